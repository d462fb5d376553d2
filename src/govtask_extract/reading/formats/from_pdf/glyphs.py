"""The characters of a page with their boxes, as the page is shown."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref
from dataclasses import dataclass
from math import degrees, hypot
from typing import NamedTuple

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.opening import Handle
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium

# What PDFium puts in place of a hyphen at a line's end, and of a character that no map explains.
_HYPHENS = (0x02, 0xFFFE)
_UNMAPPED = (0x00, 0xFFFF)
_TAB, _SPACE, _LAST_CONTROL = 0x09, 0x20, 0x1F
_HIGH_SURROGATE, _LOW_SURROGATE, _AFTER_SURROGATES = 0xD800, 0xDC00, 0xE000
# An angle this near to a right one is meant to be one.
_LEVEL = 3.0


class Glyph(NamedTuple):
    """A character of the page as shown: its advance wide, its font high. `number` is PDFium's."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class View:
    """How a page is shown: turned clockwise by `turn` quarters, its visible part's corners in its own measure."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turn % 2 else self.top - self.bottom

    def placing(self) -> Callable[[float, float, float, float], Box]:
        """The function from left, bottom, right, top in the page's measure to the box as shown."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        return (
            lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
            lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
            lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
            lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
        )[self.turn]


def read_view(page: Handle) -> View:
    """The page's crop box and rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return View(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)


def read_glyphs(text: Handle, view: View) -> list[Glyph]:
    """The characters in the order of the content, without those that PDFium made up and those off the page."""
    place, width, height = view.placing(), view.width, view.height
    unicode_of, box_of, rectangle = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FS_RECTF()
    pointer = byref(rectangle)
    glyphs: list[Glyph] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = unicode_of(text, index)
        if code <= _SPACE or code >= _HIGH_SURROGATE:
            character = _odd_character(text, index, code)
            if not character:
                continue
        else:
            character = chr(code)
        box_of(text, index, pointer)
        x0, top, x1, bottom = place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if x1 >= 0 and x0 <= width and bottom >= 0 and top <= height:
            glyphs.append(Glyph(x0, top, x1, bottom, character, index))
    return glyphs


def _odd_character(text: Handle, index: int, code: int) -> str:
    """The character of a code that is not simply one; an empty string if nothing is printed there."""
    if code in (_SPACE, _TAB):
        return "" if pdfium.FPDFText_IsGenerated(text, index) else " "
    if code in _HYPHENS:
        return "-"
    if code in _UNMAPPED:
        return "\ufffd"
    if code <= _LAST_CONTROL or _LOW_SURROGATE <= code < _AFTER_SURROGATES:
        return ""
    if code < _LOW_SURROGATE:
        low = pdfium.FPDFText_GetUnicode(text, index + 1)
        paired = _LOW_SURROGATE <= low < _AFTER_SURROGATES
        return chr(0x10000 + ((code - _HIGH_SURROGATE) << 10) + low - _LOW_SURROGATE) if paired else "\ufffd"
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def read_size(text: Handle, glyph: Glyph) -> float:
    """The font size in points: the size that the font is set to, as large as the text's matrix makes it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, glyph.number, byref(matrix))
    size: float = pdfium.FPDFText_GetFontSize(text, glyph.number)
    return round(size * hypot(matrix.c, matrix.d), 2)


def read_slant(text: Handle, glyph: Glyph, view: View) -> int | None:
    """The quarters by which the character is turned as shown, 0 for upright; None if it stands aslant."""
    angle = degrees(pdfium.FPDFText_GetCharAngle(text, glyph.number)) + 90 * view.turn
    quarters = round(angle / 90)
    return quarters % 4 if abs(angle - 90 * quarters) <= _LEVEL else None
