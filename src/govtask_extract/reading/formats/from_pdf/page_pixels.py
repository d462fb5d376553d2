"""A page of a PDF as PDFium paints it, in plain memory: to look at, or to be shown."""

from __future__ import annotations

from ctypes import c_ubyte
from typing import TYPE_CHECKING

from govtask_extract.reading.formats.from_pdf.pdfium import Handle, pdfium

if TYPE_CHECKING:
    from PIL.Image import Image

BYTES_OF_PIXEL = 4
"""Blue, green, red, and one that means nothing."""


def page_pixels(page: Handle, width: int, height: int) -> bytearray:
    """Row by row from the top, on white, as paper is."""
    return _painted(page, width, height, pdfium.FPDFBitmap_BGRx, BYTES_OF_PIXEL)


def grey_pixels(page: Handle, width: int, height: int) -> bytearray:
    """The same in grey, a byte a pixel."""
    return _painted(page, width, height, pdfium.FPDFBitmap_Gray, 1)


def _painted(page: Handle, width: int, height: int, kind: int, size: int) -> bytearray:
    pixels = bytearray(b"\xff") * (size * width * height)
    buffer = (c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, buffer, size * width)
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels


def page_image(page: Handle, scale: float) -> Image:
    """In colour, with so many pixels a point."""
    from PIL import Image

    across, down = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    return Image.frombuffer("RGB", (width, height), page_pixels(page, width, height), "raw", "BGRX", 0, 1)
