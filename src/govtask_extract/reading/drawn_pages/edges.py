"""The ruling lines of a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct, field

from govtask_extract.model.document import Box

MOST_STROKES = 20_000
"""A page with more is a drawing, and has no ruling lines."""

# In points. A line drawn by hand or scaled is level if its ends differ by no more than this:
_LEVEL = 0.5
# The ends of a thin rectangle are no lines:
_SHORTEST = 3.0


class Edge(NamedTuple):
    """A line at `at` (y if level, x if upright) from `start` to `end`, as shown."""

    at: float
    start: float
    end: float


class Edges(Struct):
    """A page's level and upright lines."""

    level: list[Edge] = field(default_factory=list)
    upright: list[Edge] = field(default_factory=list)


def edges_of(strokes: Iterable[Box]) -> Edges:
    """Those of the strokes, given by the boxes around them as shown, that are level or upright."""
    edges = Edges()
    for at, (x0, top, x1, bottom) in enumerate(strokes):
        if at == MOST_STROKES:
            return Edges()
        if bottom - top <= _LEVEL and x1 - x0 >= _SHORTEST:
            edges.level.append(Edge((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= _LEVEL and bottom - top >= _SHORTEST:
            edges.upright.append(Edge((x0 + x1) / 2, top, bottom))
    return edges
