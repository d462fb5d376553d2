"""The notice's tasks as a ruled table over many pages: the header printed again on each, rows cut where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from itertools import accumulate, pairwise

from make_lines import FONT, break_lines, width_of
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from variants.sample import HEADINGS, TITLE, rows

SIZE, LEADING, PADDING = 10, 14, 4
_WIDTH, _HEIGHT = landscape(A4)
_LEFT, _TOP, _BOTTOM = 36.0, 60.0, 48.0
_EDGES = tuple(accumulate((32, 300, 110, 56, 120, 150), initial=_LEFT))
# A row is cut only where this many of its lines stay on either page.
_KEPT = 2

Lines = list[list[str]]
"""For each column the lines printed in it; one entry for a heading over all columns."""


def pages() -> bytes:
    """A4 across; what a page cannot hold of a row goes to the next."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    content = BytesIO()
    # `invariant` leaves out the day of writing.
    sheet = _Sheet(Canvas(content, pagesize=landscape(A4), invariant=1, pageCompression=0))
    sheet.title(TITLE)
    for row in rows():
        sheet.row(_broken(row.cells))
    sheet.turn()
    sheet.canvas.save()
    return content.getvalue()


class _Sheet:
    """The canvas and how far down the next row begins."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.number, self.down = canvas, 1, _TOP

    def title(self, text: str) -> None:
        self.canvas.setFont(FONT, 16)
        self.canvas.drawCentredString(_WIDTH / 2, _HEIGHT - self.down, text)
        self.down += 20
        self._draw(_broken(HEADINGS))

    def row(self, lines: Lines) -> None:
        """The row, cut if the page ends in it."""
        height = max(map(len, lines))
        room = int((_HEIGHT - _BOTTOM - self.down - 2 * PADDING) // LEADING)
        if room >= height:
            self._draw(lines)
            return
        if _KEPT <= room <= height - _KEPT:
            self._draw([column[:room] for column in lines])
            lines = [column[room:] for column in lines]
        self.turn()
        self._draw(_broken(HEADINGS))
        self._draw(lines)

    def _draw(self, lines: Lines) -> None:
        height = max(map(len, lines)) * LEADING + 2 * PADDING
        edges = _EDGES if len(lines) > 1 else (_EDGES[0], _EDGES[-1])
        top, foot = _HEIGHT - self.down, _HEIGHT - self.down - height
        self.canvas.setLineWidth(0.75)
        for y in (top, foot):
            self.canvas.line(edges[0], y, edges[-1], y)
        for x in edges:
            self.canvas.line(x, top, x, foot)
        self.canvas.setFont(FONT, SIZE)
        for left, column in zip(edges, lines, strict=False):
            for index, line in enumerate(column, start=1):
                self.canvas.drawString(left + PADDING, top - PADDING - index * LEADING + 3, line)
        self.down += height

    def turn(self) -> None:
        """Print the page's number and go on with the next."""
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawCentredString(_WIDTH / 2, 24, f"— {self.number} —")
        self.canvas.showPage()
        self.number += 1
        self.down = _TOP


def _broken(cells: Sequence[str]) -> Lines:
    """The lines of each cell, as wide as its column."""
    widths = [right - left for left, right in pairwise(_EDGES)]
    room = widths if len(cells) > 1 else [_EDGES[-1] - _EDGES[0]]
    measure = partial(width_of, size=SIZE, spacing=0)
    return [
        [line.text for line in break_lines(text, measure, width - 2 * PADDING, width - 2 * PADDING)]
        for text, width in zip(cells, room, strict=True)
    ]
