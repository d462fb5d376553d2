"""What a reader sees of a page: it is painted with and without some texts, which show where the two differ."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import c_int, c_void_p
from sys import byteorder

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.drawn_pages.glyph_lines import box_at
from govtask_extract.reading.formats.from_pdf.glyphs import View
from govtask_extract.reading.formats.from_pdf.inks import Ink
from govtask_extract.reading.formats.from_pdf.page_pixels import BYTES_OF_PIXEL, page_pixels
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, pdfium, quick

# In pixels a point, as many as screens have; of large pages no more than this a side.
_SCALE, _LONGEST = 1.5, 1400.0
# In steps of 255: what differs less from its ground is not seen.
_CONTRAST = 20
# Of a character's box, at each side: what reaches in from its neighbours, or looks out beside what lies over it.
_MARGIN = 0.15
# Letters leave so much of their box free, by share.
_MOSTLY = 0.25

_set_active = quick(pdfium.FPDFPageObj_SetIsActive, c_void_p, c_int)


class _Picture:
    """A page's pixels, row after row."""

    def __init__(self, page: Handle, view: View) -> None:
        self._scale = min(_SCALE, _LONGEST / max(view.width, view.height, 1))
        self._width = max(1, int(view.width * self._scale))
        self._height = max(1, int(view.height * self._scale))
        self._pixels = page_pixels(page, self._width, self._height)

    def rows(self, box: Box) -> list[bytearray]:
        """The pixels of the middle of a box; at least one."""
        x0, top, x1, bottom = box
        across, down = _MARGIN * (x1 - x0), _MARGIN * (bottom - top)
        left, right = self._span(x0 + across, x1 - across, self._width)
        first, last = self._span(top + down, bottom - down, self._height)
        line = BYTES_OF_PIXEL * self._width
        return [
            self._pixels[row * line + BYTES_OF_PIXEL * left : row * line + BYTES_OF_PIXEL * right]
            for row in range(first, last)
        ]

    def _span(self, start: float, end: float, most: int) -> tuple[int, int]:
        first = min(max(0, int(start * self._scale)), most - 1)
        return first, min(max(first + 1, int(end * self._scale + 1)), most)


def find_unseen(
    page: Handle,
    view: View,
    boxes: array[float],
    characters: str,
    doubtful: Mapping[int, Sequence[int]],
    inks: Mapping[int, Ink],
) -> Iterator[int]:
    """The numbers of the characters that are not seen, of texts (their addresses) and the numbers of theirs.

    `boxes` are as shown. Marks and blanks, which hardly show, are seen as the letters around them are, if
    those agree.
    """
    shown = _Picture(page, view)
    for text in doubtful:
        _set_active(text, 0)
    without = _Picture(page, view)
    for text in doubtful:
        _set_active(text, 1)
    for text, numbers in doubtful.items():
        yield from _unseen(numbers, inks[text], characters, boxes, shown, without)


def _unseen(
    numbers: Sequence[int], ink: Ink, characters: str, boxes: array[float], shown: _Picture, without: _Picture
) -> Iterator[int]:
    def is_seen(number: int) -> bool:
        box = box_at(boxes, number)
        ground = without.rows(box)
        return _differ(shown.rows(box), ground) and not (ink.is_faint and _is_mostly(ground, ink.colour))

    seen = {number: is_seen(number) for number in numbers if characters[number].isalnum()}
    before = [seen.get(number) for number in numbers]
    behind = before[:]
    for at in range(1, len(numbers)):
        before[at] = before[at - 1] if before[at] is None else before[at]
        behind[-1 - at] = behind[-at] if behind[-1 - at] is None else behind[-1 - at]
    for number, left, right in zip(numbers, before, behind, strict=True):
        if not (left if left == right and left is not None else is_seen(number)):
            yield number


def _differ(rows: Iterable[bytearray], others: Iterable[bytearray]) -> bool:
    return any(
        row != other and any(abs(one - two) >= _CONTRAST for one, two in zip(row, other, strict=True))
        for row, other in zip(rows, others, strict=True)
    )


def _is_mostly(ground: Sequence[bytearray], colour: Colour | None) -> bool:
    """Whether most of the ground has the colour already: written over another text, it only makes gaps in that."""
    if colour is None:
        return False
    pixels = Counter(pixel for row in ground for pixel in memoryview(row).cast("I"))
    own = (colour.blue, colour.green, colour.red)
    alike = sum(times for pixel, times in pixels.items() if _is_near(pixel, own))
    return alike >= _MOSTLY * pixels.total()


def _is_near(pixel: int, own: tuple[int, int, int]) -> bool:
    """Whether no channel differs much from the pixel's, that follow one another in memory."""
    channels = pixel.to_bytes(BYTES_OF_PIXEL, byteorder)
    return all(abs(one - two) < _CONTRAST for one, two in zip(channels, own, strict=False))
