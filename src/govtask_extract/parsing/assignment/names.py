"""From a stretch to a name: marks at its ends and brackets that are no part of it are taken off."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import NOTHING
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.assignment.asides import Aside, read_aside

_EDGE = "。；，、：:.·-—*★●◆▲■◇△☆※|/ "
_OPENING, _CLOSING = "（〈", "）〉"


class Trimmed(Struct, frozen=True):
    """A name's place, and what the brackets behind it said; of a bracket that stands alone the place is empty."""

    start: int
    end: int
    asides: tuple[Aside, ...] = ()


def trim(folded: Folded, start: int, end: int, profile: Profile) -> Trimmed | None:
    """The name in a stretch, or None if nothing is left of it."""
    start, end = _without_edges(folded, start, end)
    asides: list[Aside] = []
    while end > start and folded.openings.get(end - 1, -1) >= start:
        opening = folded.openings[end - 1]
        aside = read_aside(folded, opening + 1, end - 1, profile)
        if aside is None:
            break
        asides.append(aside)
        start, end = _without_edges(folded, start, opening)
    if start >= end and asides:
        return Trimmed(start, start, tuple(asides))
    blank = folded.text[start:end] in NOTHING or folded.text[start:end].isdigit()
    return None if start >= end or blank else Trimmed(start, end, tuple(asides))


def _without_edges(folded: Folded, start: int, end: int) -> tuple[int, int]:
    text = folded.text
    while start < end and (text[start] in _EDGE or (text[start] in _CLOSING and start not in folded.openings)):
        start += 1
    while end > start and (text[end - 1] in _EDGE or _is_loose(folded, end - 1)):
        end -= 1
    return start, end


def _is_loose(folded: Folded, at: int) -> bool:
    """Whether a bracket's mark has no partner."""
    mark = folded.text[at]
    return (mark in _CLOSING and at not in folded.openings) or (mark in _OPENING and at not in folded.pairs)
