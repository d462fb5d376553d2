"""Sets a page's table as ruled PDF pages, cells as narrow as they come: names break, rows are carried over."""

from __future__ import annotations

from io import BytesIO
from random import Random

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from selectolax.lexbor import LexborHTMLParser
from typeset import FONT

_STYLE = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=15, wordWrap="CJK")
_TITLE = ParagraphStyle("title", parent=_STYLE, alignment=1, fontSize=16, leading=24)
_NUMBERS, _WIDTH = 35, 500


def ruled_pages(page: str, seed: int) -> bytes:
    """The first column is for numbers, the others are of widths made up by `seed`."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    parsed = LexborHTMLParser(page)
    rows, merged = _grid(parsed)
    shares = [Random(seed + column).choice((1, 1.5, 2)) for column in range(len(rows[0]) - 1)]
    widths = [_NUMBERS, *((_WIDTH - _NUMBERS) * share / sum(shares) for share in shares)]
    look = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *merged]
    title = parsed.css_first("p")
    content = BytesIO()
    story = [Paragraph(title.text() if title else "", _TITLE), Table(rows, colWidths=widths, style=look)]
    SimpleDocTemplate(content, invariant=True).build(story)
    return content.getvalue()


def _grid(parsed: LexborHTMLParser) -> tuple[list[list[Paragraph | str]], list[tuple[object, ...]]]:
    """The cells by row and column, and which of them are merged."""
    lines = [[(cell.text(), *_spans(cell.attributes)) for cell in row.css("td")] for row in parsed.css("tr")]
    width = max(sum(columns for _, _, columns in line) for line in lines)
    rows: list[list[Paragraph | str]] = [[""] * width for _ in lines]
    merged: list[tuple[object, ...]] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(lines):
        for text, down, across in line:
            column = next(at for at in range(width) if (row, at) not in taken)
            rows[row][column] = Paragraph(text, _STYLE)
            taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
            if down * across > 1:
                merged.append(("SPAN", (column, row), (column + across - 1, row + down - 1)))
    return rows, merged


def _spans(attributes: dict[str, str | None]) -> tuple[int, int]:
    return int(attributes.get("rowspan") or 1), int(attributes.get("colspan") or 1)
