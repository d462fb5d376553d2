"""Which verb governs a number: the one that opens its clause, 新建改建公路300公里, or stands before it, 增长7.5%."""

from __future__ import annotations

import re

from msgspec import Struct

from govtask_extract.language.words.target_words import (
    DOING,
    HEADS_OF_NOUNS,
    JOINABLE,
    MAKING,
    NOUNS_LIKE_VERBS,
    PREFIXES,
    WARRANTING,
    WHOLE_PLACES,
)
from govtask_extract.patterns import lazy_re

_LONGEST = max(map(len, DOING | NOUNS_LIKE_VERBS))
_DATE = lazy_re(
    r"""
    \([^()]{1,3}\) | [0-9]{1,2}[.．] | [①-⑳]
    | (?:到|至|截至|在|于)?(?:[12][0-9]{3}年度?|今年|明年|当年|本年度|全年|每年|每月|每季度|本月
      |“?十(?:三|四|五|六)五”?)(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:期间|时期)?(?:底|末|年底)?(?:之?前|以内|内)?
    | 年[底末]前? | [上下]半年 | [0-9]{1,2}月(?:[底末]|[0-9]{1,2}日)?(?:之?前)?
    | 第?(?:一季度|二季度|三季度|四季度|[1-4]季度)[末底]?前?
    """,
    re.VERBOSE,
)
_OPENS_DATE = frozenset("(0123456789到至截在于今明当本全每“十年上下第一二三四").union(map(chr, range(0x2460, 0x2474)))
# 争取新增 strives, 争取资金 does.
_STRIVING = lazy_re("争取(?=新|建成|实现|达到|完成|引进|培育|创建|打造|全年|到|[0-9])")
# 全市新建; 全市绿地 is one noun.
_VERBS_BEGIN = tuple("新计完建培引开")
# No quotation is longer.
_FAR = 200
_CHANGE = "增长|增加|提高|提升|上升|扩大|扩充|递增|增|下降|降低|减少|压减|压降|缩短|压缩|减|翻|降|缩小|延长"
_LAST = lazy_re(
    rf"(?:同比|逐步|年均|环比|再|累计|总体|平均|分别|均|都|各|总计|共计|合计|共|已|力争)*"
    rf"(?P<verb>评价入库|认定入库|(?P<change>{_CHANGE})(?P<to>到|至|为)?|(?:保持|稳定|维持|控制)在?|完成|实现|新增|净增|入库|调整为|突破|达到|达)?"
    "(?:分别|均|都|力争|再|要|总计|共计|合计|共)*$"
)
_MIDDLE = lazy_re(
    "|".join(
        sorted(
            (
                "新建",
                "建成",
                "建设",
                "建立",
                "打造",
                "新增",
                "引进",
                "培育",
                "开展",
                "举办",
                "创建",
                "改造",
                "培训",
                "完成",
                "提供",
                "组织",
                "配备",
                "设立",
            )
        )
    )
)
_PREPOSITIONS = (
    "为",
    "向",
    "给",
    "面向",
    "在",
    "依托",
    "通过",
    "利用",
    "从",
    "以",
    "由",
    "引导",
    "指导",
    "督促",
    "带动",
)
_SHORTEST_NOUN = 2
_LINK = ("、", "和")
_DATE_BEHIND = lazy_re(
    "(?:[12][0-9]{3}年度?|全年|年度|年内|今年|本年度|剩余|其余|[全本][省市县区]|(?:第[一二三四五六七八九十]+|首)批)*"
)


class Action(Struct, frozen=True):
    """A verb, and what stands before the number without it: both bound stretches of the text.

    `leads` tells that it opens its clause, so that the list's next numbers share it. `change` and `to` are of 增长 and
    提高到.
    """

    verb: str | None
    start: int
    end: int
    leads: bool = False
    change: bool = False
    to: bool = False


def without_prefix(text: str, start: int, end: int) -> int:
    """Past dates, numbers of items and adverbs: 2023年力争新增 begins with 新增."""
    while start < end:
        match = _DATE.match(text, start, end) if text[start] in _OPENS_DATE else None
        if match is None and text.startswith("争取", start):
            match = _STRIVING.match(text, start, end)
        stop = match.end() if match else _past_adverb(text, start, end)
        if stop == start:
            break
        start = stop
    return start


def _past_adverb(text: str, start: int, end: int) -> int:
    if text.startswith(WHOLE_PLACES, start) and text[start + 2 : start + 3] in _VERBS_BEGIN:
        return start + 2
    return PREFIXES.end(text, start, end)


