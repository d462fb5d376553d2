"""Label lines that close several items: each of them is a task with the same units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.model.drafts import Assigned
from govtask_extract.parsing.items.groups import Groups
from govtask_extract.parsing.items.headings import is_title
from govtask_extract.parsing.items.outline import Node

# From this share of label lines that close several items on, one that does so is the document's habit.
_HABIT = 0.3


class SharedLines:
    """Which items of a plan share the label lines below the last of them."""

    def __init__(self, root: Node, groups: Groups) -> None:
        self._groups = groups
        self._runs = {id(node): list(self._find_runs(node)) for node in root.walk()}
        lengths = [len(run) for runs in self._runs.values() for run in runs]
        self._habit = sum(length > 1 for length in lengths) > _HABIT * len(lengths)
        self._every_item_has_its_own = any(length == 1 for length in lengths)

    def below(self, node: Node) -> dict[int, Sequence[Assigned]]:
        """By the identity of an item below `node`, the group that it shares with the items behind it."""
        runs = self._runs[id(node)]
        if not self._habit and not self._closes_all(node, runs):
            return {}
        return {
            id(item): self._groups.stretches(run[-1].blocks)[0].assigned
            for run in runs
            if len(run) > 1
            for item in run[:-1]
        }

    def _closes_all(self, node: Node, runs: Sequence[Sequence[Node]]) -> bool:
        """One label line for all items of a heading; not where single items elsewhere have their own."""
        return len(runs) == 1 and 1 < len(runs[0]) == len(node.children) and not self._every_item_has_its_own

    def _find_runs(self, node: Node) -> Iterator[list[Node]]:
        """Items without a group and the next one, if its only group stands on label lines."""
        run: list[Node] = []
        for child in node.children:
            if child.children or (self._is_heading(child) and child.body):
                run = []
                continue
            run.append(child)
            closing = [stretch for stretch in self._groups.stretches(child.blocks) if stretch.assigned]
            if closing:
                if len(closing) == 1 and closing[0].on_lines:
                    yield run
                run = []

    def _is_heading(self, node: Node) -> bool:
        """A title alone over paragraphs without a group of their own."""
        return node.block is not None and is_title(node.block.words.text) and not self._groups.stand_in(node.blocks)
