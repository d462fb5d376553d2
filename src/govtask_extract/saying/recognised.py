"""A message of a report, which holds its English text alone, with the pattern and the values that it was made of.

A report may come from a file, or from another process: its messages are found again among the patterns.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from govtask_extract.saying.known_patterns import PatternPiece, candidates, matcher
from govtask_extract.saying.languages import Language
from govtask_extract.saying.said import Said, in_words_of, listed, said
from govtask_extract.saying.speaking import catalogue, tongues

_SENTENCES = "; "
_SEPARATORS = (_SENTENCES, ", ", " and the ", " and ", " or ")


class _Recognised(Struct, frozen=True):
    """What a text is, and how many letters tell so."""

    message: str
    letters: int = 0


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
    if _ENGLISH.search(message) or message.isascii() or _fit(message, "en"):
        return message
    return str(_value(message, "zh"))


@lru_cache(maxsize=4096)
def _fit(text: str, language: Language) -> _Recognised | None:
    for known in candidates(text, language):
        if match := matcher(known).fullmatch(text):
            values = {piece.value: _read(match[piece.value], piece, language) for piece in known.pieces if piece.value}
            is_one = known.one and values.get("count") in (1, "1")
            return _Recognised(said(known.one if is_one else known.message, **values), known.letters)
    return None


def _read(text: str, piece: PatternPiece, language: Language) -> object:
    if piece.is_number:
        return int(text.replace(",", ""))
    return text if piece.is_quoted else _value(text, language)


def _value(text: str, language: Language) -> str:
    """A value may be a message itself, or several: sentences, each of which is one, or words."""
    whole = _fit(text, language)
    return _sentences(text, language, whole.letters if whole else 0) or (whole or _words(text, language)).message


def _sentences(text: str, language: Language, least: int) -> Said | None:
    """Where each is a message, and all of them tell more than the one that `text` may be as a whole."""
    parts = text.split(catalogue(language).gettext(_SENTENCES))
    fits = [fit for part in parts if (fit := _fit(part, language))]
    if len(parts) == 1 or len(fits) < len(parts) or sum(fit.letters for fit in fits) <= least:
        return None
    return listed((fit.message for fit in fits), _SENTENCES)


def _words(text: str, language: Language) -> _Recognised:
    for separator in _SEPARATORS:
        parts = text.split(catalogue(language).gettext(separator))
        if len(parts) > 1 and (any(_fit(part, language) for part in parts) or all(map(str.isdecimal, parts))):
            return _Recognised(listed((_value(part, language) for part in parts), separator))
    return _Recognised(text)
