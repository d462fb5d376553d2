"""Dates as notices print them, and the day that a deadline's phrase fixes: 2022年6月底前, 第二季度, “十四五”期末."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from msgspec import Struct

from govtask_extract.language.numerals import CHINESE_NUMERAL, CHINESE_NUMERALS, to_integer
from govtask_extract.language.script import without_blanks
from govtask_extract.patterns import holds_any, lazy_re

_ZERO = lazy_re("(?<=[〇零○oO一二三四五六七八九])[0oO](?=[〇零○0oO一二三四五六七八九年])")
_NUMERAL = lazy_re(f"{CHINESE_NUMERAL}{{1,4}}(?=年(?!级)|月|[日号]|季度)")
_DATED = lazy_re(r"(?P<year>[12][0-9]{3})(?:年|[-./])(?P<month>[0-9]{1,2})(?:月|[-./])(?P<day>[0-9]{1,2})(?![0-9])")

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
    (?P<again>每(?:年度?|季度?|月))?
    (?:(?P<year>[12][0-9]{3})年度?|(?P<relative>[今本当明次])年度?)?
    (?:
        (?P<month>[0-9]{1,2})月(?:份)?(?:(?P<day>[0-9]{1,2})[日号]|(?P<third>[上中下])旬|(?P<edge>[底末]|初|中))?
        |第?(?P<quarter>[1-4])季度[末底]?
        |(?P<half>[上下])半年
        |(?P<close>年[底末内终]|(?<=年|度)[底末内终])
    )?
    (?:(?P<after>起|开始|以来|以后|之后)|(?P<before>以?之?前))?
    # 2022年春节前 says more than the year.
    (?P<alone>$|[，。；、,.;)]|完成|实现|建成|基本|全面|力争|取得|全部|达到)?
    """,
    re.VERBOSE,
)
_FIVE_YEARS = lazy_re(f"[“\"']?(?P<number>{CHINESE_NUMERAL}{{2,3}})五[”\"']?(?:规划)?(?:时期|期)?末")
_LAST_MONTH = {"上": 6, "下": 12}
_LAST_DAY = {"上": 10, "中": 20}


class _Time(Struct, frozen=True):
    """A time in a phrase; `fixed` tells whether its last day is meant and known but for the year."""

    year: int | None
    month: int
    day: int | None
    fixed: bool


def read_date(text: str) -> str | None:
    """The first full date in `text` as ISO 8601; None if there is none or no calendar has it."""
    match = _DATED.search(_plain(text))
    return _iso(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


def read_deadline(phrase: str, plan_year: int | None, issue_date: date | None) -> str | None:
    """The last day that a deadline's words allow, as ISO 8601; None where they fix none, or more than one.

    A phrase without a year means the plan's, else the year of issue; today's date is never looked at.
    """
    plain = _plain(phrase)
    year = plan_year if plan_year is not None else (issue_date.year if issue_date else None)
    five = _FIVE_YEARS.search(without_blanks(phrase))
    if five:
        return _end_of_five_years(five["number"])
    times = [time for match in _TIME.finditer(_ends_only(plain)) if (time := _time(match, year))]
    if len(times) != 1 or not times[0].fixed or times[0].year is None:
        return None
    return _iso(times[0].year, times[0].month, times[0].day)


def _plain(text: str) -> str:
    """Half width, without white space, years and months in Arabic numerals."""
    folded = unicodedata.normalize("NFKC", without_blanks(text))
    if not holds_any(folded, CHINESE_NUMERALS):
        return folded
    folded = _ZERO.sub("〇", folded)
    return _NUMERAL.sub(lambda match: str(to_integer(match[0])), folded)


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


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        return (date(year, month, day) if day else _last_of(year, month)).isoformat()
    except ValueError:
        return None


def _last_of(year: int, month: int) -> date:
    """The day before the first of the next month. Raises ValueError for what is no month of the calendar."""
    first = date(year, month, 1)
    return first.replace(day=31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
