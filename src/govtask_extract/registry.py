"""Finds what a package of formats or rules offers: one module each, nothing to register by hand."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def collect(package: ModuleType) -> dict[str, ModuleType]:
    """Import every module of `package` and return them by their names, in alphabetical order."""
    return {name: import_module(f"{package.__name__}.{name}") for name in names(package)}


def names(package: ModuleType) -> list[str]:
    """The names of the modules in `package`, sorted, none of them imported."""
    return sorted(module.name for module in iter_modules(package.__path__))
