"""A workbook without rows, as xlsxwriter makes it: headings that stay in sight, filters, widths, styles, how it prints.

The summary, which is small, is whole in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from io import BytesIO
from zipfile import ZipFile

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from govtask_extract import __version__
from govtask_extract.saying.languages import Language
from govtask_extract.writing.cell_sizes import BUTTON, display_width, row_height
from govtask_extract.writing.cell_texts import fitting
from govtask_extract.writing.own_tables import PROPERTY
from govtask_extract.writing.summary_sheet import TITLE, SummaryLook, fill_summary
from govtask_extract.writing.workload import Workload

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The day is part of the bytes, and must not be that of the writing.
_CREATED = datetime(2000, 1, 1)
_A4 = 9
# In inches: from the paper's edges to the table, and to what is printed above and below it.
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.75, "bottom": 0.7}
_HEADER, _FOOTER = {"margin": 0.35}, {"margin": 0.3}
# A header holds 255 characters, with the marks in it.
_LONGEST_TITLE = 100
_NUMBERS: dict[Language, str] = {"zh": "第 &P 页，共 &N 页", "en": "Page &P of &N"}


class Pen(IntEnum):
    """The styles of cells, by the numbers that they have in the order of their first cells in the first sheet."""

    HEADING = 1
    TEXT = 2
    LINE = 3
    PLAIN = 4
    DAY = 5
    MIDDLE = 6


_STYLES: dict[Pen, dict[str, object]] = {
    Pen.HEADING: {"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "valign": "vcenter", "text_wrap": True},
    Pen.TEXT: {"text_wrap": True, "valign": "top", "num_format": "@"},
    Pen.LINE: {"valign": "top", "num_format": "@"},
    Pen.PLAIN: {"valign": "top"},
    Pen.DAY: {"valign": "top", "num_format": "yyyy-mm-dd"},
    Pen.MIDDLE: {"text_wrap": True, "valign": "top", "align": "center"},
}


class SkeletonSheet(Struct, frozen=True):
    """What is known of a sheet beside its rows: how many these are, and whether any cell has a comment.

    The first columns are shown, as many as `shown` says; those behind them are folded away.
    """

    title: str
    headings: Sequence[str]
    widths: Sequence[int]
    shown: int
    rows: int
    noted: bool

    @property
    def seen_widths(self) -> list[int]:
        """Likewise; 0 of what is folded away."""
        return [width if at < self.shown else 0 for at, width in enumerate(self.widths)]

    @property
    def heading_height(self) -> int:
        """In points. The button that filters takes room, too."""
        shown = zip(self.headings[: self.shown], self.widths, strict=False)
        return row_height(max(-(-(display_width(heading) + BUTTON) // width) for heading, width in shown))


class Cover(Struct, frozen=True):
    """What is of the whole workbook: the notice's title, if there is but one notice, and who has how many tasks."""

    title: str | None
    language: Language
    workload: Workload


class SheetFrame(Struct, frozen=True):
    """What stands around a sheet's rows, its comments and their shapes; `notes` and `shapes` name their parts."""

    sheet: str
    head: str
    tail: str
    notes: str = ""
    shapes: str = ""
    _notes: tuple[str, str] = ("", "")
    _shapes: tuple[str, str, str] = ("", "", "")

    def around_notes(self, notes: Iterable[bytes]) -> Iterator[bytes]:
        yield self._notes[0].encode()
        yield from notes
        yield self._notes[1].encode()

    def around_shapes(self, blocks: str, shapes: Iterable[bytes]) -> Iterator[bytes]:
        """`blocks` are the numbers of the thousands that the shapes' own come from."""
        yield f"{self._shapes[0]}{blocks}{self._shapes[1]}".encode()
        yield from shapes
        yield self._shapes[2].encode()


class Skeleton:
    """The parts of a workbook; those of sheets are cut where rows, comments and shapes go."""

    def __init__(self, sheets: Sequence[SkeletonSheet], cover: Cover) -> None:
        self._sheets = sheets
        with ZipFile(BytesIO(_made(sheets, cover))) as archive:
            self._parts = {name: archive.read(name).decode() for name in archive.namelist()}

    def others(self) -> Iterator[tuple[str, str]]:
        """Name and content of every part that is whole."""
        filled = {name for frame in self.frames() for name in (frame.sheet, frame.notes, frame.shapes)}
        yield from ((name, content) for name, content in self._parts.items() if name not in filled)

    def frames(self) -> Iterator[SheetFrame]:
        noted = 0
        for at, sheet in enumerate(self._sheets):
            # The summary is the second sheet.
            number = at + 2 if at else 1
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


def _made(sheets: Sequence[SkeletonSheet], cover: Cover) -> bytes:
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": _title(cover)})
        book.set_custom_property(PROPERTY, __version__)
        pens = {pen: book.add_format(style) for pen, style in _STYLES.items()}
        for sheet in sheets:
            _fill(_added(book, sheet.title, cover), sheet, pens)
            if sheet is sheets[0]:
                _add_summary(book, cover)
    return content.getvalue()


def _add_summary(book: Workbook, cover: Cover) -> None:
    # Lines between all cells of the sheet would be printed across the charts, too; a count of none is not shown.
    sheet = _added(book, TITLE[cover.language], cover)
    sheet.hide_gridlines(1)
    lines = {"border": 1, "border_color": "#BFBFBF"}
    formats = (book.add_format(style | lines) for style in (_STYLES[Pen.HEADING], {}, {"num_format": "#"}))
    fill_summary(book, sheet, cover.workload, cover.language, SummaryLook(*formats))


def _added(book: Workbook, name: str, cover: Cover) -> Worksheet:
    """A sheet that prints well: lying on A4, as wide as the page, the headings again on each of them."""
    added: Worksheet = book.add_worksheet(name)
    added.freeze_panes(1, 0)
    added.set_landscape()
    added.set_paper(_A4)
    added.set_margins(**_MARGINS)
    added.fit_to_pages(1, 0)
    added.repeat_rows(0)
    added.hide_gridlines(0)
    added.set_header(f"&L{_title(cover).replace('&', '&&')}&R&A", _HEADER)
    added.set_footer(f"&C{_NUMBERS[cover.language]}", _FOOTER)
    return added


def _title(cover: Cover) -> str:
    return fitting(cover.title or "", _LONGEST_TITLE).replace("\n", " ")


def _fill(added: Worksheet, sheet: SkeletonSheet, pens: Mapping[Pen, Format]) -> None:
    for at, width in enumerate(sheet.widths):
        added.set_column(at, at, width, None, {"level": 1, "hidden": True} if at >= sheet.shown else {})
    # Before the next column stands the sign that unfolds them.
    count = len(sheet.headings)
    added.set_column(count, count, None, None, {"collapsed": True})
    added.set_row(0, sheet.heading_height)
    for at, heading in enumerate(sheet.headings):
        added.write_string(0, at, heading, pens[Pen.HEADING])
    # A row with a cell of every other style, and a comment: they are cut out again.
    for at, pen in enumerate(list(Pen)[1:]):
        added.write_blank(1, at, None, pens[pen])
    if sheet.noted:
        added.write_comment(1, 0, "-")
    added.autofilter(0, 0, sheet.rows, count - 1)
    added.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
