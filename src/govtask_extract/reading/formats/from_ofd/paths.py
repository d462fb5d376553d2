"""What a path draws: its straight strokes, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.model.document import Box
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.drawn_pages.matrices import Matrix, Point
from govtask_extract.reading.formats.from_ofd.part_values import around, inside, is_true

# GB/T 33190-2016, table 36: the operators, and how many numbers each takes.
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_TOKEN = lazy_re(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# A path with more strokes draws no table.
_MOST = 100_000
# In millimetres: two corners of a rectangle stand as exactly side by side.
_EXACT = 0.05

Stroke = tuple[Point, Point]


class DrawnPath(Struct, frozen=True):
    """In the millimetres of the page. `box` is around all its points, None if it has none."""

    strokes: tuple[Stroke, ...]
    box: Box | None
    straight: bool

    @property
    def is_rectangle(self) -> bool:
        """Whether it fills its box: all its strokes are straight, and along the box's sides."""
        return self.straight and self.box is not None and all(_is_level(stroke) for stroke in self.strokes)


def read_path(element: Element, matrix: Matrix) -> DrawnPath:
    points: list[Point] = []
    strokes: list[Stroke] = []
    straight = True
    first = last = (0.0, 0.0)
    for operator, own in _operations(" ".join(data.text or "" for data in inside(element, "AbbreviatedData"))):
        if operator == "C":
            strokes.append((last, first))
            last = first
            continue
        # Of an arc only its end is a point; what else it tells is how it is bent.
        ends = [own[-2:]] if operator == "A" else list(zip(own[::2], own[1::2], strict=True))
        places = [matrix.placed(x, y) for x, y in ends]
        if operator in "SM":
            first = places[-1]
        elif operator == "L":
            strokes.append((last, places[-1]))
        else:
            straight = False
        points += places
        last = places[-1]
    if last != first and is_true(element.get("Fill"), default=False):
        # What is filled is closed.
        strokes.append((last, first))
    return DrawnPath(tuple(strokes), around(points) if points else None, straight)


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each operator with its numbers; what is no operator, and what lacks some of its numbers, is passed over."""
    operator, own, count = "", list[float](), 0
    for found in _TOKEN.finditer(data):
        token = found.group()
        if token.isalpha():
            operator, own = token.upper(), []
        else:
            own.append(float(token))
        # Some writers give an operator once for several points.
        if _TAKES.get(operator) == len(own):
            yield operator, own
            own, count = [], count + 1
            operator = "" if operator == "C" else operator
        if count == _MOST:
            return


def _is_level(stroke: Stroke) -> bool:
    (x0, y0), (x1, y1) = stroke
    return abs(x1 - x0) <= _EXACT or abs(y1 - y0) <= _EXACT
