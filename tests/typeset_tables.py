"""Sets made-up tables as PDF pages, cells as narrow as they come: names break, rows are carried over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from random import Random

from generated_documents import MadeDocument, placed
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table
from typeset import FONT

_STYLE = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=15, wordWrap="CJK")
CENTRED = ParagraphStyle("centred", parent=_STYLE, alignment=1)
_TITLE = ParagraphStyle("title", parent=_STYLE, alignment=1, fontSize=16, leading=24)
_NUMBERS, _WIDTH = 35, 500
_THICK, _THIN = 1.2, 0.5
_ALL = (0, 0), (-1, -1)

Command = tuple[object, ...]
Corners = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Rows:
    """A table's cells by row and column, which of them are merged, and how many rows stand above the first task's.

    `widths` are the shares of the columns in the `whole`, but for a first one that is for numbers.
    """

    cells: list[list[str]]
    merged: list[Corners] = field(default_factory=list)
    header: int = 1
    widths: tuple[float, ...] = ()
    numbered: bool = True
    whole: int = _WIDTH

    def flowable(
        self, look: Sequence[Command], style: ParagraphStyle = _STYLE, repeat: int = 0, split: bool = False
    ) -> Table:
        cells = [[_paragraph(text, style) if text else "" for text in row] for row in self.cells]
        spans = [("SPAN", *corners) for corners in self.merged]
        return Table(cells, colWidths=self._points(), style=[*spans, *look], repeatRows=repeat, splitInRow=int(split))

    def _points(self) -> list[float]:
        first = [_NUMBERS] if self.numbered else []
        shares = self.widths or (1,) * (len(self.cells[0]) - len(first))
        return [*first, *((self.whole - sum(first)) * share / sum(shares) for share in shares)]


def ruled_pages(made: MadeDocument, seed: int) -> bytes:
    """The document with a line around each cell; the columns' widths are made up by `seed`."""
    grid = [("GRID", *_ALL, _THIN, "black"), ("VALIGN", *_ALL, "MIDDLE")]
    return _printed(made, _rows(made, Random(seed)).flowable(grid))


def open_pages(made: MadeDocument, seed: int, lines: str) -> bytes:
    """The same without upright lines; `lines` as in `look`."""
    random = Random(seed)
    rows = _rows(made, random)
    style, padding, align = (
        random.choice((_STYLE, CENTRED)),
        random.choice((2, 3, 5)),
        random.choice(("TOP", "MIDDLE")),
    )
    return _printed(made, rows.flowable(look(rows, lines, padding, align), style, random.choice((0, rows.header))))


def _printed(made: MadeDocument, table: Table) -> bytes:
    width, height, _ = made.paper
    return pages(titled(made.title), *map(prose, made.above), table, *map(prose, made.below), size=(width, height))


def pages(*story: Flowable, size: tuple[float, float] = A4) -> bytes:
    content = BytesIO()
    SimpleDocTemplate(content, pagesize=size, invariant=True).build(list(story))
    return content.getvalue()


def titled(text: str) -> Paragraph:
    return _paragraph(text, _TITLE)


def prose(text: str) -> Paragraph:
    return _paragraph(text, _STYLE)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return Paragraph(text.replace("\n", "<br/>"), style)


def look(rows: Rows, lines: str, padding: float = 3, align: str = "TOP") -> list[Command]:
    """`lines`: "three", one above, one below and one under the header; "level", one between all rows; "none"."""
    return [
        ("VALIGN", *_ALL, align),
        ("TOPPADDING", *_ALL, padding),
        ("BOTTOMPADDING", *_ALL, padding),
        *(_rules(rows, lines) if lines != "none" else ()),
    ]


def _rules(rows: Rows, lines: str) -> Iterator[Command]:
    yield "LINEABOVE", (0, 0), (-1, 0), _THICK, "black"
    yield "LINEBELOW", (0, rows.header - 1), (-1, rows.header - 1), _THIN, "black"
    # What heads several columns has a line of its own below it.
    for (left, _), (right, bottom) in rows.merged:
        if bottom < rows.header - 1:
            yield "LINEBELOW", (left, bottom), (right, bottom), _THIN, "black"
    if lines == "level":
        yield "LINEBELOW", (0, rows.header), (-1, -2), _THIN, "black"
    yield "LINEBELOW", (0, -1), (-1, -1), _THICK, "black"


def _rows(made: MadeDocument, random: Random) -> Rows:
    """The document's table, its columns about as wide as what they hold."""
    grid = placed(made.rows)
    cells = [
        [place.cell.text if place[:2] == (row, column) else "" for column, place in enumerate(covered)]
        for row, covered in enumerate(grid)
    ]
    merged = [
        ((left, top), (left + cell.columns - 1, top + cell.rows - 1))
        for top, left, cell in dict.fromkeys(place for covered in grid for place in covered)
        if cell.rows * cell.columns > 1
    ]
    widths = tuple(share * random.choice((0.8, 1, 1.2)) for share in made.shares)
    return Rows(cells, merged, made.header, widths, numbered=False, whole=made.paper.table)
