"""Texts that may not be seen: their ink, what lies over them or cuts them off, or what they belong to says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from ctypes import addressof, c_float, c_int, c_ulong, c_void_p, create_string_buffer

from msgspec import Struct

from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.formats.from_pdf.inks import Ink
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium, quick
from govtask_extract.reading.formats.from_pdf.things import (
    PATH,
    TEXT,
    Sides,
    Thing,
    fill_of,
    is_filled,
    sides_of,
    stroke_width,
)

# No channel of a ground's colour differs from a text's by more, in steps of 255: the text may not be seen on it.
_NEAR = 40
# In points. What is thinner is a ruling line, and covers nothing.
_THINNEST = 2.5
# So many pairs of texts and grounds are compared one by one; of a page with more, all texts are looked at.
_MOST_PAIRS = 100_000
# A rectangle's segments, its end told once more or not; a text may stand so far out of it, in its own heights.
_RECTANGLE, _OVERHANG = (4, 5), 0.3
_LAYER = "OC".encode("utf-16-le")

_clip = quick(pdfium.FPDFPageObj_GetClipPath, c_void_p, gives=c_void_p)
_paths = quick(pdfium.FPDFClipPath_CountPaths, c_void_p)
_segments = quick(pdfium.FPDFClipPath_CountPathSegments, c_void_p, c_int)
_segment = quick(pdfium.FPDFClipPath_GetPathSegment, c_void_p, c_int, c_int, gives=c_void_p)
_point = quick(pdfium.FPDFPathSegment_GetPoint, c_void_p, c_void_p, c_void_p)
_marks = quick(pdfium.FPDFPageObj_CountMarks, c_void_p)
_mark = quick(pdfium.FPDFPageObj_GetMark, c_void_p, c_ulong, gives=c_void_p)
_mark_name = quick(pdfium.FPDFPageObjMark_GetName, c_void_p, c_void_p, c_ulong, c_void_p)

_x, _y = c_float(), c_float()
_x_at, _y_at = addressof(_x), addressof(_y)
_name, _length = create_string_buffer(16), c_ulong()


class Ground(Struct, frozen=True):
    """What has an area and stands before some texts in the order of painting, behind others; a plain path's colour."""

    order: int
    sides: Sides
    colour: Colour | None


def find_doubtful(things: Sequence[Thing], inks: Mapping[int, Ink]) -> list[int]:
    """The addresses of the texts that may not be seen, though they are painted."""
    orders = {thing.address: order for order, thing in enumerate(things) if thing.kind == TEXT}
    painted = [text for text, ink in inks.items() if not ink.is_none]
    grounds = _grounds(things)
    if len(painted) * len(grounds) > _MOST_PAIRS:
        return painted
    faint = {ink for ink in set(inks.values()) if ink.is_faint}
    return [
        text
        for text in painted
        # What a form holds is cut off, layered and covered in the form's own way.
        if text not in orders
        or inks[text] in faint
        or (_marks(text) and _is_layered(text))
        or _is_cut(text)
        or _is_lost(text, inks[text], orders[text], grounds)
    ]


def _grounds(things: Sequence[Thing]) -> list[Ground]:
    return [ground for order, thing in enumerate(things) if thing.kind != TEXT for ground in _ground(order, thing)]


def _ground(order: int, thing: Thing) -> Iterator[Ground]:
    sides = sides_of(thing.address)
    if thing.kind != PATH:
        yield Ground(order, sides, None)
    elif min(sides.right - sides.left, sides.top - sides.bottom) < _THINNEST:
        return
    elif is_filled(thing.address):
        parts = fill_of(thing.address)
        yield Ground(order, sides, Colour(*parts) if parts else None)
    elif stroke_width(thing.address) >= _THINNEST:
        yield Ground(order, sides, None)


def _is_lost(text: int, ink: Ink, order: int, grounds: Sequence[Ground]) -> bool:
    """Whether something lies over the text, or lies under it and has its colour."""
    if not grounds:
        return False
    sides = sides_of(text)
    return any(
        ground.order > order or (ground.colour and ink.colour and ground.colour.is_near(ink.colour, _NEAR))
        for ground in grounds
        if ground.sides.meet(sides)
    )


def _is_layered(text: int) -> bool:
    """Whether it is marked as optional content (ISO 32000-1, 8.11.3.2)."""
    return any(_is_layer(_mark(text, number)) for number in range(_marks(text)))


def _is_layer(mark: int) -> bool:
    _mark_name(mark, addressof(_name), len(_name), addressof(_length))
    return _name.raw[: len(_LAYER)] == _LAYER and _length.value == len(_LAYER) + 2


def _is_cut(text: int) -> bool:
    """Whether the path that it is clipped to is no rectangle, or does not hold it."""
    clip = _clip(text)
    count = _paths(clip) if clip else 0
    if count <= 0:
        return False
    sides = sides_of(text)
    slack = _OVERHANG * min(sides.top - sides.bottom, sides.right - sides.left)
    return any(not _holds(clip, path, sides, slack) for path in range(count))


def _holds(clip: int, path: int, sides: Sides, slack: float) -> bool:
    count = _segments(clip, path)
    if count not in _RECTANGLE:
        return False
    xs, ys = zip(*(_place(_segment(clip, path, number)) for number in range(count)), strict=True)
    left, bottom = sides.left + slack, sides.bottom + slack
    right, top = sides.right - slack, sides.top - slack
    return bool(min(xs) <= left and min(ys) <= bottom and max(xs) >= right and max(ys) >= top)


def _place(segment: int) -> tuple[float, float]:
    _point(segment, _x_at, _y_at)
    return _x.value, _y.value
