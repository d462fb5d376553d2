"""Deadlines: which words are one, 2021年6月底前完成, 持续推进, and which day they fix, 第二季度, “十四五”期末."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from govtask_extract.language.dates import last_day, plain, to_iso
from govtask_extract.language.numerals import CHINESE_NUMERAL, to_integer
from govtask_extract.language.script import without_blanks
from govtask_extract.patterns import lazy_re

_YEAR = "(?:[12][0-9]{3}|[二一][〇零○ＯO一二三四五六七八九]{3})年"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月"
# 2022—2024年, 2023.12.31
_SPAN = "(?:[12][0-9]{3}年?[-—–~至到]+)?"
_DATE = (
    f"(?:{_SPAN}{_YEAR}|[12][0-9]{{3}}[.-][0-9]{{1,2}}(?:[.-][0-9]{{1,2}}日?)?|今年|明年|当年|次年|本年|每年|{_MONTH}"
    '|年底|年内|年末|年中|第?[一二三四1-4]季度|[上下]半年|[“"]?十[三四五六]五[”"]?(?:期|末|规划期|时期))'
)
_LEAD = "(?:力争|确保|原则上|计划|预计|拟|务必|须|需|应|要求|分别)?(?:于|在|到|至|截至|截止|自)?"
_END = (
    "(?:前|底|末|内|完成[^，。；、]{0,6}|日|月|年|期间|推进|实施|见效|落实|到位|成效|成果|进展|开展|启动|建成|季度|旬|起|止"
    "|办结|开工|竣工|整改)"
)
# Nobody is named in a deadline: 2023年6月底前由市教育局完成 is more than one.
_FILL = "[^、；。：由局厅委牵责]"
_LASTING_HEAD = (
    "(?:持续|长期|常年|全年|常态化?|按时序|按照时序|按序时|按进度|按时间节点|按照时间节点|按计划|按期|逐年|即日起|立即|立行立改"
    "|以后每年|适时|贯穿全年|分阶段|分年度|实时|定期|即知即改|按要求|按月|按季度?|每月|每季度|每半年|每周)"
)
_LASTING = (
    f"(?:并|且)?{_LASTING_HEAD}(?:{_LASTING_HEAD}|性|进度|推进|实施|坚持|开展|落实|完成|推动|抓好|执行|整改|要求|有序|进行|工作|任务|并|节点|时间|整治|深化|巩固|做好|组织|长效|"
    "报送|调度|一次|到位|底|末|[0-9]{1,2}日前?)*+"
)
# What every date holds, 全年 too, and what all else that lasts opens with: most names are no deadline by these.
_SIGNS = frozenset("年月季五")
_DIGITS = frozenset("0123456789")
_LASTING_SIGNS = frozenset("并且持长常按即立适分实定每")
_MOMENT = lazy_re(f"{_LEAD}{_DATE}")
# Behind 6月底前 anything short may stand: 6月底前出台实施方案.
_WHOLE = lazy_re(f"(?:{_LEAD}(?:{_DATE}(?:{_FILL}{{0,30}}?{_END})?|{_DATE}{_FILL}{{0,6}}前{_FILL}{{0,15}})|{_LASTING})")
_LEADING = lazy_re(f"{_LEAD}{_DATE}{_FILL}{{0,6}}?(?:之?前|内)")

# 2022-06-30 and 2022.6 to the one form that the rest reads.
_NUMERIC = (
    (lazy_re(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])日?"), r"\1年\2月\3日"),
    (lazy_re(r"([12][0-9]{3})[-./]([0-9]{1,2})(?![0-9年])月?"), r"\1年\2月"),
)
_TO = "[-—–~～至到]+"
# A span's beginning says nothing about its end, save for the year of 2022年1月—6月.
_BEGINNINGS = (
    lazy_re(rf"[12][0-9]{{3}}年?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?{_TO}(?=[12][0-9]{{3}}年)"),
    lazy_re(rf"[0-9]{{1,2}}月?(?:[0-9]{{1,2}}日)?{_TO}(?=[0-9]{{1,2}}月)"),
    lazy_re(rf"[0-9]{{1,2}}日?{_TO}(?=[0-9]{{1,2}}日)"),
)
# Every stretch that names a time, with what makes it no end: 每年6月, 2022年1月起, 2025年前.
_TIME = lazy_re(
    r"""
    (?P<again>每(?:年度?|季度?))?
    (?:(?P<year>[12][0-9]{3})年度?|(?P<relative>[今本当明次])年度?)?
    (?:
        (?P<month>[0-9]{1,2})月份?(?:(?P<day>[0-9]{1,2})[日号]|(?P<third>[上中下])旬|(?P<edge>[底末]|初|中))?
        |第?(?P<quarter>[1-4])季度[末底]?
        |(?P<half>[上下])半年
        |(?P<close>年[底末内终]|(?<=年|度)[底末内终])
    )?
    (?:(?P<after>起|开始|以后|之后)|(?P<before>以?之?前))?
    # 2022年春节前 says more than the year.
    (?P<alone>$|[，。；、,.;)]|完成|实现|建成|基本|全面|力争|取得|全部|达到)?
    """,
    re.VERBOSE,
)
_FIVE_YEARS = lazy_re(f"[“\"']?(?P<number>{CHINESE_NUMERAL}{{2,3}})五[”\"']?(?:规划)?(?:时期|期)?末")
_LAST_MONTH = {"上": 6, "下": 12}
_LAST_DAY = {"上": 10, "中": 20}
# 于2022年2月11日前  2021年底前
_LATEST = lazy_re(
    r"""(?x)
    (?<![\d对自从])(?<![\d对自从]\s)(?P<year>(?:19|20)\d{2})\s*年\s*
    (?:(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?)?
    \s*[底末]?\s*[之以]?\s*前
    # What had been done before a day is a fact; only what is to be done by then has a deadline.
    # 2023年底前办理登记的机构 are those that a measure is for.
    (?!\s*已)(?![^，。；]{0,30}?(?:完成|建成|办理|提交|登记|整改)[^，。；]{0,4}的)(?=[^。]{0,60}?(?:报|完成|建成|实现|办结|反馈|提交|制定|制订|印发|出台|落实|办理|启动|整改|到位))
    """
)


class _Time(Struct, frozen=True):
    """A time in a phrase; `fixed` tells whether its last day is meant and known but for the year."""

    year: int | None
    month: int
    day: int | None
    fixed: bool


def is_deadline(text: str, start: int, end: int) -> bool:
    """Whether the whole stretch is a deadline."""
    may_be = text[start:end][:1] in _LASTING_SIGNS or _may_hold_date(text, start, end)
    return may_be and _WHOLE.fullmatch(text, start, end) is not None


def _may_hold_date(text: str, start: int, end: int) -> bool:
    """2023.12 has figures and a mark between them, every other date a word of time."""
    stretch = text[start:end]
    dotted = ("." in stretch or "-" in stretch) and not _DIGITS.isdisjoint(stretch)
    return dotted or not _SIGNS.isdisjoint(stretch)


def find_moments(text: str, start: int, end: int) -> list[int]:
    """Where a date begins in the stretch, the 于 before it included."""
    if not _may_hold_date(text, start, end):
        return []
    return [match.start() for match in _MOMENT.finditer(text, start, end)]


def leading_deadline(text: str, start: int, end: int) -> int | None:
    """Where the deadline ends that the stretch opens with: 2023年6月底前由市教育局负责."""
    match = _LEADING.match(text, start, end) if _may_hold_date(text, start, end) else None
    return match.end() if match else None


def read_deadline(phrase: str, plan_year: int | None, issue_date: date | None) -> str | None:
    """The last day that a deadline's words allow, as ISO 8601; None where they fix none, or more than one.

    A phrase without a year means the plan's, else the year of issue; today's date is never looked at.
    """
    printed = plain(phrase)
    year = plan_year if plan_year is not None else (issue_date.year if issue_date else None)
    five = _FIVE_YEARS.search(without_blanks(phrase))
    if five:
        return _end_of_five_years(five["number"])
    times = [time for match in _TIME.finditer(_ends_only(printed)) if (time := _time(match, year))]
    if len(times) != 1 or not times[0].fixed or times[0].year is None:
        return None
    return to_iso(times[0].year, times[0].month, times[0].day)


def _ends_only(text: str) -> str:
    for pattern, form in _NUMERIC:
        text = pattern.sub(form, text)
    for pattern in _BEGINNINGS:
        text = pattern.sub("", text)
    return text


def _end_of_five_years(number: str) -> str | None:
    """The fourteenth five years ended with 2025."""
    count = to_integer(number)
    return f"{1955 + 5 * count}-12-31" if count and count < 100 else None


def _time(match: re.Match[str], year: int | None) -> _Time | None:
    named = match.groupdict()
    if named["again"] or not any(named[key] for key in ("year", "relative", "month", "quarter", "half", "close")):
        return None
    own = _year(named, year)
    month, day = _month_and_day(named)
    # Before June is not by the end of June, and before the 30th is by the 30th, as notices count.
    loose = named["before"] and not (day or named["edge"] or named["third"] or named["quarter"] or named["half"])
    vague = not (named["month"] or named["quarter"] or named["half"] or named["close"] or named["alone"] is not None)
    fixed = not (named["after"] or vague) and (not loose or bool(named["close"])) and named["edge"] not in ("初", "中")
    return _Time(own, month, day, fixed)


def _year(named: dict[str, str | None], year: int | None) -> int | None:
    if named["year"]:
        return int(named["year"])
    later = named["relative"] in ("明", "次")
    return year + 1 if later and year is not None else year


def _month_and_day(named: dict[str, str | None]) -> tuple[int, int | None]:
    """The last month and day meant; no day means the month's last."""
    if named["quarter"]:
        return int(named["quarter"]) * 3, None
    if named["half"]:
        return _LAST_MONTH[named["half"]], None
    if not named["month"]:
        return 12, None
    return int(named["month"]), int(named["day"]) if named["day"] else _LAST_DAY.get(named["third"] or "")


def find_latest_days(text: str) -> Iterator[tuple[date, int, int]]:
    """The last day of every 2022年2月11日前 that names its year and has something done, with its place."""
    for match in _LATEST.finditer(text):
        year, month = int(match["year"]), int(match["month"] or 12)
        if 1 <= month <= 12:
            last = last_day(year, month)
            yield date(year, month, min(int(match["day"] or last) or 1, last)), *match.span()
