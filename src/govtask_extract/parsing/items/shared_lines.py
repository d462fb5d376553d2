"""Label lines that close several items: each of them is a task with the same units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from govtask_extract.language.label_shapes import tells_who
from govtask_extract.language.script import HAN
from govtask_extract.model.drafts import Assigned
from govtask_extract.parsing.items.facts import Item, walk
from govtask_extract.patterns import lazy_regex

# From this share of label lines that close several items on, one that does so is the document's habit.
_HABIT = 0.3
# At the head of a line, or behind a sentence.
_LABEL = lazy_regex(rf"(?m)(?:^|。)\s*(?P<words>[{HAN}]{{2,10}})\s*[：:]")


class SharedLines:
    """Which items of a plan share the label lines below the last of them."""

    def __init__(self, items: Sequence[Item]) -> None:
        siblings = [items, *(item.children for item in walk(items))]
        lengths = [len(run) for run in chain.from_iterable(map(_runs, siblings))]
        self._habit = sum(length > 1 for length in lengths) > _HABIT * len(lengths)
        self._every_item_has_its_own = 1 in lengths

    def among(self, items: Sequence[Item]) -> list[Sequence[Assigned]]:
        """For each of these siblings, the groups that it shares with the items behind it; mostly there are none."""
        shared: list[Sequence[Assigned]] = [()] * len(items)
        runs = list(_runs(items))
        if self._habit or self._closes_all(items, runs):
            for run in runs:
                closing = items[run[-1]].stretches[0].assigned
                for index in run[:-1]:
                    shared[index] = closing
        return shared

    def _closes_all(self, items: Sequence[Item], runs: Sequence[range]) -> bool:
        """One label line for all items of a heading; not where single items elsewhere have their own."""
        return runs == [range(len(items))] and not self._every_item_has_its_own


def _runs(items: Sequence[Item]) -> Iterator[range]:
    """Items without a group and the next one, if its only group stands on label lines; by their indices."""
    start = 0
    for index, item in enumerate(items):
        if item.children or _is_heading(item) or _names_others(item):
            start = index + 1
        elif item.closing:
            if [stretch.on_lines for stretch in item.closing] == [True]:
                yield range(start, index + 1)
            start = index + 1


def _names_others(item: Item) -> bool:
    """权属单位：青枫城投公司: a label that gives no role is the item's own, and it shares no other's."""
    found = (match for block in item.node.blocks for match in _LABEL.finditer(block.text))
    return not item.owns and any(tells_who(match["words"]) for match in found)


def _is_heading(item: Item) -> bool:
    """A title alone over paragraphs without a group of their own."""
    return item.is_titled and bool(item.node.body) and not item.owns
