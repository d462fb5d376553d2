"""Which of many places, on a page or of a sheet, meet one of many boxes: found in one walk from left to right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govtask_extract.model.document import Box

_BEGINS, _ASKS, _ENDS = range(3)


class UprightStretch(NamedTuple):
    """An upright line as shown; a point, where its top and bottom are one."""

    x: float
    top: float
    bottom: float


def which_meet(stretches: Sequence[UprightStretch], boxes: Iterable[Box]) -> Iterator[int]:
    """The indexes of the stretches that meet a box, its sides included. No stretch is held against each box.

    Boxes without an area that could be met, whose sides are no numbers or stand the wrong way round, count as none.
    """
    sound = [(x0, top, x1, bottom) for x0, top, x1, bottom in boxes if x0 <= x1 and top <= bottom]
    events = [(x0, _BEGINS, at) for at, (x0, _, _, _) in enumerate(sound)]
    events += [(x1, _ENDS, at) for at, (_, _, x1, _) in enumerate(sound)]
    events += [(stretch.x, _ASKS, at) for at, stretch in enumerate(stretches)]
    # Of the boxes that have begun and not ended.
    tops: list[float] = []
    bottoms: list[float] = []
    for _, kind, at in sorted(events):
        if kind == _ASKS:
            # Each box stands above the stretch, or below it, or meets it.
            above = bisect_left(bottoms, stretches[at].top)
            below = len(tops) - bisect_right(tops, stretches[at].bottom)
            if above + below < len(tops):
                yield at
            continue
        _, top, _, bottom = sound[at]
        if kind == _BEGINS:
            insort(tops, top)
            insort(bottoms, bottom)
        else:
            del tops[bisect_left(tops, top)]
            del bottoms[bisect_left(bottoms, bottom)]
