"""Lays lines on the pages of GB/T 9704-2012: A4, a type area of 156 × 225 mm, 22 lines of 28 characters."""

from __future__ import annotations

from pathlib import Path

from make_lines import FONT, PrintedLine, break_lines, tight_width_of, width_of
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = 210 * mm, 297 * mm
LEFT, TOP = 28 * mm, 37 * mm
WIDTH, HEIGHT = 156 * mm, 225 * mm
BODY, TITLE, NUMBER = 16, 22, 14
PITCH = HEIGHT / 22
# 28 characters of 16 pt are a little wider than 156 mm, so each gives way by a fifth of a point.
SPACING = WIDTH / 28 - BODY
INDENT = 2 * WIDTH / 28
RED = (0.85, 0.05, 0.05)


class Pages:
    """The canvas and the place of the next line; `down` counts points from the top of the type area."""

    def __init__(self, path: Path, title: str) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        # Not compressed: the bytes must not depend on the machine's zlib.
        self.canvas = Canvas(str(path), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=0)
        self.canvas.setTitle(title)
        self.number = 1
        self.down = 0.0

    def new_page(self) -> None:
        """Print the number, outside and below the type area, and begin the next page."""
        text = f"— {self.number} —"
        width = width_of(text, NUMBER, 0)
        x = LEFT + BODY if self.number % 2 == 0 else LEFT + WIDTH - BODY - width
        self.print(text, x, HEIGHT + 7 * mm, NUMBER)
        self.canvas.showPage()
        self.number += 1
        self.down = 0.0

    def save(self) -> None:
        """Finish the last page and write the file."""
        self.new_page()
        self.canvas.save()

    def print(self, text: str, x: float, down: float, size: float, spacing: float = 0, bold: int = 0) -> None:
        """Draw `text` once, its first `bold` characters stroked as well as filled; `down` is the foot of its em box."""
        pen = self.canvas.beginText(x, PAGE_HEIGHT - TOP - down + 0.14 * size)
        pen.setFont(FONT, size)
        pen.setCharSpace(spacing)
        # The last mode is set even when nothing is left to draw: it holds for all text that follows.
        for mode, part in ((2, text[:bold]), (0, text[bold:])):
            pen.setTextRenderMode(mode)
            if part:
                pen.textOut(part)
        self.canvas.setLineWidth(size / 40)
        self.canvas.drawText(pen)

    def take(self, height: float) -> float:
        """Reserve `height` points, on the next page if this one is full, and return where their foot is."""
        if self.down + height > HEIGHT + 0.1:
            self.new_page()
        self.down += height
        return self.down

    def paragraph(self, text: str, indent: float = INDENT, bold: int = 0) -> None:
        """Fill lines of 28 characters; a form feed in `text` also ends the page."""
        lines = break_lines(text, lambda part: tight_width_of(part, BODY, SPACING), WIDTH - indent, WIDTH)
        for line in lines:
            self._line(line, indent if line.start == 0 else 0, max(0, bold - line.start))
            if line.end == "page":
                self.new_page()

    def _line(self, line: PrintedLine, indent: float, bold: int) -> None:
        spacing = _filling(line.text, WIDTH - indent) if _is_filled(line, WIDTH - indent) else SPACING
        self.print(line.text, LEFT + indent, self.take(PITCH), BODY, spacing, bold)

    def centred(self, text: str, size: float, height: float, bold: bool = False) -> None:
        """A line in the middle of the type area."""
        x = LEFT + (WIDTH - width_of(text, size, 0)) / 2
        self.print(text, x, self.take(height), size, bold=len(text) if bold else 0)

    def right(self, text: str, characters: float) -> None:
        """A line that ends so many characters before the right edge."""
        x = LEFT + WIDTH - characters * WIDTH / 28 - width_of(text, BODY, SPACING)
        self.print(text, x, self.take(PITCH), BODY, SPACING)


def _is_filled(line: PrintedLine, width: float) -> bool:
    """A wrapped or overfull line is fitted to the edge; before a forced page break, one that comes near the edge."""
    natural = width_of(line.text, BODY, SPACING)
    return line.end == "wrap" or natural > width or (line.end == "page" and natural > width - 2 * BODY)


def _filling(text: str, width: float) -> float:
    """The spacing that puts the last character's edge on the right edge."""
    return (width - width_of(text, BODY, 0)) / (len(text) - 1)
