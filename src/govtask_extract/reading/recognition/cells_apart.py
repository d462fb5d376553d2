"""Lines that an engine found across the sides of cells, parted there: each text is then judged by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from govtask_extract.reading.recognition.characters import place_characters
from govtask_extract.reading.recognition.engines import FoundLine
from govtask_extract.reading.recognition.rules_in_pictures import Ruled


def cell_by_cell(line: FoundLine, ruled: Ruled) -> Iterator[FoundLine]:
    """The pieces of the line between the upright rules that it crosses."""
    x0, top, x1, bottom = line.box
    middle, high = (top + bottom) / 2, bottom - top
    sides = sorted(
        rule.at
        for rule in ruled.upright
        if x0 + high / 2 < rule.at < x1 - high / 2 and rule.start <= middle <= rule.end
    )
    placed = place_characters(line, ruled.ink, ruled.upright) if sides else None
    if placed is None:
        yield line
        return
    starts, ends = placed.boxes[0::4], placed.boxes[2::4]
    for _, group in groupby(range(len(starts)), lambda at: bisect_right(sides, (starts[at] + ends[at]) / 2)):
        own = list(group)
        box = (float(starts[own[0]]), top, float(ends[own[-1]]), bottom)
        # All that was unsure of the line may be in this piece.
        unsure = (1 - line.confidence) * len(starts) / len(own)
        yield FoundLine(placed.text[own[0] : own[-1] + 1], box, max(0.0, 1 - unsure))
