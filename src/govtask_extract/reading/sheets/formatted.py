"""Values in the formats of their cells; what a format leaves blank is set apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from msgspec.structs import replace

from govtask_extract.reading.looks import TextRun
from govtask_extract.reading.setting_apart import HIDDEN, set_apart, without_marks
from govtask_extract.reading.sheets.format_codes import BUILT_IN, GENERAL
from govtask_extract.reading.sheets.number_formats import shown_number, shown_text, shows_nothing
from govtask_extract.reading.sheets.shown_days import days_of


def formatted(runs: Sequence[TextRun], code: str) -> tuple[TextRun, ...]:
    """A string: ;;; hides it, and @"局" adds to it."""
    if code in (GENERAL, "@"):
        return tuple(runs)
    if shows_nothing("", code):
        return tuple(replace(run, text=set_apart(run.text, HIDDEN)) for run in runs)
    return (replace(runs[0], text=shown_text(runs[0].text, code)),) if len(runs) == 1 else tuple(runs)


def formatted_number(value: float, code: str, from_1904: bool, zeros: bool = True) -> str:
    """`zeros`: whether the sheet shows zeros."""
    if shows_nothing(value, code) or (value == 0 and not zeros):
        return set_apart(shown_number(value, GENERAL), HIDDEN)
    return without_marks(shown_number(value, code, from_1904))


def formatted_day(value: str, code: str, from_1904: bool) -> str:
    """A day as ISO 8601 writes it, in place of a number of days."""
    try:
        at = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return without_marks(value)
    if code == GENERAL:
        code = BUILT_IN[14 if at.time() == time() else 22]
    return formatted_number(days_of(at, from_1904), code, from_1904)
