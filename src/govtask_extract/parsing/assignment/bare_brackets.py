"""（市教育局、市财政局）: brackets that name bodies without any verb or label, where a document has the habit."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.language.brackets import CLOSING, match_brackets
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.group import Group, Position
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.assignment.grammar import read_group

_MARKS = "。．.；;，, 　"
# Fewer may be remarks: 新建服务站（街道办）。
_FEWEST = 3
# So many more groups of other kinds, and the rest of a long document need not be looked at.
_ENOUGH = 10


def are_the_habit(blocks: Sequence[Block], profile: Profile) -> bool:
    """Whether paragraphs end in such brackets again and again, and at least as often as in other groups."""
    bare = assigning = 0
    for block in blocks:
        bracket = _last_bracket(block.text)
        group = _read(block.text[bracket[0] : bracket[1]], profile) if bracket is not None else None
        if block.kind is BlockKind.LABELLED or (group is not None and group.labels):
            assigning += 1
        elif group is not None:
            bare += 1
        if assigning > bare + _ENOUGH:
            return False
    return bare >= _FEWEST and bare >= assigning


def find_bare_bracket(text: str, profile: Profile) -> tuple[int, int, Group] | None:
    """The bracket that ends the paragraph, if it names bodies and does no more."""
    bracket = _last_bracket(text)
    group = _read(text[bracket[0] : bracket[1]], profile) if bracket is not None else None
    return (*bracket, group) if bracket is not None and group is not None else None


def _read(bracket: str, profile: Profile) -> Group | None:
    return read_group(bracket, Position.BRACKET, profile, bare=True)


def _last_bracket(text: str) -> tuple[int, int] | None:
    """Where the bracket begins and ends that nothing but marks follow; one that is all of the text is none."""
    end = len(text.rstrip(_MARKS))
    if not end or text[end - 1] not in CLOSING:
        return None
    start = min((opening for opening, closing in match_brackets(text).items() if closing == end - 1), default=0)
    return (start, end) if start else None
