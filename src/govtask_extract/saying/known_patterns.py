"""The patterns of all messages, in English or Chinese, found by the few characters that tell each from the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from string import Formatter

from msgspec import Struct

from govtask_extract.saying.languages import Language
from govtask_extract.saying.speaking import catalogue

# Of a pattern so few letters tell nothing: "{place}: {message}".
_TELLING: dict[Language, int] = {"en": 4, "zh": 2}
# So many characters stand in few patterns: two Han characters are a word.
_WIDTH: dict[Language, int] = {"en": 4, "zh": 2}
# click's own messages, which stand in no report: the value cannot be told from how it is quoted.
_AS_PYTHON_HAS_IT = "!r}"


class PatternPiece(Struct, frozen=True):
    """What is printed as it is, and the value behind it, if there is one. What is quoted is no message."""

    printed: str
    value: str | None
    is_number: bool
    is_quoted: bool


class KnownPattern(Struct, frozen=True):
    """`letters` is how many every such message holds.

    `message` is the pattern in English; with `one` it counts something, and that is how it says so of one.
    """

    message: str
    pattern: str
    pieces: tuple[PatternPiece, ...]
    letters: int
    one: str = ""


def candidates(text: str, language: Language) -> list[KnownPattern]:
    """Those that the text may be made of; those that tell the most come first."""
    told, width = _by_what_tells(language), _WIDTH[language]
    met = {text[at : at + width] for at in range(len(text) - width + 1)}
    found = [one for part in ("", *met) for one in told.get(part, ())]
    return [known for _, known in sorted(found, key=lambda one: one[0])]


@cache
def _by_what_tells(language: Language) -> dict[str, list[tuple[int, KnownPattern]]]:
    """Each with its rank, by the rarest of the characters in a row that it prints; by "" if it prints too few."""
    patterns = sorted(_patterns(language), key=_precedence)
    printed = [_in_a_row(known, _WIDTH[language]) for known in patterns]
    counts = Counter(part for parts in printed for part in parts)
    told: dict[str, list[tuple[int, KnownPattern]]] = {}
    for rank, (known, parts) in enumerate(zip(patterns, printed, strict=True)):
        told.setdefault(min(parts, key=counts.__getitem__, default=""), []).append((rank, known))
    return told


def _precedence(known: KnownPattern) -> tuple[object, ...]:
    """Of those that Chinese says alike, leaders and supervising leaders, the fuller one; none that begins a line."""
    message = known.message
    return -known.letters, known.pattern, message[:1].isupper(), -message.count(" "), message


def _in_a_row(known: KnownPattern, width: int) -> set[str]:
    return {piece.printed[at : at + width] for piece in known.pieces for at in range(len(piece.printed) - width + 1)}


def _patterns(language: Language) -> Iterator[KnownPattern]:
    held: dict[str | tuple[str, int], str] = getattr(catalogue("zh"), "_catalog", {})
    # Under no words stands what the catalogue says of itself.
    known = {message: chinese for message, chinese in held.items() if message}
    # What counts has both forms in English: that of one stands in the catalogue with a number, that of many by itself.
    ones = {chinese: message[0] for message, chinese in known.items() if isinstance(message, tuple)}
    for message, chinese in known.items():
        if language == "zh":
            made = _pattern(message, chinese, ones.get(chinese, "")) if isinstance(message, str) else None
        else:
            english = message if isinstance(message, str) else message[0]
            made = _pattern(english, english)
        if made and made.letters >= _TELLING[language] and _AS_PYTHON_HAS_IT not in made.message:
            yield made


def _pattern(message: str, text: str, one: str = "") -> KnownPattern:
    pieces = tuple(_pieces(text))
    letters = sum(map(str.isalpha, "".join(piece.printed for piece in pieces)))
    return KnownPattern(message, text, pieces, letters, one)


def _pieces(text: str) -> Iterator[PatternPiece]:
    """A page that shows a mapping of YAML has braces, and is no pattern."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        parsed = []
    if not all(value is None or value.isidentifier() for _, value, _, _ in parsed) or not parsed:
        parsed = [(text, None, None, None)]
    for literal, value, form, _ in parsed:
        yield PatternPiece(literal, value, bool(form), literal.endswith("“"))


@cache
def matcher(pattern: KnownPattern) -> re.Pattern[str]:
    """Has a group for each value."""
    met: set[str] = set()
    made = ""
    for piece in pattern.pieces:
        made += re.escape(piece.printed)
        if piece.value:
            value = r"[\d,]+" if piece.is_number else ".*?"
            made += f"(?P={piece.value})" if piece.value in met else f"(?P<{piece.value}>{value})"
            met.add(piece.value)
    return re.compile(made, re.DOTALL)
