"""Makes PDFs whose text lies in layers: seen, unseen, or recognised in a picture."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from govtask_extract.reading.formats.from_pdf.text_and_picture.strokes import strokes_of

FONT, SIZE = "STSong-Light", 14
LEFT, FIRST, LEADING = 72.0, 760.0, 24.0
UNSEEN = 3

Draw = Callable[[Canvas], None]


def drawn(*pages: Draw) -> bytes:
    """A PDF of these pages, each begun in the font above."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def height(line: int) -> float:
    """The baseline of a line, the first of which is 0."""
    return FIRST - line * LEADING


def put(canvas: Canvas, line: int, text: str, x: float = LEFT, mode: int = 0) -> None:
    """A line of text; ISO 32000-1, table 106, has the modes."""
    # A mode holds on from text to text.
    canvas.saveState()
    written = canvas.beginText(x, height(line))
    written.setTextRenderMode(mode)
    written.textOut(text)
    canvas.drawText(written)
    canvas.restoreState()


def in_two_layers(text: str) -> bytes:
    """A page whose lines show what stands before `|`, and hold behind it what is not seen there."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(text.splitlines()):
            seen, _, unseen = line.partition("|")
            put(canvas, number, seen)
            put(canvas, number, unseen, mode=UNSEEN)

    return drawn(draw)


def with_notes(text: str) -> bytes:
    """A page whose lines show what stands before `|`, and behind it what a note typed onto the page says."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(text.splitlines()):
            seen, _, typed = line.partition("|")
            put(canvas, number, seen)
            if typed:
                left, bottom = LEFT + SIZE * len(seen), height(number) - 4
                canvas.freeTextAnnotation(typed, DA="/H 12 Tf", Rect=[left, bottom, 540, bottom + 18], relative=1)

    return drawn(draw)


def recognised(text: str) -> bytes:
    """A page that is a picture, with the lines that a program recognised in it."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture_of(text), 0, 0, *A4)
        for number, line in enumerate(text.splitlines()):
            put(canvas, number, line, mode=UNSEEN)

    return drawn(draw)


def with_a_chart(text: str) -> bytes:
    """A page of lines above a picture that fills half of it."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(text.splitlines()):
            put(canvas, number, line)
        canvas.drawImage(picture(200), 60, 60, 475, 440)

    return drawn(draw)


def picture_of(text: str) -> ImageReader:
    """A page that shows each character as a bar, the higher the more strokes it has."""
    image = Image.new("L", (round(A4[0]), round(A4[1])), 230)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(text.splitlines()):
        foot, left = A4[1] - height(number), LEFT
        for character in line:
            wide = pdfmetrics.stringWidth(character, FONT, SIZE)
            pen.rectangle((left, foot - 1 - min(12, strokes_of(character)), left + max(0, wide - 2), foot), fill=0)
            left += wide
    return ImageReader(image)


def picture(grey: int) -> ImageReader:
    return ImageReader(Image.new("L", (60, 80), grey))
