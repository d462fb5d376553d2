"""The ruling lines of a page."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, field


class Edge(NamedTuple):
    """A line at `at` (y if level, x if upright) from `start` to `end`, as shown."""

    at: float
    start: float
    end: float


class Edges(Struct):
    """A page's level and upright lines."""

    level: list[Edge] = field(default_factory=list)
    upright: list[Edge] = field(default_factory=list)
