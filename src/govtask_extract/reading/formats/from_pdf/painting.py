"""Pictures of a PDF's pages, small enough to be handed on in one file with what was read of them."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.page_pixels import page_image
from govtask_extract.reading.formats.from_pdf.pdfium import LOCK, Handle, pdfium
from govtask_extract.reading.formats.from_pdf.system_fonts import SystemFonts, system_fonts
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.shown_pictures import encoded, scale_of


def paint_pages(source: Source, options: Options) -> PaintedPages:
    """Each as WebP. PDFium serves one caller at a time."""
    with LOCK, system_fonts() as fonts:
        opened = OpenFile(source, options.password)
        try:
            check_limit(source, "pages", opened.page_count, options.limits.pages)
            return PaintedPages(dict(_each(opened, fonts)))
        finally:
            opened.close()


def _each(opened: OpenFile, fonts: SystemFonts) -> Iterator[tuple[int, bytes]]:
    """A font is asked for once: from where it is lacking on, whoever shows the pages sets their text himself."""
    for number in range(1, opened.page_count + 1):
        with opened.page(number) as lent:
            picture = _painted(lent.handle) if lent is not None else None
        if fonts.lacking:
            return
        if picture is not None:
            yield number, encoded(picture)


def _painted(page: Handle) -> Image.Image:
    across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return page_image(page, scale_of(across, down))
