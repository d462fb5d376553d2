"""What comes again, 每月5日前, 每季度首月10日前, 按月: as a rule of RFC 5545, which calendars read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.numerals import to_integer
from govtask_extract.patterns import lazy_re

_MONTHS = "[0-9]{1,2}月?份?(?:[、和及][0-9]{1,2}月份?)*"
# 每年6月、12月底前  每季度首月10日前  每月5日、20日前  每3个月  按月
_AGAIN = lazy_re(
    rf"""
    (?:每个?(?:(?P<count>[0-9]{{1,2}}|[两二三四五六七八九十])个?)?(?P<unit>半年|年度?|季度?|月份?|旬|周|星期|[日天])
      |[按逐](?P<by>月|季度?|周)(?![底末])(?![初期]))
    (?:(?P<closed>结束|终了)后)?
    (?:(?P<months>{_MONTHS})(?<![0-9])|第?(?P<quarter>[1-4])季度|(?P<half>[上下])半年
      |(?P<which>首|末|第[一二]个|第三个|第[1-3]个|最后一个|首个)月份?)?
    (?:(?P<days>[0-9]{{1,2}}[日号]?(?:[、和及][0-9]{{1,2}}[日号])*)(?<=[日号])|(?P<third>[上中下])旬|年?(?P<edge>[底末])日?|年?[初中])?
    """,
    re.VERBOSE,
    needs=("每", "按", "逐"),
)
# 每周一调度 is once a week, 每周一前 by Monday.
_WEEKDAYS = lazy_re(
    "(?:[二三四五六日天]|一(?=[前、上下]|[之以]前))(?:[、和及](?:周|星期)?[一二三四五六日天])*(?![次天个场期轮篇条家户])"
)
_BEFORE = ("前", "之前", "以前")
_NUMBER = lazy_re("[0-9]+")
_FREQUENCIES = {"年": ("YEARLY", 1), "季": ("MONTHLY", 3), "月": ("MONTHLY", 1), "周": ("WEEKLY", 1)} | {
    "星": ("WEEKLY", 1),
    "日": ("DAILY", 1),
    "天": ("DAILY", 1),
    "半": ("MONTHLY", 6),
}
_DAYS = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_THIRDS = {"上": "10", "中": "20", "下": "-1"}
_LAST = "-1"
_PLACES = {"首": 1, "一": 1, "1": 1, "二": 2, "2": 2}


class Recurrence(Struct, frozen=True):
    """A rule, FREQ=MONTHLY;BYMONTHDAY=5, and the stretch of the text that says it."""

    rule: str
    start: int
    end: int


def find_recurrences(printed: str) -> Iterator[Recurrence]:
    """Those of a text with its dates in Arabic numerals; what one says of days that no month has is left out."""
    for match in _AGAIN.finditer(printed):
        weekdays = _weekdays(printed, match)
        end = match.end() + len(weekdays)
        before = next((word for word in _BEFORE if printed.startswith(word, end)), "")
        stop = end + (len(before) or printed.startswith("内", end))
        yield Recurrence(_rule(match, weekdays, bool(before)), match.start(), stop)


def _unit(match: re.Match[str]) -> str:
    return str(match["unit"] or match["by"])[0]


def _weekdays(printed: str, match: re.Match[str]) -> str:
    """一、周三 of 每周一、周三前."""
    end = match.end()
    days = _WEEKDAYS.match(printed, end) if _unit(match) in ("周", "星") and printed[end : end + 1] in _DAYS else None
    return days[0] if days else ""


def _rule(match: re.Match[str], weekdays: str, before: bool) -> str:
    unit = _unit(match)
    if unit == "旬":
        return "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"
    frequency, interval = _FREQUENCIES[unit]
    if match["count"]:
        return _plain_rule(frequency, interval * (to_integer(match["count"]) or 1))
    if unit == "年":
        return _in_year(match, before)
    if interval > 1:
        return _in_months(match, interval)
    if unit == "月":
        return _joined(frequency, days=_days(match))
    days = ",".join(dict.fromkeys(_DAYS[one] for one in weekdays if one in _DAYS))
    return f"FREQ={frequency};BYDAY={days}" if days else f"FREQ={frequency}"


def _plain_rule(frequency: str, interval: int) -> str:
    return f"FREQ={frequency};INTERVAL={interval}" if interval > 1 else f"FREQ={frequency}"


def _joined(frequency: str, months: str = "", days: str = "") -> str:
    parts = (f"FREQ={frequency}", f"BYMONTH={months}" if months else "", f"BYMONTHDAY={days}" if days else "")
    return ";".join(filter(None, parts))


def _in_year(match: re.Match[str], before: bool) -> str:
    """每年6月前 says no day of June, and so no month."""
    days = _days(match)
    months = _months(match) or ("12" if days else "")
    if match["months"] and before and not days:
        return "FREQ=YEARLY"
    by_part = match["quarter"] or match["half"]
    return _joined("YEARLY", months, days or (_LAST if by_part else "")) if months else "FREQ=YEARLY"


def _months(match: re.Match[str]) -> str:
    if match["quarter"]:
        return str(int(match["quarter"]) * 3)
    if match["half"]:
        return "6" if match["half"] == "上" else "12"
    return _within(match["months"], 12)


def _in_months(match: re.Match[str], interval: int) -> str:
    """Of quarters and halves of a year a day counts where it is said of which month: 首月10日, 末."""
    days = _days(match)
    place = match["which"]
    first = 1 if match["closed"] else None
    if place:
        first = next((number for sign, number in _PLACES.items() if sign in place and "最" not in place), interval)
    elif match["edge"]:
        first = interval
    if first is None or not days:
        return _plain_rule("MONTHLY", interval)
    return _joined("MONTHLY", ",".join(map(str, range(first, 13, interval))), days)


def _days(match: re.Match[str]) -> str:
    if match["edge"]:
        return _LAST
    return _THIRDS[match["third"]] if match["third"] else _within(match["days"], 31)


def _within(numbers: str | None, most: int) -> str:
    """The numbers with commas between them; none if one is too large."""
    found = [int(number) for number in _NUMBER.findall(numbers or "")]
    return ",".join(map(str, found)) if all(1 <= number <= most for number in found) else ""
