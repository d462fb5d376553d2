"""Items → sections, tasks and prose: which numbered paragraph is a heading, which a task, which neither.

A task is the smallest stretch of text that has an assignment of its own. A heading has a title only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

import regex

from govtask_extract.model.blocks import Block, BlockKind, MarkerKind
from govtask_extract.model.drafts import Assigned, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.outline import Node
from govtask_extract.parsing.stretches import Stretch, find_stretches, has_groups

Entry = SectionDraft | TaskDraft | ProseDraft

_STOP = "。！？!?"
_LONGEST_TITLE = 60
_LONGEST_PLAIN_TITLE = 30
# 一、张三副县长牵头重点工作: the words before 牵头 name a leader when they end in an office of a person.
_LEADER_SECTION = regex.compile(
    r"(?P<leader>[^，。、；：]{2,30}?(?:长|书记|主任|常委|主席|委员|组长|调研员|巡视员|同志))\s*(?:牵头|分管|负责|包抓|领衔)(?:的|负责)?.{0,16}"
)
# From this share of label lines that close several items on, one that does so is the document's habit.
_SHARED_LINES = 0.3


class Reading(Enum):
    """What a numbered paragraph turns out to be."""

    SECTION = "section"
    TASK = "task"
    WHOLE = "whole"
    """A task together with all its sub-items: one group at the end closes them all."""
    UNASSIGNED = "unassigned"
    PROSE = "prose"


class Items:
    """Reads the tree of one plan into entries in printed order."""

    def __init__(
        self, root: Node, levels: dict[MarkerKind, int], profile: Profile, *, heads_a_table: bool = False
    ) -> None:
        """`heads_a_table`: a table follows, so the last number with a title alone heads it."""
        self.root = root
        self.last = list(root.walk())[-1] if heads_a_table else None
        self.levels = levels
        self.profile = profile
        self._own: dict[int, bool] = {}
        self._below: dict[int, bool] = {}
        for node in reversed(list(root.walk())):
            self._own[id(node)] = has_groups(_own_blocks(node), profile)
            self._below[id(node)] = any(self._own[id(child)] or self._below[id(child)] for child in node.children)
        self.shares = self._lines_are_shared()

    def entries(self) -> Iterator[Entry]:
        """Sections, tasks and prose of the plan."""
        yield from self._section_body(self.root.body, None, bool(self.root.children))
        yield from self._children(self.root, None, None)

    def _children(self, node: Node, section: SectionDraft | None, parent: TaskDraft | None) -> Iterator[Entry]:
        shared = self._shared_groups(node) if self.shares or self._closes_all(node) else {}
        readings = [self._read(child, node) for child in node.children]
        for child, reading in zip(node.children, readings, strict=True):
            yield from self._child(child, reading, section, parent, shared.get(id(child), ()))

    def _child(
        self,
        node: Node,
        reading: Reading,
        section: SectionDraft | None,
        parent: TaskDraft | None,
        shared: Sequence[Assigned],
    ) -> Iterator[Entry]:
        if shared and reading is not Reading.SECTION:
            yield self._task(node, Stretch(_texts(node), list(shared)), section, parent, True)
            return
        match reading:
            case Reading.SECTION:
                yield from self._section(node, section)
            case Reading.TASK:
                yield from self._tasks(node, _own_blocks(node), section, parent)
            case Reading.WHOLE:
                yield from self._tasks(node, list(_all_blocks(node)), section, parent, whole=True)
            case Reading.UNASSIGNED:
                yield self._task(node, Stretch(_texts(node)), section, parent, True)
            case Reading.PROSE:
                yield from self._prose(node, section)

    def _read(self, node: Node, parent: Node) -> Reading:
        """What `node` is, from its own groups, those below it, and its siblings."""
        alone = _stands_alone(node, self.profile)
        if self._own[id(node)]:
            return Reading.SECTION if alone and self._has_several_paragraph_groups(node) else Reading.TASK
        if self._below[id(node)]:
            return Reading.WHOLE if not alone and self._only_last_is_assigned(node) else Reading.SECTION
        siblings_assigned = any(self._is_task(sibling) for sibling in parent.children)
        if siblings_assigned:
            return Reading.UNASSIGNED
        heads = node.body or node.children or node is self.last
        return Reading.SECTION if alone and heads else Reading.PROSE

    def _is_task(self, node: Node) -> bool:
        return self._own[id(node)] or (
            self._below[id(node)] and not _stands_alone(node, self.profile) and self._only_last_is_assigned(node)
        )

    def _only_last_is_assigned(self, node: Node) -> bool:
        """Whether of several sub-items only the very last carries a group: it then closes them all."""
        nodes = list(node.walk())[1:]
        return len(node.children) > 1 and [self._own[id(below)] for below in nodes].index(True) == len(nodes) - 1

    def _has_several_paragraph_groups(self, node: Node) -> bool:
        """Whether a heading stands over unnumbered paragraphs of which several are tasks."""
        return sum(bool(stretch.assigned) for stretch in find_stretches(node.body, self.profile)) > 1

    def _section(self, node: Node, outer: SectionDraft | None) -> Iterator[Entry]:
        assert node.block is not None and node.block.marker is not None
        words = node.block.words
        title, rest = (words, None) if _is_title(words.text) else _first_sentence(words)
        section = SectionDraft(
            node.block.label, node.block.marker.number, (title,), self._level(node), outer, _leader(title)
        )
        yield section
        if rest:
            yield ProseDraft((rest,), section)
        yield from self._section_body(node.body, section, bool(node.children))
        yield from self._children(node, section, None)

    def _level(self, node: Node) -> int:
        return self.levels[node.kind] if node.kind is not None else 1

    def _section_body(
        self, blocks: Sequence[Block], section: SectionDraft | None, has_children: bool
    ) -> Iterator[Entry]:
        """Unnumbered paragraphs below a heading: those with a group are tasks, short ones that stand alone headings."""
        current = section
        waiting: list[Block] = []
        for index, block in enumerate(blocks):
            if _is_plain_title(block, blocks[index + 1 :], has_children) and not has_groups([block], self.profile):
                yield from _as_prose(waiting, current)
                waiting = []
                level = section.level + 1 if section else 1
                current = SectionDraft(None, None, (block.words,), level, section, _leader(block.words))
                yield current
                continue
            waiting.append(block)
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if _group_goes_on(following, self.profile) or not has_groups([block], self.profile):
                continue
            yield from self._paragraph_tasks(waiting, current)
            waiting = []
        yield from _as_prose(waiting, current)

    def _paragraph_tasks(self, blocks: list[Block], section: SectionDraft | None) -> Iterator[Entry]:
        """Prose before the paragraph that the group closes stays prose."""
        first = next(
            (index for index in range(len(blocks) - 1, -1, -1) if not _is_group_only(blocks[index], self.profile)),
            0,
        )
        yield from _as_prose(blocks[:first], section)
        for stretch in find_stretches(blocks[first:], self.profile):
            if stretch.assigned:
                yield TaskDraft(None, None, tuple(stretch.text), tuple(stretch.assigned), section)
            elif stretch.text:
                yield ProseDraft(tuple(stretch.text), section)

    def _tasks(
        self,
        node: Node,
        blocks: Sequence[Block],
        section: SectionDraft | None,
        parent: TaskDraft | None,
        *,
        whole: bool = False,
    ) -> Iterator[Entry]:
        first: TaskDraft | None = None
        for stretch in find_stretches(blocks, self.profile):
            if stretch.assigned:
                task = self._task(node, stretch, section, parent, first is None)
                first = first or task
                yield task
            elif stretch.text:
                yield ProseDraft(tuple(stretch.text), section)
        if not whole:
            yield from self._children(node, section, first or parent)

    def _task(
        self, node: Node, stretch: Stretch, section: SectionDraft | None, parent: TaskDraft | None, owns: bool
    ) -> TaskDraft:
        assert node.block is not None and node.block.marker is not None
        return TaskDraft(
            node.block.label,
            node.block.marker.number,
            tuple(stretch.text),
            tuple(stretch.assigned),
            section,
            parent,
            owns,
        )

    def _prose(self, node: Node, section: SectionDraft | None) -> Iterator[Entry]:
        yield from _as_prose(_own_blocks(node), section)
        yield from self._children(node, section, None)

    def _lines_are_shared(self) -> bool:
        """Whether the plan's label lines usually close several items."""
        runs = [len(run) for node in self.root.walk() for run in self._runs(node)]
        return sum(run > 1 for run in runs) > _SHARED_LINES * len(runs) if runs else False

    def _runs(self, node: Node) -> Iterator[list[Node]]:
        """Items without a group and the next one, if its only group stands on label lines."""
        run: list[Node] = []
        for child in node.children:
            if child.children or _stands_alone(child, self.profile) and child.body:
                run = []
                continue
            run.append(child)
            if self._own[id(child)]:
                stretches = [stretch for stretch in find_stretches(_own_blocks(child), self.profile) if stretch.assigned]
                if len(stretches) == 1 and all(a.position.value == "line" for a in stretches[0].assigned):
                    yield run
                run = []

    def _closes_all(self, node: Node) -> bool:
        """Whether of all items below a heading only the last has a group, on lines of its own."""
        if len(node.children) < 2 or any(child.children for child in node.children):
            return False
        runs = list(self._runs(node))
        return len(runs) == 1 and len(runs[0]) == len(node.children) and self._is_usual(node)

    def _is_usual(self, node: Node) -> bool:
        """Not where single items have label lines elsewhere in the plan: there an item was left unassigned."""
        single = sum(len(run) == 1 for other in self.root.walk() for run in self._runs(other))
        return single == 0

    def _shared_groups(self, node: Node) -> dict[int, Sequence[Assigned]]:
        """For each item of a run that one label line closes, that line's group."""
        shared: dict[int, Sequence[Assigned]] = {}
        for run in self._runs(node):
            if len(run) < 2:
                continue
            stretches = find_stretches(_own_blocks(run[-1]), self.profile)
            for item in run[:-1]:
                shared[id(item)] = stretches[0].assigned
        return shared


