"""What may part an item's names, a link, blank, verb, 等 or date, each at its place, with what stands on both sides."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from govtask_extract.language.bodies import Body, begins_name, is_whole, judge
from govtask_extract.language.deadlines import find_moments
from govtask_extract.language.divisions import JOINING, place_at
from govtask_extract.language.folding import Folded
from govtask_extract.language.script import HAN
from govtask_extract.language.words.around_bodies import LINKS, NO_LINKS, OPENERS
from govtask_extract.language.words.endings import OTHERS
from govtask_extract.model.document import Span
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.list_items import ListItem
from govtask_extract.parsing.assignment.predicates import Predicate
from govtask_extract.parsing.decisions import DecisionRule
from govtask_extract.patterns import Match, holds_any, lazy_re, lazy_regex

# 省级层面由省财政厅, but not 缘由, 自由, 事由 and 案由.
_OPENER = lazy_regex(r"\L<openers>|[^，、；。：（由的了应须需可如将]{1,8}(?<![自缘理事案])由", openers=OPENERS)
OPENER_FIRST = frozenset(opener[0] for opener in OPENERS)
# 1. ② (3) before a name in a cell.
_NUMBER = lazy_re("(?:[0-9]{1,2}[.、）]|[①-⑳]|（[0-9]{1,2}）)")
_NUMBER_FIRST = frozenset("0123456789（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# At the head of a list, and behind a 、, these join nothing: 和岭县教育局.
_NOT_AT_HEAD = ("和", "商", "协同")
# … and such a body has branches, which are called by their place: 国家统计局和县调查队.
_NATIONAL = lazy_regex(rf"国家[{HAN}]{{1,8}}总局|国家统计局|中国人民银行")
NO_LINK = lazy_re("|".join(NO_LINKS))


def opens(flat: str, at: int, end: int) -> Match | None:
    """An opener's words here, be they one or the beginning of a name, 商 of 商务局."""
    return _OPENER.match(flat, at, end)


def number_at(text: str, at: int, end: int) -> Match | None:
    """A number printed before a name."""
    return _NUMBER.match(text, at, end) if text[at : at + 1] in _NUMBER_FIRST else None


def skip_openers(item: ItemText, at: int) -> int:
    """Where a name begins from here on."""
    while not _is_closed_by(item, at) and (match := _opener(item, at)):
        at = match.end()
    return at


def _is_closed_by(item: ItemText, at: int) -> bool:
    """Whether a predicate takes up all the rest: 协同推进 opens no name."""
    run = item.predicate_from(at)
    return run.start == at and run.end >= item.idle


def _opener(item: ItemText, at: int) -> Match | None:
    match = opens(item.folded.flat, at, item.end)
    if match is not None and any(start < match.end() <= end for start, end in item.places):
        return None
    if match is None:
        return number_at(item.folded.text, at, item.end)
    return None if any(stays(item, at, match[0]) for stays in _NO_OPENERS) else match


def _heads_list(item: ItemText, at: int, word: str) -> bool:
    """Whether a name begins with the link, at the head of a list."""
    heads = at == item.start and (item.mark in ("", "、") or word == "和")
    if word not in _NOT_AT_HEAD or not heads:
        return False
    rest = at + len(word)
    return (word == "和" and not item.mark) or not (
        begins_name(item.folded, rest, item.end) or opens(item.folded.flat, rest, item.end)
    )


def _is_in_name(item: ItemText, at: int, word: str) -> bool:
    """商 of 商务局"""
    longer = NO_LINK.match(item.folded.flat, at, item.end) if word in LINKS else None
    return longer is not None and longer[0] != word


def _names_somebody(item: ItemText, at: int, words: str) -> bool:
    """县教育局指导由县财政局负责 has two bodies; 业务指导由县财政局负责 has one."""
    run = item.predicate_from(at)
    return run.end == at + len(words) - 1 and is_whole(item.folded, at, run.start)


_NO_OPENERS = (_heads_list, _is_in_name, _names_somebody)


EventKind = Literal["link", "others", "verb", "moment", "gap"]

_LINK = lazy_regex(r"\L<links>", links=LINKS)
# 等有关部门, 等12个市级部门, 等单位, 等相关乡镇（街道）
_AND_OTHERS = lazy_re(
    rf"""
    (?<![高初平同优]) (?!(?<=中)等[职专教师学收水城]) 等 (?!级)  # not 高等, 中等职业, 等级
    (?:
        (?!和|及|与|以及|会同|联合)  # 县教育局等和县财政局 has a further body
        [^，。；、：等]{{0,12}}?
        (?:{"|".join(OTHERS)} | [0-9一二三四五六七八九十]+个[镇乡县区市村])
        (?:和单位|及单位|单位|（□*）)?
    )?
    """,
    re.VERBOSE,
    needs=("等",),
)
_SOFT = lazy_re("[.·]|(?=[①-⑳])")
# A blank before these parts nothing: a bracket's inside is read by itself, the marks part names anyway.
_NO_GAP = "□）、，"


