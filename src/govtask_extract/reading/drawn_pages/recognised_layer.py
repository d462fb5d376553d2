"""Text that was recognised in a picture, and lies unseen on it or below it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.glyph_lines import box_at
from govtask_extract.reading.meeting import UprightStretch, which_meet

# A page is a scan with recognised text if pictures fill so much of it, and the unseen text on them is so many times as
# long as the seen.
_SCANNED, _RECOGNISED = 0.5, 4


def find_recognised(
    unseen: AbstractSet[int], characters: str, boxes: array[float], pictures: Sequence[Box], area: float
) -> set[int]:
    """Of the unseen characters of a page of this area those that were recognised in its pictures."""
    if sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in pictures) < _SCANNED * area:
        return set()
    found = set(meeting(unseen, boxes, pictures, upright=False))
    seen = sum(letter.isalnum() for number, letter in enumerate(characters) if number not in unseen)
    return found if sum(characters[number].isalnum() for number in found) >= max(1, _RECOGNISED * seen) else set()


def meeting(numbers: Iterable[int], boxes: array[float], places: Sequence[Box], *, upright: bool) -> Iterator[int]:
    """The characters whose middle is in one of the places, or, `upright`, some of the line down their middle is."""
    asked = list(numbers) if places else []
    return (asked[at] for at in which_meet([_down_middle(box_at(boxes, number), upright) for number in asked], places))


def _down_middle(box: Box, upright: bool) -> UprightStretch:
    x0, top, x1, bottom = box
    middle = (top + bottom) / 2
    return UprightStretch((x0 + x1) / 2, top, bottom) if upright else UprightStretch((x0 + x1) / 2, middle, middle)
