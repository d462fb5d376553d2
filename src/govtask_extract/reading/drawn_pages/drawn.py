"""A page as a reader gives it: characters in lines, their sizes and slants, ruling lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, Self

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.edges import Edges
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine

WATERMARK, SEAL = "watermark", "seal"
"""Kinds of furniture."""

Corner = tuple[float, float]
"""Where a character begins, from the left and from the top, to a tenth of a point."""


def corner_of(x0: float, top: float) -> Corner:
    """No two characters of a page begin there."""
    return round(x0, 1), round(top, 1)


class Drawn(Protocol):
    """All places are as the page is shown, but turned counter-clockwise by `quarters`."""

    @property
    def quarters(self) -> int: ...

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...

    def stretches(self) -> Iterable[GlyphLine]:
        """The characters in the order in which they were drawn, without those that stand apart."""
        ...

    def stretches_apart(self) -> Iterable[tuple[str, GlyphLine]]:
        """Those that are furniture whatever they say, and its kind: what is not seen, for one."""
        ...

    def contradicted(self) -> Sequence[Box]:
        """The characters that the file says to be others than they are."""
        ...

    def annotated(self) -> Sequence[Box]:
        """The characters that annotations say, of those that do not stand apart."""
        ...

    def confidences(self) -> Mapping[Corner, float]:
        """Of the characters that were recognised in a picture, how sure recognition is of them, from 0 to 1."""
        ...

    def struck(self) -> Sequence[Box]:
        """Where annotations strike text out."""
        ...

    def slant(self, number: int) -> int | None:
        """The quarters by which this character is turned clockwise, 0 for upright; None if it stands aslant."""
        ...

    def size(self, number: int) -> float:
        """The font size of this character in points."""
        ...

    def edges(self) -> Edges: ...

    @property
    def recognised(self) -> bool:
        """Whether the text is not what is seen, but was recognised in the picture that is."""
        ...

    def largest_picture(self) -> Box | None:
        """Where the largest picture stands, if the page has one."""
        ...

    def shows_picture(self) -> bool:
        """Whether a picture fills most of the page: a scan."""
        ...

    def standing(self, quarters: int) -> Self:
        """The same, so that what is turned by so many quarters stands upright."""
        ...
