"""Tables as an Excel workbook, written row by row: what is around the rows comes from a skeleton without any.

A sheet opens with the widths of its columns and the heights of its rows hang on these, so that rows are put aside.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.failure import Entry
from govtask_extract.spool import Spool
from govtask_extract.writing.cell_notes import NoteShapes, note_xml
from govtask_extract.writing.skeleton import SheetFrame, Skeleton, SkeletonSheet
from govtask_extract.writing.workbook_cells import PutRow, column_width, display_width, put_row
from govtask_extract.writing.writer import Language
from govtask_extract.writing.written_tables import WrittenTable, all_tables

# Of a sheet, with its headings.
_ROWS = 1_048_576
# In points: a line of the usual font, and as tall as a row can be.
_LINE, _TALLEST = 15, 409
# The day is part of the bytes, and must not be that of the writing.
_DAY = (1980, 1, 1, 0, 0, 0)
_AT_A_TIME = 1 << 16


def workbook_pieces(entries: Iterable[Entry], *, several: bool, language: Language) -> Iterator[bytes]:
    """A sheet for each table; the same bytes whenever it is written. Raises `LimitExceeded` for too many rows."""
    with ExitStack() as spools:
        sheets = [
            FilledSheet(table, language, spools.enter_context(Spool())) for table in all_tables((), several=several)
        ]
        for entry in entries:
            for sheet, table in zip(sheets, all_tables((entry,), several=several), strict=True):
                sheet.add(table)
                del table
            # Nothing of it need be left while the next is read.
            del entry
            yield b""
        yield from _zipped(sheets)


class FilledSheet:
    """The rows of a table, put aside, and what is known of all of them."""

    def __init__(self, table: WrittenTable, language: Language, rows: Spool) -> None:
        self.title = table.title(language)
        self.headings = [column.heading(language) for column in table.columns]
        self.notes = self.count = 0
        self._language = language
        self._rows = rows
        self._widest = list(map(display_width, self.headings))

    def add(self, table: WrittenTable) -> None:
        for row in table.rows:
            self.count += 1
            if self.count >= _ROWS:
                raise LimitExceeded(
                    f"A sheet of a workbook has no more than {_ROWS:,} rows", "Write CSV or JSON Lines."
                )
            put = put_row(table.columns, row, self.count + 1, self._language)
            self.notes += len(put.notes)
            self._widest = list(map(max, self._widest, put.widest))
            self._rows.add(msgspec.json.encode(put) + b"\n")

    def rows(self) -> Iterator[PutRow]:
        return map(msgspec.json.Decoder(PutRow).decode, self._rows.lines())

    @property
    def widths(self) -> list[int]:
        return list(map(column_width, self._widest))

    def heights(self) -> array[int]:
        """In points. Excel finds them by itself; other programs print the lines of a cell one over the other."""
        widths = self.widths
        return array("H", (min(_LINE * row.lines(widths), _TALLEST) for row in self.rows()))


def _zipped(sheets: Sequence[FilledSheet]) -> Iterator[bytes]:
    """The skeleton's parts, those of the sheets filled."""
    wanted = [SkeletonSheet(one.title, one.headings, one.widths, one.count, bool(one.notes)) for one in sheets]
    skeleton, sink = Skeleton(wanted), _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it is only written to
        for name, pieces in _parts(skeleton, sheets):
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece.encode())
                    if sink.size >= _AT_A_TIME:
                        yield sink.taken()
    yield sink.taken()


def _parts(skeleton: Skeleton, sheets: Sequence[FilledSheet]) -> Iterator[tuple[str, Iterator[str]]]:
    yield from ((name, iter((content,))) for name, content in skeleton.others())
    block = 1
    for sheet, frame in zip(sheets, skeleton.frames(), strict=True):
        heights = sheet.heights()
        yield frame.sheet, _sheet_pieces(sheet, frame, heights)
        if sheet.notes:
            shapes = NoteShapes(block, sheet.notes, sheet.widths, heights)
            block += shapes.blocks
            yield frame.notes, frame.around_notes(note_xml(note) for row in sheet.rows() for note in row.notes)
            yield (
                frame.shapes,
                frame.around_shapes(
                    shapes.blocks_xml, (shapes.shape(note) for row in sheet.rows() for note in row.notes)
                ),
            )


def _sheet_pieces(sheet: FilledSheet, frame: SheetFrame, heights: Sequence[int]) -> Iterator[str]:
    yield frame.head
    for number, (row, height) in enumerate(zip(sheet.rows(), heights, strict=True), start=2):
        tall = f' ht="{height}" customHeight="1"' if height != _LINE else ""
        yield f'<row r="{number}" spans="1:{len(sheet.headings)}"{tall}>{row.cells}</row>'
    yield frame.tail


class _Sink:
    """What the archive writes to: nothing can be sought in it, so that what is taken from it need not stay."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        taken = b"".join(self._held)
        self._held.clear()
        self.size = 0
        return taken
