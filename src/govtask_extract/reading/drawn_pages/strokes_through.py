"""The characters that a page strikes out: with annotations, or with lines drawn through them, as programs do it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, box_at
from govtask_extract.reading.meeting import UprightStretch, which_meet

# In heights of a character: how far from its middle it is struck through. Underlines are farther off.
_OFF = 0.15

_Asked = tuple[Box, UprightStretch]


def struck_out(areas: Sequence[Box], runs: Iterable[GlyphLine]) -> Iterator[Box]:
    """The boxes of the runs' characters whose middle is in one of the areas."""
    return _met([asked for run in runs for asked in _middles(run)], areas) if areas else iter(())


def struck_through(level: Iterable[Edge], runs: Iterable[GlyphLine]) -> Iterator[Box]:
    """The boxes of the runs' characters that level lines strike through; a run's first says where its middle is."""
    edges = sorted(level)
    heights = [edge.at for edge in edges]
    asked: list[_Asked] = []
    for run in runs if edges else ():
        top, bottom = run.boxes[1], run.boxes[3]
        first, last = _around((top + bottom) / 2, _OFF * (bottom - top))
        if bisect_left(heights, first) < bisect_right(heights, last):
            asked += [
                (box, UprightStretch(point.x, first, last))
                for box, point in _middles(run)
                if top <= point.top <= bottom
            ]
    return _met(asked, [(edge.start, edge.at, edge.end, edge.at) for edge in edges] if asked else [])


def _around(middle: float, off: float) -> tuple[float, float]:
    return middle - off, middle + off


def _middles(run: GlyphLine) -> Iterator[_Asked]:
    for at in range(len(run.text)):
        x0, top, x1, bottom = box = box_at(run.boxes, at)
        middle = (top + bottom) / 2
        yield box, UprightStretch((x0 + x1) / 2, middle, middle)


def _met(asked: Sequence[_Asked], boxes: Iterable[Box]) -> Iterator[Box]:
    return (asked[at][0] for at in which_meet([stretch for _, stretch in asked], boxes))
