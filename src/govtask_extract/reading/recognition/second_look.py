"""Lines looked at once more: those that the engine is unsure of, and those that end before their ink does.

What is quick to read whole pages knows fewer characters, 楨 and 曌 not among them, and loses 、 and ， at the ends of
lines. What reads these few lines again is slower and knows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from govtask_extract.language.script import is_han
from govtask_extract.reading.recognition.engines import Engine, FoundLine
from govtask_extract.reading.recognition.picture import encoded
from govtask_extract.reading.recognition.rules_in_pictures import Ruled
from govtask_extract.reading.recognition.sureness import sureness_of_words

# Engines are surer than this of the words of lines that they read rightly; and surer still of so few characters, a
# name of a person among others that are, of which one is unknown to them.
_SURE, _SURE_OF_FEW, _FEW = 0.975, 0.995, 4
# All in heights of the line. How far a lost mark stands from what was found; how much of the line is read again with
# it; how large it is at least, so that dust is none; what is wider than a character is another line.
_AWAY, _AGAIN, _LEAST, _WIDEST = 1.0, 3.2, 0.07, 1.0
# The crops stand below one another with so much around each.
_AROUND = 0.35
# Of so few characters the model that knows more is believed though it is so much less sure.
_KNOWS_MORE = 0.1
# A line that is read again has about as many characters as before.
_LONGER = 2


class _SecondLook(Struct, frozen=True):
    """Where a line is looked at again, in pixels; `whole`, or only its end."""

    number: int
    left: int
    top: int
    right: int
    bottom: int
    whole: bool

    @property
    def height(self) -> int:
        return self.bottom - self.top


def looked_at_again(found: Sequence[FoundLine], ruled: Ruled, engine: Engine) -> list[FoundLine]:
    """The lines, some of them as they are read when looked at alone; `ruled` is the page."""
    looks = [look for number in range(len(found)) if (look := _look(number, found, ruled)) is not None]
    lines = list(found)
    if not looks:
        return lines
    sheet, tops = _sheet(ruled.rest, looks)
    again = engine.look_closer(encoded(sheet))
    for look, top in zip(looks, tops, strict=True):
        read = [line for line in again if top <= (line.box[1] + line.box[3]) / 2 < top + look.height]
        if read:
            lines[look.number] = _better(lines[look.number], _joined(read), look)
    return lines


def _look(number: int, found: Sequence[FoundLine], ruled: Ruled) -> _SecondLook | None:
    """None where the line is read well to its end."""
    x0, top, x1, bottom = found[number].box
    end = _lost_end(number, found, ruled)
    whole = _is_doubtful(found[number])
    if end is None and not whole:
        return None
    margin = round(_AROUND * (bottom - top) / 2)
    left = x0 - margin if whole else max(x0 - margin, x1 - _AGAIN * (bottom - top))
    right = (end or x1) + margin
    height, width = ruled.ink.shape
    return _SecondLook(
        number,
        max(0, round(left)),
        max(0, round(top) - margin),
        min(width, round(right)),
        min(height, round(bottom) + margin),
        whole,
    )


def _is_doubtful(line: FoundLine) -> bool:
    """Also where a character stands twice in a row: engines double what is wide."""
    doubled = any(one == other and is_han(one) for one, other in pairwise(line.text))
    least = _SURE_OF_FEW if len(line.text) <= _FEW else _SURE
    return doubled or sureness_of_words(line.text, line.confidence) < least


def _lost_end(number: int, found: Sequence[FoundLine], ruled: Ruled) -> float | None:
    """Where the ink behind the line ends; None where that is nothing but dust, or another line's, or beyond a rule."""
    x0, top, x1, bottom = found[number].box
    high, middle = bottom - top, (top + bottom) / 2
    begin, end = int(x1), min(ruled.ink.shape[1], int(x1 + (_AWAY + _WIDEST) * high))
    sides = (rule for rule in ruled.upright if rule.start <= middle <= rule.end)
    if any((x0 + x1) / 2 < rule.last and rule.first < end for rule in sides):
        return None
    if end - begin < _LEAST * high or _meets_another(number, found, begin, end):
        return None
    rows = ruled.ink[max(0, int(top)) : int(bottom) + 1, begin:end].sum(axis=0)
    columns = np.flatnonzero(rows >= max(2, _LEAST * high / 2))
    if len(columns) < _LEAST * high or columns[0] > _AWAY * high:
        return None
    # It ends before a gap, and is no wider than a character.
    if columns[-1] - columns[0] > _WIDEST * high or begin + columns[-1] >= end - 2:
        return None
    return float(begin + columns[-1] + 1)


def _meets_another(number: int, found: Sequence[FoundLine], begin: int, end: int) -> bool:
    _, top, _, bottom = found[number].box
    middle = (top + bottom) / 2
    return any(
        other.box[0] < end and begin < other.box[2] and other.box[1] <= middle <= other.box[3]
        for at, other in enumerate(found)
        if at != number
    )


def _sheet(image: Image.Image, looks: Sequence[_SecondLook]) -> tuple[Image.Image, list[int]]:
    """The crops below one another, and where each begins."""
    between = round(_AROUND * max(look.height for look in looks)) + 1
    width = max(look.right - look.left for look in looks) + 2 * between
    sheet = Image.new("L", (width, sum(look.height + between for look in looks) + between), 255)
    tops, down = list[int](), between
    for look in looks:
        sheet.paste(image.crop((look.left, look.top, look.right, look.bottom)), (between, down))
        tops.append(down)
        down += look.height + between
    return sheet, tops


def _joined(pieces: Sequence[FoundLine]) -> FoundLine:
    """Those of one crop, from left to right."""
    ordered = sorted(pieces, key=lambda piece: piece.box[0])
    length = sum(len(piece.text) for piece in ordered)
    confidence = sum(piece.confidence * len(piece.text) for piece in ordered) / length
    return replace(ordered[0], text="".join(piece.text for piece in ordered), confidence=confidence)


def _better(line: FoundLine, again: FoundLine, look: _SecondLook) -> FoundLine:
    """What was read again, where it is surer, or goes on where the line ended; else the line as it was."""
    x0, top, x1, bottom = line.box
    box = (x0, top, max(x1, float(look.right)), bottom)
    if look.whole:
        alike = abs(len(again.text) - len(line.text)) <= _LONGER
        least = line.confidence - (_KNOWS_MORE if len(line.text) <= _FEW else 0)
        return replace(again, box=box) if alike and again.confidence > least else line
    for common in range(min(len(again.text), len(line.text)), 0, -1):
        if line.text.endswith(again.text[:common]) and len(again.text) > common:
            return replace(line, text=line.text + again.text[common:], box=box)
    return line
