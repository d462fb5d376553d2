"""The characters of a page with their boxes, as the page is shown."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from ctypes import addressof, byref, c_float, c_int, c_ushort, c_void_p
from itertools import groupby, repeat
from math import degrees, hypot

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.sizes_and_slants import level_quarters
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, address_of, pdfium, quick

# What PDFium puts in place of a hyphen at a line's end, and of a character that no map explains.
_NAMED = {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd", 0xFFFF: "\ufffd", 0x09: " "}
_ODD = lazy_re("[\x02\x00\t\ufffe\uffff]")
_SURROGATE = lazy_re("[\ud800-\udfff]")
_HIGH, _LOW, _AFTER_LOW, _AFTER_LAST = 0xD800, 0xDC00, 0xE000, 0x110000
# What is not printed: line ends that PDFium made up, and other controls.
_PRINTED = lazy_re("[^\x00-\x1f]+")

# A page's sides in its own measure; then, for each turn, for x0, top, x1, bottom as shown: which side of a box that is,
# and the page's edge that it is measured from.
_LEFT, _TOP, _RIGHT, _BOTTOM = range(4)
_SIDES = (
    ((_LEFT, _LEFT), (_TOP, _TOP), (_RIGHT, _LEFT), (_BOTTOM, _TOP)),
    ((_BOTTOM, _BOTTOM), (_LEFT, _LEFT), (_TOP, _BOTTOM), (_RIGHT, _LEFT)),
    ((_RIGHT, _RIGHT), (_BOTTOM, _BOTTOM), (_LEFT, _RIGHT), (_TOP, _BOTTOM)),
    ((_TOP, _TOP), (_RIGHT, _RIGHT), (_BOTTOM, _TOP), (_LEFT, _RIGHT)),
)

_write_box = quick(pdfium.FPDFText_GetLooseCharBox, c_void_p, c_int, c_void_p)
_owner = quick(pdfium.FPDFText_GetTextObject, c_void_p, c_int, gives=c_void_p)
_is_unmapped = quick(pdfium.FPDFText_HasUnicodeMapError, c_void_p, c_int)


class View(Struct, frozen=True):
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

    def placed(self, numbers: array[float]) -> array[float]:
        """Boxes as shown (x0, top, x1, bottom) for boxes in the page's measure (left, top, right, bottom)."""
        boxes = array("f", numbers)
        edges = (self.left, self.top, self.right, self.bottom)
        for at, (source, edge) in enumerate(_SIDES[self.turn]):
            own, origin = numbers[source::4], edges[edge]
            if edge in (_TOP, _RIGHT):
                own = array("f", [origin - number for number in own])
            elif origin:
                own = array("f", [number - origin for number in own])
            boxes[at::4] = own
        return boxes


def read_view(page: Handle) -> View:
    """The page's crop box and rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return View(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)


class Glyphs(Struct, frozen=True):
    """A page's characters by PDFium's numbers; a control character for each that is not printed.

    `sides` are left, top, right, bottom of each in the page's own measure. `drawn` counts those that PDFium knows;
    what annotations say may follow.
    """

    characters: str = ""
    sides: array[float] = field(default_factory=lambda: array("f"))
    drawn: int = 0

    def stretches(self, boxes: array[float]) -> Iterator[GlyphLine]:
        """The characters in the order in which they were drawn, cut where PDFium made up a blank or a line end.

        `boxes` are as shown.
        """
        for found in _PRINTED.finditer(self.characters):
            start, end = found.span()
            yield GlyphLine(found.group(), boxes[4 * start : 4 * end], start)


def read_glyphs(text: Handle) -> Glyphs:
    count = pdfium.FPDFText_CountChars(text) if text else 0
    return Glyphs(_read_codes(text, count), _read_boxes(text, count), count) if count > 0 else Glyphs()


def read_owners(text: Handle, count: int) -> dict[int, Sequence[int]]:
    """The texts that the page's first characters, so many, belong to, by their addresses, and the numbers of each."""
    owned: dict[int, Sequence[int]] = {}
    at = 0
    for owner, group in groupby(map(_owner, repeat(address_of(text)), range(count))):
        start, at = at, at + len(list(group))
        if owner:
            _own(owned, owner, range(start, at))
    return owned


def _own(owned: dict[int, Sequence[int]], owner: int, numbers: range) -> None:
    """Blanks that PDFium made up part a text's characters, however often."""
    known = owned.get(owner)
    if isinstance(known, list):
        known.extend(numbers)
    else:
        owned[owner] = numbers if known is None else [*known, *numbers]


def _read_boxes(text: Handle, count: int) -> array[float]:
    """Left, top, right, bottom of each character."""
    buffer = (c_float * (4 * count))()
    pointer, address = address_of(text), addressof(buffer)
    addresses = range(address, address + 16 * count, 16)
    # A deque without room takes all of them in turn, and keeps none.
    deque(map(_write_box, repeat(pointer), range(count), addresses), maxlen=0)
    return array("f", bytes(buffer))


def _read_codes(text: Handle, count: int) -> str:
    """One character for each number of PDFium's, a control character for each that is not printed."""
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    codes = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", errors="surrogatepass")
    if len(codes) != count or _SURROGATE.search(codes):
        codes = "".join(_one_by_one(text, count))
    codes = _with_unmapped(text, codes)
    if _ODD.search(codes):
        codes = codes.translate(_NAMED)
    made_up = [at for at in _blanks(codes) if pdfium.FPDFText_IsGenerated(text, at)]
    return _without(codes, made_up) if made_up else codes


def _with_unmapped(text: Handle, codes: str) -> str:
    """For a character that no map explains, PDFium gives the number of its glyph, which says nothing."""
    pointer = address_of(text)
    unmapped = list(map(_is_unmapped, repeat(pointer), range(len(codes))))
    if 1 not in unmapped:
        return codes
    return "".join("\ufffd" if odd == 1 and code != " " else code for code, odd in zip(codes, unmapped, strict=True))


def _one_by_one(text: Handle, count: int) -> Iterator[str]:
    """Where characters beyond U+FFFF, or some that PDFium leaves out of its text, keep it from being read at once."""
    codes = [pdfium.FPDFText_GetUnicode(text, number) for number in range(count)]
    for code, following in zip(codes, [*codes[1:], 0], strict=True):
        if _HIGH <= code < _LOW <= following < _AFTER_LOW:
            yield chr(0x10000 + ((code - _HIGH) << 10) + following - _LOW)
        elif _LOW <= code < _AFTER_LOW:
            yield "\n"
        else:
            yield chr(code) if code < _AFTER_LAST and not _HIGH <= code < _LOW else "\ufffd"


def _blanks(codes: str) -> Iterator[int]:
    at = codes.find(" ")
    while at >= 0:
        yield at
        at = codes.find(" ", at + 1)


def _without(codes: str, made_up: list[int]) -> str:
    characters = list(codes)
    for at in made_up:
        characters[at] = "\n"
    return "".join(characters)


def read_size(text: Handle, number: int) -> float:
    """The font size in points: the size that the font is set to, as large as the text's matrix makes it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, byref(matrix))
    size: float = pdfium.FPDFText_GetFontSize(text, number)
    return round(size * hypot(matrix.c, matrix.d), 2)


def read_slant(text: Handle, number: int, view: View) -> int | None:
    """The quarters by which the character is turned as shown, 0 for upright; None if it stands aslant."""
    return level_quarters(degrees(pdfium.FPDFText_GetCharAngle(text, number)) + 90 * view.turn)
