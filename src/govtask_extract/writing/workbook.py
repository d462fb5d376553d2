"""Tables as an Excel workbook, written row by row: what is around the rows comes from a skeleton without any.

A sheet opens with the widths of its columns and the heights of its rows hang on these, so that rows are put aside.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from govtask_extract.errors import LimitExceeded
from govtask_extract.model.failure import Entry, Failure
from govtask_extract.spool import Spool
from govtask_extract.writing.cell_notes import NoteShapes, note_xml
from govtask_extract.writing.cell_sizes import display_width, folded_width, row_height, shown_widths
from govtask_extract.writing.distinct_sources import distinct
from govtask_extract.writing.skeleton import Cover, SheetFrame, Skeleton, SkeletonSheet
from govtask_extract.writing.workbook_cells import PutRow, put_row
from govtask_extract.writing.workload import Workload
from govtask_extract.writing.writer import Language, Layout
from govtask_extract.writing.written_tables import WrittenTable, all_tables

# Of a sheet, with its headings.
_ROWS = 1_048_576
# The day is part of the bytes, and must not be that of the writing.
_DAY = (1980, 1, 1, 0, 0, 0)
_AT_A_TIME = 1 << 16


def workbook_pieces(entries: Iterable[Entry], layout: Layout) -> Iterator[bytes]:
    """A sheet for each table and one that counts; the same bytes whenever it is written.

    Raises `LimitExceeded` for too many rows.
    """
    language = layout.headings or "zh"
    with ExitStack() as spools:
        sheets = [FilledSheet(table, layout, spools.enter_context(Spool())) for table in all_tables(())]
        about = _About()
        for entry in distinct(entries):
            for sheet, table in zip(sheets, all_tables((entry,)), strict=True):
                sheet.add(table)
                del table
            about.add(entry)
            # Nothing of it need be left while the next is read.
            del entry
            yield b""
        yield from _zipped(sheets, Cover(about.title, language, about.workload))


class _About:
    """What is known of all reports together: little, however many there are."""

    def __init__(self) -> None:
        self.workload = Workload()
        self._reports = 0
        self._title: str | None = None

    def add(self, entry: Entry) -> None:
        if not isinstance(entry, Failure):
            self.workload.add(entry)
            self._title = entry.notice.title
            self._reports += 1

    @property
    def title(self) -> str | None:
        """Of several none speaks for all."""
        return self._title if self._reports == 1 else None


class FilledSheet:
    """The rows of a table, put aside, and what is known of all of them."""

    def __init__(self, table: WrittenTable, layout: Layout, rows: Spool) -> None:
        self._language: Language = layout.headings or "zh"
        self._separator = layout.separator
        self.title = table.title(self._language)
        self.headings = [column.heading(self._language) for column in table.columns]
        self.notes = self.count = 0
        self._shown = table.columns[: table.shown]
        self._rows = rows
        self._widest = [0] * len(self.headings)

    def add(self, table: WrittenTable) -> None:
        for row in table.rows:
            self.count += 1
            if self.count >= _ROWS:
                raise LimitExceeded(
                    f"A sheet of a workbook has no more than {_ROWS:,} rows", "Write CSV or JSON Lines."
                )
            put = put_row(table, row, self.count + 1, self._language, self._separator)
            self.notes += len(put.notes)
            self._widest = list(map(max, self._widest, put.widest))
            self._rows.add(msgspec.json.encode(put) + b"\n")

    def rows(self) -> Iterator[PutRow]:
        return map(msgspec.json.Decoder(PutRow).decode, self._rows.lines())

    def framed(self) -> SkeletonSheet:
        """What is around the rows, when all are there."""
        shown = len(self._shown)
        folded = map(max, self._widest[shown:], map(display_width, self.headings[shown:]))
        widths = shown_widths(self._shown, self.headings[:shown], self._widest[:shown])
        return SkeletonSheet(
            self.title, self.headings, [*widths, *map(folded_width, folded)], shown, self.count, bool(self.notes)
        )

    def heights(self, frame: SkeletonSheet) -> array[int]:
        """In points, the headings' first. Excel finds them by itself; other programs print a cell's lines one over the
        other.
        """
        widths = frame.widths
        return array("H", chain((frame.heading_height,), (row_height(row.lines(widths)) for row in self.rows())))


def _zipped(sheets: Sequence[FilledSheet], cover: Cover) -> Iterator[bytes]:
    """The skeleton's parts, those of the sheets filled."""
    frames = [sheet.framed() for sheet in sheets]
    skeleton, sink = Skeleton(frames, cover), _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it is only written to
        for name, pieces in _parts(skeleton, sheets, frames):
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece.encode())
                    if sink.size >= _AT_A_TIME:
                        yield sink.taken()
    yield sink.taken()


def _parts(
    skeleton: Skeleton, sheets: Sequence[FilledSheet], around: Sequence[SkeletonSheet]
) -> Iterator[tuple[str, Iterator[str]]]:
    yield from ((name, iter((content,))) for name, content in skeleton.others())
    block = 1
    for sheet, known, frame in zip(sheets, around, skeleton.frames(), strict=True):
        heights = sheet.heights(known)
        yield frame.sheet, _sheet_pieces(sheet, frame, heights)
        if sheet.notes:
            shapes = NoteShapes(block, sheet.notes, known.seen_widths, heights)
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
    for number, (row, height) in enumerate(zip(sheet.rows(), heights[1:], strict=True), start=2):
        yield f'<row r="{number}" spans="1:{len(sheet.headings)}" ht="{height}" customHeight="1">{row.cells}</row>'
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
