"""The sheets of an old Excel workbook, through xlrd: what each cell shows."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_xls import STREAMS
from govtask_extract.reading.formats.from_xls.drawn_in_xls import OverCells, drawn_sheets, is_encrypted
from govtask_extract.reading.formats.from_xls.xls_cells import shown_cells, unseen_in
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.office_passwords import without_password
from govtask_extract.reading.ole2 import OLE2, ole_stream
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.cell_names import Position
from govtask_extract.reading.sheets.sheet import Sheet
from govtask_extract.reading.sheets.sheet_document import SheetDocument
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as XlrdSheet


def read_workbook(source: Source, options: Options, media_type: str) -> RawDocument:
    """All sheets but the hidden ones."""
    document = SheetDocument("xls", media_type, options.limits)
    total = 0
    stream = _stream(source)
    if is_encrypted(stream):
        stream = _stream(Source(source.path, without_password(source.content, source.path, options.password)))
    drawn = drawn_sheets(stream)
    with _opened(stream) as book:
        for index, name in enumerate(book.sheet_names()):
            sheet = book.sheet_by_index(index)
            if sheet.visibility:
                document.leave_out(name)
                continue
            total += sum(map(sheet.row_len, range(sheet.nrows)))
            check_limit(source, "cells", total, options.limits.cells)
            document.add(_sheet(book, sheet, drawn[index] if index < len(drawn) else OverCells()))
            book.unload_sheet(index)
    return document.finished()


def _sheet(book: Book, found: XlrdSheet, drawn: OverCells) -> Sheet:
    unseen = unseen_in(found)
    cells = dict(shown_cells(book, found, drawn.painted))
    sheet = Sheet(found.name, cells, _merged(found.merged_cells), unseen, drawn.boxes, drawn.heads, drawn.feet)
    sheet.unread.extend(drawn.unread)
    for position, note in found.cell_note_map.items():
        sheet.comment(position, without_marks(note.text))
    return sheet


def _opened(stream: bytes) -> Book:
    from xlrd import open_workbook

    return open_workbook(
        file_contents=stream,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
        # The library prints what it thinks.
        logfile=StringIO(),
    )


def _stream(source: Source) -> bytes:
    """What is in the OLE2 file: the library goes in circles where sectors do, and refuses what Excel takes."""
    if not source.content.startswith(OLE2):
        return source.content
    stream = ole_stream(source.content, *STREAMS)
    if not stream:
        raise UnreadableFile(
            said("{path} holds no workbook", path=source.path), said("Was it copied or downloaded completely?")
        )
    return stream


def _merged(ranges: list[tuple[int, int, int, int]]) -> dict[Position, tuple[int, int]]:
    return {(top, left): (bottom - top, right - left) for top, bottom, left, right in ranges}
