"""Asides: what a bracket behind a name says, when it is no part of the name."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.deadlines import is_deadline
from govtask_extract.language.folding import Folded, fold_widths
from govtask_extract.language.script import HAN
from govtask_extract.language.words.around_bodies import SCOPE_OPENINGS, SCOPE_WORDS
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.notes import rules_in
from govtask_extract.parsing.assignment.verbs import find_predicates
from govtask_extract.patterns import lazy_regex

# A bracket behind a name is short, unless it is a list of its own.
_LONGEST = 200
_LABELLED = lazy_regex(rf"[{HAN}]{{2,12}}：", needs=("：",))


class Aside(Struct, frozen=True):
    """`role` is what 市教育局（牵头） does; `deadline` and `group` bound an inside to be read as such."""

    role: Role | None = None
    deadline: tuple[int, int] | None = None
    group: tuple[int, int] | None = None


def read_aside(folded: Folded, start: int, end: int, profile: Profile) -> Aside | None:
    """What a bracket's inside says of the name before it; None if it is part of the name."""
    inside = folded.text[start:end]
    if len(inside) > _LONGEST:
        return None
    if is_deadline(folded.text, start, end):
        return Aside(deadline=(start, end))
    label = _labels(profile).get(inside)
    if label is not None or _is_scope(inside):
        return Aside(role=label)
    if _LABELLED.match(inside) and "（" not in inside:
        return Aside(group=(start, end))
    return _said(folded, start, end, profile)


def _is_scope(inside: str) -> bool:
    """含开发区，下同 only says what the name covers."""
    opens = not inside or inside.startswith(SCOPE_OPENINGS)
    return opens or any(word in inside for word in SCOPE_WORDS) or bool(rules_in(inside))


def _said(folded: Folded, start: int, end: int, profile: Profile) -> Aside | None:
    """按职责分工负责 says nothing of its own, 配合 gives a role, 市税务局配合 is a group."""
    inside = folded.text[start:end]
    runs = [run for run in find_predicates(inside, 0, len(inside), profile) if run.end == len(inside)]
    if not runs or "（" in inside:
        return None
    if runs[0].start == 0:
        return Aside(role=None if runs[0].role is Role.RESPONSIBLE else runs[0].role)
    bodies = judge(folded, start, start + runs[0].start) in (Body.STRONG, Body.COLLECTIVE)
    return Aside(group=(start, end)) if bodies and runs[0].role else None


@cache
def _labels(profile: Profile) -> dict[str, Role]:
    return {fold_widths(label): role for label, role in profile.labels if role is not Role.DEADLINE}
