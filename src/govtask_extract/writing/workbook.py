"""Tables as an Excel workbook, joined from the shares of reports: what is around the rows comes from a skeleton.

A sheet opens with the widths of its columns and the heights of its rows hang on these, so that shares are put aside.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from govtask_extract.errors import LimitExceeded
from govtask_extract.saying.languages import Language
from govtask_extract.saying.said import said
from govtask_extract.spool import Spool
from govtask_extract.writing.cell_notes import NoteShapes
from govtask_extract.writing.cell_sizes import display_width, folded_width, lines_taken, row_height, shown_widths
from govtask_extract.writing.skeleton import Cover, SheetFrame, Skeleton, SkeletonSheet
from govtask_extract.writing.workbook_cells import NUMBER
from govtask_extract.writing.workbook_shares import SheetShare, WorkbookShare, read_share, read_sheet
from govtask_extract.writing.workload import Workload
from govtask_extract.writing.writer import Layout
from govtask_extract.writing.written_tables import WrittenTable, all_tables

# Of a sheet, with its headings.
_ROWS = 1_048_576
# The day is part of the bytes, and must not be that of the writing.
_DAY = (1980, 1, 1, 0, 0, 0)
_AT_A_TIME = 1 << 16
# Of zlib. Beyond it, a tenth of the size takes twice the time, and nobody else can compress meanwhile.
_LEVEL = 3


def workbook_pieces(shares: Iterable[bytes], layout: Layout) -> Iterator[bytes]:
    """A sheet for each table and one that counts; the same bytes whenever it is written.

    Raises `LimitExceeded` for too many rows.
    """
    language = layout.of_workbook
    with ExitStack() as spools:
        tables = all_tables(())
        sheets = [FilledSheet(table, language, spools.enter_context(Spool(len(tables) - 1))) for table in tables]
        about = _About()
        for packed in shares:
            share = read_share(packed)
            for sheet, rows in zip(sheets, share.sheets, strict=True):
                sheet.add(rows)
            about.add(share)
            # Nothing of it need be left while the next is read.
            del packed, share, rows
            yield b""
        yield from _zipped(sheets, Cover(about.title, language, about.workload))


class _About:
    """What is known of all reports together: little, however many there are."""

    def __init__(self) -> None:
        self.workload = Workload()
        self._reports = 0
        self._title: str | None = None

    def add(self, share: WorkbookShare) -> None:
        if share.workload is not None:
            self.workload.merge(share.workload)
            self._title = share.title
            self._reports += 1

    @property
    def title(self) -> str | None:
        """Of several none speaks for all."""
        return self._title if self._reports == 1 else None


class FilledSheet:
    """The rows of a table, put aside, and what is known of all of them."""

    def __init__(self, table: WrittenTable, language: Language, aside: Spool) -> None:
        self.title = table.title(language)
        self.headings = [column.heading(language) for column in table.columns]
        self.notes = self.count = 0
        self._shown = table.columns[: table.shown]
        self._aside = aside
        self._widest = [0] * len(self.headings)

    def add(self, share: SheetShare) -> None:
        self.count += share.count
        if self.count >= _ROWS:
            fault = said("A sheet of a workbook has no more than {rows:,} rows", rows=_ROWS)
            raise LimitExceeded(fault, said("Write CSV or JSON Lines."))
        self.notes += share.notes
        self._widest = list(map(max, self._widest, share.widest))
        if share.count:
            self._aside.add_block(share.pack())

    def shares(self) -> Iterator[SheetShare]:
        return map(read_sheet, self._aside.blocks())

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
        # What one column takes was not known before.
        rest = sum(width for column, width in zip(self._shown, frame.widths, strict=False) if not column.widest)
        heights = array("H", [frame.heading_height])
        for share in self.shares():
            heights.extend(row_height(max(lines, lines_taken(flowing, rest))) for lines, flowing in share.sizes())
        return heights


def _zipped(sheets: Sequence[FilledSheet], cover: Cover) -> Iterator[bytes]:
    """The skeleton's parts, those of the sheets filled."""
    frames = [sheet.framed() for sheet in sheets]
    skeleton, sink = Skeleton(frames, cover), _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:  # type: ignore[call-overload]  # it is only written to
        for name, pieces in _parts(skeleton, sheets, frames):
            info = ZipInfo(name, _DAY)
            info.compress_type = ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece)
                    if sink.size >= _AT_A_TIME:
                        yield sink.taken()
    yield sink.taken()


def _parts(
    skeleton: Skeleton, sheets: Sequence[FilledSheet], around: Sequence[SkeletonSheet]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    yield from ((name, iter((content.encode(),))) for name, content in skeleton.others())
    block = 1
    for sheet, known, frame in zip(sheets, around, skeleton.frames(), strict=True):
        heights = sheet.heights(known)
        yield frame.sheet, _sheet_pieces(sheet, frame, heights)
        if sheet.notes:
            shapes = NoteShapes(block, sheet.notes, known.seen_widths, heights)
            block += shapes.blocks
            yield frame.notes, frame.around_notes(_notes(sheet))
            yield frame.shapes, frame.around_shapes(shapes.blocks_xml, _shapes(sheet, shapes))


# Pieces are those of a report, so that little is asked for often.


def _sheet_pieces(sheet: FilledSheet, frame: SheetFrame, heights: Sequence[int]) -> Iterator[bytes]:
    yield frame.head.encode()
    number, columns = 2, len(sheet.headings)
    for share in sheet.shares():
        yield b"".join(
            b'<row r="%d" spans="1:%d" ht="%d" customHeight="1">%b</row>'
            % (row, columns, heights[row - 1], _numbered(cells, row))
            for row, cells in enumerate(share.cells(), start=number)
        )
        number += share.count
    yield frame.tail.encode()


def _notes(sheet: FilledSheet) -> Iterator[bytes]:
    number = 2
    for share in sheet.shares():
        yield b"".join(_numbered(notes, row) for row, notes in enumerate(share.comments(), start=number))
        number += share.count


def _shapes(sheet: FilledSheet, shapes: NoteShapes) -> Iterator[bytes]:
    row = 1
    for share in sheet.shares():
        yield "".join(shapes.of_row(at, marks) for at, marks in enumerate(share.marks(), start=row)).encode()
        row += share.count


_NUMBER = NUMBER.encode()


def _numbered(xml: bytes, row: int) -> bytes:
    return xml.replace(_NUMBER, b"%d" % row)


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
