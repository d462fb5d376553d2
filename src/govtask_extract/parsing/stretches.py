"""The stretches of an item: some text, and the assignment group or groups that close it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import regex

from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.drafts import Assigned
from govtask_extract.model.group import Position
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.assignment.groups import find_groups

_MARKS = regex.compile(r"[\s。．.；;，,、]*")


@dataclass(slots=True)
class Stretch:
    """`assigned` is empty for text that no group closes."""

    text: list[Traced] = field(default_factory=list)
    assigned: list[Assigned] = field(default_factory=list)

    @property
    def on_lines(self) -> bool:
        """Whether label lines, not a bracket alone, close it."""
        return any(assigned.position is Position.LINE for assigned in self.assigned)


def find_stretches(blocks: Iterable[Block], profile: Profile) -> list[Stretch]:
    """The stretches of these blocks in order; the last one may have no group."""
    stretches = [Stretch()]
    for part in _parts(blocks, profile):
        current = stretches[-1]
        if isinstance(part, Assigned):
            current.assigned.append(part)
        elif not current.assigned:
            current.text.append(part)
        elif _MARKS.fullmatch(part.text):
            current.assigned[-1] = replace(current.assigned[-1], marks=(*current.assigned[-1].marks, part))
        else:
            stretches.append(Stretch([part]))
    return stretches


def has_groups(blocks: Iterable[Block], profile: Profile) -> bool:
    """Whether any group stands in these blocks."""
    return any(isinstance(part, Assigned) for part in _parts(blocks, profile))


def _parts(blocks: Iterable[Block], profile: Profile) -> Iterator[Traced | Assigned]:
    """Text and groups in printed order; label lines that follow one another are one group."""
    lines: list[Traced] = []
    for block in blocks:
        if block.kind is BlockKind.LABELLED:
            lines.append(block.content)
            continue
        yield from _label_lines(lines, profile)
        lines = []
        yield from _with_brackets(block.words, profile)
    yield from _label_lines(lines, profile)


def _label_lines(lines: list[Traced], profile: Profile) -> Iterator[Traced | Assigned]:
    if not lines:
        return
    content = join(lines, "\n")
    group = read_group(content.text, Position.LINE, profile)
    if group is None:
        yield from lines
    else:
        yield Assigned(content, group, Position.LINE)


def _with_brackets(content: Traced, profile: Profile) -> Iterator[Traced | Assigned]:
    """The bracketed groups of a paragraph and the text between them; marks right behind a group go with it."""
    at = 0
    for start, end, group in find_groups(content.text, profile):
        before = content.cut(at, start).strip()
        if before:
            yield before
        match = _MARKS.match(content.text, end)
        at = match.end() if match else end
        marks = content.cut(end, at).strip()
        yield Assigned(content.cut(start, end), group, Position.BRACKET, (marks,) if marks else ())
    rest = content.cut(at).strip()
    if rest:
        yield rest
