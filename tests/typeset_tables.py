"""Sets a page's table as PDF pages, cells as narrow as they come: names break, rows are carried over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from random import Random

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table
from selectolax.lexbor import LexborHTMLParser
from typeset import FONT

_STYLE = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=15, wordWrap="CJK")
_CENTRED = ParagraphStyle("centred", parent=_STYLE, alignment=1)
_TITLE = ParagraphStyle("title", parent=_STYLE, alignment=1, fontSize=16, leading=24)
_NUMBERS, _WIDTH = 35, 500
_THICK, _THIN = 1.2, 0.5
_ALL = (0, 0), (-1, -1)

Command = tuple[object, ...]
Corners = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Rows:
    """A table's cells by row and column, which of them are merged, and how many rows stand above the first task's.

    `widths` are the shares of the columns, but for a first one that is for numbers.
    """

    cells: list[list[str]]
    merged: list[Corners] = field(default_factory=list)
    header: int = 1
    widths: tuple[float, ...] = ()
    numbered: bool = True

    def flowable(
        self, look: Sequence[Command], style: ParagraphStyle = _STYLE, repeat: int = 0, split: bool = False
    ) -> Table:
        cells = [[_paragraph(text, style) if text else "" for text in row] for row in self.cells]
        spans = [("SPAN", *corners) for corners in self.merged]
        return Table(cells, colWidths=self._points(), style=[*spans, *look], repeatRows=repeat, splitInRow=int(split))

    def _points(self) -> list[float]:
        first = [_NUMBERS] if self.numbered else []
        shares = self.widths or (1,) * (len(self.cells[0]) - len(first))
        return [*first, *((_WIDTH - sum(first)) * share / sum(shares) for share in shares)]


def ruled_pages(page: str, seed: int) -> bytes:
    """The table of a web page; the columns' widths are made up by `seed`."""
    title, rows = _parsed(page, Random(seed))
    return pages(titled(title), rows.flowable([("GRID", *_ALL, _THIN, "black"), ("VALIGN", *_ALL, "MIDDLE")]))


def open_pages(page: str, seed: int, lines: str) -> bytes:
    """The same without upright lines; `lines` as in `look`."""
    random = Random(seed)
    title, rows = _parsed(page, random)
    style, padding, align = (
        random.choice((_STYLE, _CENTRED)),
        random.choice((2, 3, 5)),
        random.choice(("TOP", "MIDDLE")),
    )
    table = rows.flowable(look(rows, lines, padding, align), style, random.choice((0, rows.header)))
    return pages(titled(title), table)


def pages(*story: Flowable) -> bytes:
    content = BytesIO()
    SimpleDocTemplate(content, invariant=True).build(list(story))
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


def _parsed(page: str, random: Random) -> tuple[str, Rows]:
    """The page's title and its table."""
    parsed = LexborHTMLParser(page)
    lines = [[(cell.text(), *_spans(cell.attributes)) for cell in row.css("td")] for row in parsed.css("tr")]
    width = max(sum(columns for _, _, columns in line) for line in lines)
    cells = [[""] * width for _ in lines]
    merged: list[Corners] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(lines):
        for text, down, across in line:
            column = next(at for at in range(width) if (row, at) not in taken)
            cells[row][column] = text
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            if down * across > 1:
                merged.append(((column, row), (column + across - 1, row + down - 1)))
    title = parsed.css_first("p")
    header = next(at for at, row in enumerate(cells) if "1" in row or row[0].startswith("一、"))
    widths = tuple(random.choice((1, 1.5, 2)) for _ in cells[0][1:])
    return title.text() if title else "", Rows(cells, merged, header, widths)


def _spans(attributes: dict[str, str | None]) -> tuple[int, int]:
    return int(attributes.get("rowspan") or 1), int(attributes.get("colspan") or 1)
