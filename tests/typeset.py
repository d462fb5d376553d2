"""Sets a small text on pages as an office would: 28 characters a line, paragraphs indented, page numbers below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import regex
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE = 16.0
LEFT = 79.0
FIRST_BASELINE = A4[1] - 120
LEADING = 28.9
MEASURE = 28 * SIZE
_UNBROKEN = regex.compile(r"[（(〈《“]*(?:[A-Za-z0-9.%]+|.)[，。、；：）)〉》”:,;]*")


def set_pages(text: str, lines_a_page: int = 22, last: Callable[[Canvas], None] | None = None) -> bytes:
    """A PDF of `text`, one paragraph for each line of it that is not blank; `---` alone starts a new page.

    A line that begins with a tab is set in the middle.

    `last` draws one more page.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    # `invariant` leaves out the date, so that the same text gives the same file.
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    for number, page in enumerate(_pages(text, lines_a_page), start=1):
        _draw(canvas, page, number)
    if last is not None:
        last(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(canvas: Canvas, page: list[str], number: int) -> None:
    canvas.setFont(FONT, SIZE)
    for index, line in enumerate(page):
        if line.startswith("\t"):
            canvas.drawCentredString(LEFT + MEASURE / 2, FIRST_BASELINE - index * LEADING, line.strip())
            continue
        text = line.lstrip("\u3000")
        indent = (len(line) - len(text)) * SIZE
        canvas.drawString(LEFT + indent, FIRST_BASELINE - index * LEADING, text)
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(A4[0] / 2, 60, f"— {number} —")
    canvas.showPage()


def _pages(text: str, lines_a_page: int) -> Iterator[list[str]]:
    page: list[str] = []
    for paragraph in filter(str.strip, text.splitlines()):
        if paragraph == "---":
            yield page
            page = []
            continue
        for line in [paragraph] if paragraph.startswith("\t") else _lines(paragraph.strip()):
            if len(page) == lines_a_page:
                yield page
                page = []
            page.append(line)
    if page:
        yield page


def _lines(paragraph: str) -> Iterator[str]:
    """Broken where the measure ends: never inside a number, behind an opening mark or before a closing one."""
    line = "\u3000\u3000"
    for piece in _UNBROKEN.findall(paragraph):
        if _width(line + piece) > MEASURE:
            yield line
            line = ""
        line += piece
    yield line


def _width(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, SIZE))
