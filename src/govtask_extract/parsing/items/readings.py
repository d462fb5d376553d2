"""What a numbered paragraph turns out to be, heading, task or neither: the table that decides."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.model.blocks import MarkerKind
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.parsing.items.facts import Item, walk


class Reading:
    """What a numbered paragraph turns out to be."""

    SECTION = "section"
    TASK = "task"
    WHOLE = "whole"
    """A task together with all its sub-items: one group at the end closes them all."""
    UNASSIGNED = "unassigned"
    PROSE = "prose"


class Asked(Struct, frozen=True):
    """An item, whether one of its siblings is a task, and whether its kind of number is closed whole as a habit.

    `heads_table`: a table follows the item, which is the last.
    """

    item: Item
    whole_kind: bool
    heads_table: bool
    among_tasks: bool = False


ItemRule = DecisionRule[Asked, str]


def _is_closed_whole(asked: Asked) -> bool:
    """As opposed to a heading of whose items the last alone is assigned."""
    return asked.whole_kind or not asked.item.is_titled


ITEM_RULES: tuple[ItemRule, ...] = (
    DecisionRule(
        "heading-names-leaders",
        "A heading whose only group names leaders, over items with groups: they lead all of them.",
        lambda asked: bool(asked.item.leaders),
        Reading.SECTION,
    ),
    DecisionRule(
        "title-over-paragraphs",
        "A title over unnumbered paragraphs of which several have a group: each of these is a task.",
        lambda asked: asked.item.heads_paragraphs,
        Reading.SECTION,
    ),
    DecisionRule(
        "has-group",
        "A group closes the item itself.",
        lambda asked: asked.item.owns,
        Reading.TASK,
    ),
    DecisionRule(
        "last-sub-item-closes",
        "Of several sub-items only the last has a group, and the item is a sentence or its kind does so everywhere.",
        lambda asked: asked.item.only_last_owns and _is_closed_whole(asked),
        Reading.WHOLE,
    ),
    DecisionRule(
        "last-sub-item-closes-among-tasks",
        "Of several sub-items only the last has a group, and a sibling of the item is a task.",
        lambda asked: asked.item.only_last_owns and asked.among_tasks,
        Reading.WHOLE,
    ),
    DecisionRule(
        "paragraph-counts",
        "Its one sub-item is a paragraph that counts, 1.… 2.… 3.…, and a group closes all of it.",
        lambda asked: asked.item.holds_a_list,
        Reading.WHOLE,
    ),
    DecisionRule(
        "only-sub-item-closes",
        "Its one sub-item has a group, and items of its kind are closed whole.",
        lambda asked: asked.whole_kind and asked.item.only_child_owns,
        Reading.WHOLE,
    ),
    DecisionRule(
        "sub-items-have-groups",
        "The groups stand below it, so that it heads them.",
        lambda asked: asked.item.below > 0,
        Reading.SECTION,
    ),
    DecisionRule(
        "among-tasks",
        "Nobody is named, but its siblings are tasks, so that it is one that names nobody.",
        lambda asked: asked.among_tasks,
        Reading.UNASSIGNED,
    ),
    DecisionRule(
        "title-over-text",
        "A title with something below it.",
        lambda asked: asked.item.is_titled and _heads(asked),
        Reading.SECTION,
    ),
    DecisionRule("says-something", "No group, no title, no task beside it.", always, Reading.PROSE),
)


def _heads(asked: Asked) -> bool:
    return asked.item.node.holds_more or asked.heads_table


class Readings:
    """Reads the items of a plan, each with its siblings in view."""

    def __init__(self, items: Sequence[Item], groups: Groups, *, heads_a_table: bool) -> None:
        """`heads_a_table`: a table follows, so the last number with a title alone heads it."""
        self._last = next(iter(deque(walk(items), maxlen=1)), None) if heads_a_table else None
        self._whole_kinds = set(_whole_kinds(items, groups))

    def of_siblings(self, items: Sequence[Item]) -> Iterator[tuple[Item, ItemRule]]:
        """The items that stand beside one another, each with the rule that tells what it is."""
        asked = [Asked(item, item.kind in self._whole_kinds, item is self._last) for item in items]
        among_tasks = any(decide(ITEM_RULES, one).verdict in (Reading.TASK, Reading.WHOLE) for one in asked)
        for one in asked:
            yield one.item, decide(ITEM_RULES, replace(one, among_tasks=among_tasks))


def _whole_kinds(items: Sequence[Item], groups: Groups) -> Iterator[MarkerKind]:
    """The kinds of number whose items again and again have sub-items and one bracket at the end of the last.

    One such item may as well be a heading whose last item alone is assigned.
    """
    whole: dict[MarkerKind, list[bool]] = {}
    for item in walk(items):
        if len(item.children) > 1 and item.below:
            whole.setdefault(item.kind, []).append(item.only_last_owns and _ends_in_bracket(item, groups))
    return (kind for kind, found in whole.items() if len(found) > 1 and all(found))


def _ends_in_bracket(item: Item, groups: Groups) -> bool:
    """Whether the group that closes the item is no label line: those close every item above them."""
    return not any(stretch.on_lines for stretch in groups.stretches(groups.found(item.whole())))
