"""Unnumbered paragraphs below a heading: those with a group are tasks, short ones that stand alone are headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govtask_extract.model.blocks import Block
from govtask_extract.model.drafts import Entry, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.parsing.assignment.stretches import Groups, makes_up
from govtask_extract.parsing.items.heading_lines import is_plain_title, leaders_in


def read_unnumbered(
    blocks: Sequence[Block], section: SectionDraft | None, heads_items: bool, groups: Groups
) -> Iterator[Entry]:
    """Tasks, headings and prose in printed order. `heads_items`: numbered items follow the last paragraph."""
    current = section
    waiting: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1 : index + 2]
        if is_plain_title(block, following, heads_items) and not groups.stand_in([block]):
            yield from as_prose(waiting, current)
            waiting = []
            level = section.level + 1 if section else 1
            current = SectionDraft(None, None, (block.words,), level, section, leaders_in(block.words))
            yield current
            continue
        waiting.append(block)
        if groups.stand_in([block]) and not any(map(makes_up, following)):
            yield from _tasks(waiting, current, groups)
            waiting = []
    yield from as_prose(waiting, current)


def _tasks(blocks: Sequence[Block], section: SectionDraft | None, groups: Groups) -> Iterator[Entry]:
    """Prose before the paragraph that the group closes stays prose."""
    first = next((index for index in range(len(blocks) - 1, -1, -1) if not makes_up(blocks[index])), 0)
    yield from as_prose(blocks[:first], section)
    for stretch in groups.stretches(blocks[first:]):
        if stretch.assigned:
            yield TaskDraft(None, None, tuple(stretch.text), tuple(stretch.assigned), section)
        elif stretch.text:
            yield ProseDraft(tuple(stretch.text), section)


def as_prose(blocks: Iterable[Block], section: SectionDraft | None) -> Iterator[ProseDraft]:
    """Each block as a paragraph."""
    for block in blocks:
        if block.content:
            yield ProseDraft((block.content,), section)
