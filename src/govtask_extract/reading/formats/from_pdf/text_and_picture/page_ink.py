"""A page as it is painted: how much ink there is where."""

from __future__ import annotations

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.glyphs import View
from govtask_extract.reading.formats.from_pdf.page_pixels import grey_pixels
from govtask_extract.reading.formats.from_pdf.pdfium import Handle

# In pixels a point; of large pages no more than this a side.
_SCALE, _LONGEST = 1.0, 1400.0
# Every so many-th pixel tells which greys a page has.
_SAMPLED = 7
# So much of the page, by share, is as dark as its ink at least; what stands out less than the ink by share is none.
_DARKEST, _NOISE = 0.005, 0.15
# In steps of 255: a page with less contrast shows nothing.
_LEAST = 30
_FULL = 255


class PageInk:
    """Each pixel's ink from 0 to 255, whatever the colours of paper and ink are."""

    def __init__(self, page: Handle, view: View) -> None:
        self.scale = min(_SCALE, _LONGEST / max(view.width, view.height, 1))
        self.width = max(1, int(view.width * self.scale))
        self.height = max(1, int(view.height * self.scale))
        grey = grey_pixels(page, self.width, self.height)
        sample = bytes(grey[::_SAMPLED])
        self.pixels = grey.translate(_ink_of_greys([sample.count(level) for level in range(_FULL + 1)]))

    def share(self, box: Box) -> float:
        """How much of a box is ink: 0 to 1."""
        left, top, right, bottom = self.place(box)
        if right <= left or bottom <= top:
            return 0.0
        pixels, width = self.pixels, self.width
        rows = range(top * width, bottom * width, width)
        total = sum(sum(pixels[row + left : row + right]) for row in rows)
        return total / (_FULL * (right - left) * (bottom - top))

    def place(self, box: Box) -> tuple[int, int, int, int]:
        """The box in pixels, as far as it is on the page."""
        x0, top, x1, bottom = (round(side * self.scale) for side in box)
        return max(0, x0), max(0, top), min(self.width, x1), min(self.height, bottom)


def _ink_of_greys(counts: list[int]) -> bytes:
    """How much ink each grey is: its distance from the paper, which most of the page is."""
    paper = max(range(_FULL + 1), key=counts.__getitem__)
    contrast = max(_LEAST, abs(paper - _extreme(counts, paper)))
    shares = ((abs(level - paper) / contrast - _NOISE) / (1 - _NOISE) for level in range(_FULL + 1))
    return bytes(min(_FULL, max(0, round(_FULL * share))) for share in shares)


def _extreme(counts: list[int], paper: int) -> int:
    """The grey of the ink: dark on light paper, light on dark."""
    levels = range(_FULL + 1) if paper > _FULL // 2 else range(_FULL, -1, -1)
    room = _DARKEST * sum(counts)
    for level in levels:
        room -= counts[level]
        if room < 0:
            return level
    return paper
