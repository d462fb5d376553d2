"""What the cells of an old workbook show, and which rows and columns do not, by xlrd's tables of formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govtask_extract.reading.looks import BLACK, WHITE, Area, Look, TextRun, is_within, printed
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.cell_names import Position
from govtask_extract.reading.sheets.format_codes import BUILT_IN, GENERAL
from govtask_extract.reading.sheets.formatted import formatted, formatted_number
from govtask_extract.reading.sheets.unseen import Unseen

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet

# [MS-XLS] 2.5.129: patterns 0 and 1 are none and solid.
_NONE, _SOLID = 0, 1
_RAISED = 1
_TWIPS = 20


def unseen_in(sheet: Sheet) -> Unseen:
    """The rows and columns that the sheet hides, filters away or gives no size."""
    unseen = Unseen()
    for row, info in sheet.rowinfo_map.items():
        if info.hidden or info.height == 0:
            unseen.rows.add(row)
    for column, info in sheet.colinfo_map.items():
        if info.hidden or info.width == 0:
            unseen.hide_columns(column, column)
    return unseen


def shown_cells(book: Book, sheet: Sheet, painted: Sequence[Area]) -> Iterator[tuple[Position, str]]:
    """What each cell shows that is not empty. In `painted` areas the colour behind it is not known."""
    for row, cells in enumerate(sheet.get_rows()):
        for column, cell in enumerate(cells):
            style = cell.xf_index if cell.xf_index is not None and cell.xf_index < len(book.xf_list) else None
            code = _format(book, style)
            runs = _runs(book, cell, code, sheet.rich_text_runlist_map.get((row, column), ()), sheet.show_zero_values)
            look = Look() if style is None else _look(book, book.xf_list[style].font_index)
            fill = None if is_within((row, column), painted) else _fill(book, style)
            text = printed(runs, look, fill)
            if text:
                yield (row, column), text


def _runs(book: Book, cell: Cell, code: str, fonts: Sequence[tuple[int, int]], zeros: bool) -> Sequence[TextRun]:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, error_text_from_code

    match cell.ctype:
        case kind if kind == XL_CELL_TEXT:
            return formatted(_divided(book, str(cell.value), fonts), code)
        case kind if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
            return (TextRun(formatted_number(float(cell.value), code, bool(book.datemode), bool(zeros))),)
        case kind if kind == XL_CELL_BOOLEAN:
            return (TextRun("TRUE" if cell.value else "FALSE"),)
        case kind if kind == XL_CELL_ERROR:
            return (TextRun(str(error_text_from_code.get(cell.value, "#N/A"))),)
    return ()


def _divided(book: Book, text: str, fonts: Sequence[tuple[int, int]]) -> list[TextRun]:
    """The string in runs of one font; `fonts` has where each but the first begins, and its number."""
    ends = [*(start for start, _ in fonts), len(text)]
    looks = [None, *(_look(book, font) for _, font in fonts)]
    starts = [0, *ends[:-1]]
    runs = (TextRun(without_marks(text[start:end]), look) for start, end, look in zip(starts, ends, looks, strict=True))
    return [run for run in runs if run.text]


def _look(book: Book, number: int) -> Look:
    if not 0 <= number < len(book.font_list):
        return Look()
    font = book.font_list[number]
    colour = _colour(book, font.colour_index)
    return Look(colour or BLACK, font.height / _TWIPS, bool(font.struck_out), font.escapement == _RAISED)


def _fill(book: Book, style: int | None) -> str | None:
    background = None if style is None else book.xf_list[style].background
    if background is None or background.fill_pattern == _NONE:
        return WHITE
    return _colour(book, background.pattern_colour_index) if background.fill_pattern == _SOLID else None


def _colour(book: Book, index: int) -> str | None:
    """None for the system's colours."""
    colour = book.colour_map.get(index)
    return bytes(colour).hex() if colour else None


def _format(book: Book, style: int | None) -> str:
    """A style's number format; formats that the program has built in are known by number."""
    if style is None:
        return GENERAL
    key = book.xf_list[style].format_key
    custom = book.format_map.get(key)
    return BUILT_IN.get(key) or (custom.format_str if custom else GENERAL)