def _own_blocks(node: Node) -> list[Block]:
    return [node.block, *node.body] if node.block is not None else node.body


def _texts(node: Node) -> list[Traced]:
    """The words of an item without a group, its sub-items included."""
    return [block.words if block is node.block else block.content for block in _own_blocks(node)] + [
        block.content for child in node.children for block in _all_raw(child)
    ]


def _all_raw(node: Node) -> list[Block]:
    return [block for below in node.walk() for block in _own_blocks(below)]


def _all_blocks(node: Node) -> Iterator[Block]:
    """The item's blocks with those of its sub-items, whose numbers are part of its text."""
    for below in node.walk():
        for block in _own_blocks(below):
            yield block if below is node else replace(block, marker=None)


def _as_prose(blocks: Sequence[Block], section: SectionDraft | None) -> Iterator[ProseDraft]:
    for block in blocks:
        if block.content:
            yield ProseDraft((block.content,), section)


def _is_title(text: str) -> bool:
    """Short, and no sentence but at most one that ends it."""
    return len(text) <= _LONGEST_TITLE and not any(stop in text[:-1] for stop in _STOP + "；;")


def _stands_alone(node: Node, profile: Profile) -> bool:
    """Whether the numbered line is a title, with nothing of a task on it."""
    return node.block is not None and _is_title(node.block.words.text) and not has_groups([node.block], profile)


