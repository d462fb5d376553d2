"""What a text is written with: its colour, how opaque it is, and whether it is written at all."""

from __future__ import annotations

from ctypes import c_void_p
from functools import lru_cache

from msgspec import Struct

from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium, quick
from govtask_extract.reading.formats.from_pdf.things import fill_of, stroke_of

# ISO 32000-1, table 106: what only strokes, what is not painted, and what only clips.
_STROKING, _INVISIBLE, _CLIPPING = (1, 5), 3, 7
# Lighter than this on white paper, a text may not be seen.
_LIGHT = 0.75

_mode = quick(pdfium.FPDFTextObj_GetTextRenderMode, c_void_p)


class Ink(Struct, frozen=True):
    """`colour` is None of a pattern."""

    colour: Colour | None
    mode: int

    @property
    def contrast(self) -> float:
        """How far it stands out from white paper, from 0 to 1."""
        return 1 - self.colour.light if self.colour else 1.0

    @property
    def is_none(self) -> bool:
        """Whether nothing is painted, whatever lies under it and over it."""
        return self.mode == _INVISIBLE or (self.colour is not None and not self.colour.opaque)

    @property
    def is_faint(self) -> bool:
        """Whether it may not be seen, on white paper and with nothing over it."""
        return self.mode == _CLIPPING or self.colour is None or self.colour.light >= _LIGHT


def ink_of(text: int) -> Ink:
    """The ink of the text at this address."""
    mode = _mode(text)
    return _ink(mode, *(stroke_of(text) if mode in _STROKING else fill_of(text)))


@lru_cache
def _ink(mode: int, *parts: int) -> Ink:
    """Few inks write all texts."""
    return Ink(Colour(*parts) if parts else None, mode)