def verb_at(text: str, start: int, end: int, alone: bool = False) -> int:
    """Where the verb ends that stands here, with one that joins it; `start` if none does.

    `alone` means that what is done need not stand behind it.
    """
    stop = _verb(text, start, end)
    while stop > start and text[start:stop] in JOINABLE:
        behind = stop + (text[stop : stop + 1] in _LINK)
        further = _verb(text, behind, end)
        if (
            further == behind
            or text[behind:further] not in JOINABLE
            or (further == end and not alone)
            or opens_noun(text, further)
        ):
            break
        return further
    return stop


def _verb(text: str, start: int, end: int) -> int:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[start : start + length]
        if word in DOING or word in NOUNS_LIKE_VERBS:
            return start + length if word in DOING else start
    return start


def opens_noun(text: str, at: int) -> bool:
    """Whether the verb before is part of a noun: 改造项目, 建设面积."""
    return text.startswith(HEADS_OF_NOUNS, at)


def action_before(text: str, start: int, end: int) -> Action:
    """The verb of a number that stands behind what it measures: 建成绿道 100公里, 出口增长 12%."""
    start = without_prefix(text, start, end)
    last = _LAST.search(text, start, end)
    assert last is not None
    cut = last.start()
    opening = verb_at(text, start, cut)
    if last["verb"]:
        return Action(last["verb"], start, cut, False, bool(last["change"]), bool(last["to"]))
    if opening > start and cut - opening >= _SHORTEST_NOUN and not text.startswith(("率", "额"), opening):
        return Action(text[start:opening], opening, cut, True)
    return _in_the_middle(text, start, cut) or Action(None, start, cut)


def _in_the_middle(text: str, start: int, end: int) -> Action | None:
    """面向劳动者开展活动: the verb cuts off who or where; 城镇新增就业 is one noun."""
    if text.startswith(_PREPOSITIONS, start):
        return _behind_preposition(text, start, end)
    for match in _MIDDLE.finditer(text, start + 2, end - 1):
        if opens_noun(text, match.end()) or is_quoted(text, start, match.start()):
            continue
        if match[0] == "新增" and match.start() - start <= 4:
            return Action(match[0], start, end)
        stop = verb_at(text, match.start(), end)
        return Action(text[match.start() : stop], stop, end, True) if stop < end - 1 else None
    return None


def _behind_preposition(text: str, start: int, end: int) -> Action | None:
    """为既有住宅加装电梯: the first verb behind whom or what it is for."""
    for at in range(start + 2, end - 2):
        stop = verb_at(text, at, end)
        if at < stop < end - 1 and not opens_noun(text, stop) and not is_quoted(text, start, at):
            return Action(text[at:stop], stop, end, True)
    return None


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether quotes or brackets that open behind `start` are still open."""
    stretch = text[max(start, at - _FAR) : at]
    return any(stretch.count(one) > stretch.count(other) for one, other in ("“”", "()", "《》"))


def action_of_heading(text: str, start: int, end: int, noun: int, in_han: bool) -> Action | None:
    """The verb of a number that stands before what it counts: 建设 10家工厂, 打造小米科技园等 5个产业园."""
    start = without_prefix(text, start, end)
    stops = [stop for stop in _verbs_at(text, start, end) if _may_stand_between(text, stop, end, in_han)]
    if stops:
        verb = text[start : stops[-1]]
        return Action(verb, end, end, True) if not in_han or verb in MAKING else None
    making = verb_before(text, start, end, MAKING)
    if making is not None and not opens_noun(text, noun):
        return Action(text[making:end], end, end, True)
    return Action(text[end - 2 : end], end, end, True) if text.endswith(WARRANTING, start - 2, end) else None


def _verbs_at(text: str, start: int, end: int) -> list[int]:
    """Where the verbs end that follow each other: 关闭拆除."""
    stops: list[int] = []
    at = start
    while (stop := _verb(text, at, end) if stops else verb_at(text, start, end, alone=True)) > at:
        stops.append(stop)
        at = stop
    return stops


def verb_before(text: str, start: int, end: int, verbs: frozenset[str] = DOING) -> int | None:
    """Where the longest of `verbs` begins that ends here, if it stands in no quotes."""
    for at in range(max(start, end - _LONGEST), end):
        if text[at:end] in verbs and not is_quoted(text, start, at):
            return at
    return None


def _may_stand_between(text: str, start: int, end: int, in_han: bool) -> bool:
    """Nothing, a date, some of those that are counted, or what is said of them: 总投资12亿元的."""
    if _DATE_BEHIND.fullmatch(text, start, end) or text.endswith(("等", "的"), start, end):
        return True
    return in_han and "、" in text[start:end]
