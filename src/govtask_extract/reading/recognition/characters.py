"""Where each character of a recognised line stands: engines tell lines, the ink tells the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

import numpy as np
from msgspec import Struct

from govtask_extract.reading.recognition.engines import FoundLine
from govtask_extract.reading.recognition.ink import Ink
from govtask_extract.reading.recognition.rules_in_pictures import Rule

# In widths of a Han character: letters and figures; marks that a Chinese font draws as wide as a Han character fill
# only half of that, the first of these the right one, the others the left one.
_NARROW = 0.5
_OPENING, _CLOSING = "（《〈「『【〔“‘", "）》〉」』】〕”’，。、；：！？．"
_MARK = 0.5
# The ink of Han characters is so high and wide, by share of the font's size.
_INKED = 0.9
# Figures and letters are so much as high as their font.
_FIGURES = 0.72
# In sizes: a gap this wide parts two pieces of a line, whose characters are counted apart.
_GAP = 1.25
# In sizes: how far a bound between two characters may be moved to where no ink is.
_REACH = 0.3
# Of fonts that are spread over a line, the size is told by the height of their ink.
_SPREAD = 1.3
# So few characters may stand at any distance.
_FEW = 3


class PlacedLine(Struct, frozen=True):
    """A line with x0, top, x1, bottom of each of its characters in pixels, and the size of its font, likewise."""

    text: str
    boxes: tuple[float, ...]
    size: float
    confidence: float


def place_characters(line: FoundLine, ink: Ink, rules: Sequence[Rule]) -> PlacedLine | None:
    """`ink` is the page's, without its upright `rules`. None where there is none in the line's box."""
    left, top, right, bottom = _inside(line.box, ink)
    across = ink[top:bottom, left:right]
    text = " ".join(line.text.split())
    columns, rows = np.asarray(across.any(axis=0)), np.flatnonzero(across.any(axis=1))
    if not len(rows) or not text:
        return None
    middle, high = top + (rows[0] + rows[-1] + 1) / 2, float(rows[-1] - rows[0] + 1)
    cuts = [rule.at - left for rule in rules if left < rule.at < right and rule.start <= middle <= rule.end]
    by_height = _size_by_height(text, high)
    pieces = _stretches(np.flatnonzero(columns), by_height, cuts)
    unit = sum(end - start for start, end in pieces) / _inked_units(text)
    # A blank is where characters stand apart: whoever joins lines sees that.
    bounds = zip(text, _bounds(text, columns, pieces, unit), strict=True)
    xs = [(left + x0, left + x1) for character, (x0, x1) in bounds if character != " "]
    close = len(text) > _FEW and 1 / _SPREAD < unit / by_height < _SPREAD
    size = unit if close else by_height
    boxes = (side for x0, x1 in xs for side in (x0, middle - size / 2, x1, middle + size / 2))
    return PlacedLine(text.replace(" ", ""), tuple(boxes), size, line.confidence)


def _inside(box: Sequence[float], ink: Ink) -> tuple[int, int, int, int]:
    height, width = ink.shape
    left, top, right, bottom = box
    return max(0, int(left)), max(0, int(top)), min(width, int(right) + 1), min(height, int(bottom) + 1)


def _units(character: str) -> float:
    return _NARROW if east_asian_width(character) in ("Na", "H", "N") else 1.0


def _inked_units(text: str) -> float:
    """How wide the ink from the first to the last character is, in sizes."""
    units = sum(map(_units, text))
    return max(0.3, units - _before(text[0]) - _behind(text[-1]))


def _before(character: str) -> float:
    return _MARK if character in _OPENING else 0.0


def _behind(character: str) -> float:
    return _MARK if character in _CLOSING else 0.0


def _size_by_height(text: str, height: float) -> float:
    return height / (_INKED if any(_units(character) == 1.0 for character in text) else _FIGURES)


def _bounds(
    text: str, columns: np.ndarray, pieces: Sequence[tuple[int, int]], unit: float
) -> Iterator[tuple[float, float]]:
    """x0 and x1 of each character, from the left of the line's box; pieces of the line are counted apart."""
    rest = text
    for later, (start, end) in zip(range(len(pieces) - 1, -1, -1), pieces, strict=True):
        count = _fitting(rest, (end - start) / unit, later) if later else len(rest)
        if count:
            yield from _shared_out(rest[:count], start, end, columns)
        rest = rest[count:]


def _stretches(inked: np.ndarray, size: float, cuts: Sequence[float]) -> list[tuple[int, int]]:
    """Where each piece starts and ends, from the columns with ink: cut where a gap is wide, or a rule was in it."""
    gaps = np.flatnonzero(np.diff(inked) > 1)
    wide = [
        int(gap)
        for gap in gaps
        if inked[gap + 1] - inked[gap] > _GAP * size or any(inked[gap] <= cut <= inked[gap + 1] for cut in cuts)
    ]
    starts, ends = [inked[0], *(inked[gap + 1] for gap in wide)], [*(inked[gap] for gap in wide), inked[-1]]
    return [(int(start), int(end) + 1) for start, end in zip(starts, ends, strict=True)]


def _fitting(text: str, width: float, later: int) -> int:
    """How many characters from the start on are this wide, in sizes; each later piece has one at least."""
    most = max(1, len(text) - later)
    return min(range(1, most + 1), key=lambda count: abs(_inked_units(text[:count]) - width))


def _shared_out(text: str, start: int, end: int, columns: np.ndarray) -> Iterator[tuple[float, float]]:
    """The width from the first to the last ink shared out by the characters' widths, cut where there is no ink."""
    unit = (end - start) / _inked_units(text)
    first = start - _before(text[0]) * unit
    bounds = [first, *(first + units * unit for units in accumulate(map(_units, text)))]
    inner = [_without_ink(bound, columns, unit) for bound in bounds[1:-1]]
    # Ink that touches everywhere leaves a bound where it was; none passes the one before it.
    ordered = list(accumulate((bounds[0], *inner, bounds[-1]), max))
    yield from pairwise(ordered)


def _without_ink(bound: float, columns: np.ndarray, size: float) -> float:
    """The middle of the nearest gap."""
    reach = max(1, round(_REACH * size))
    start = max(0, round(bound) - reach)
    blank = np.flatnonzero(~columns[start : round(bound) + reach + 1])
    if not len(blank):
        return bound
    places = blank + start
    nearest = int(places[np.argmin(np.abs(places - bound))])
    left = right = nearest
    while left - 1 in places:
        left -= 1
    while right + 1 in places:
        right += 1
    # Amid a wide gap the bound stays where it is.
    return min(max(bound, left), right + 1) if right - left > 2 * reach else (left + right + 1) / 2
