"""Pictures of a PDF's pages, small enough to be handed on in one file with what was read of them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.page_pixels import page_pixels
from govtask_extract.reading.formats.from_pdf.pdfium import LOCK, Handle, pdfium
from govtask_extract.reading.formats.from_pdf.system_fonts import SystemFonts, system_fonts
from govtask_extract.reading.limits import check_limit

# In pixels a point, of large pages no more than this a side: text of any size is read well, on a phone and on a desk.
_SCALE, _LONGEST = 1.5, 1800.0
# Print in black has no more colours than there are greys, a red head adds few; photographs and scans have thousands.
_PRINT, _PHOTOGRAPH = 300, 4096
# Of each channel: letters keep their smooth edges, and pages take a third of the bytes.
_LEVELS = 8
_COARSER = [round(round(value / 255 * (_LEVELS - 1)) * 255 / (_LEVELS - 1)) for value in range(256)] * 3
_COLOURS = 16
# Of WebP's qualities: this one still shows the strokes of small characters in a scan.
_LOSSY = 30


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
            yield number, _encoded(picture)


def _painted(page: Handle) -> Image.Image:
    across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(_SCALE, _LONGEST / max(across, down, 1))
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    pixels = page_pixels(page, width, height)
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1)


def _encoded(picture: Image.Image) -> bytes:
    """Print with few shades and without loss, photographs with some."""
    written = BytesIO()
    if picture.getcolors(_PHOTOGRAPH) is None:
        picture.save(written, "WEBP", quality=_LOSSY)
    else:
        _with_few_shades(picture).save(written, "WEBP", lossless=True, quality=20, method=0)
    return written.getvalue()


def _with_few_shades(picture: Image.Image) -> Image.Image:
    if picture.getcolors(_PRINT) is not None:
        return picture.point(_COARSER)
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return few.convert("RGB")
