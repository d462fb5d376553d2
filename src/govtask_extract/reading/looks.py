"""How the characters of a text look, as far as it decides whether anybody reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.setting_apart import HIDDEN, NOTE_MARK, STRUCK, set_apart, shown_in

WHITE, BLACK = "ffffff", "000000"
# Points at which no character is read any more.
_TINY = 1.0
# Of 255: nobody tells such colours apart.
_ALIKE = 16
_MARK = lazy_re(r"\s*[\[(（【]?\s*(?:注?\s*[0-9]{1,2}|[①-⑳*＊]|注)\s*[\])）】]?\s*")
# km², 平方米 as m² and 米²: powers of a unit.
_UNIT_AT_END = lazy_re(r"[A-Za-z米里]\s*$")


Area = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a rectangle, rows and columns counted from 0."""


class Look(Struct, frozen=True):
    """`colour` is six hexadecimal digits, another name that two equal colours share, or None if it is not known."""

    colour: str | None = BLACK
    size: float | None = None
    struck: bool = False
    raised: bool = False
    unseen: bool = False


class TextRun(Struct, frozen=True):
    """A stretch of a text that looks alike; without a look of its own it has that of what it stands in."""

    text: str
    look: Look | None = None


def printed(runs: Sequence[TextRun], look: Look, fill: str | None) -> str:
    """The runs joined, what is not to be read marked as such. `fill` is the colour behind them, None if not known."""
    text = ""
    for run in runs:
        kind = kind_apart(run.text, run.look or look, fill, text)
        text += set_apart(run.text, kind) if kind else run.text
    return text


def kind_apart(text: str, look: Look, fill: str | None, before: str) -> str | None:
    """The kind of furniture that a text of this look is, behind another on its line; None if it is read."""
    if look.unseen or (look.size is not None and look.size <= _TINY) or _vanishes(look.colour, fill):
        return HIDDEN
    if look.struck:
        return STRUCK
    if look.raised and _MARK.fullmatch(text) and not _UNIT_AT_END.search(shown_in(before)):
        return NOTE_MARK
    return None


def _vanishes(colour: str | None, fill: str | None) -> bool:
    """Whether nothing of this colour shows on the fill."""
    if colour is None or fill is None:
        return False
    if colour == fill:
        return True
    one, other = _channels(colour), _channels(fill)
    return bool(one and other) and all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue; () for a colour that has only a name."""
    try:
        return tuple(bytes.fromhex(colour)) if len(colour) == 6 else ()
    except ValueError:
        return ()


def is_within(position: tuple[int, int], areas: Iterable[Area]) -> bool:
    """Whether a cell lies in one of the areas."""
    row, column = position
    return any(top <= row <= bottom and left <= column <= right for (top, left), (bottom, right) in areas)
