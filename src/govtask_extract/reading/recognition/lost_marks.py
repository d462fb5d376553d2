"""Marks that an engine has lost in lines that it is sure of: their ink tells that they are there.

、 and ， between Han characters that stand close, and at the ends of lines, are lost by engines of all sizes, and with
them two names become one. A mark at the foot of a line has ink of its own below the middle, and nothing else has.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from PIL import Image

from govtask_extract.model.document import Box
from govtask_extract.reading.recognition.engines import Engine, FoundLine
from govtask_extract.reading.recognition.ink import Ink, grey_of, inked_stretches, paper_of
from govtask_extract.reading.recognition.picture import encoded, softened

_AT_FOOT = frozenset("、，。,.．…")
# By this share of the paper's brightness and darker: fainter ink joins a mark to the character before it.
_DARK = 0.4
# In heights of a line's ink, from its top: marks at the foot begin below this, and are so wide and so high.
_BELOW, _NARROWEST, _WIDEST, _LOWEST = 0.55, 0.06, 0.5, 0.1
# Ink of the last mark may stand so far behind the line's box, in its heights.
_BEHIND = 0.25
# A line is read again at these scales, on white, so far from its neighbours: what is lost at one is read at another.
# At last its end alone, so many heights of it.
_SCALES, _AROUND = (0.7, 0.6, 1.25), 0.5
_END = 3.2


def with_lost_marks(found: Sequence[FoundLine], image: Image.Image, engine: Engine) -> list[FoundLine]:
    """The lines; those that lack marks as they are read at another scale, where they have more of them."""
    lines, ink, soft = list(found), dark_ink(image), softened(image)
    for scale in _SCALES:
        for number, line in enumerate(lines):
            if lacks_marks(line, ink):
                lines[number] = _with_more(line, _read_again(line.box, soft, scale, engine), ink)
    for scale in _SCALES:
        for number, line in enumerate(lines):
            if lacks_marks(line, ink):
                x0, top, x1, bottom = line.box
                end = (max(x0, x1 - _END * (bottom - top)), top, x1, bottom)
                again = _read_again(end, soft, scale, engine)
                lines[number] = _with_more(line, line.text[: -len(again) + 1] + again, ink)
    return lines


def _with_more(line: FoundLine, again: str, ink: Ink) -> FoundLine:
    """As it was read again, if that has more marks, no more than there are, and is the same otherwise."""
    better = replace(line, text=again)
    if _without_marks(again) != _without_marks(line.text) or len(again) <= len(line.text):
        return line
    return better if _marks(again) <= marks_at_foot(line, ink) else line


def _marks(text: str) -> int:
    return sum(character in _AT_FOOT for character in text)


def dark_ink(image: Image.Image) -> Ink:
    grey = grey_of(image)
    return np.asarray(grey < _DARK * paper_of(grey))


def lacks_marks(line: FoundLine, ink: Ink) -> bool:
    """Whether more marks stand at the line's foot than were read."""
    return marks_at_foot(line, ink) > _marks(line.text)


def marks_at_foot(line: FoundLine, ink: Ink) -> int:
    """By the ink alone."""
    x0, top, x1, bottom = line.box
    right = int(x1 + _BEHIND * (bottom - top)) + 1
    part = ink[max(0, int(top)) : int(bottom) + 1, max(0, int(x0)) : right]
    rows = np.flatnonzero(part[:, : max(1, int(x1 - x0))].any(axis=1))
    if not len(rows):
        return 0
    high, first = float(rows[-1] - rows[0] + 1), int(rows[0])
    return sum(_is_mark(part[:, start:end], first, high) for start, end in inked_stretches(part.any(axis=0)))


def _is_mark(run: Ink, first: int, high: float) -> bool:
    inked = np.flatnonzero(run.any(axis=1))
    tall = inked[-1] - inked[0] + 1
    return bool(
        inked[0] >= first + _BELOW * high
        and _NARROWEST * high <= run.shape[1] <= _WIDEST * high
        and tall >= _LOWEST * high
    )


def _read_again(box: Box, image: Image.Image, scale: float, engine: Engine) -> str:
    x0, top, x1, bottom = box
    margin = _BEHIND * (bottom - top)
    crop = image.crop((round(x0 - margin), round(top - margin / 2), round(x1 + 2 * margin), round(bottom + margin / 2)))
    small = crop.resize((round(crop.width * scale), round(crop.height * scale)), Image.Resampling.LANCZOS)
    around = round(_AROUND * small.height)
    sheet = Image.new("L", (small.width + 2 * around, small.height + 2 * around), 255)
    sheet.paste(small, (around, around))
    pieces = sorted(engine.find_lines(encoded(sheet)), key=lambda piece: piece.box[0])
    return "".join(piece.text for piece in pieces)


def _without_marks(text: str) -> str:
    return "".join(character for character in text if character not in _AT_FOOT)
