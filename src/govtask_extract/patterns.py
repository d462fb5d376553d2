"""Regular expressions: which library takes which; compiled when first used, for one notice needs only some of them.

`lazy_re` is the rule: the standard library's `re` is loaded anyway, compiles in half the time and matches plain marks,
figures and spelled-out forms as fast or faster. `lazy_regex` is for what `regex` says shorter or more exactly:

- `\\p{Han}`, as `language/script.HAN`: Unicode's own list, where `re` would have to be given the ranges;
- `\\L<verbs>`: any word of a list, the longest first, without joining and escaping;
- `match.captures(…)`: all that a repeated group has taken, where `re` keeps the last;
- `(?<=…)` of any length.

`UserPatterns` are for what a profile brings: `regex` can be stopped. Labels stay with `re`: `regex` tries four hundred
words one after the other, four times as long. White space is not quite the same to both: U+001C to U+001F are
some to `re` and to `str.isspace` alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from time import thread_time
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    import regex

_END = sys.maxsize
_Found = TypeVar("_Found", covariant=True)


class _Compiled(Protocol[_Found]):
    """What the compiled patterns of both libraries do in the same way."""

    def search(self, text: str, start: int, end: int, /) -> _Found | None: ...
    def match(self, text: str, start: int, end: int, /) -> _Found | None: ...
    def fullmatch(self, text: str, start: int, end: int, /) -> _Found | None: ...
    def finditer(self, text: str, start: int, end: int, /) -> Iterator[_Found]: ...
    def findall(self, text: str, /) -> list[str]: ...
    def split(self, text: str, /) -> list[str]: ...
    def sub(self, replacement: str | Callable[[_Found], str], text: str, /) -> str: ...


class Pattern(Generic[_Found]):
    """One of our own. Each of its matches holds one of `needs`, if any are given.

    Most texts hold none of them, so that such a pattern is seldom compiled. `start` and `end` bound the stretch that is
    looked through as in `str.find`; what stands before it can still be looked back at.
    """

    __slots__ = ("_compile", "_made", "needs")

    def __init__(self, compile_: Callable[[], _Compiled[_Found]], needs: tuple[str, ...]) -> None:
        self._compile, self.needs = compile_, needs
        self._made: _Compiled[_Found] | None = None

    @property
    def compiled(self) -> _Compiled[_Found]:
        """The library's pattern; `_made` spares most calls the way here."""
        if self._made is None:
            self._made = self._compile()
        return self._made

    def search(self, text: str, start: int = 0, end: int = _END) -> _Found | None:
        if self.needs and not holds_any(text, self.needs, start, end):
            return None
        return (self._made or self.compiled).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> _Found | None:
        if self.needs and not holds_any(text, self.needs, start, end):
            return None
        return (self._made or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> _Found | None:
        if self.needs and not holds_any(text, self.needs, start, end):
            return None
        return (self._made or self.compiled).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[_Found]:
        if self.needs and not holds_any(text, self.needs, start, end):
            return iter(())
        return (self._made or self.compiled).finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """What each match, or the one group of each, has taken."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        return self.compiled.split(text)

    def sub(self, replacement: str | Callable[[_Found], str], text: str) -> str:
        return self.compiled.sub(replacement, text)


Match: TypeAlias = "re.Match[str] | regex.Match[str]"
RePattern: TypeAlias = "Pattern[re.Match[str]]"
RegexPattern: TypeAlias = "Pattern[regex.Match[str]]"


def lazy_re(source: str, flags: int = 0, needs: tuple[str, ...] = ()) -> RePattern:
    """A pattern of the standard library."""

    def compiled() -> re.Pattern[str]:
        return re.compile(source, flags)

    return Pattern(compiled, needs)


def lazy_regex(source: str, needs: tuple[str, ...] = (), **lists: Iterable[str]) -> RegexPattern:
    """A pattern of `regex`; `\\L<name>` in it is any of the words that `lists` has under the name."""

    def compiled() -> regex.Pattern[str]:
        import regex

        # A variant of a pattern may do without one of its lists.
        return regex.compile(source, flags=0, ignore_unused=True, cache_pattern=False, **lists)

    return Pattern(compiled, needs)


class UserPatterns:
    """Patterns that a user has written may be slow: they have so much time for a line, and so much for a document.

    One that takes longer for a line does not match it. One that has used up its time for all lines is asked no more;
    nor is any when all together have used up theirs.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        self._patterns = [_UserPattern(source) for source in sources]
        self._left = _SECONDS_FOR_USER_PATTERNS
        self.slow: set[int] = set()
        """The places, from 0 on, of those that were too slow for a line, or have used up their own time."""

    @property
    def spent(self) -> bool:
        """Whether none is asked any more."""
        return self._left <= 0

    def match_whole(self, text: str) -> bool:
        """Whether one of them fits all of it."""
        return any(not self.spent and self._fits(place, text) for place in range(len(self._patterns)))

    def _fits(self, place: int, text: str) -> bool:
        pattern = self._patterns[place]
        before = pattern.left
        if before <= 0:
            return False
        try:
            return pattern.matches_whole(text)
        except TimeoutError:
            self.slow.add(place)
            return False
        finally:
            self._left -= before - pattern.left
            if pattern.left <= 0:
                self.slow.add(place)


# A file has 12 seconds by default: what its profile takes of them leaves it enough.
_SECONDS_FOR_USER_PATTERNS = 2.0
_SECONDS_FOR_A_USER_PATTERN = 0.5
_SECONDS_FOR_A_LINE = 0.1


class _UserPattern:
    """`left` are the seconds of the processor that it may still take."""

    def __init__(self, source: str) -> None:
        import regex

        self._compiled = regex.compile(source)
        self.left = _SECONDS_FOR_A_USER_PATTERN

    def matches_whole(self, text: str) -> bool:
        """Raises a `TimeoutError`."""
        begun = thread_time()
        try:
            return self._compiled.fullmatch(text, timeout=_SECONDS_FOR_A_LINE) is not None
        finally:
            self.left -= thread_time() - begun


def holds_any(text: str, words: Iterable[str], *span: int) -> bool:
    """Whether one of the words stands in the text, or in the stretch of it that `span` bounds as in `str.find`."""
    find = text.find
    for word in words:  # noqa: SIM110 (a generator takes longer than the words)
        if find(word, *span) >= 0:
            return True
    return False
