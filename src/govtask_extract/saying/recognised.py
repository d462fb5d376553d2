"""A message of a report, which holds its English text alone, with the pattern and the values that it was made of.

A report may come from a file, or from another process: its messages are found again among the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

from msgspec import Struct

from govtask_extract.saying.said import Said, listed, said
from govtask_extract.saying.speaking import catalogue, tongues

_SEPARATORS = ("; ", ", ", " and ")
# Of a pattern so few letters tell nothing: "{place}: {message}".
_TELLING = 4


class _PatternPiece(Struct, frozen=True):
    """What is printed as it is, and the value behind it, if there is one."""

    printed: str
    value: str | None
    is_number: bool


class _KnownPattern(Struct, frozen=True):
    """`telling` is the longest of the words that every such message holds, `letters` how many it has in all."""

    pattern: str
    pieces: tuple[_PatternPiece, ...]
    telling: str
    letters: int


def recognised(message: str) -> str:
    """The message as `said` makes it; one that no pattern fits stays as it is, in every language."""
    if isinstance(message, Said) or tongues().people == tongues().data == "en":
        return message
    return _found(message) or message


def _found(text: str) -> Said | None:
    for one in _patterns():
        if one.telling in text and (match := _matcher(one.pattern).fullmatch(text)):
            numbers = {piece.value for piece in one.pieces if piece.is_number}
            values = match.groupdict().items()
            return said(one.pattern, **{name: _number(of) if name in numbers else _value(of) for name, of in values})
    return None


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _value(text: str) -> str:
    """A value may be a message itself, or several."""
    if found := _found(text):
        return found
    for separator in _SEPARATORS:
        parts = text.split(separator)
        if len(parts) > 1 and any(map(_found, parts)):
            return listed(map(_value, parts), separator)
    return text


@cache
def _patterns() -> tuple[_KnownPattern, ...]:
    """Those that tell the most come first."""
    known: dict[object, str] = getattr(catalogue("zh"), "_catalog", {})
    made = (_pattern(one) for one in known if isinstance(one, str) and one)
    return tuple(sorted((one for one in made if one.letters >= _TELLING), key=lambda one: (-one.letters, one.pattern)))


def _pattern(text: str) -> _KnownPattern:
    pieces = tuple(_pieces(text))
    words = [piece.printed for piece in pieces]
    return _KnownPattern(text, pieces, max(words, key=len, default=""), sum(map(str.isalpha, "".join(words))))


def _pieces(text: str) -> Iterator[_PatternPiece]:
    for literal, value, form, _ in Formatter().parse(text):
        yield _PatternPiece(literal, value, bool(form))


@cache
def _matcher(pattern: str) -> re.Pattern[str]:
    met: set[str] = set()
    made = ""
    for piece in _pieces(pattern):
        made += re.escape(piece.printed)
        if piece.value:
            value = r"[\d,]+" if piece.is_number else ".*?"
            made += f"(?P={piece.value})" if piece.value in met else f"(?P<{piece.value}>{value})"
            met.add(piece.value)
    return re.compile(made, re.DOTALL)
