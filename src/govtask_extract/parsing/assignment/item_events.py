"""What may part an item's names: links, blanks, verbs, 等 and dates, each at its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from govtask_extract.language.deadlines import find_moments
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import LINKS
from govtask_extract.language.words.endings import OTHERS
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.list_items import ListItem
from govtask_extract.parsing.assignment.predicates import Predicate
from govtask_extract.patterns import lazy_re, lazy_regex

EventKind = Literal["link", "others", "verb", "moment", "gap"]

_LINK = lazy_regex(r"\L<links>", links=LINKS)
# 等有关部门, 等12个市级部门, 等单位, 等相关乡镇（街道）
_AND_OTHERS = lazy_re(
    rf"""
    (?<![高初平同优]) (?!(?<=中)等[职专教师学收水城]) 等 (?!级|保|离)  # not 高等, 中等职业, 等级
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

    `loose_gaps`: the list has no other separators, so blanks are taken for some.
    """

    folded: Folded
    start: int
    end: int
    mark: str
    predicates: tuple[Predicate, ...]
    loose_gaps: bool
    idle: int

    def predicate_from(self, at: int) -> Predicate | None:
        """The first one that begins at `at` or later."""
        first = bisect_left(self.predicates, at, key=lambda predicate: predicate.start)
        return self.predicates[first] if first < len(self.predicates) else None


def item_text(folded: Folded, item: ListItem, predicates: tuple[Predicate, ...], loose_gaps: bool) -> ItemText:
    idle = item.start + len(folded.flat[item.start : item.end].rstrip("（）□·."))
    return ItemText(folded, item.start, item.end, item.mark, predicates, loose_gaps, idle)


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
