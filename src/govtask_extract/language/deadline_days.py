"""Which days a deadline's words fix, 6月底前, 第二季度, “十四五”期末, 2023—2025年, and what tells the year."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.dates import plain, to_iso
from govtask_extract.language.numerals import CHINESE_NUMERAL, to_integer
from govtask_extract.language.recurrence import find_recurrences
from govtask_extract.language.script import without_blanks
from govtask_extract.language.word_lists import words
from govtask_extract.patterns import holds_any, lazy_re

Basis = Literal["phrase", "plan-title", "issue-date"]

# 2022-06-30 and 2022.6 to the one form that the rest reads.
_NUMERIC = (
    (lazy_re(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])日?"), r"\1年\2月\3日"),
    (lazy_re(r"([12][0-9]{3})[-./]([0-9]{1,2})(?![0-9年])月?"), r"\1年\2月"),
)
_NUMERIC_MARKS = ("-", ".", "/")
_TO_MARKS = ("-", "—", "–", "~", "～", "至", "到")
_TO = f"(?:起|开始)?[{''.join(_TO_MARKS)}]+"
# A span's beginning says nothing about its end, save for the year of 2022年1月—6月.
_BEGINNINGS = (
    lazy_re(
        rf"(?P<year>[12][0-9]{{3}})年?(?:(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})日)?)?{_TO}(?=[12][0-9]{{3}}年)",
        needs=_TO_MARKS,
    ),
    lazy_re(rf"(?P<month>[0-9]{{1,2}})月?(?:(?P<day>[0-9]{{1,2}})日)?{_TO}(?=[0-9]{{1,2}}月)", needs=_TO_MARKS),
    lazy_re(rf"(?P<day>[0-9]{{1,2}})日?{_TO}(?=[0-9]{{1,2}}日)", needs=_TO_MARKS),
)
# Of 6、7月 and 二、三季度 nobody knows whether each has its own end.
_LIST = lazy_re("[0-9一二三四][、和及与或]第?[0-9]{1,4}(?:年|月|季度)", needs=("、", "和", "及", "与", "或"))
# Every stretch that names a time, with what makes it no end: 2022年1月起, 2025年前.
_TIME = lazy_re(
    r"""
    (?:(?P<year>[12][0-9]{3})年度?|(?P<relative>[今本当明次])年度?)?
    (?:
        (?P<month>[0-9]{1,2})月份?(?:(?P<day>[0-9]{1,2})[日号]|[上中]?(?P<third>[上中下])旬|(?P<edge>[底末]|初|中))?
        |第?(?P<quarter>[1-4])季度[末底]?
        |(?P<half>[上下])半年
        |(?P<close>(?:年|(?<=年)|(?<=年度))[底末内终])
    )?
    (?:(?P<after>起|开始|以后|之后)|(?P<before>以?之?前))?
    """,
    re.VERBOSE,
)
# 2022年春节前 says more than the year.
_BEHIND_YEARS = words("， 。 ； 、 , . ; ) 完成 实现 建成 基本 全面 力争 取得 全部 达到")
_FIVE_YEARS = lazy_re(f"[“\"']?(?P<number>{CHINESE_NUMERAL}{{2,3}})五[”\"']?(?:规划)?(?:时期|期)?末", needs=("末",))
_LAST_MONTH = {"上": 6, "下": 12}
_LAST_DAY = {"上": 10, "中": 20}
_FIRST_DAY = {"上": 1, "中": 11, "下": 21}


class DeadlineReading(Struct, frozen=True):
    """What a phrase says: its last and its first day, as ISO 8601, and the rule of RFC 5545 by which it comes again.

    `basis` is what told the year of the days, None if there are none.
    """

    date: str | None = None
    start: str | None = None
    every: str | None = None
    basis: Basis | None = None


class KnownYears(Struct, frozen=True):
    """Where a phrase that names no year gets it from, in this order; today's date is never looked at."""

    said: int | None = None
    """That of a phrase before it in its sentence."""
    plan: int | None = None
    """That of the plan's title."""
    issued: date | None = None

    def found(self, relative: str | None = None) -> tuple[int | None, Basis | None]:
        """The year, and what tells it; of 今年 and 明年 no other phrase does."""
        if self.said is not None and relative in (None, "当", "次"):
            return self.said, "phrase"
        if self.plan is not None:
            return self.plan, "plan-title"
        return (self.issued.year, "issue-date") if self.issued else (None, None)


class _Time(Struct, frozen=True):
    """A time in a phrase: its first and last day, None where the year has no such day or is not known.

    `fixed` tells whether its last day is meant, `opens` that its first is: 2025年5月起.
    """

    first: str | None
    last: str | None
    basis: Basis | None
    fixed: bool
    opens: bool


