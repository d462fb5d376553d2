"""Times in running text, 2025年6月底前, 到2027年, 每季度首月10日前, 春节前: where each stands, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.recurrence import find_recurrences
from govtask_extract.language.time_points import DIGITS, point_end, year_end
from govtask_extract.language.word_lists import WordsAt, words
from govtask_extract.patterns import holds_any, lazy_re

_LEAD_SIGNS = frozenset("截自从至到")
_LEADS = ("截至", "截止到", "截止", "自从", "自", "从", "至", "到")
_TO = frozenset("-—–~～至到")
_NUMERIC = lazy_re(
    r"[12][0-9]{3}(?:\.[0-9]{1,2}(?:\.[0-9]{1,2})?|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2})日?"
    "(?=[之以]?前|底)底?",
    needs=("-", ".", "/"),
)
_EVENT = lazy_re(
    '(?:春节|元旦|国庆节?|[“"]?五一[”"]?|中秋节?|清明节?|端午节?|劳动节|两节|主?汛期|雨季|冬季'
    "|供[暖热][期季]?|采暖[期季]?|防火期|(?:[春秋]季)?开学|春耕|入汛|入冬|入夏|入秋|节)"
    "(?:假期|期间|节)?(?:到?来临?之?|开始)?[之以]?前(?!后)",
    needs=("前",),
)
_EVENT_SIGNS = frozenset('春元国“"五中清端劳两主汛雨冬供采防秋开入节')
_LONGEST_EVENT = 20
# 环节 and 章节 are no feast.
_NO_FEAST_BEHIND = frozenset("环季关细章时")
_DAY_OF_MONTH = lazy_re("月(?:[0-9]{1,2}日|底|[上中下]旬)[之以]?前(?!后)")
_OF_MONTH_SIGNS = frozenset("本当次下")
_FIVE_YEARS = lazy_re('[“"]?(?:十三五|十四五|十五五|十六五)[”"]?(?:规划)?(?:时期|期)?末(?:[之以]?前)?', needs=("末",))
_FIVE_SIGNS = frozenset('十“"')
_PARTS = WordsAt(
    "分2年!级度龄 分3年!级度龄 分4年!级度龄 分5年!级度龄 分6年!级度龄 分7年!级度龄 分8年!级度龄 分9年!级度龄"
)
_BARE_YEAR = lazy_re("[12][0-9]{3}年?")
_INSIDE_NUMBERS = DIGITS | {"."}
_LONGEST_NUMERIC = 14
_FIRSTS = ("起", "开始")
_TAILS = WordsAt(
    """
    前!后期端沿置往瞻列述 之前!后期端沿置往瞻列述 以前!后期端沿置往瞻列述
    内!部容外涝陆地河需设生控科 以内!部容外涝陆地河需设生控科 起!步草点诉来码伏止始 开始 以来 以后 之后 期间
    """
)
# 前 is none in 前提, but in 前提交.
_SUBMITTED = frozenset("出交供请升前")
# What any begins with.
_OPENINGS = DIGITS | _LEAD_SIGNS | _EVENT_SIGNS | _OF_MONTH_SIGNS | _FIVE_SIGNS | frozenset("今明去上年第前一二三四分")
# One of these every time holds, but for a year alone.
_SIGNS = words(
    """
    月 季 半年 年底 年内 年末 年终 年初 年中 每 按周 之前 节前 期前 学前 暖前 热前 耕前 来前 临前 始前 间前 冬前 汛前
    夏前 秋前 明前 午前 元旦 国庆 五一 五末 五”末 期末 分两年 分三年 分四年 分五年 分2年 分3年
    """
)
_BEFORE_YEAR = frozenset("0123456789〇○零一二三四五六七八九今明当次本去上")
_LASTING = ("持续", "长期", "常态", "常年", "贯穿")
_MARKS = ",，;。!?\n"


class PrintedTime(Struct, frozen=True):
    """A time, from what leads to it to 前 or 起; its `form` is again, event, five, parts, span or point.

    `lead` is 到 or 自 before it, `tail` 前, 内 or 起 behind it, each empty if there is none.
    """

    start: int
    end: int
    form: str
    lead: str = ""
    tail: str = ""


def may_hold_time(text: str) -> bool:
    """Whether a text without blanks may hold any; most hold none, and are told by this alone."""
    if holds_any(text, _SIGNS):
        return True
    at = text.find("年")
    while at > 0:
        if text[at - 1] in _BEFORE_YEAR:
            return True
        at = text.find("年", at + 1)
    return "前" in text and holds_any(text, ("-", ".", "/"))


def find_times(text: str) -> list[PrintedTime]:
    """Those of a text, its widths folded, without blanks, its dates in Arabic numerals, in order."""
    found = [PrintedTime(one.start, one.end, "again") for one in find_recurrences(text)]
    taken = {at for one in found for at in range(one.start, one.end)}
    found += (one for one in _find_single(text) if one.end - 1 not in taken and one.start not in taken)
    return sorted(found, key=lambda one: one.start)


def _find_single(text: str) -> Iterator[PrintedTime]:
    """What does not come again, one behind the other."""
    at = 0
    while at < len(text):
        found = None
        if text[at] in _OPENINGS and not (text[at] in DIGITS and text[at - 1 : at] in DIGITS):
            found = _named(text, at) or _point(text, at)
            yield from (found,) if found else ()
        at = found.end if found else at + 1


def _named(text: str, at: int) -> PrintedTime | None:
    """2025年春节前  本月底前  “十四五”末  分两年."""
    for form, end in (("event", _event_end(text, at)), ("five", _five_end(text, at))):
        if end:
            return PrintedTime(at, end, form)
    end = _PARTS.end(text, at, len(text))
    return PrintedTime(at, end, "parts") if end > at else None


def _event_end(text: str, at: int) -> int | None:
    if text[at] in _OF_MONTH_SIGNS and (match := _DAY_OF_MONTH.match(text, at + 1)):
        return match.end()
    event = year_end(text, at)
    before = text[event - 1 : event]
    if text[event : event + 1] not in _EVENT_SIGNS or (text[event] == "节" and before in _NO_FEAST_BEHIND):
        return None
    match = _EVENT.match(text, event, event + _LONGEST_EVENT)
    return match.end() if match else None


def _five_end(text: str, at: int) -> int | None:
    match = _FIVE_YEARS.match(text, at) if text[at] in _FIVE_SIGNS else None
    return match.end() if match else None


def _point(text: str, at: int) -> PrintedTime | None:
    """自2023年12月1日起至2024年2月29日  到2027年  2025年6月底前."""
    lead = next((word for word in _LEADS if text.startswith(word, at)), "") if text[at] in _LEAD_SIGNS else ""
    start = at + len(lead)
    first = _end(text, start)
    last = _end_of_span(text, start, first)
    end = last or first
    if end == start:
        return None
    if text.startswith("(含)", end):
        end += 3
    stop = _tail_end(text, end)
    return PrintedTime(at, stop, "span" if last else "point", lead, text[end:stop])


def _end(text: str, at: int) -> int:
    """Of a point, 2025年6月底, or of one in figures alone, 2025.6, that 前 tells from other figures."""
    end = point_end(text, at)
    if end > at or text[at : at + 1] not in DIGITS or text[at - 1 : at] in _INSIDE_NUMBERS:
        return end
    match = _NUMERIC.match(text, at, at + _LONGEST_NUMERIC)
    return match.end() if match else at


def _end_of_span(text: str, at: int, first: int) -> int | None:
    """2023年3月至2025年6月, 2023—2025年, 2024年3—6月: where the second ends, if the first begins at `at`."""
    for end in _first_ends(text, at, first):
        second = end
        while second < end + 2 and text[second : second + 1] in _TO:
            second += 1
        stop = _end(text, second) if second > end else second
        if stop > second:
            return stop
    return None


def _first_ends(text: str, at: int, first: int) -> Iterator[int]:
    """Where the first of a span may end: a year without 年, a point with or without 起, a number."""
    if text[at : at + 1] in DIGITS and (year := _BARE_YEAR.match(text, at)):
        yield year.end()
    if first > at:
        yield next((first + len(word) for word in _FIRSTS if text.startswith(word, first)), first)
    number = year_end(text, at)
    if text[number : number + 1] in DIGITS and text[number - 1 : number] not in _INSIDE_NUMBERS:
        yield number + (2 if text[number + 1 : number + 2] in DIGITS else 1)


def _tail_end(text: str, at: int) -> int:
    end = _TAILS.end(text, at, len(text))
    opens_noun = text.startswith("前提", end - 1) and text[end + 1 : end + 2] not in _SUBMITTED
    return at if end > at and opens_noun else end


def find_lasting(text: str) -> Iterator[tuple[int, int]]:
    """Clauses that open with a word for what goes on, 持续推进, without the 并 before it."""
    for word in _LASTING:
        at = text.find(word)
        while at >= 0:
            start = at - 1 if text[at - 1 : at] in ("并", "且") else at
            if start == 0 or text[start - 1] in _MARKS:
                end = next((stop for stop in range(at, min(len(text), at + 16)) if text[stop] in _MARKS), len(text))
                # Longer ones go on with what is done: 持续推进移风易俗.
                if end - at <= 6:
                    yield at, end
            at = text.find(word, at + 1)
