"""What a page is painted with, in the order of painting, and how each thing looks."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from ctypes import addressof, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import NamedTuple

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.glyphs import View
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, address_of, pdfium, quick

_count = quick(pdfium.FPDFPage_CountObjects, c_void_p)
_object = quick(pdfium.FPDFPage_GetObject, c_void_p, c_int, gives=c_void_p)
_type = quick(pdfium.FPDFPageObj_GetType, c_void_p)
_bounds = quick(pdfium.FPDFPageObj_GetBounds, *[c_void_p] * 5)
_fill = quick(pdfium.FPDFPageObj_GetFillColor, *[c_void_p] * 5)
_stroke = quick(pdfium.FPDFPageObj_GetStrokeColor, *[c_void_p] * 5)
_stroke_width = quick(pdfium.FPDFPageObj_GetStrokeWidth, c_void_p, c_void_p)
_form_count = quick(pdfium.FPDFFormObj_CountObjects, c_void_p)
_form_object = quick(pdfium.FPDFFormObj_GetObject, c_void_p, c_ulong, gives=c_void_p)
_segments = quick(pdfium.FPDFPath_CountSegments, c_void_p)
_draw_mode = quick(pdfium.FPDFPath_GetDrawMode, *[c_void_p] * 3)

_numbers = (c_float * 4)()
_sides = [addressof(_numbers) + 4 * at for at in range(4)]
_parts = (c_uint * 4)()
_channels = [addressof(_parts) + 4 * at for at in range(4)]
_modes = (c_int * 2)()
_modes_at = addressof(_modes)
# A letter that is drawn as a path has so many segments at least. So many such paths, or so long a one, may be lines.
_OF_LETTER, _LETTERS, _OF_LINES = 8, 60, 1500
# Forms hold forms; made to break readers, without end.
_DEEPEST = 8

TEXT, PATH, IMAGE, FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)


class Thing(NamedTuple):
    """A text, path, picture, shading or form of the page itself: its address and its kind, as PDFium counts kinds."""

    address: int
    kind: int


class Sides(NamedTuple):
    """Of a thing, in the page's own measure, upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def meet(self, other: Sides) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def read_things(page: Handle) -> list[Thing]:
    address = address_of(page)
    handles = [_object(address, number) for number in range(_count(address))]
    return [Thing(handle, _type(handle)) for handle in handles]


def fill_of(thing: int) -> Sequence[int]:
    """The parts of its colour, black if nothing says another; none where a pattern or nothing is filled in."""
    return _parts[:] if _fill(thing, *_channels) else ()


def stroke_of(thing: int) -> Sequence[int]:
    return _parts[:] if _stroke(thing, *_channels) else ()


def is_filled(path: int) -> bool:
    _draw_mode(path, _modes_at, _modes_at + 4)
    return bool(_modes[0])


def stroke_width(path: int) -> float:
    """In the path's own measure; 0 of what is not stroked."""
    _draw_mode(path, _modes_at, _modes_at + 4)
    return _numbers[0] if _modes[1] and _stroke_width(path, _sides[0]) else 0.0


def sides_of(thing: int) -> Sides:
    """Of a thing of the page itself; all 0 of what has no place."""
    return Sides(*_numbers) if _bounds(thing, *_sides) else Sides(0, 0, 0, 0)


def box_of(thing: int, view: View) -> Box:
    """Where a thing of the page itself stands, as shown."""
    return shown(sides_of(thing), view)


def shown(sides: Sides, view: View) -> Box:
    """Where that is on the page as shown."""
    left, bottom, right, top = sides
    x0, y0, x1, y1 = view.placed(array("f", (left, top, right, bottom)))
    return x0, y0, x1, y1


def pictures_of(things: Iterable[Thing], view: View) -> list[Box]:
    """Where pictures stand, and the forms that hold one."""
    return [box_of(thing.address, view) for thing in things if _holds_picture(thing, 0)]


def may_hold_writing(things: Iterable[Thing]) -> bool:
    """Whether there are so many paths, or such long ones, that letters may be among them."""
    counts = [_segments(thing.address) for thing in things if thing.kind == PATH]
    return max(counts, default=0) >= _OF_LINES or sum(count >= _OF_LETTER for count in counts) >= _LETTERS


def texts_of(things: Iterable[Thing]) -> Iterator[int]:
    """The addresses of all texts, those in forms, too."""
    for thing in things:
        if thing.kind == TEXT:
            yield thing.address
        elif thing.kind == FORM:
            yield from _texts(thing, 0)


def _texts(thing: Thing, depth: int) -> Iterator[int]:
    if thing.kind == TEXT:
        yield thing.address
    elif thing.kind == FORM and depth < _DEEPEST:
        for inner in _inside(thing):
            yield from _texts(inner, depth + 1)


def _inside(form: Thing) -> Iterator[Thing]:
    for number in range(_form_count(form.address)):
        handle = _form_object(form.address, number)
        yield Thing(handle, _type(handle))


def _holds_picture(thing: Thing, depth: int) -> bool:
    if thing.kind != FORM or depth == _DEEPEST:
        return bool(thing.kind == IMAGE)
    return any(_holds_picture(inner, depth + 1) for inner in _inside(thing))
