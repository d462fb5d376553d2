"""Regular expressions that are compiled when they are first used: one notice needs only some of all that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import cast


class _Lazy:
    """Becomes, to whoever asks it for a method, the compiled pattern; each method is looked up once."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> object:
        self.__dict__[name] = value = getattr(self._compiled, name)
        return value


def holds_any(text: str, words: Iterable[str], *span: int) -> bool:
    """Whether one of the words stands in the text, or in the stretch of it that `span` bounds as in `str.find`."""
    find = text.find
    for word in words:  # noqa: SIM110 (a generator takes longer than the words)
        if find(word, *span) >= 0:
            return True
    return False


class _Needing:
    """Looks first for the words without which nothing can match.

    Most texts hold none of them, so that most patterns are never compiled.
    """

    def __init__(self, pattern: re.Pattern[str], needs: tuple[str, ...]) -> None:
        self._pattern, self._needs = pattern, needs

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._pattern.search(text, *span) if holds_any(text, self._needs, *span) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._pattern.match(text, *span) if holds_any(text, self._needs, *span) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._pattern.fullmatch(text, *span) if holds_any(text, self._needs, *span) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text, *span) if holds_any(text, self._needs, *span) else iter(())


def lazy_re(source: str, flags: int = 0, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern of the standard library; each of its matches holds one of `needs`, if any are given."""
    pattern = cast("re.Pattern[str]", _Lazy(source, flags))
    return cast("re.Pattern[str]", _Needing(pattern, needs)) if needs else pattern
