"""A page that PDFium reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_float

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.reading.formats.from_pdf.edges import Edges, read_edges
from govtask_extract.reading.formats.from_pdf.glyphs import (
    GlyphLine,
    View,
    read_size,
    read_slant,
    read_stretches,
    read_view,
)
from govtask_extract.reading.formats.from_pdf.open_file import Handle
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium

# A picture that fills so much of the page's width and height is a scan of it.
_SCAN = 0.5


@contextmanager
def pdfium_page(page: Handle) -> Iterator[PdfiumPage]:
    """The page while its text is loaded."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield PdfiumPage(page, text, read_view(page))
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


class PdfiumPage(Struct, frozen=True):
    """`text` is null where PDFium finds none; nothing is asked of it then."""

    page: Handle
    text: Handle
    view: View
    quarters: int = 0

    @property
    def width(self) -> float:
        return self.view.width

    @property
    def height(self) -> float:
        return self.view.height

    def stretches(self) -> Iterable[GlyphLine]:
        return read_stretches(self.text, self.view) if self.text else ()

    def slant(self, number: int) -> int | None:
        return read_slant(self.text, number, self.view)

    def size(self, number: int) -> float:
        return read_size(self.text, number)

    def edges(self) -> Edges:
        return read_edges(self.page, self.view)

    def standing(self, quarters: int) -> PdfiumPage:
        return replace(self, view=replace(self.view, turn=(self.view.turn - quarters) % 4), quarters=quarters)

    def shows_picture(self) -> bool:
        width, height = pdfium.FPDF_GetPageWidthF(self.page), pdfium.FPDF_GetPageHeightF(self.page)
        left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
        for index in range(pdfium.FPDFPage_CountObjects(self.page)):
            thing = pdfium.FPDFPage_GetObject(self.page, index)
            if pdfium.FPDFPageObj_GetType(thing) in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
                pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
                if is_scan(right.value - left.value, top.value - bottom.value, width, height):
                    return True
        return False


def is_scan(picture_width: float, picture_height: float, width: float, height: float) -> bool:
    """Whether a picture fills most of a page of this size, lying on its side or not."""
    sides = sorted((picture_width, picture_height))
    return sides[0] >= _SCAN * min(width, height) and sides[1] >= _SCAN * max(width, height)
