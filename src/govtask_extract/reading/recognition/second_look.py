"""The ends of lines, looked at once more where ink beside them is no line's: engines lose 、 and ， there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from govtask_extract.reading.recognition.engines import Engine, FoundLine
from govtask_extract.reading.recognition.ink import Ink
from govtask_extract.reading.recognition.picture import encoded

# All in heights of the line. How far a lost mark stands from what was found; how much of the line is read again with
# it; how large it is at least, so that dust is none.
_AWAY, _AGAIN, _LEAST = 1.0, 3.2, 0.07
# The crops stand below one another with so much between them.
_BETWEEN = 0.5
# A line is no mark: what is wider than this beside a line is another one.
_WIDEST = 1.0


class _End(Struct, frozen=True):
    """The end of the line with this number: where it is read again, in pixels, and where its ink ends."""

    number: int
    left: int
    top: int
    right: int
    bottom: int


def with_lost_ends(found: Sequence[FoundLine], image: Image.Image, ink: Ink, engine: Engine) -> list[FoundLine]:
    """The lines with what is read at their ends when these are looked at alone."""
    ends = [end for number in range(len(found)) if (end := _lost_end(number, found, ink)) is not None]
    lines = list(found)
    if not ends:
        return lines
    sheet, tops = _sheet(image, ends)
    again = engine.find_lines(encoded(sheet))
    for end, top in zip(ends, tops, strict=True):
        height = end.bottom - end.top
        read = sorted(
            (line for line in again if top <= (line.box[1] + line.box[3]) / 2 < top + height),
            key=lambda line: line.box[0],
        )
        lines[end.number] = _completed(lines[end.number], "".join(line.text for line in read), end)
    return lines


def _lost_end(number: int, found: Sequence[FoundLine], ink: Ink) -> _End | None:
    """None where nothing but dust stands behind the line, or another line does."""
    _, top, x1, bottom = found[number].box
    height = bottom - top
    first, last = max(0, int(top)), min(ink.shape[0], int(bottom) + 1)
    begin, end = int(x1), min(ink.shape[1], int(x1 + (_AWAY + _WIDEST) * height))
    if end - begin < _LEAST * height or _meets_another(number, found, begin, end):
        return None
    columns = np.flatnonzero(ink[first:last, begin:end].sum(axis=0) >= max(2, _LEAST * height / 2))
    if len(columns) < _LEAST * height or columns[0] > _AWAY * height:
        return None
    # It ends before a gap, and is no wider than a character.
    if columns[-1] - columns[0] > _WIDEST * height or begin + columns[-1] >= end - 2:
        return None
    margin = int(_BETWEEN * height / 2)
    left = max(0, int(x1 - _AGAIN * height))
    return _End(number, left, max(0, first - margin), begin + int(columns[-1]) + 2 * margin, last + margin)


def _meets_another(number: int, found: Sequence[FoundLine], begin: int, end: int) -> bool:
    _, top, _, bottom = found[number].box
    middle = (top + bottom) / 2
    return any(
        other.box[0] < end and begin < other.box[2] and other.box[1] <= middle <= other.box[3]
        for at, other in enumerate(found)
        if at != number
    )


def _sheet(image: Image.Image, ends: Sequence[_End]) -> tuple[Image.Image, list[int]]:
    """The crops below one another, and where each begins."""
    heights = [end.bottom - end.top for end in ends]
    between = int(_BETWEEN * max(heights)) + 1
    size = (max(end.right - end.left for end in ends) + 2 * between, sum(heights) + between * (len(ends) + 1))
    sheet, tops, down = Image.new("L", size, 255), list[int](), between
    for end, height in zip(ends, heights, strict=True):
        sheet.paste(image.crop((end.left, end.top, end.right, end.bottom)), (between, down))
        tops.append(down)
        down += height + between
    return sheet, tops


def _completed(line: FoundLine, again: str, end: _End) -> FoundLine:
    """What was read again goes on where the line ends; what says something else is left aside."""
    for common in range(min(len(again), len(line.text)), 0, -1):
        if line.text.endswith(again[:common]) and len(again) > common:
            x0, top, _, bottom = line.box
            return replace(line, text=line.text + again[common:], box=(x0, top, float(end.right), bottom))
    return line
