"""Values in the formats of their cells; what a format leaves blank is set apart."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract.reading.looks import TextRun
from govtask_extract.reading.setting_apart import HIDDEN, set_apart, without_marks
from govtask_extract.reading.sheets.format_codes import GENERAL
from govtask_extract.reading.sheets.number_formats import shown_number, shown_text, shows_nothing


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
