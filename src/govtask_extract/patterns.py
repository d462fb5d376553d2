"""Regular expressions that are compiled when they are first used: one notice needs only some of all that are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import regex


class _Lazy:
    """Becomes, to whoever asks it for a method, the compiled pattern; each method is looked up once."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> object:
        compiled = self._compiled()
        self.__dict__["_compiled"] = lambda: compiled
        self.__dict__[name] = value = getattr(compiled, name)
        return value


def lazy_re(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of the standard library."""
    return cast("re.Pattern[str]", _Lazy(lambda: re.compile(source, flags)))


def lazy_regex(source: str, flags: int = 0) -> regex.Pattern[str]:
    r"""A pattern of `regex`, for `\p{Han}` and the like."""

    def compiled() -> object:
        import regex

        return regex.compile(source, flags)

    return cast("regex.Pattern[str]", _Lazy(compiled))
