"""Finds what a package of formats or rules offers: one module each, nothing to register by hand."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

from msgspec import Struct


class Extra(Struct, frozen=True):
    """What pip calls an extra, and the library of it that a format needs; `others` serve as well."""

    name: str
    library: str
    others: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Told without importing the library."""
        return any(find_spec(library) is not None for library in (self.library, *self.others))

    @property
    def hint(self) -> str:
        """The command that installs it."""
        return f'pip install "govtask-extract[{self.name}]"'


def docstrings(module: str) -> dict[str, str]:
    """By the names of its functions, its own under "": from the source, since Python may have dropped them (-OO).

    Without the source there are none.
    """
    import ast

    spec = find_spec(module)
    source = spec.loader.get_source(module) if spec and spec.loader else None  # type: ignore[attr-defined]
    tree = ast.parse(source or "")
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {"": ast.get_docstring(tree, clean=False) or ""} | {
        function.name: ast.get_docstring(function, clean=False) or "" for function in functions
    }


def collect(package: ModuleType) -> dict[str, ModuleType]:
    """Import every module of `package` and return them by their names, in alphabetical order."""
    return {name: import_module(f"{package.__name__}.{name}") for name in names(package)}


@cache
def names(package: ModuleType) -> tuple[str, ...]:
    """The names of the modules in `package`, sorted, none of them imported. Each file of an archive asks for them."""
    return tuple(sorted(module.name for module in iter_modules(package.__path__)))
