"""From a stretch to a name: marks at its ends and brackets that are no part of it are taken off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.folded import Folded, fold_widths
from govtask_extract.parsing.assignment.moments import is_deadline
from govtask_extract.parsing.assignment.notes import rules_in
from govtask_extract.parsing.assignment.verbs import find_predicates
from govtask_extract.parsing.assignment.wording import NOTHING, SCOPE_OPENINGS, SCOPE_WORDS

_EDGE = "。；，、：:.·-—*★●|/ "
_OPENING, _CLOSING = "（〈", "）〉"


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A name's place; `role` if a bracket behind it gave one, 市教育局（牵头）; `deadline` likewise."""

    start: int
    end: int
    role: Role | None = None
    deadline: tuple[int, int] | None = None


def trim(folded: Folded, start: int, end: int, profile: Profile) -> Trimmed | None:
    """The name in a stretch, or None if nothing is left of it."""
    start, end = _without_edges(folded, start, end)
    role, deadline = None, None
    while end > start and folded.openings.get(end - 1, start) > start:
        opening = folded.openings[end - 1]
        inner = (opening + 1, end - 1)
        found = bracket_role(folded, *inner, profile)
        if is_deadline(folded.text, *inner):
            deadline = inner
        elif found is None and not is_scope(folded, *inner):
            break
        role = role or found
        start, end = _without_edges(folded, start, opening)
    blank = folded.text[start:end] in NOTHING or folded.text[start:end].isdigit()
    return None if start >= end or blank else Trimmed(start, end, role, deadline)


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


def is_scope(folded: Folded, start: int, end: int) -> bool:
    """Whether a bracket's inside only says what the name before it covers: 含开发区，下同."""
    inside = folded.text[start:end]
    return (
        not inside
        or inside.startswith(SCOPE_OPENINGS)
        or any(word in inside for word in SCOPE_WORDS)
        or bool(rules_in(inside))
    )


def bracket_role(folded: Folded, start: int, end: int, profile: Profile) -> Role | None:
    """The role that a bracket's inside gives to the name before it: 牵头, 牵头单位, 按职责分工负责."""
    inside = folded.text[start:end]
    if len(inside) > 24:
        return None
    label = _labels(profile).get(inside)
    if label is not None:
        return label
    runs = list(find_predicates(inside, 0, len(inside), profile))
    return runs[0].role if len(runs) == 1 and (runs[0].start, runs[0].end) == (0, len(inside)) else None


@cache
def _labels(profile: Profile) -> dict[str, Role]:
    return {fold_widths(label): role for label, role in profile.labels}
