"""The machine's own fonts, for pictures that people look at; where text is read, a font of ours stands in for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_char, c_int, c_void_p

from msgspec import Struct

from govtask_extract.reading.formats.from_pdf.pdfium import begin, pdfium

_MAP_FONT = dict(pdfium.FPDF_SYSFONTINFO._fields_)["MapFont"]
# Of fonts without Chinese characters it takes any; for one of these charsets only such as have them.
_NARROW = {pdfium.FXFONT_ANSI_CHARSET, pdfium.FXFONT_DEFAULT_CHARSET, pdfium.FXFONT_SYMBOL_CHARSET}


class SystemFonts(Struct):
    """`lacking`: the file names a font that it does not bring, and the machine has none with its characters."""

    lacking: bool = False


@contextmanager
def system_fonts() -> Iterator[SystemFonts]:
    """In here PDFium paints with them. It begins anew before and after, since it keeps the fonts that it has met.

    Whoever asks holds PDFium's lock, and has no file open.
    """
    found = SystemFonts()
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    info = pdfium.FPDF_GetDefaultSystemFontInfo()
    asked = _asking(info, found)
    try:
        if info:
            info.contents.MapFont = asked
            pdfium.FPDF_SetSystemFontInfo(info)
        yield found
    finally:
        pdfium.FPDF_DestroyLibrary()
        begin()


def _asking(info: object, found: SystemFonts) -> object:
    """The system's own way to find a font, which also tells us that it found none."""
    if not info:
        found.lacking = True
        return _MAP_FONT()
    # A copy of the pointer: the field it comes from is about to be another.
    own = _MAP_FONT.from_buffer_copy(info.contents.MapFont)  # type: ignore[attr-defined]

    def map_font(
        this: c_void_p, weight: int, italic: int, charset: int, pitch: int, face: c_char, exact: c_int
    ) -> int | None:
        handle: int | None = own(this, weight, italic, charset, pitch, face, exact)
        found.lacking |= not handle and charset not in _NARROW
        return handle

    return _MAP_FONT(map_font)
