"""The pages of a PDF as they are printed, and places on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image

from govtask_extract.reading.formats.from_pdf.pdfium import LOCK
from govtask_extract.reading.formats.from_pdf.system_fonts import system_fonts
from scanning.look import Stamp

# The date below a signature stands alone in its line.
_FIGURES = "[0-9〇零一二三四五六七八九十]+"
_DATE = re.compile(rf"^\s*{_FIGURES}年{_FIGURES}月{_FIGURES}日\s*$", re.MULTILINE)
# The foot of a seal lies on the date, its middle on the signature above: in points over the date's top.
_MIDDLE = 6.0


class FontLacking(Exception):
    """There is no Chinese font here to print with."""


def printed(pdf: Path | bytes, numbers: Sequence[int], dpi: int) -> list[Image.Image]:
    """Pages by their numbers from 1, in colour, with the machine's own fonts where the file brings none."""
    with LOCK, system_fonts() as fonts:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            pages = [document[number - 1].render(scale=dpi / 72).to_pil().convert("RGB") for number in numbers]
        if fonts.lacking:
            raise FontLacking("the pages need a Chinese font (apt-get install fonts-wqy-microhei)")
        return pages


def page_count(pdf: Path | bytes) -> int:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def over_the_date(pdf: Path | bytes, number: int) -> Stamp:
    """Where offices set their seal."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[number - 1]
        text = page.get_textpage()
        dates = _DATE.findall(text.get_text_range().replace("\r", ""))
        if not dates:
            raise LookupError(f"page {number} has no line with a date alone")
        first, length = text.search(dates[-1].strip()).get_next()
        boxes = [text.get_charbox(at) for at in range(first, first + length)]
        left, right, top = boxes[0][0], boxes[-1][2], max(box[3] for box in boxes)
        return Stamp((left + right) / 2, page.get_height() - top - _MIDDLE)