class ItemEvent(Struct, frozen=True):
    """`role` is a verb's. A blank has no length, a lone dot that may stand for one has."""

    kind: EventKind
    start: int
    end: int
    role: Role | None = None


class ItemText(Struct, frozen=True):
    """One item as it is scanned; from `idle` on only brackets and dots are left.

    In `places` links join nothing, and no verb begins: 协同区. `loose_gaps`: the list has no other separators, so
    blanks are taken for some.
    """

    folded: Folded
    start: int
    end: int
    mark: str
    predicates: tuple[Predicate, ...]
    loose_gaps: bool
    idle: int
    places: tuple[Span, ...]

    def predicate_from(self, at: int) -> Predicate:
        """The first one that begins at `at` or later; if there is none, one without length at the item's end."""
        first = bisect_left(self.predicates, at, key=lambda predicate: predicate.start)
        return self.predicates[first] if first < len(self.predicates) else Predicate(None, self.end, self.end)


def item_text(folded: Folded, item: ListItem, predicates: tuple[Predicate, ...], loose_gaps: bool) -> ItemText:
    idle = item.start + len(folded.flat[item.start : item.end].rstrip("（）□·."))
    places = _places(folded, item)
    outside = tuple(run for run in predicates if not any(start <= run.start < end for start, end in places))
    return ItemText(folded, item.start, item.end, item.mark, outside, loose_gaps, idle, places)


def _places(folded: Folded, item: ListItem) -> tuple[Span, ...]:
    """The places in which no link joins; 和县 is one at the head of a list, and behind a national body."""
    if not holds_any(folded.flat, JOINING, item.start, item.end):
        return ()
    national = _NATIONAL.match(folded.flat, item.start, item.end)
    heads = {item.start} if item.mark in ("", "、") else set()
    heads |= {item.start} if folded.flat.startswith("和", item.start) else set()
    heads = {at for at in heads if _may_head(folded, at)} | ({national.end()} if national else set())
    return tuple(
        (at, behind)
        for at in range(item.start, item.end)
        if folded.flat.startswith(JOINING, at)
        and (behind := place_at(folded.flat, at, folded.places, at in heads)) > at
    )


def _may_head(folded: Folded, at: int) -> bool:
    """会同县教育局 at the head of all is 会同 and 县教育局; behind a 、 it is one name."""
    return at > 0 or folded.flat.startswith("和", at)


def find_events(item: ItemText) -> list[ItemEvent]:
    """All of them in printed order; of those that begin together the longest first."""
    folded, start, end = item.folded, item.start, item.end
    flat = folded.flat
    found = [ItemEvent("link", match.start(), match.end()) for match in _LINK.finditer(flat, start, end)]
    found += [ItemEvent("others", match.start(), match.end()) for match in _AND_OTHERS.finditer(flat, start, end)]
    found += [ItemEvent("verb", run.start, run.end, run.role) for run in item.predicates]
    found += [ItemEvent("moment", at, end) for at in find_moments(flat, start, end)]
    found += [ItemEvent("gap", at, at) for at in folded.gaps_between(start + 1, end) if flat[at] not in _NO_GAP]
    found += [ItemEvent("gap", match.start(), match.end()) for match in _SOFT.finditer(flat, start + 1, end)]
    return sorted(found, key=lambda event: (event.start, -event.end))


def core_end(item: ItemText, first: int) -> int:
    """Where the bodies end that begin at `first`: before a predicate or 等 that runs to the item's end."""
    ends = [run.start for run in item.predicates if run.end == item.end]
    end = ends[-1] if ends else item.end
    others = [match.start() for match in _AND_OTHERS.finditer(item.folded.flat, first, end) if match.end() == end]
    return others[-1] if others else end


SURE = (Body.STRONG, Body.COLLECTIVE)
WHOLE = (Body.STRONG, Body.WEAK, Body.NOUN, Body.COLLECTIVE)
# 县村 is no place's name.
LONGEST_RANK = 2


class Parting:
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


PartingRule = DecisionRule[Between, str]


def between(item: ItemText, event: ItemEvent, name: int, core: int) -> Between:
    folded, start, end, stop = item.folded, event.start, event.end, item.end
    left, right = judge(folded, name, start), judge(folded, end, core)
    opens = begins_name(folded, end, stop)
    return Between(item, event, folded.text, folded.flat, name, start, end, core, stop, left, right, opens)
