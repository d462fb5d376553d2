"""Where a page shows lines of writing: bands of ink with paper between them, in narrow strips, so that they may slope.

What no text stands on is to be read from the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.text_and_picture.page_ink import PageInk

# In points. A strip is so wide; a line of writing so high; a longer stroke is a ruling line.
_STRIP, _LOWEST, _HIGHEST, _LONG = 48.0, 5.0, 42.0, 40.0
# A pixel with so much ink is written on; a row of a strip is, if so much of it is, by share; so much of a band is.
_WRITTEN, _INKED, _THINNEST, _THICKEST = 90, 0.04, 0.06, 0.65
# A band of writing has one beside it that is on its height, and so many in its strip.
_ABREAST, _STACKED = 0.5, 3
# Ink belongs to a text that stands so near to it, in points; a band without a text has most of its ink elsewhere.
_NEAR, _ELSEWHERE = 3.0, 0.7
# Pieces of writing so far apart, in points, are one.
_APART = 40.0


class InkPiece(Struct, frozen=True):
    """A piece of a line within a strip, in pixels."""

    strip: int
    top: int
    bottom: int
    is_read: bool


class Writing(Struct, frozen=True):
    """How many pieces of lines have a text, and where those stand that have none, in points."""

    read: int
    unread: tuple[Box, ...]

    @property
    def share_unread(self) -> float:
        return len(self.unread) / max(1, self.read + len(self.unread))

    @property
    def areas(self) -> tuple[Box, ...]:
        """Where the pieces without a text lie together."""
        return tuple(_gathered(self.unread))


def find_writing(ink: PageInk, texts: Iterable[Box], within: Sequence[Box] = ()) -> Writing:
    """`texts` is where the page's letters stand; all of the page is looked at, unless places are named."""
    written = _without_long_strokes(bytes(level >= _WRITTEN for level in range(256)), ink)
    if within:
        written = _only(written, ink, within)
    unread = bytearray(written)
    for x0, top, x1, bottom in texts:
        _wipe(unread, ink, (x0 - _NEAR, top - _NEAR, x1 + _NEAR, bottom + _NEAR))
    kept = list(_of_lines(list(_cells(written, unread, ink))))
    return Writing(sum(cell.is_read for cell in kept), tuple(_box(cell, ink) for cell in kept if not cell.is_read))


def _without_long_strokes(table: bytes, ink: PageInk) -> bytes:
    """A byte a pixel, 1 for what is written on."""
    least = max(8, round(_LONG * ink.scale))
    stroke = re.compile(b"\x01{%d,}" % least)

    def blank(found: re.Match[bytes]) -> bytes:
        return bytes(found.end() - found.start())

    upright = bytearray(stroke.sub(blank, bytes(ink.pixels.translate(table))))
    for column in range(ink.width):
        down = bytes(upright[column :: ink.width])
        if stroke.search(down):
            upright[column :: ink.width] = stroke.sub(blank, down)
    return bytes(upright)


def _only(written: bytes, ink: PageInk, within: Iterable[Box]) -> bytes:
    kept = bytearray(len(written))
    for box in within:
        left, top, right, bottom = ink.place(box)
        for row in range(top * ink.width, bottom * ink.width, ink.width):
            kept[row + left : row + right] = written[row + left : row + right]
    return bytes(kept)


def _wipe(pixels: bytearray, ink: PageInk, box: Box) -> None:
    left, top, right, bottom = ink.place(box)
    if right > left:
        for row in range(top * ink.width, bottom * ink.width, ink.width):
            pixels[row + left : row + right] = bytes(right - left)


def _cells(written: bytes, unread: bytearray, ink: PageInk) -> Iterator[InkPiece]:
    wide = max(4, round(_STRIP * ink.scale))
    for strip, left in enumerate(range(0, ink.width - wide // 2, wide)):
        right = min(ink.width, left + wide)
        counts = [written.count(1, row + left, row + right) for row in range(0, ink.width * ink.height, ink.width)]
        for top, bottom in _bands(counts, max(2, _INKED * wide)):
            total = sum(counts[top:bottom])
            if _is_writing(total / ((right - left) * (bottom - top)), (bottom - top) / ink.scale):
                rows = range(top * ink.width, bottom * ink.width, ink.width)
                missed = sum(unread.count(1, row + left, row + right) for row in rows)
                yield InkPiece(strip, top, bottom, missed < _ELSEWHERE * total)


def _bands(counts: Sequence[int], least: float) -> Iterator[tuple[int, int]]:
    """Where rows with enough ink begin and end."""
    start = None
    for row, count in enumerate((*counts, 0)):
        if count >= least:
            start = row if start is None else start
        elif start is not None:
            yield start, row
            start = None


def _is_writing(density: float, height: float) -> bool:
    return _LOWEST <= height <= _HIGHEST and _THINNEST <= density <= _THICKEST


def _of_lines(cells: Sequence[InkPiece]) -> Iterator[InkPiece]:
    """Those with others above or below, and beside them."""
    strips: dict[int, list[InkPiece]] = {}
    for cell in cells:
        strips.setdefault(cell.strip, []).append(cell)
    for strip, own in strips.items():
        beside = strips.get(strip - 1, []) + strips.get(strip + 1, [])
        if len(own) >= _STACKED:
            yield from (cell for cell in own if any(_abreast(cell, other) for other in beside))


def _abreast(cell: InkPiece, other: InkPiece) -> bool:
    common = min(cell.bottom, other.bottom) - max(cell.top, other.top)
    return common >= _ABREAST * max(cell.bottom - cell.top, other.bottom - other.top)


def _box(cell: InkPiece, ink: PageInk) -> Box:
    wide = max(4, round(_STRIP * ink.scale))
    left, right = cell.strip * wide, min(ink.width, (cell.strip + 1) * wide)
    return left / ink.scale, cell.top / ink.scale, right / ink.scale, cell.bottom / ink.scale


def _gathered(boxes: Iterable[Box]) -> list[Box]:
    """Boxes around those that are near each other."""
    areas: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        near = [area for area in areas if _is_near(area, box)]
        areas = [area for area in areas if area not in near]
        members = [*near, box]
        areas.append(
            (
                min(x0 for x0, _, _, _ in members),
                min(top for _, top, _, _ in members),
                max(x1 for _, _, x1, _ in members),
                max(bottom for _, _, _, bottom in members),
            )
        )
    return areas


def _is_near(area: Box, box: Box) -> bool:
    apart_across = max(area[0], box[0]) - min(area[2], box[2])
    apart_down = max(area[1], box[1]) - min(area[3], box[3])
    return apart_across <= _APART and apart_down <= _APART
