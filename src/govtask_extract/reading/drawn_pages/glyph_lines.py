"""Characters of a page in a row, with their boxes as the page is shown."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govtask_extract.model.document import Box


class GlyphLine(NamedTuple):
    """Characters of one line with four numbers for each: x0, top, x1, bottom; their advance wide, their font high.

    `number` is the page's own for the first of them.
    """

    text: str
    boxes: array[float]
    number: int

    def part(self, start: int, end: int) -> GlyphLine:
        """The characters from `start` to `end`, counted in `text`."""
        return GlyphLine(self.text[start:end], self.boxes[4 * start : 4 * end], self.number + start)


def box_at(boxes: array[float], number: int) -> Box:
    """Of the characters' boxes the one with this number."""
    x0, top, x1, bottom = boxes[4 * number : 4 * number + 4]
    return x0, top, x1, bottom


def cut_by_kind(line: GlyphLine, kinds: Mapping[int, str]) -> Iterator[tuple[str | None, GlyphLine]]:
    """The line cut where its characters, by their numbers, change their kind; None for those that have none."""
    own = [kinds.get(line.number + at) for at in range(len(line.text))] if kinds else [None] * len(line.text)
    start = 0
    for at, kind in enumerate(own, 1):
        if at == len(own) or own[at] != kind:
            yield kind, line.part(start, at)
            start = at
