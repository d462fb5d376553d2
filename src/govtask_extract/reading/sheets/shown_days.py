"""Days and times of day in sheets: a count of days, shown by a format such as yyyy年m月d日."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

TIME_TOKENS = frozenset(("year", "day", "hour", "second", "m", "elapsed", "noon"))
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Excel counts 1900-02-29, a day that never was: day 60.
_NO_DAY = 60


def moment(days: float, from_1904: bool) -> datetime | None:
    """The day and time that a sheet's number stands for, to the second; None beyond the calendar."""
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if days < _NO_DAY else 30)
    try:
        return first + timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return None


def days_of(at: datetime, from_1904: bool) -> float:
    """The number that a sheet keeps for a day and time since March 1900."""
    return (at - (datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30))) / timedelta(days=1)


def shown_moment(days: float, tokens: Sequence[tuple[str, str]], from_1904: bool) -> str | None:
    """The tokens of a number format, filled in; None if there is no such day."""
    at = moment(days, from_1904)
    if at is None or days < 0:
        return None
    noon = any(kind == "noon" for kind, _ in tokens)
    return "".join(_shown(index, tokens, at, days, noon) for index in range(len(tokens))).strip()


def _shown(index: int, tokens: Sequence[tuple[str, str]], at: datetime, days: float, noon: bool) -> str:
    kind, text = tokens[index]
    match kind:
        case "year":
            return f"{at.year % 100:02}" if len(text) == 2 else str(at.year)
        case "m":
            return _padded(at.minute, text) if _is_minute(index, tokens) else _month(at, text)
        case "day":
            return _day(at, text)
        case "hour":
            return _padded((at.hour - 1) % 12 + 1 if noon else at.hour, text)
        case "second":
            return f"{at.second:02}" if len(text.partition(".")[0]) > 1 else str(at.second)
        case "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[text[0].lower()]
            return _padded(round(days * 86_400) // unit, text)
        case "noon":
            before, _, after = text.partition("/")
            return before if at.hour < 12 else after
        case "quoted" | "escaped" | "other" | "currency" | "digits":
            return text
        case "blank":
            return " "
    return ""


def _is_minute(index: int, tokens: Sequence[tuple[str, str]]) -> bool:
    """An m behind hours or before seconds counts minutes."""
    times = ("hour", "second", "m", "elapsed", "year", "day")
    before = next((kind for kind, _ in reversed(tokens[:index]) if kind in times), "")
    after = next((kind for kind, _ in tokens[index + 1 :] if kind in times), "")
    return before in ("hour", "elapsed") or after == "second"


def _month(at: datetime, text: str) -> str:
    return _MONTHS[at.month - 1] if len(text) > 2 else _padded(at.month, text)


def _day(at: datetime, text: str) -> str:
    if text[0] == "a" or len(text) > 2:
        return ("星期" if len(text) == 4 else "周") + _WEEKDAYS[at.weekday()]
    return _padded(at.day, text)


def _padded(number: int, text: str) -> str:
    return str(number).rjust(min(len(text), 2), "0")
