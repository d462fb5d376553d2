"""Dates as notices print them, 2022年2月7日, 二〇二二年二月七日, 2022-02-07, whether a calendar has them or not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from govtask_extract.language.numerals import CHINESE_NUMERAL, CHINESE_NUMERALS, to_integer
from govtask_extract.language.script import without_blanks
from govtask_extract.patterns import holds_any, lazy_re

# Letters stand for zeros: 二OO八年.
_ZERO = lazy_re("(?<=[〇零○oO一二三四五六七八九])[0oO](?=[〇零○0oO一二三四五六七八九年])")
_NUMERAL = lazy_re(f"{CHINESE_NUMERAL}{{1,4}}(?=年(?!级)|月|[日号]|季度)")
# 2022年2月30日  13月1日  二〇二二年二月七日
_IN_WORDS = lazy_re(
    r"""(?x)
    (?<![\d〇零○一二三四五六七八九十])
    (?:(?P<year>\d{3,5}|[〇零○oO一二三四五六七八九]{3,5})\s*年\s*)?
    (?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月
    (?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?
    """,
    needs=("月",),
)
# 2022-02-30  2022.2.30
_IN_DIGITS = lazy_re(
    r"""(?x)(?<![\d.\-/])
    (?P<year>(?:19|20)\d{2}) (?P<mark>[-./]) (?P<month>\d{1,2}) (?P=mark) (?P<day>\d{1,2})
    (?![\d.\-/])""",
    needs=("-", ".", "/"),
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_YEAR = lazy_re(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# A plan for 2023—2025 is of no one year.
_SPAN = lazy_re(r"(?:19|20)\d{2}年?(?:[-—–~～至到]+|[、和及与])(?:19|20)\d{2}")


class PrintedDate(Struct, frozen=True):
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
        return self.day is None or 1 <= self.day <= last_day(self.year or 2000, self.month)


def find_dates(text: str) -> Iterator[PrintedDate]:
    """Every date in half-width text that has a month, those in words first."""
    for pattern in (_IN_WORDS, _IN_DIGITS):
        for match in pattern.finditer(text):
            year, month, day = (_integer(match[name]) for name in ("year", "month", "day"))
            yield PrintedDate(year, month or 0, day, *match.span())


def _integer(numeral: str | None) -> int | None:
    return None if numeral is None else to_integer(_ZERO.sub("〇", f"{numeral}年").removesuffix("年"))


def read_date(text: str) -> str | None:
    """The first full date in `text` as ISO 8601; None if there is none or no calendar has it."""
    full = (found for found in find_dates(plain(text)) if found.year is not None and found.day is not None)
    first = min(full, key=lambda found: found.start, default=None)
    return to_iso(first.year, first.month, first.day) if first is not None and first.year is not None else None


def plain(text: str) -> str:
    """`text` in half width and without white space, its years, months and days in Arabic numerals."""
    folded = unicodedata.normalize("NFKC", without_blanks(text))
    if not holds_any(folded, CHINESE_NUMERALS):
        return folded
    folded = _ZERO.sub("〇", folded)
    return _NUMERAL.sub(lambda match: str(to_integer(match[0])), folded)


def with_arabic_numerals(text: str) -> tuple[str, list[int]]:
    """`text` with its years, months and days in Arabic numerals; for each character, and its end, where it stood."""
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    for match in _NUMERAL.finditer(text) if holds_any(text, CHINESE_NUMERALS) else ():
        number = str(to_integer(_ZERO.sub("〇", match[0])))
        pieces += [text[at : match.start()], number]
        origins += [*range(at, match.start()), *[match.start()] * len(number)]
        at = match.end()
    return "".join([*pieces, text[at:]]), [*origins, *range(at, len(text) + 1)]


def year_of_titles(titles: Sequence[str]) -> int | None:
    """The one year that the first title with any names; none where it names several, or a span."""
    for title in map(plain, titles):
        years = {int(year) for year in _YEAR.findall(title)}
        if years:
            return None if len(years) > 1 or _SPAN.search(title) else years.pop()
    return None


def last_day(year: int, month: int) -> int:
    """The last day of a month: the day before the next one's first. Raises ValueError for what is no month."""
    first = date(year, month, 1)
    return 31 if month == 12 else (first.replace(month=month + 1) - timedelta(days=1)).day


def to_iso(year: int, month: int, day: int | None) -> str | None:
    """ISO 8601, the month's last day if `day` is None; None for what no calendar has."""
    try:
        return date(year, month, last_day(year, month) if day is None else day).isoformat()
    except ValueError:
        return None
