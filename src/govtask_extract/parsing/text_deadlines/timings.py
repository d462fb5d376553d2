"""Timings: the times of a text, each with the words around it that tell what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.deadlines import is_deadline
from govtask_extract.language.times import PrintedTime, find_lasting, find_times, may_hold_time
from govtask_extract.language.words.target_words import DOING
from govtask_extract.language.words.time_words import ENDING, OF_DOCUMENTS, REPEATED, TAKING
from govtask_extract.parsing.targets.actions import opens_noun, verb_at, without_prefix
from govtask_extract.parsing.targets.candidates import enclosed
from govtask_extract.patterns import lazy_re

# Farther words of a clause or sentence say nothing of a time, and a text without marks takes no longer.
_FAR = 80
_CLAUSE_MARKS = frozenset("，,;。!?\n:")
_SENTENCE_MARKS = frozenset("。!?\n")
_IN = ("于", "在")
_ADVERBS = lazy_re(
    "(?:要|应|须|需|务必|必须|将|拟|力争|确保|争取|计划|预计|基本|全面|全部|正式|陆续|率先|同步|初步|如期|按期|顺利|提前|再"
    "|分别|均|各|至少|原则上|定期|集中|分批|及时|统一|共同|首批|整体|主体|一次性|成功|有序|继续|稳步|逐步|累计|滚动)+"
)
# 完成率, 改造方案; but 完成方案 and 制定计划 are done.
_NOUNS_ALWAYS = ("率", "额", "情况", "者", "仪式", "的")
_NOUNS_BEHIND = ("量", "目标", "方案", "预算", "工作", "成果", "成效", "重点", "清单")
_YEAR = lazy_re("(?P<year>[12][0-9]{3})年")
_GOVERNING = (*(DOING - {"争取", "完成"}), *TAKING)
_CLOSED = ("底", "末", "前", "内", "终")


class Timing(Struct, frozen=True):
    """A time of a text and the stretches around it; `hidden` tells that it is quoted, or in a bracket with more.

    `reference` is the year that its notice is about, if that is known.
    """

    text: str
    time: PrintedTime
    clause: tuple[int, int]
    stop: int
    hidden: bool
    reference: int | None

    @property
    def printed(self) -> str:
        return self.text[self.time.start : self.time.end]

    @property
    def before(self) -> str:
        """What its clause has before it, without 于 and 在."""
        words = self.text[self.clause[0] : self.time.start]
        return words[:-1] if words.endswith(_IN) else words

    @property
    def is_placed(self) -> bool:
        """Whether 于 or 在 leads to it."""
        return self.text[self.clause[0] : self.time.start].endswith(_IN)

    @property
    def after(self) -> str:
        return self.text[self.time.end : self.clause[1]]

    @property
    def rest(self) -> str:
        """What its sentence has behind it."""
        return self.text[self.time.end : self.stop]

    @property
    def is_closed(self) -> bool:
        """Whether its words say that it is an end: 6月底, 年内, 三季度前."""
        return self.printed.endswith(_CLOSED)

    @property
    def year(self) -> int | None:
        """The last that it names."""
        years = _YEAR.findall(self.printed)
        return int(years[-1]) if years else None

    @property
    def leads_to_deed(self) -> bool:
        """Whether what is done stands behind it: 6月建成, 三季度全部开工."""
        at = self.time.end
        for _ in range(3):
            further = without_prefix(self.text, at, self.clause[1])
            adverbs = _ADVERBS.match(self.text, further, self.clause[1])
            further = adverbs.end() if adverbs else further
            if further == at:
                break
            at = further
        stop = verb_at(self.text, at, self.clause[1], alone=True)
        if stop == at:
            stop = at + max((len(word) for word in ENDING if self.text.startswith(word, at)), default=0)
        if stop == at or self.text.startswith(_NOUNS_ALWAYS, stop):
            return False
        names = opens_noun(self.text, stop) or self.text.startswith(_NOUNS_BEHIND, stop)
        return self.text[at:stop] in OF_DOCUMENTS or not names

    @property
    def leads_to_routine(self) -> bool:
        """Whether what is done again and again stands behind it: 每月更新一次."""
        after = self.after
        adverbs = _ADVERBS.match(after)
        return after[adverbs.end() if adverbs else 0 :].startswith(REPEATED) or self.leads_to_deed

    @property
    def is_governed(self) -> bool:
        """Whether a verb before it takes it as part of its object: 完成2022年任务."""
        return self.before.endswith(_GOVERNING) and not self.is_placed


def find_timings(text: str, reference: int | None) -> Iterator[Timing]:
    """Those of a text, its widths folded, without blanks, its dates in Arabic numerals, in order."""
    lasting = [PrintedTime(*place, "lasting") for place in find_lasting(text) if is_deadline(text, *place)]
    told = find_times(text) if may_hold_time(text) else []
    times = sorted([*told, *lasting], key=lambda one: one.start)
    if not times:
        return
    hidden = enclosed(text)
    for time in times:
        start, end = _reach(text, time, _CLAUSE_MARKS)
        stop = _reach(text, time, _SENTENCE_MARKS)[1]
        within = bool(hidden[time.start]) and not _fills_bracket(text, time)
        yield Timing(text, time, (start, end), stop, within, reference)


def _reach(text: str, time: PrintedTime, marks: frozenset[str]) -> tuple[int, int]:
    """From the mark before to the one behind, or as far as matters."""
    first, last = max(0, time.start - _FAR), min(len(text), time.end + _FAR)
    start = next((at + 1 for at in range(time.start - 1, first - 1, -1) if text[at] in marks), first)
    return start, next((at for at in range(time.end, last) if text[at] in marks), last)


def _fills_bracket(text: str, time: PrintedTime) -> bool:
    """建成公园3个(2025年6月底前完成): the bracket holds a deadline and no more."""
    if text[time.start - 1 : time.start] != "(" or not text[time.start : time.end].endswith(_CLOSED):
        return False
    end = text.find(")", time.end, time.end + _FAR)
    return end > 0 and is_deadline(text, time.start, end)
