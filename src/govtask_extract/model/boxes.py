"""The boxes of characters: four numbers for each, x0, top, x1, bottom in points, NaN for one that has no place."""

from __future__ import annotations

from array import array
from math import floor, isnan

from govtask_extract.model.document import Box


def bounds(boxes: array[float]) -> Box | None:
    """The box around the characters in hundredths of a point; None if none of them has a place."""
    # A sum is NaN if one of its terms is.
    if isnan(sum(boxes[1::4])):
        boxes = array("f", [number for number in boxes if not isnan(number)])
    if not boxes:
        return None
    (top, _), (_, bottom) = extent(boxes[1::4]), extent(boxes[3::4])
    return _hundredths(min(boxes[0::4])), _hundredths(top), _hundredths(max(boxes[2::4])), _hundredths(bottom)


def extent(numbers: array[float]) -> tuple[float, float]:
    """The least and the greatest; tops of one font are all the same, which their bytes tell at once."""
    if numbers[:1].tobytes() * len(numbers) == numbers.tobytes():
        return numbers[0], numbers[0]
    return min(numbers), max(numbers)


def _hundredths(points: float) -> float:
    """In a fifth of the time that `round` takes to do it in decimal."""
    return floor(points * 100 + 0.5) / 100
