"""Quantities: a number as printed, what multiplies it and its measure: 5.5万套, 45—60个, 三成, 2个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.numerals import to_integer
from govtask_extract.language.words.measures import KINDS_OF_MEASURE, LONGEST_MEASURE, OTHER_WORDS
from govtask_extract.patterns import lazy_re

# A comma in full width parts clauses, and so is left as it is.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != ord("，")}
_FIGURE = lazy_re(
    "(?P<percent>百分之)?"
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|[一二两三四五六七八九十][零一二两三四五六七八九十百千]*)"
)
# 10余万, 3万多: what multiplies, and whether there is more.
_MORE = lazy_re("[余多]?(?P<times>万亿|[十百千]?[万亿]|[百千])[余多]?|[余多]")
_DASH = lazy_re("[-—–~～]")
# 5000-1万 ends at twice its beginning; 30-10万 begins at 30万.
_FAR = 100
_TO = lazy_re("[-—–~～至到]{1,2}")
_DIGIT = "[一二两三四五六七八九]"
_WELL_FORMED = lazy_re(f"(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?十)?(?:零?{_DIGIT})?")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# Before or behind a figure these make it part of something else: 第5, 数十, T5, 1+6+1, 4:3, 一点五, 3万5千.
_JOINED_BEFORE = frozenset("第几零〇○之百千万亿+/.:#№×*-—–~～·_&=<>≥≤±")
_JOINED_BEHIND = frozenset("级强型余多几来半+:×*#零一二两三四五六七八九十")
# Beyond this no notice counts, and decimals would be rounded.
_MOST_CHARACTERS = 18
# 数十家, 一点五亿.
_TENS = ("十", "百", "千", "万")
_POINTED = tuple("零〇一二两三四五六七八九十")
_BRACKETED = lazy_re(r"\(([^()]{1,2})\)")
_LISTED = lazy_re("[、和及与或]")
_SPANS = ("日", "年", "月")
_END_OF_CLAUSE = lazy_re(r"以[上下内]|左右|\W|$")
# 三成, 80岁 and 5日内 are measured; 三成员, 80岁老人 and 5日 are not.
_LAST_OF_CLAUSE = {"成": _END_OF_CLAUSE, "岁": _END_OF_CLAUSE, "日": lazy_re("以?内")}


class Quantity(Struct, frozen=True):
    """A number with its measure; `start` and `end` are its stretch of the text that it was found in.

    `value` is exact, with all that multiplies it: 5.5万套 is 55000, 三成 is 30 of %; `value_max` is the end of a range.
    `unit` is the measure without what multiplies it, `measures` what it tells: count, amount, size, time or rate.
    `in_han` is true of 三个, `over` of 240余座.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    measures: str
    in_han: bool
    over: bool = False


class _ReadFigure(Struct, frozen=True):
    """A figure: its number, by what it is multiplied, its measure, if any, and where it ends."""

    number: Decimal
    times: Decimal
    unit: str | None
    end: int
    over: bool


def fold_width(text: str) -> str:
    """The text with marks, letters and figures in half width, each in its place."""
    return text.translate(_HALF_WIDTH)


def find_quantities(text: str) -> list[Quantity]:
    """Those that `text`, folded and without blanks, prints whole and beyond doubt, in order."""
    found = [one for one in _quantities(text) if one.value_max is None or one.value_max > one.value]
    for at in range(len(found) - 2, -1, -1):
        found[at] = _completed(text, found[at], found[at + 1])
    return found


def find_reversed_ranges(text: str) -> Iterator[Quantity]:
    """Those that a dash joins though the second number is the smaller: 60—45个. Folded and without blanks, too."""
    for one in _quantities(text):
        if one.value_max is not None and one.value_max < one.value and _DASH.search(text, one.start, one.end):
            yield one


def _completed(text: str, one: Quantity, following: Quantity) -> Quantity:
    """3个、5个、8个工作日: what 个 begins, the last of the list says."""
    if one.unit != "个" or following.measures == "count" or not following.unit.startswith("个"):
        return one
    listed = _LISTED.fullmatch(text, one.end, following.start)
    return replace(one, unit=following.unit, measures=following.measures) if listed else one


def _quantities(text: str) -> Iterator[Quantity]:
    at = 0
    while match := _FIGURE.search(text, at):
        found, at = _quantity(text, match)
        if found:
            yield found


