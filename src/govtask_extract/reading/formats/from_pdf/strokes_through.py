"""Lines that are drawn through text, as programs draw what is struck through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.edges import Edge
from govtask_extract.reading.formats.from_pdf.glyphs import GlyphLine

# In heights of a character: how far from its middle it is struck through. Underlines are farther off.
_OFF = 0.15


def strokes_through(level: Iterable[Edge], runs: Iterable[GlyphLine]) -> Iterator[Box]:
    """Where level lines strike these runs through, from the run's top to its bottom."""
    edges = sorted(level)
    heights = [edge.at for edge in edges]
    for run in runs if edges else ():
        x0, top, _, bottom = run.boxes[:4]
        middle, off = (top + bottom) / 2, _OFF * (bottom - top)
        for edge in edges[bisect_left(heights, middle - off) : bisect_right(heights, middle + off)]:
            if edge.start < run.boxes[-2] and x0 < edge.end:
                yield edge.start, top, edge.end, bottom
