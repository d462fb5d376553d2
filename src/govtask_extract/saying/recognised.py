"""A message of a report, which holds its English text alone, with the pattern and the values that it was made of.

A report may come from a file, or from another process: its messages are found again among the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from string import Formatter

from msgspec import Struct

from govtask_extract.saying.languages import Language
from govtask_extract.saying.said import Said, in_words_of, listed, said
from govtask_extract.saying.speaking import catalogue, tongues

_SENTENCES = "; "
_SEPARATORS = (_SENTENCES, ", ", " and the ", " and ", " or ")
# Of a pattern so few letters tell nothing: "{place}: {message}".
_TELLING: dict[Language, int] = {"en": 4, "zh": 2}


class _PatternPiece(Struct, frozen=True):
    """What is printed as it is, and the value behind it, if there is one. What is quoted is no message."""

    printed: str
    value: str | None
    is_number: bool
    is_quoted: bool


class _KnownPattern(Struct, frozen=True):
    """`telling` is the longest of the words that every such message holds, `letters` how many it has in all.

    `message` is the pattern in English; with `one` it counts something, and that is how it says so of one.
    """

    message: str
    pattern: str
    pieces: tuple[_PatternPiece, ...]
    telling: str
    letters: int
    one: str = ""


def recognised(message: str) -> str:
    """The message as `said` makes it; one that no pattern fits stays as it is, in every language."""
    if isinstance(message, Said) or tongues().people == tongues().data == "en":
        return message
    return _value(message, "en")


def translated(message: str, language: Language) -> str:
    """A message of a report, which holds its English, in a language that may be another than that at hand."""
    return message if language == "en" else str(in_words_of(catalogue(language), _value(message, "en")))


# Nothing in Chinese has so many English words in a row, but for what it quotes.
_ENGLISH = re.compile(r"(?:[a-z]+ ){3}|[a-z] is [a-z]")


def in_english(message: str) -> str:
    """What a report that was written in Chinese says; English, and what no pattern fits, stays as it is."""
    if _ENGLISH.search(message) or message.isascii() or _found(message, "en"):
        return message
    return str(_value(message, "zh"))


def _found(text: str, language: Language) -> Said | None:
    for known in _patterns(language):
        if known.telling in text and (match := _matcher(known.pattern).fullmatch(text)):
            values = {piece.value: _read(match[piece.value], piece, language) for piece in known.pieces if piece.value}
            return said(known.one if known.one and values.get("count") == 1 else known.message, **values)
    return None


def _read(text: str, piece: _PatternPiece, language: Language) -> object:
    if piece.is_number:
        return int(text.replace(",", ""))
    return text if piece.is_quoted else _value(text, language)


def _value(text: str, language: Language) -> str:
    """A value may be a message itself, or several: sentences, each of which is one, or words."""
    return _several(text, _SENTENCES, language, all) or _found(text, language) or _words(text, language)


def _words(text: str, language: Language) -> str:
    lists = (_several(text, separator, language, any) for separator in _SEPARATORS)
    return next(filter(None, lists), text)


def _several(text: str, separator: str, language: Language, enough: Callable[[Iterable[object]], bool]) -> Said | None:
    parts = text.split(catalogue(language).gettext(separator))
    if len(parts) == 1 or not enough(_found(part, language) for part in parts):
        return None
    return listed((_value(part, language) for part in parts), separator)


@cache
def _patterns(language: Language) -> tuple[_KnownPattern, ...]:
    """Those that tell the most come first."""
    known: dict[str | tuple[str, int], str] = getattr(catalogue("zh"), "_catalog", {})
    # What counts has both forms in English, and stands in the catalogue once more by that of many.
    ones = {chinese: message[0] for message, chinese in known.items() if isinstance(message, tuple)}
    made = (
        _pattern(message, message if language == "en" else chinese, "" if language == "en" else ones.get(chinese, ""))
        for message, chinese in known.items()
        if isinstance(message, str) and message
    )
    telling = (one for one in made if one.letters >= _TELLING[language])
    return tuple(sorted(telling, key=_precedence))


def _precedence(known: _KnownPattern) -> tuple[object, ...]:
    """Of those that Chinese says alike, leaders and supervising leaders, the fuller one; none that begins a line."""
    message = known.message
    return -known.letters, known.pattern, message[0].isupper(), -message.count(" "), message


def _pattern(message: str, text: str, one: str) -> _KnownPattern:
    pieces = tuple(_pieces(text))
    words = [piece.printed for piece in pieces]
    longest, letters = max(words, key=len, default=""), sum(map(str.isalpha, "".join(words)))
    return _KnownPattern(message, text, pieces, longest, letters, one)


def _pieces(text: str) -> Iterator[_PatternPiece]:
    for literal, value, form, _ in _parsed(text):
        yield _PatternPiece(literal, value, bool(form), literal.endswith("“"))


def _parsed(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """What has no values may hold any brace: a rule's example, the words of a library."""
    try:
        return list(Formatter().parse(text))
    except ValueError:
        return [(text, None, None, None)]


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
