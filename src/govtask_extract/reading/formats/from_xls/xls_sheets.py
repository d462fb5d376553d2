"""The sheets of an old Excel workbook, through xlrd: what each cell shows."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_xls import STREAMS
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.ole2 import OLE2, ole_stream
from govtask_extract.reading.sheets.format_codes import BUILT_IN, GENERAL
from govtask_extract.reading.sheets.number_formats import shown_number
from govtask_extract.reading.sheets.sheet import Position, Sheet
from govtask_extract.reading.sheets.sheet_document import SheetDocument

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell


def read_workbook(source: Source, options: Options, media_type: str) -> RawDocument:
    """All sheets but the hidden ones."""
    document = SheetDocument("xls", media_type, options.limits)
    total = 0
    with _opened(source) as book:
        for index, name in enumerate(book.sheet_names()):
            sheet = book.sheet_by_index(index)
            if sheet.visibility:
                document.leave_out(name)
                continue
            total += sum(map(sheet.row_len, range(sheet.nrows)))
            check_limit(source, "cells", total, options.limits.cells)
            document.add(Sheet(name, dict(_cells(book, index)), _merged(sheet.merged_cells)))
            book.unload_sheet(index)
    return document.finished()


def _opened(source: Source) -> Book:
    from xlrd import XLRDError, open_workbook

    try:
        return open_workbook(
            file_contents=_stream(source),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            # The library prints what it thinks.
            logfile=StringIO(),
        )
    except XLRDError as error:
        if "encrypted" not in str(error):
            raise
        hint = "Open it in Excel and save it without a password."
        raise EncryptedFile(f"{source.name} is encrypted", hint) from error


def _stream(source: Source) -> bytes:
    """What is in the OLE2 file: the library goes in circles where sectors do, and refuses what Excel takes."""
    if not source.content.startswith(OLE2):
        return source.content
    stream = ole_stream(source.content, *STREAMS)
    if not stream:
        raise UnreadableFile(f"{source.name} holds no workbook", "Was it copied or downloaded completely?")
    return stream


def _merged(ranges: list[tuple[int, int, int, int]]) -> dict[Position, tuple[int, int]]:
    return {(top, left): (bottom - top, right - left) for top, bottom, left, right in ranges}


def _cells(book: Book, index: int) -> Iterator[tuple[Position, str]]:
    """What each cell shows."""
    for row, cells in enumerate(book.sheet_by_index(index).get_rows()):
        for column, cell in enumerate(cells):
            text = _shown(book, cell)
            if text:
                yield (row, column), text


def _shown(book: Book, cell: Cell) -> str:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, error_text_from_code

    match cell.ctype:
        case kind if kind == XL_CELL_TEXT:
            return str(cell.value)
        case kind if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
            return shown_number(float(cell.value), _format(book, cell.xf_index), bool(book.datemode))
        case kind if kind == XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case kind if kind == XL_CELL_ERROR:
            return str(error_text_from_code.get(cell.value, "#N/A"))
    return ""


def _format(book: Book, style: int | None) -> str:
    """A style's number format; formats that the program has built in are known by number."""
    if style is None or style >= len(book.xf_list):
        return GENERAL
    key = book.xf_list[style].format_key
    custom = book.format_map.get(key)
    return BUILT_IN.get(key) or (custom.format_str if custom else GENERAL)
