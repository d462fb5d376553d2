"""What old workbooks show outside their cells, which xlrd passes over: text boxes, charts, heads and feet. [MS-XLS]"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from struct import error, unpack_from

from msgspec import Struct, field

from govtask_extract.reading.looks import Area
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.page_edges import edge_lines
from govtask_extract.reading.sheets.sheet import TextBox
from govtask_extract.saying.said import said

# Kinds of records, 2.3
_BOF, _EOF, _BOUNDSHEET, _CONTINUE, _FILEPASS = 0x809, 0x0A, 0x85, 0x3C, 0x2F
_HEADER, _FOOTER, _OBJ, _TXO, _DRAWING, _CONDFMT = 0x14, 0x15, 0x5D, 0x1B6, 0xEC, 0x1B0
# Kinds of objects, 2.5.27: comments, and what is there to be pressed, have no text of the sheet's.
_CHART, _PICTURE, _NO_TEXT = 0x05, 0x08, (0x07, 0x10, 0x11, 0x12, 0x14, 0x19)
# Where a shape begins and ends. [MS-XLS] 2.5.193, behind its header of [MS-ODRAW] 2.2.1
_ANCHOR = b"\x10\xf0\x12\x00\x00\x00"
# Columns and rows of a usual width, together, from which on a picture may be of a page or a table.
_LARGE = 4 * 16

_FIRST = 8

Record = tuple[int, bytes]


class OverCells(Struct, frozen=True):
    """Of one sheet; see `Sheet`. `painted` are the areas whose colours depend on conditions."""

    boxes: list[TextBox] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    painted: list[Area] = field(default_factory=list)


def drawn_sheets(stream: bytes) -> list[OverCells]:
    """For each sheet of cells, in their order, as far as the stream's records can be followed."""
    try:
        offsets = [unpack_from("<I", data)[0] for kind, data in _records(stream, 0) if _is_sheet(kind, data)]
        return [_drawn(stream, offset) for offset in offsets]
    except (error, IndexError):
        return []


def is_encrypted(stream: bytes) -> bool:
    """2.4.117: the record that says how stands among the first."""
    return any(kind == _FILEPASS for kind, _ in islice(_records(stream, 0), _FIRST))


def _is_sheet(kind: int, data: bytes) -> bool:
    """2.4.28: the sixth byte tells sheets of cells from charts and macros."""
    return kind == _BOUNDSHEET and data[5] == 0


def _records(stream: bytes, offset: int) -> Iterator[Record]:
    """Of one substream and those inside it."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + size]
        offset += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return


def _drawn(stream: bytes, offset: int) -> OverCells:
    drawn = OverCells()
    row = size = shape = missing = 0
    for kind, data in _records(stream, offset):
        if kind == _CONTINUE and missing:
            # Its first byte says whether characters have one byte or two. 2.5.296
            text = data[1:].decode("utf-16-le" if data[:1] == b"\x01" else "latin-1", "replace")[:missing]
            drawn.boxes[-1:] = [TextBox(row, drawn.boxes[-1].text + without_marks(text))]
            missing -= len(text)
        elif kind == _DRAWING and _ANCHOR in data:
            left, row, right, below = unpack_from("<2xH2xH2xH2xH", data, data.rindex(_ANCHOR) + len(_ANCHOR))
            size = (right - left) * (below - row)
        elif kind == _OBJ:
            (shape,) = unpack_from("<4xH", data)
            drawn.unread.extend(_named(shape, size))
        elif kind == _TXO and shape not in _NO_TEXT:
            (missing,) = unpack_from("<10xH", data)
            drawn.boxes.append(TextBox(row, ""))
        elif kind == _CONDFMT:
            top, bottom, left, right = unpack_from("<4xHHHH", data)
            drawn.painted.append(((top, left), (bottom, right)))
        elif kind in (_HEADER, _FOOTER):
            (drawn.heads if kind == _HEADER else drawn.feet).extend(edge_lines(_string(data)))
    drawn.boxes[:] = [box for box in drawn.boxes if box.text.strip()]
    return drawn


def _named(shape: int, size: int) -> list[str]:
    if shape == _CHART:
        return [said("a chart")]
    return [said("a picture")] if shape == _PICTURE and size >= _LARGE else []


def _string(data: bytes) -> str:
    """2.5.294: a count, whether characters have two bytes, the characters."""
    if len(data) < 3:
        return ""
    return without_marks(data[3:].decode("utf-16-le" if data[2] & 1 else "latin-1", "replace"))
