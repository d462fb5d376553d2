"""A page of plain values, from which nothing has to be asked of a library any more."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.beside_pictures import is_scan
from govtask_extract.reading.drawn_pages.drawn import Corner
from govtask_extract.reading.drawn_pages.edges import Edge, Edges
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, cut_by_kind
from govtask_extract.reading.drawn_pages.trace import turned


class PlainPage(Struct, frozen=True):
    """A page as it is `Drawn`: each character of `characters` has its number's place in `slants` and `sizes`.

    `lines` are its ruling lines, level where top and bottom are one; `kinds` are the kinds of furniture of those
    characters that stand apart.
    """

    width: float
    height: float
    characters: tuple[GlyphLine, ...]
    slants: Sequence[int | None]
    sizes: Sequence[float]
    lines: tuple[Box, ...]
    pictures: tuple[Box, ...] = ()
    kinds: Mapping[int, str] = field(default_factory=dict)
    recognised: bool = False
    quarters: int = 0

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches())

    def stretches(self) -> Iterable[GlyphLine]:
        return (piece for kind, piece in self._pieces() if kind is None)

    def stretches_apart(self) -> Iterable[tuple[str, GlyphLine]]:
        return ((kind, piece) for kind, piece in self._pieces() if kind)

    def _pieces(self) -> Iterable[tuple[str | None, GlyphLine]]:
        return (piece for stretch in self.characters for piece in cut_by_kind(stretch, self.kinds))

    def contradicted(self) -> Sequence[Box]:
        return ()

    def annotated(self) -> Sequence[Box]:
        return ()

    def confidences(self) -> Mapping[Corner, float]:
        return {}

    def struck(self) -> Sequence[Box]:
        return ()

    def slant(self, number: int) -> int | None:
        slant = self.slants[number]
        return None if slant is None else (slant - self.quarters) % 4

    def size(self, number: int) -> float:
        return self.sizes[number]

    def edges(self) -> Edges:
        level = [Edge(top, x0, x1) for x0, top, x1, bottom in self.lines if top == bottom]
        return Edges(level, [Edge(x0, top, bottom) for x0, top, _, bottom in self.lines if top != bottom])

    def largest_picture(self) -> Box | None:
        return max(self.pictures, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)

    def shows_picture(self) -> bool:
        return any(is_scan(x1 - x0, bottom - top, self.width, self.height) for x0, top, x1, bottom in self.pictures)

    def standing(self, quarters: int) -> Self:
        back = -quarters % 4
        width, height = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return replace(
            self,
            width=width,
            height=height,
            characters=tuple(self._turned(stretch, back) for stretch in self.characters),
            lines=tuple(turned(line, back, self.width, self.height) for line in self.lines),
            pictures=tuple(turned(picture, back, self.width, self.height) for picture in self.pictures),
            quarters=quarters,
        )

    def _turned(self, stretch: GlyphLine, quarters: int) -> GlyphLine:
        boxes = array("f")
        for box in zip(*[iter(stretch.boxes)] * 4, strict=True):
            boxes.extend(turned(box, quarters, self.width, self.height))
        return stretch._replace(boxes=boxes)
