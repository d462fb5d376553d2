"""Items → sections, tasks and prose.

A task is the smallest stretch of text that has an assignment of its own. A heading has a title only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govtask_extract.model.blocks import MarkerKind
from govtask_extract.model.drafts import Assigned, Entry, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.parsing.assignment.stretches import Groups, Stretch
from govtask_extract.parsing.items.facts import Item, items_of
from govtask_extract.parsing.items.heading_lines import first_sentence, is_title, leaders_in
from govtask_extract.parsing.items.outline import Outline
from govtask_extract.parsing.items.readings import ItemRule, Reading, Readings
from govtask_extract.parsing.items.shared_lines import SharedLines
from govtask_extract.parsing.items.unnumbered import as_prose, read_unnumbered


class Assembler:
    """Reads the items of one plan, or of a part of it, into entries in printed order."""

    def __init__(
        self, outline: Outline, levels: Mapping[MarkerKind, int], groups: Groups, *, heads_a_table: bool = False
    ) -> None:
        """`heads_a_table`: a table follows, so the last number with a title alone heads it."""
        self.body, self.items = outline.body, items_of(outline.children, groups)
        self.levels, self.groups = levels, groups
        self.readings = Readings(self.items, groups, heads_a_table=heads_a_table)
        self.shared = SharedLines(self.items)

    def entries(self) -> Iterator[Entry]:
        """Sections, tasks and prose of the plan."""
        yield from read_unnumbered(self.body, None, bool(self.items), self.groups)
        yield from self._siblings(self.items, None, None)

    def decided(self) -> Iterator[tuple[Item, ItemRule]]:
        """Every item that is read by itself, with the rule that tells what it is."""
        return self._decided(self.items)

    def _decided(self, items: Sequence[Item]) -> Iterator[tuple[Item, ItemRule]]:
        for item, rule in self.readings.of_siblings(items):
            yield item, rule
            if rule.verdict not in (Reading.WHOLE, Reading.UNASSIGNED):
                yield from self._decided(item.children)

    def _siblings(
        self, items: Sequence[Item], section: SectionDraft | None, parent: TaskDraft | None
    ) -> Iterator[Entry]:
        for (item, rule), shared in zip(self.readings.of_siblings(items), self.shared.among(items), strict=True):
            yield from self._item(item, rule.verdict, section, parent, shared)

    def _item(
        self,
        item: Item,
        reading: str,
        section: SectionDraft | None,
        parent: TaskDraft | None,
        shared: Sequence[Assigned],
    ) -> Iterator[Entry]:
        match reading:
            case Reading.SECTION:
                yield from self._section(item, section, parent)
            case Reading.TASK:
                yield from self._tasks(item, item.stretches, section, parent)
            case Reading.WHOLE:
                stretches = self.groups.stretches(self.groups.found(item.whole()))
                yield from self._tasks(item, stretches, section, parent, whole=True)
            case Reading.PROSE if not shared:
                yield from as_prose(item.node.blocks, section)
                yield from self._siblings(item.children, section, None)
            case _ if not shared and (bare := self._bare(item)):
                yield from self._tasks(item, bare, section, parent, whole=True)
            case _:
                whole = Stretch([block.words for block in item.whole()], list(shared))
                yield _task(item, whole, section, parent, True)

    def _bare(self, item: Item) -> list[Stretch]:
        """The stretches of an item that ends in a bracket of bodies, where its siblings say who does what."""
        groups = self.groups.with_bare()
        stretches = groups.stretches(groups.found(item.whole()))
        return stretches if any(stretch.assigned for stretch in stretches) else []

    def _section(self, item: Item, outer: SectionDraft | None, task: TaskDraft | None) -> Iterator[Entry]:
        block = item.node.block
        title, rest = (block.words, None) if is_title(block.words.text) else first_sentence(block.words)
        leaders = item.leaders or leaders_in(title)
        number, level = item.node.marker.number, self.levels[item.kind]
        section = SectionDraft(item.node.label, number, (title,), level, outer, leaders, task)
        yield section
        if rest:
            yield ProseDraft((rest,), section)
        yield from read_unnumbered(item.node.body, section, bool(item.children), self.groups)
        yield from self._siblings(item.children, section, None)

    def _tasks(
        self,
        item: Item,
        stretches: Iterable[Stretch],
        section: SectionDraft | None,
        parent: TaskDraft | None,
        *,
        whole: bool = False,
    ) -> Iterator[Entry]:
        """The first that has a text bears the number; a group right behind the number assigns nothing."""
        stretches = list(stretches)
        owners = sorted((stretch for stretch in stretches if stretch.assigned), key=lambda stretch: not stretch.text)
        first: TaskDraft | None = None
        for stretch in stretches:
            if stretch.assigned:
                task = _task(item, stretch, section, parent, stretch is owners[0])
                first = task if stretch is owners[0] else first
                yield task
            elif stretch.text:
                yield ProseDraft(tuple(stretch.text), section)
        if not whole:
            yield from self._siblings(item.children, section, first or parent)


def _task(
    item: Item, stretch: Stretch, section: SectionDraft | None, parent: TaskDraft | None, owns_label: bool
) -> TaskDraft:
    label, number = item.node.label, item.node.marker.number
    return TaskDraft(label, number, tuple(stretch.text), tuple(stretch.assigned), section, parent, owns_label)