def _first_sentence(words: Traced) -> tuple[Traced, Traced | None]:
    end = next((index + 1 for index, character in enumerate(words.text) if character in _STOP), len(words))
    rest = words.cut(end).strip()
    return words.cut(0, end), rest or None


def _is_plain_title(block: Block, following: Sequence[Block], has_children: bool) -> bool:
    """An unnumbered line that heads what follows: short, no mark at its end."""
    if block.kind is not BlockKind.PLAIN or not (following or has_children):
        return False
    text = block.text
    if len(text) > _LONGEST_PLAIN_TITLE or regex.search(r"[。；：，、！？:;,.）)]$|[。；，]", text):
        return False
    return block.centred or bool(following and following[0].kind is BlockKind.PLAIN and len(following[0].text) > len(text))


def _leader(title: Traced) -> Traced | None:
    match = _LEADER_SECTION.fullmatch(title.text.rstrip("。"))
    return title.cut(match.start("leader"), match.end("leader")) if match else None


def _group_goes_on(block: Block | None, profile: Profile) -> bool:
    return block is not None and _is_group_only(block, profile)


def _is_group_only(block: Block, profile: Profile) -> bool:
    if block.kind is BlockKind.LABELLED:
        return True
    stretches = find_stretches([block], profile)
    return bool(stretches[0].assigned) and not stretches[0].text


