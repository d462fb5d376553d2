"""A file as pdfplumber opens it. Whatever is asked of it may raise anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from math import inf
from time import thread_time

import pdfplumber
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.drawn import Drawn
from govtask_extract.reading.formats.from_pdf.outlines import Lines
from govtask_extract.reading.formats.from_pdf.plumber_page import Frame, PlumberPage, read_page
from govtask_extract.reading.formats.from_pdf.trace import turned

# In seconds of the processor: what opening a file may take, or a page. Damaged files make the library go in circles.
_PATIENCE = 3.0
# In points: a page's own lines may be drawn so far off those.
_NEAR = 3.0


class _Content(BytesIO):
    """A file's bytes, that are given only until `end`, in the processor's seconds of this thread."""

    end = inf

    def hurry(self) -> None:
        self.end = thread_time() + _PATIENCE

    def read(self, size: int | None = -1) -> bytes:
        if thread_time() > self.end:
            raise TimeoutError
        return super().read(size)


class PlumberFile:
    """Its pages by their numbers from 1; each is closed before the next opens."""

    def __init__(self, content: bytes, password: str | None) -> None:
        self._content = _Content(content)
        self._content.hurry()
        self._document = pdfplumber.open(self._content, password=password)
        self._pages = list(PDFPage.create_pages(self._document.doc))

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def read(self, number: int) -> PlumberPage:
        with self._page(number) as page:
            return read_page(page)

    def cells(self, number: int, lines: Lines, drawn: Drawn) -> list[Box]:
        """The cells that these lines and those that the page draws make, as `drawn` measures."""
        with self._page(number) as page:
            frame = Frame.of(page)
            upright = [(edge.at, edge.start, edge.at, edge.end) for edge in lines.upright]
            level = [(edge.start, edge.at, edge.end, edge.at) for edge in lines.level]
            cells = _cells(page, *([_placed(line, frame, drawn) for line in some] for some in (upright, level)))
            back = -drawn.quarters % 4
            return [turned(frame.shown(cell), back, frame.width, frame.height) for cell in cells]

    @contextmanager
    def _page(self, number: int) -> Iterator[Page]:
        self._content.hurry()
        page = Page(self._document, self._pages[number - 1], number)
        try:
            yield page
        finally:
            page.close()


def _placed(line: Box, frame: Frame, drawn: Drawn) -> Box:
    return frame.placed(turned(line, drawn.quarters, drawn.width, drawn.height))


def _cells(page: Page, parting: Sequence[Box], ending: Sequence[Box]) -> list[Box]:
    """`parting`: between the columns, drawn nowhere; `ending`: those between the rows that the page does not draw."""
    columns, rows = ("vertical", "horizontal") if parting[0][0] == parting[0][2] else ("horizontal", "vertical")
    table = page.crop(_around(parting, page.bbox)).find_table(
        {
            f"{columns}_strategy": "explicit",
            f"explicit_{columns}_lines": list(map(_line, parting)),
            f"{rows}_strategy": "lines",
            f"explicit_{rows}_lines": list(map(_line, ending)),
        }
    )
    return table.cells if table is not None else []


def _around(lines: Iterable[Box], page: Box) -> Box:
    """The part of the page that these lines take up."""
    x0s, tops, x1s, bottoms = zip(*lines, strict=True)
    left, top, right, bottom = page
    return (
        max(min(x0s) - _NEAR, left),
        max(min(tops) - _NEAR, top),
        min(max(x1s) + _NEAR, right),
        min(max(bottoms) + _NEAR, bottom),
    )


def _line(box: Box) -> dict[str, object]:
    x0, top, x1, bottom = box
    sides = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {"object_type": "line", **sides, "width": x1 - x0, "height": bottom - top}