def _quantity(text: str, match: re.Match[str]) -> tuple[Quantity | None, int]:
    """What the figure opens, and where to look on: what is none as a whole is none in parts."""
    first = _read(text, match)
    to = _TO.match(text, first.end) if first else None
    behind = _FIGURE.match(text, to.end()) if to else None
    last = _read(text, behind) if behind else None
    end = _end_of_figures(text, (last or first).end if first else match.end())
    if first is None or (behind and last is None) or _is_joined(text, match.start(), end):
        return None, max(end, match.end())
    return _measured(match, first, last), end


def _is_joined(text: str, start: int, end: int) -> bool:
    if _joins(text[start - 1 : start], _JOINED_BEFORE) or _joins(text[end : end + 1], _JOINED_BEHIND):
        return True
    if text.startswith(_TENS, start) and text[start - 1 : start] == "数":
        return True
    return text[start - 1 : start] == "点" and text[start - 2 : start - 1] in _POINTED


def _joins(character: str, joining: frozenset[str]) -> bool:
    return character in joining or (character.isascii() and character.isalnum())


def _end_of_figures(text: str, end: int) -> int:
    """Past all that belongs to figures joined by marks: 4:3:2:1."""
    while end < len(text) and text[end] in "0123456789+:.":
        end += 1
    return end


def _measured(match: re.Match[str], first: _ReadFigure, last: _ReadFigure | None) -> Quantity | None:
    whole = last or first
    if whole.unit is None or (last and (first.over or last.over or first.unit not in (None, last.unit))):
        return None
    low, high = first.number * first.times, whole.number * whole.times
    if last and first.times == 1 and first.unit is None and (first.number < last.number or low * _FAR <= high):
        low *= last.times
    tenfold = 10 if whole.unit == "成" else 1
    unit = "%" if tenfold == 10 else whole.unit
    kind = KINDS_OF_MEASURE[unit.partition("(")[0].partition("/")[0]]
    top = high * tenfold if last else None
    in_han = not match["number"][0].isdecimal()
    return Quantity(match.start(), whole.end, low * tenfold, top, unit, kind, in_han, whole.over)


def _read(text: str, match: re.Match[str]) -> _ReadFigure | None:
    end = match.end() - _of_measure(text, match.end())
    number = _number(text[match.start("number") : end])
    if number is None:
        return None
    if match["percent"]:
        return _ReadFigure(number, Decimal(1), "%", end, False)
    unit = _unit_at(text, end)
    scale, over = 0, False
    if unit is None and (more := _MORE.match(text, end)):
        end = more.end()
        unit = _unit_at(text, end)
        scale = sum(_POWERS[power] for power in more["times"] or "")
        over = more["times"] != more[0]
    return _ReadFigure(number, Decimal(10) ** scale, unit, end + len(unit or ""), over)


def _of_measure(text: str, end: int) -> int:
    """1 where the figure's last character opens the measure: 十二 千米."""
    return int(text[end - 1] in "百千" and _unit_at(text, end - 1) is not None)


def _number(printed: str) -> Decimal | None:
    """1,200; 一百零三; not 三五, which is three or five."""
    if len(printed) > _MOST_CHARACTERS:
        return None
    if printed[0].isdecimal():
        return Decimal(printed.replace(",", ""))
    whole = to_integer(printed) if _WELL_FORMED.fullmatch(printed) else None
    return None if whole is None else Decimal(whole)


def _unit_at(text: str, at: int) -> str | None:
    """The longest measure that stands here, with what limits it: 套(间), 吨/日."""
    for length in range(LONGEST_MEASURE, 0, -1):
        word = text[at : at + length]
        if len(word) == length and word in KINDS_OF_MEASURE:
            return None if _opens_other_word(text, at, word) else word + _rest_of_unit(text, at + length)
    return None


def _opens_other_word(text: str, at: int, word: str) -> bool:
    if word in _LAST_OF_CLAUSE and not _LAST_OF_CLAUSE[word].match(text, at + 1):
        return True
    end = at + len(word)
    return text[end - 1 : end + 1] in OTHER_WORDS


def _rest_of_unit(text: str, at: int) -> str:
    """What limits a measure: 套(间); or divides it: 吨/日, 微克/立方米."""
    bracket = _BRACKETED.match(text, at)
    if bracket and bracket[1] in KINDS_OF_MEASURE:
        return bracket[0]
    if text[at : at + 1] != "/":
        return ""
    longest = range(min(LONGEST_MEASURE, len(text) - at - 1), 0, -1)
    words = (text[at + 1 : at + 1 + length] for length in longest)
    return next(("/" + word for word in words if word in KINDS_OF_MEASURE or word in _SPANS), "")
