"""A workbook without rows, as xlsxwriter makes it: headings that stay in sight, filters, widths, styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import IntEnum
from io import BytesIO
from zipfile import ZipFile

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from govtask_extract import __version__
from govtask_extract.writing.own_tables import PROPERTY

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The day is part of the bytes, and must not be that of the writing.
_CREATED = datetime(2000, 1, 1)
_A3 = 8


class Pen(IntEnum):
    """The styles of cells, by the numbers that they have in the order of their first cells."""

    HEADING = 1
    TEXT = 2
    LINE = 3
    PLAIN = 4
    DAY = 5


_STYLES: dict[Pen, dict[str, object]] = {
    Pen.HEADING: {"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "valign": "vcenter"},
    Pen.TEXT: {"text_wrap": True, "valign": "top", "num_format": "@"},
    Pen.LINE: {"valign": "top", "num_format": "@"},
    Pen.PLAIN: {"valign": "top"},
    Pen.DAY: {"valign": "top", "num_format": "yyyy-mm-dd"},
}


class SkeletonSheet(Struct, frozen=True):
    """What is known of a sheet beside its rows: how many these are, and whether any cell has a comment."""

    title: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: int
    noted: bool


class SheetFrame(Struct, frozen=True):
    """What stands around a sheet's rows, its comments and their shapes; `notes` and `shapes` name their parts."""

    sheet: str
    head: str
    tail: str
    notes: str = ""
    shapes: str = ""
    _notes: tuple[str, str] = ("", "")
    _shapes: tuple[str, str, str] = ("", "", "")

    def around_notes(self, notes: Iterable[str]) -> Iterator[str]:
        yield self._notes[0]
        yield from notes
        yield self._notes[1]

    def around_shapes(self, blocks: str, shapes: Iterable[str]) -> Iterator[str]:
        """`blocks` are the numbers of the thousands that the shapes' own come from."""
        yield f"{self._shapes[0]}{blocks}{self._shapes[1]}"
        yield from shapes
        yield self._shapes[2]


class Skeleton:
    """The parts of a workbook; those of sheets are cut where rows, comments and shapes go."""

    def __init__(self, sheets: Sequence[SkeletonSheet]) -> None:
        self._sheets = sheets
        with ZipFile(BytesIO(_made(sheets))) as archive:
            self._parts = {name: archive.read(name).decode() for name in archive.namelist()}

    def others(self) -> Iterator[tuple[str, str]]:
        """Name and content of every part that is whole."""
        filled = {name for frame in self.frames() for name in (frame.sheet, frame.notes, frame.shapes)}
        yield from ((name, content) for name, content in self._parts.items() if name not in filled)

    def frames(self) -> Iterator[SheetFrame]:
        noted = 0
        for number, sheet in enumerate(self._sheets, start=1):
            name = f"xl/worksheets/sheet{number}.xml"
            head, _, rest = self._parts[name].partition('<row r="2"')
            frame = SheetFrame(name, _measured(head, sheet), "</sheetData>" + rest.partition("</sheetData>")[2])
            if not sheet.noted:
                yield frame
                continue
            noted += 1
            notes, shapes = f"xl/comments{noted}.xml", f"xl/drawings/vmlDrawing{noted}.vml"
            yield SheetFrame(
                *(name, frame.head, frame.tail, notes, shapes),
                *(_around(self._parts[notes], "comment"), _around_shapes(self._parts[shapes])),
            )


def _measured(head: str, sheet: SkeletonSheet) -> str:
    """The skeleton has two rows, whatever the sheet will have."""
    before, opening, after = head.partition('<dimension ref="A1:')
    name, rest = after.split("2", 1)
    return f"{before}{opening}{name}{sheet.rows + 1}{rest}"


def _around(part: str, element: str) -> tuple[str, str]:
    before, _, after = part.partition(f"<{element} ")
    return before, after.rpartition(f"</{element}>")[2]


def _around_shapes(part: str) -> tuple[str, str, str]:
    before, after = _around(part, "v:shape")
    opening, mark, rest = before.partition(' data="')
    return opening + mark, '"' + rest.partition('"')[2], after


def _made(sheets: Sequence[SkeletonSheet]) -> bytes:
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _CREATED})
        book.set_custom_property(PROPERTY, __version__)
        pens = {pen: book.add_format(style) for pen, style in _STYLES.items()}
        for sheet in sheets:
            made: Worksheet = book.add_worksheet(sheet.title)
            _set_up(made, sheet)
            for index, heading in enumerate(sheet.headings):
                made.write_string(0, index, heading, pens[Pen.HEADING])
            # A row with a cell of every other style, and a comment: they are cut out again.
            for index, pen in enumerate(list(Pen)[1:]):
                made.write_blank(1, index, None, pens[pen])
            if sheet.noted:
                made.write_comment(1, 0, "-")
    return content.getvalue()


def _set_up(made: Worksheet, sheet: SkeletonSheet) -> None:
    made.freeze_panes(1, 0)
    made.set_landscape()
    made.set_paper(_A3)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    for index, width in enumerate(sheet.widths):
        made.set_column(index, index, width)
    made.autofilter(0, 0, sheet.rows, len(sheet.headings) - 1)
