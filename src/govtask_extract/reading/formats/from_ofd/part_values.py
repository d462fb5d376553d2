"""What attributes and elements of a part say: numbers, boxes, matrices, the elements inside one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from xml.etree.ElementTree import Element

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.matrices import UNCHANGED, Matrix, Point

POINTS = 72 / 25.4
"""In a millimetre, in which an OFD measures."""

# No place on a page is farther off, in points or millimetres; what is said to be was made to break readers.
_FARTHEST = 1e6
# GB/T 33190-2016, 7.7: a count, and what is so often meant.
_REPEAT = "g"


def inside(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements that one reaches along these names."""
    if element is None:
        return
    first, *others = names
    for found in element.iterfind(first):
        if others:
            yield from inside(found, *others)
        else:
            yield found


def text_in(element: Element | None, *names: str) -> str | None:
    """The text of the first element that one reaches along these names, if it has some."""
    found = next(inside(element, *names), None)
    return ((found.text or "").strip() or None) if found is not None else None


def number(value: str | None, default: float) -> float:
    """`default` where there is no number."""
    try:
        found = float(value or "")
    except ValueError:
        return default
    return found if abs(found) <= _FARTHEST else default


def numbers(value: str | None, count: int) -> tuple[float, ...] | None:
    """The first so many numbers; None if there are fewer."""
    found = [number(piece, float("nan")) for piece in (value or "").replace(",", " ").split()[:count]]
    return tuple(found) if len(found) == count and all(map(isfinite, found)) else None


def is_true(value: str | None, *, default: bool) -> bool:
    """As XML Schema writes truth."""
    return default if value is None else value.strip().lower() not in ("false", "0")


def box_of_value(value: str | None) -> Box | None:
    """x0, top, x1, bottom in millimetres of `x y width height`; None of what has no area or is none."""
    found = numbers(value, 4)
    if found is None or found[2] <= 0 or found[3] <= 0:
        return None
    x, y, width, height = found
    return x, y, x + width, y + height


def matrix_of(element: Element) -> Matrix:
    """From an object's own measure to that of what holds it: its matrix, then its place."""
    a, b, c, d, e, f = numbers(element.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    x, y, _, _ = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    own = Matrix(a, b, c, d, e + x, f + y)
    return UNCHANGED if own == UNCHANGED else own


def around(points: Sequence[Point]) -> Box:
    """The box around them, no part of it farther off than anything is."""
    xs, ys = [within(x) for x, _ in points], [within(y) for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def within(place: float) -> float:
    """A place, as far off as places may be; what is no number is far off, too."""
    return max(-_FARTHEST, min(_FARTHEST, place))


def steps(value: str | None, most: int) -> list[float]:
    """How far each character is from the one before: `3 g 4 2.5` is 3 and four times 2.5. At most so many."""
    found: list[float] = []
    tokens = iter((value or "").replace(",", " ").split())
    for token in tokens:
        if len(found) >= most:
            break
        if token == _REPEAT:
            count, step = int(number(next(tokens, None), 0)), number(next(tokens, None), 0)
            found += [step] * max(0, min(count, most - len(found)))
        else:
            found.append(number(token, 0))
    return found
