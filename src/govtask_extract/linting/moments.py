"""Dates and latest days as a text prints them, whether the calendar has them or not."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from govtask_extract.language.numerals import to_integer
from govtask_extract.patterns import lazy_re

# 2022年2月30日  13月1日  二〇二二年二月七日
_IN_WORDS = lazy_re(
    r"""(?x)
    (?<![\d〇零○一二三四五六七八九十])
    (?:(?P<year>\d{3,5}|[〇零○一二三四五六七八九]{3,5})\s*年\s*)?
    (?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月
    (?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?
    """
)
# 2022-02-30  2022.2.30
_IN_DIGITS = lazy_re(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d{2})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.\-/])"
)
# 于2022年2月11日前  2021年底前
_LATEST = lazy_re(
    r"""(?x)
    (?<![\d对自从])(?<![\d对自从]\s)(?P<year>(?:19|20)\d{2})\s*年\s*
    (?:(?P<month>\d{1,2})\s*月\s*(?:(?P<day>\d{1,2})\s*日)?)?
    \s*[底末]?\s*[之以]?\s*前
    # What had been done before a day is a fact; only what is to be done by then has a deadline.
    (?!\s*已)(?=[^。]{0,60}?(?:报|完成|建成|实现|办结|反馈|提交|制定|制订|印发|出台|落实|办理|启动|整改|到位))
    """
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Moment(Struct, frozen=True):
    """A printed date; None for what it leaves out."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int

    @property
    def is_possible(self) -> bool:
        """Whether some calendar year of our time has it; without a year, a leap year may."""
        if self.year is not None and not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            return False
        if not 1 <= self.month <= 12:
            # 24月龄 is no date.
            return self.year is None and self.day is None
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]


def moments(text: str) -> Iterator[Moment]:
    """Every date in half-width text that has a month."""
    for pattern in (_IN_WORDS, _IN_DIGITS):
        for match in pattern.finditer(text):
            year, month, day = (to_integer(match[name] or "") for name in ("year", "month", "day"))
            yield Moment(year, month or 0, day, *match.span())


def latest_days(text: str) -> Iterator[tuple[date, int, int]]:
    """The last day of every 2022年2月11日前 that names its year and has something done, with its place."""
    for match in _LATEST.finditer(text):
        year, month = int(match["year"]), int(match["month"] or 12)
        if 1 <= month <= 12:
            last = monthrange(year, month)[1]
            yield date(year, month, min(int(match["day"] or last) or 1, last)), *match.span()
