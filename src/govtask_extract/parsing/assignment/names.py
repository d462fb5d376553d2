"""From a stretch to a name: marks at its ends and brackets that are no part of it are taken off."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import NOTHING
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.assignment.asides import Aside, read_aside

_EDGE = "。；，、：:.·-—*★●◆▲■◇△☆※|/ "
_CLOSING = "）〉"
_BRACKETS = "（〈）〉"


class TrimmedName(Struct, frozen=True):
    """A name's place, and what the brackets behind it said; of a bracket that stands alone the place is empty."""

    start: int
    end: int
    asides: tuple[Aside, ...] = ()


def trim(folded: Folded, start: int, end: int, profile: Profile) -> TrimmedName | None:
    """The name in a stretch, or None if nothing is left of it."""
    start, end = _without_edges(folded, start, end)
    asides: list[Aside] = []
    while (opening := folded.openings.get(end - 1, -1)) >= start:
        aside = read_aside(folded, opening + 1, end - 1, profile)
        if aside is None:
            break
        asides.append(aside)
        start, end = _without_edges(folded, start, opening)
    words = folded.text[start:end]
    if asides and not words:
        return TrimmedName(start, start, tuple(asides))
    return None if words in NOTHING or words.isdigit() else TrimmedName(start, end, tuple(asides))


def _without_edges(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """A bracket's mark without its partner goes, too; an opening one stays in front, where its partner may be lost."""
    while start < end and _is_edge(folded, start, _CLOSING):
        start += 1
    while end > start and _is_edge(folded, end - 1, _BRACKETS):
        end -= 1
    return start, end


def _is_edge(folded: Folded, at: int, brackets: str) -> bool:
    mark = folded.text[at]
    return mark in _EDGE or (mark in brackets and at not in folded.openings and at not in folded.pairs)