def read_deadline(phrase: str, years: KnownYears) -> DeadlineReading:
    """What a deadline's words fix; nothing where they name more than one end.

    A phrase without a year means the one that `years` knows.
    """
    printed = plain(phrase)
    again = list(find_recurrences(printed))
    # 每月5日前 fixes no day, 2019年7月底前，以后每年实施 one besides.
    for one in reversed(again):
        printed = printed[: one.start] + printed[one.end :]
    said = _days_of(printed, phrase, years)
    return replace(said, every=again[0].rule) if len(again) == 1 else said


def _days_of(printed: str, phrase: str, years: KnownYears) -> DeadlineReading:
    five = _FIVE_YEARS.search(without_blanks(phrase))
    if five:
        end = _end_of_five_years(five["number"])
        return DeadlineReading(end, basis="phrase" if end else None)
    ends, beginning = _parted(printed)
    if _LIST.search(ends):
        return DeadlineReading()
    times = [time for match in _TIME.finditer(ends) if (time := _time(match, years))]
    if len(times) != 1:
        return DeadlineReading()
    only = times[0]
    if only.opens and only.first:
        return DeadlineReading(start=only.first, basis=only.basis)
    if not only.fixed or only.last is None:
        return DeadlineReading()
    start = _start(beginning, only.last) if beginning else None
    # November to March ends in a year that nobody names.
    known = start is None or start <= only.last
    return DeadlineReading(only.last, start, basis=only.basis) if known else DeadlineReading()


def _parted(text: str) -> tuple[str, dict[str, str | None] | None]:
    """Without the beginnings of spans, and the first of them."""
    beginning = None
    if holds_any(text, _NUMERIC_MARKS):
        for pattern, form in _NUMERIC:
            text = pattern.sub(form, text)
    for pattern in _BEGINNINGS:
        match = pattern.search(text)
        if match:
            beginning = beginning or match.groupdict()
            text = pattern.sub("", text)
    return text, beginning


def _start(beginning: dict[str, str | None], last: str) -> str | None:
    """What a beginning leaves out is as in its end: 2022年1月—6月, 6月10日至20日."""
    end = date.fromisoformat(last)
    year = int(beginning.get("year") or end.year)
    month = int(beginning.get("month") or (1 if "month" in beginning else end.month))
    return to_iso(year, month, int(beginning.get("day") or 1))


def _end_of_five_years(number: str) -> str | None:
    """The fourteenth five years ended with 2025."""
    count = to_integer(number)
    return f"{1955 + 5 * count}-12-31" if count and count < 100 else None


def _time(match: re.Match[str], years: KnownYears) -> _Time | None:
    named = match.groupdict()
    if not any(named[key] for key in ("year", "relative", "month", "quarter", "half", "close")):
        return None
    year, basis = _year(named, years)
    alone = match.end() == len(match.string) or match.string.startswith(_BEHIND_YEARS, match.end())
    # Before June is not by the end of June, and before the 30th is by the 30th, as notices count.
    loose = named["before"] and not (
        named["day"] or named["edge"] or named["third"] or named["quarter"] or named["half"]
    )
    vague = not (named["month"] or named["quarter"] or named["half"] or named["close"] or alone)
    fixed = not (named["after"] or vague) and (not loose or bool(named["close"])) and named["edge"] not in ("初", "中")
    opens = named["after"] in ("起", "开始") and not (named["edge"] or named["close"])
    first, last = (None, None) if year is None else _bounds(named, year)
    return _Time(first, last, basis, fixed, opens)


def _year(named: dict[str, str | None], years: KnownYears) -> tuple[int | None, Basis | None]:
    if named["year"]:
        return int(named["year"]), "phrase"
    year, basis = years.found(named["relative"])
    later = named["relative"] in ("明", "次")
    return (year + 1 if later and year is not None else year), basis


def _bounds(named: dict[str, str | None], year: int) -> tuple[str | None, str | None]:
    """The first and the last day meant."""
    if named["quarter"]:
        last = int(named["quarter"]) * 3
        return to_iso(year, last - 2, 1), to_iso(year, last, None)
    if named["half"]:
        last = _LAST_MONTH[named["half"]]
        return to_iso(year, last - 5, 1), to_iso(year, last, None)
    if not named["month"]:
        return to_iso(year, 1, 1), to_iso(year, 12, None)
    month, third = int(named["month"]), named["third"] or ""
    if named["day"]:
        day = to_iso(year, month, int(named["day"]))
        return day, day
    return to_iso(year, month, _FIRST_DAY.get(third, 1)), to_iso(year, month, _LAST_DAY.get(third))
