"""Points of time in running text, 2025年6月底, 一、二季度, 年内: how far the one goes that stands at a place.

Code looks at what may stand before and behind: a set of more than two Han characters costs a pattern a quarter of a
millisecond to compile, each time it stands there.
"""

from __future__ import annotations

from govtask_extract.language.word_lists import WordsAt
from govtask_extract.patterns import lazy_re

DIGITS = frozenset("0123456789")
# What is said of several years is read as one, and then fixes nothing: 2025、2026年.
_YEARS = lazy_re("(?:[12][0-9]{3}[、和及]){0,4}[12][0-9]{3}年")
# Each with what makes another word of it: 应当年, 每次年, 以上年.
_SAID_YEARS = {"今": "", "明": "", "本": "", "去": "", "当": "应适正", "次": "每首", "上": "以则"}
_MONTHS = lazy_re(
    "(?:[0-9]{1,2}[、和及]){0,6}(?:1[0-2]|0?[1-9])月(?!龄)份?(?:[0-9]{1,2}[日号](?:[-—–~～至到]{1,2}[0-9]{1,2}日)?)?"
)
_PARTS_OF_MONTHS = WordsAt("上旬 中旬 下旬 上上旬 上中旬 上下旬 中上旬 中中旬 中下旬 底 末 初!步级中 中?前")
_QUARTERS = lazy_re("(?:第?[一二三四1-4][、和及至-])?前?第?[1-4]季度[末底]?")
_QUARTER_OPENINGS = DIGITS | frozenset("第前一二三四")
_HALVES = WordsAt("上半年 下半年 上半年末 上半年底 下半年末 下半年底")
# 年底线, 年内部 and 年终端 open other words.
_ENDS_OF_YEARS = WordsAt("底!线层数座盘色部册 末!端 内!部容外涝陆地河需设生控科 终!端止身点 初!步级中期 中?前，,。;")
_MIDDLES_OF_YEARS = ("中完成", "中建成")
# Before 6月, 3季度 and 年底 of which no year is named.
_NO_MONTH_BEHIND = DIGITS | frozenset("近第个每几数.")
_NO_QUARTER_BEHIND = DIGITS | frozenset("单每近首两几")
_NO_YEAR_BEHIND = DIGITS | frozenset("一二两三四五六七八九十几数近半多每整全青少老中童成壮")


def year_end(text: str, at: int) -> int:
    """Where the year ends that stands at `at`, 2025年 or 明年; `at` if none does."""
    before = text[at - 1 : at]
    if text[at : at + 1] in DIGITS:
        years = None if before in DIGITS else _YEARS.match(text, at)
        return years.end() if years else at
    barred = _SAID_YEARS.get(text[at : at + 1])
    if barred is None or not text.startswith("年", at + 1) or (before and before in barred):
        return at
    return at + 2


def point_end(text: str, at: int) -> int:
    """Where the point of time ends that stands at `at`, with its year or without; `at` if none does."""
    year = year_end(text, at)
    if year == at:
        within = _part_end(text, at)
        alone = within == at and text.startswith("年", at) and text[at - 1 : at] not in _NO_YEAR_BEHIND
        return _close_end(text, at) if alone else within
    year += text.startswith("度", year)
    within = _part_end(text, year)
    return _close_end(text, year) if within == year else within


def _part_end(text: str, at: int) -> int:
    """Of the month, the quarter or the half of a year."""
    end = _month_end(text, at)
    if end == at and text[at : at + 1] in _QUARTER_OPENINGS:
        end = _quarter_end(text, at)
    return _HALVES.end(text, at, len(text)) if end == at else end


def _month_end(text: str, at: int) -> int:
    match = _MONTHS.match(text, at) if text[at : at + 1] in DIGITS else None
    before = text[at - 1 : at]
    # 第3、4月 are months, 第3月 is one of several.
    if match is None or before in (_NO_MONTH_BEHIND if _opens_with(match[0], "月") else DIGITS):
        return at
    return match.end() if match[0][-1] in "日号" else _PARTS_OF_MONTHS.end(text, match.end(), len(text))


def _quarter_end(text: str, at: int) -> int:
    match = _QUARTERS.match(text, at)
    if match is None or (_opens_with(match[0], "季") and text[at - 1 : at] in _NO_QUARTER_BEHIND):
        return at
    return match.end()


def _opens_with(printed: str, unit: str) -> bool:
    """Whether nothing but a number stands before the unit: 12月, but not 11、12月."""
    return printed.partition(unit)[0].isdecimal()


def _close_end(text: str, at: int) -> int:
    """Of 底, 年底 or 年内."""
    start = at + text.startswith("年", at)
    if text.startswith(_MIDDLES_OF_YEARS, start):
        return start + 1
    end = _ENDS_OF_YEARS.end(text, start, len(text))
    return at if end == start else end
