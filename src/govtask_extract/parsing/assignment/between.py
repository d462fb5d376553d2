"""What the tables of an item are asked of: a link, a blank, a verb, 等 or a date, and what stands on both sides."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from govtask_extract.language.bodies import Body, begins_name, judge
from govtask_extract.parsing.assignment.item_events import ItemEvent, ItemText
from govtask_extract.parsing.decisions import DecisionRule

SURE = (Body.STRONG, Body.COLLECTIVE)
WHOLE = (Body.STRONG, Body.WEAK, Body.NOUN, Body.COLLECTIVE)
# 县村 is no place's name.
LONGEST_RANK = 2


class Parting(Enum):
    """What an event is to the name before it."""

    NONE = "part of a name"
    NEXT = "a name ends, the next may follow"
    LAST = "the item's last name ends"
    OBJECT = "the item's last name ends, and what it does has an object"


class Between(Struct, frozen=True):
    """From `name` to `start` stands what may be a name, the event up to `end`, from there the rest up to `stop`.

    `left` and `right` say of both what they are, a predicate or 等 at the item's end (from `core` on) set aside;
    `opens` that the rest begins as names do: 市….
    """

    item: ItemText
    event: ItemEvent
    text: str
    flat: str
    name: int
    start: int
    end: int
    core: int
    stop: int
    left: Body
    right: Body
    opens: bool


PartingRule = DecisionRule[Between, Parting]


def between(item: ItemText, event: ItemEvent, name: int, core: int) -> Between:
    folded, start, end, stop = item.folded, event.start, event.end, item.end
    left, right = judge(folded, name, start), judge(folded, end, core)
    opens = begins_name(folded, end, stop)
    return Between(item, event, folded.text, folded.flat, name, start, end, core, stop, left, right, opens)
