"""The sizes of fonts on a page: lines that differ by the width of a pixel are set in one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract.reading.recognition.characters import PlacedLine

# Sizes whose neighbours in order differ by no more than this share are one.
_NEAR = 0.05


def evened(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Each line with the size of most characters among those near to its own."""
    ordered = sorted(range(len(lines)), key=lambda at: lines[at].size)
    sizes: dict[int, float] = {}
    group: list[int] = []
    for at in [*ordered, None]:
        if at is not None and (not group or lines[at].size <= lines[group[-1]].size * (1 + _NEAR)):
            group.append(at)
            continue
        sizes |= dict.fromkeys(group, _usual([lines[member] for member in group]) if group else 0.0)
        group = [] if at is None else [at]
    return [_with_size(line, sizes[at]) for at, line in enumerate(lines)]


def _usual(lines: Sequence[PlacedLine]) -> float:
    """The median over all characters."""
    sizes = sorted(line.size for line in lines for _ in line.text)
    return sizes[len(sizes) // 2]


def _with_size(line: PlacedLine, size: float) -> PlacedLine:
    """Its characters as high as their font."""
    middle = (line.boxes[1] + line.boxes[3]) / 2
    boxes = list(line.boxes)
    boxes[1::4] = [middle - size / 2] * len(line.text)
    boxes[3::4] = [middle + size / 2] * len(line.text)
    return replace(line, boxes=tuple(boxes), size=size)
