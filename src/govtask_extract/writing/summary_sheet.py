"""The summary of a workbook: the tasks of each body by role, and of each leader, as tables and as charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from govtask_extract.saying.languages import Language
from govtask_extract.writing.cell_sizes import display_width
from govtask_extract.writing.cell_texts import fitting
from govtask_extract.writing.table_columns import NAME_FIELDS
from govtask_extract.writing.workload import LEADERS, ROLES, Load, Workload

# More bars than these nobody reads.
_MOST = 15
# In pixels: how wide a chart is, a bar with its gap, what is around the bars; a row.
_WIDE, _BAR, _AROUND, _ROW = 560, 26, 120, 20
# In half-width characters: the gap between two tables, and what names may take.
_GAP, _NAMES = 3, range(12, 51)
# Of the roles, in their order; told apart where colours are not printed, too.
_COLOURS = ("#1F4E79", "#2E75B6", "#9DC3E6", "#A6A6A6", "#D9D9D9")
TITLE: dict[Language, str] = {"zh": "汇总", "en": "summary"}
_UNIT: dict[Language, str] = {"zh": "单位", "en": "unit"}
_TOTAL: dict[Language, str] = {"zh": "合计", "en": "total"}
_TASKS: dict[Language, str] = {"zh": "任务数", "en": "tasks"}
_MOST_UNITS: dict[Language, str] = {"zh": "任务最多的单位", "en": "Units with the most tasks"}
_MOST_LEADERS: dict[Language, str] = {"zh": "分管领导的任务数", "en": "Tasks of leaders"}


class SummaryLook(Struct, frozen=True):
    """In what the cells of the summary are set."""

    heading: Format
    name: Format
    count: Format


class _CountedRows(Struct, frozen=True):
    """A table of the sheet: the column of its names, those of its counts, and its rows below the headings."""

    names: int
    counts: Sequence[int]
    rows: int


def fill_summary(book: Workbook, sheet: Worksheet, workload: Workload, language: Language, look: SummaryLook) -> None:
    """As large as there are bodies and leaders, however many tasks they have."""
    units, leaders = workload.of_units(), workload.of_leaders()
    roles = [NAME_FIELDS[role] if language == "zh" else role for role in ROLES]
    headings = [_UNIT[language], *roles, _TOTAL[language]]
    _put_table(sheet, 0, headings, [(one.name, (*one.counts, one.total)) for one in units], look)
    sheet.autofilter(0, 0, len(units), len(headings) - 1)
    beside = len(headings) + 1
    headings = [NAME_FIELDS[LEADERS] if language == "zh" else LEADERS, _TASKS[language]]
    _put_table(sheet, beside, headings, [(one.name, one.counts) for one in leaders], look)
    for gap in (beside - 1, beside + 2):
        sheet.set_column(gap, gap, _GAP)
    filled = _CountedRows(0, [at for at, counts in enumerate(_transposed(units), start=1) if any(counts)], len(units))
    below = _put_chart(book, sheet, filled, _MOST_UNITS[language], (1, beside + 3))
    filled = _CountedRows(beside, [beside + 1], len(leaders))
    _put_chart(book, sheet, filled, _MOST_LEADERS[language], (below, beside + 3))


def _transposed(loads: Sequence[Load]) -> Iterable[tuple[int, ...]]:
    return zip(*(load.counts for load in loads), strict=True)


def _put_table(
    sheet: Worksheet, first: int, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], look: SummaryLook
) -> None:
    """`first` is its first column."""
    for at, heading in enumerate(headings, start=first):
        sheet.write_string(0, at, heading, look.heading)
        sheet.set_column(at, at, display_width(heading) + 3)
    for number, (name, counts) in enumerate(rows, start=1):
        sheet.write_string(number, first, fitting(name), look.name)
        for at, count in enumerate(counts, start=first + 1):
            sheet.write_number(number, at, count, look.count)
    widest = max((display_width(name) for name, _ in rows), default=0) + 2
    sheet.set_column(first, first, max(_NAMES.start, min(widest, _NAMES.stop - 1)))


def _put_chart(book: Workbook, sheet: Worksheet, filled: _CountedRows, title: str, corner: tuple[int, int]) -> int:
    """The first row that is free below it. Without rows there is no chart. Its bars are the first rows of the table."""
    last = min(filled.rows, _MOST)
    if not last:
        return corner[0]
    one = len(filled.counts) == 1
    chart = book.add_chart({"type": "bar"} if one else {"type": "bar", "subtype": "stacked"})
    for column, colour in zip(filled.counts, _COLOURS, strict=False):
        chart.add_series(
            {
                "name": [sheet.name, 0, column],
                "categories": [sheet.name, 1, filled.names, last, filled.names],
                "values": [sheet.name, 1, column, last, column],
                "fill": {"color": colour},
                "gap": 40,
                "data_labels": {"value": True, "position": "outside_end"} if one else {},
            }
        )
    chart.set_title({"name": title, "overlay": False, "name_font": {"size": 12}})
    # The first row stands uppermost, the axis of numbers below all.
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": {"size": 9}})
    chart.set_x_axis({"num_format": "0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"none": True} if one else {"position": "bottom"})
    height = last * _BAR + _AROUND
    chart.set_size({"width": _WIDE, "height": height})
    sheet.insert_chart(*corner, chart, {"object_position": 3})
    return corner[0] + height // _ROW + 2
