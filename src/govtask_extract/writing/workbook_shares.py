"""What a report adds to a workbook, whichever rows it will fill: made where the report is, joined in `workbook.py`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from govtask_extract.model.failure import Entry, Failure
from govtask_extract.writing.workbook_cells import NoteMark, PutRow, RowMaker
from govtask_extract.writing.workload import Workload
from govtask_extract.writing.writer import Layout
from govtask_extract.writing.written_tables import WrittenTable, all_tables


class SheetShare(Struct, frozen=True, array_like=True):
    """Rows of a sheet, as many as `count` says, and what all of them are to be known by: their comments, widest lines.

    What only some who pass need is packed for itself.
    """

    count: int
    notes: int
    widest: list[int]
    packed_sizes: bytes
    packed_cells: bytes
    packed_notes: bytes
    packed_marks: bytes

    def sizes(self) -> list[tuple[int, list[int]]]:
        """Of each row its lines and what flows, as `PutRow` has them."""
        return _SIZES.decode(self.packed_sizes)

    def cells(self) -> list[bytes]:
        return _XML.decode(self.packed_cells)

    def comments(self) -> list[bytes]:
        return _XML.decode(self.packed_notes)

    def marks(self) -> list[list[NoteMark]]:
        """Of each row those of its comments."""
        return _MARKS.decode(self.packed_marks)

    def pack(self) -> bytes:
        return _PACKER.encode(self)


class WorkbookShare(Struct, frozen=True, array_like=True):
    """The rows of all sheets; of a report, not of a failure, its title and what the summary counts."""

    sheets: list[SheetShare]
    title: str | None
    workload: Workload | None


_PACKER = msgspec.msgpack.Encoder()
_SIZES = msgspec.msgpack.Decoder(list[tuple[int, list[int]]])
_XML = msgspec.msgpack.Decoder(list[bytes])
_MARKS = msgspec.msgpack.Decoder(list[list[NoteMark]])
_SHEET = msgspec.msgpack.Decoder(SheetShare)
_WORKBOOK = msgspec.msgpack.Decoder(WorkbookShare)


def workbook_share(entry: Entry, layout: Layout) -> bytes:
    maker = RowMaker(layout.of_workbook, layout.separator)
    sheets = [_sheet_share(table, maker) for table in all_tables((entry,))]
    if isinstance(entry, Failure):
        return _PACKER.encode(WorkbookShare(sheets, None, None))
    workload = Workload()
    workload.add(entry)
    return _PACKER.encode(WorkbookShare(sheets, entry.notice.title, workload))


def read_share(share: bytes) -> WorkbookShare:
    """What `workbook_share` has packed."""
    return _WORKBOOK.decode(share)


def read_sheet(packed: bytes) -> SheetShare:
    """What `SheetShare.pack` has packed."""
    return _SHEET.decode(packed)


def _sheet_share(table: WrittenTable, maker: RowMaker) -> SheetShare:
    rows = maker.put_rows(table)
    return SheetShare(
        len(rows),
        sum(len(row.marks) for row in rows),
        [max(lines) for lines in zip(*(row.widest for row in rows), strict=True)] or [0] * len(table.columns),
        *map(_PACKER.encode, _apart(rows)),
    )


def _apart(rows: list[PutRow]) -> Iterator[object]:
    yield [(row.lines, row.flowing) for row in rows]
    yield [row.cells for row in rows]
    yield [row.notes for row in rows]
    yield [row.marks for row in rows]
