"""Items → sections, tasks and prose: which numbered paragraph is a heading, which a task, which neither.

A task is the smallest stretch of text that has an assignment of its own. A heading has a title only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec.structs import replace

from govtask_extract.model.blocks import Block, MarkerKind
from govtask_extract.model.drafts import Assigned, Entry, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.items.groups import Groups, Stretch
from govtask_extract.parsing.items.headings import first_sentence, is_heading, is_title, leaders_in
from govtask_extract.parsing.items.outline import Node
from govtask_extract.parsing.items.shared_lines import SharedLines
from govtask_extract.parsing.items.unnumbered import as_prose, read_unnumbered


class Reading(Enum):
    """What a numbered paragraph turns out to be."""

    SECTION = "section"
    TASK = "task"
    WHOLE = "whole"
    """A task together with all its sub-items: one group at the end closes them all."""
    UNASSIGNED = "unassigned"
    PROSE = "prose"


class Items:
    """Reads the tree of one plan, or of a part of it, into entries in printed order."""

    def __init__(
        self, root: Node, levels: dict[MarkerKind, int], groups: Groups, *, heads_a_table: bool = False
    ) -> None:
        """`heads_a_table`: a table follows, so the last number with a title alone heads it."""
        self.root, self.levels, self.groups = root, levels, groups
        nodes = list(root.walk())
        self.last = nodes[-1] if heads_a_table else None
        self.shared = SharedLines(root, groups)
        self._own: dict[int, bool] = {}
        self._below: dict[int, int] = {}
        for node in reversed(nodes):
            self._own[id(node)] = groups.stand_in(node.blocks)
            self._below[id(node)] = sum(self._own[id(child)] + self._below[id(child)] for child in node.children)
        self._whole_kinds = set(self._find_whole_kinds(nodes))

    def entries(self) -> Iterator[Entry]:
        """Sections, tasks and prose of the plan."""
        yield from read_unnumbered(self.root.body, None, bool(self.root.children), self.groups)
        yield from self._children(self.root, None, None)

    def _children(self, node: Node, section: SectionDraft | None, parent: TaskDraft | None) -> Iterator[Entry]:
        shared = self.shared.below(node)
        among_tasks = any(self._is_task(child) for child in node.children)
        for child in node.children:
            reading = self._read(child, among_tasks)
            yield from self._child(child, reading, section, parent, shared.get(id(child), ()))

    def _child(
        self,
        node: Node,
        reading: Reading,
        section: SectionDraft | None,
        parent: TaskDraft | None,
        shared: Sequence[Assigned],
    ) -> Iterator[Entry]:
        match reading:
            case Reading.SECTION:
                yield from self._section(node, section)
            case Reading.TASK:
                yield from self._tasks(node, node.blocks, section, parent)
            case Reading.WHOLE:
                yield from self._tasks(node, list(_all_blocks(node)), section, parent, whole=True)
            case Reading.PROSE if not shared:
                yield from as_prose(node.blocks, section)
                yield from self._children(node, section, None)
            case _:
                yield _task(node, Stretch(_texts(node), list(shared)), section, parent, True)

    def _read(self, node: Node, among_tasks: bool) -> Reading:
        """What `node` is, from its own groups, those below it, and its siblings."""
        if self._own[id(node)]:
            return Reading.TASK if self._is_task(node) else Reading.SECTION
        alone = self._stands_alone(node)
        if self._below[id(node)]:
            whole = self._only_last_is_assigned(node) and (among_tasks or not alone or node.kind in self._whole_kinds)
            return Reading.WHOLE if whole else Reading.SECTION
        if among_tasks:
            return Reading.UNASSIGNED
        heads = node.body or node.children or node is self.last
        return Reading.SECTION if alone and heads else Reading.PROSE

    def _is_task(self, node: Node) -> bool:
        """Whether the node is a task by itself, whatever its siblings are."""
        if self._own[id(node)]:
            return not (self._stands_alone(node) and self._heads_paragraphs(node)) and not self._leaders(node)
        alone = self._stands_alone(node) and node.kind not in self._whole_kinds
        return bool(self._below[id(node)]) and not alone and self._only_last_is_assigned(node)

    def _stands_alone(self, node: Node) -> bool:
        """Whether the numbered line is a title, with nothing of a task on it."""
        return node.block is not None and is_title(node.block.words.text) and not self.groups.stand_in([node.block])

    def _only_last_is_assigned(self, node: Node) -> bool:
        """Whether of several sub-items only the very last carries a group: it then closes them all."""
        # ① with ② and ③ behind it in one paragraph are several sub-items, too.
        several = len(node.children) > 1 or (node.children and node.children[0].kind is MarkerKind.CIRCLED)
        if not several or self._below[id(node)] != 1:
            return False
        last = node
        while last.children:
            last = last.children[-1]
        return self._own[id(last)]

    def _find_whole_kinds(self, nodes: Sequence[Node]) -> Iterator[MarkerKind]:
        """The kinds of number whose items again and again have sub-items and one bracket at the end of the last.

        One such item may as well be a heading whose last item alone is assigned.
        """
        whole: dict[MarkerKind, list[bool]] = {}
        for node in nodes:
            if node.kind is not None and len(node.children) > 1 and self._below[id(node)]:
                whole.setdefault(node.kind, []).append(
                    self._only_last_is_assigned(node) and self._ends_in_bracket(node)
                )
        for kind, found in whole.items():
            if len(found) > 1 and all(found):
                yield kind

    def _ends_in_bracket(self, node: Node) -> bool:
        """Whether the group that closes the node is no label line: those close every item above them."""
        closing = [stretch for stretch in self.groups.stretches(_all_blocks(node)) if stretch.assigned]
        return not any(stretch.on_lines for stretch in closing)

    def _heads_paragraphs(self, node: Node) -> bool:
        """Whether a heading stands over unnumbered paragraphs of which several are tasks."""
        return sum(bool(stretch.assigned) for stretch in self.groups.stretches(node.body)) > 1

    def _leaders(self, node: Node) -> tuple[Traced, ...]:
        """Those of a heading that names nobody else, over items with groups: 一、城市建设（牵头领导：周景明）."""
        if node.block is None or not self._below[id(node)] or self.groups.stand_in(node.body):
            return ()
        stretch, *others = self.groups.stretches([node.block])
        if others or len(stretch.text) != 1 or len(stretch.assigned) != 1 or not is_heading(stretch.text[0].text):
            return ()
        content, group = stretch.assigned[0].content, stretch.assigned[0].group
        if group.deadlines or any(name.role is not Role.LEADER for name in group.names):
            return ()
        return tuple(content.cut(name.start, name.end) for name in group.names)

    def _section(self, node: Node, outer: SectionDraft | None) -> Iterator[Entry]:
        block, number = _numbered(node)
        title, rest = (block.words, None) if is_title(block.words.text) else first_sentence(block.words)
        level = self.levels[node.kind] if node.kind is not None else 1
        section = SectionDraft(block.label, number, (title,), level, outer, self._leaders(node) or leaders_in(title))
        yield section
        if rest:
            yield ProseDraft((rest,), section)
        yield from read_unnumbered(node.body, section, bool(node.children), self.groups)
        yield from self._children(node, section, None)

    def _tasks(
        self,
        node: Node,
        blocks: Sequence[Block],
        section: SectionDraft | None,
        parent: TaskDraft | None,
        *,
        whole: bool = False,
    ) -> Iterator[Entry]:
        """The first that has a text bears the number; a group right behind the number assigns nothing."""
        stretches = self.groups.stretches(blocks)
        owners = sorted((stretch for stretch in stretches if stretch.assigned), key=lambda stretch: not stretch.text)
        first: TaskDraft | None = None
        for stretch in stretches:
            if stretch.assigned:
                task = _task(node, stretch, section, parent, stretch is owners[0])
                first = task if stretch is owners[0] else first
                yield task
            elif stretch.text:
                yield ProseDraft(tuple(stretch.text), section)
        if not whole:
            yield from self._children(node, section, first or parent)


def _task(
    node: Node, stretch: Stretch, section: SectionDraft | None, parent: TaskDraft | None, owns_label: bool
) -> TaskDraft:
    block, number = _numbered(node)
    return TaskDraft(block.label, number, tuple(stretch.text), tuple(stretch.assigned), section, parent, owns_label)


def _numbered(node: Node) -> tuple[Block, int]:
    """The numbered block of a node that is not the root."""
    assert node.block is not None and node.block.marker is not None
    return node.block, node.block.marker.number


def _texts(node: Node) -> list[Traced]:
    """The words of an item without a group, its sub-items included."""
    return [block.words for block in _all_blocks(node)]


def _all_blocks(node: Node) -> Iterator[Block]:
    """The item's blocks with those of its sub-items, whose numbers are part of its text."""
    for below in node.walk():
        for block in below.blocks:
            yield block if below is node else replace(block, marker=None)
