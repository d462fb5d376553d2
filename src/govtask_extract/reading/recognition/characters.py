"""Where each character of a recognised line stands: engines tell lines, the ink tells the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

import numpy as np
from msgspec import Struct

from govtask_extract.language.script import is_han
from govtask_extract.reading.recognition.engines import FoundLine
from govtask_extract.reading.recognition.ink import Ink
from govtask_extract.reading.recognition.rules_in_pictures import RuleInPicture
from govtask_extract.reading.recognition.sureness import sureness_of_words

# In widths of a Han character: letters and figures; marks that a Chinese font draws as wide as a Han character fill
# only half of that, the first of these the right one, the others the left one.
_NARROW = 0.5
_OPENING, _CLOSING = "（《〈「『【〔“‘([", "）》〉」』】〕”’，。、；：！？．)]"
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
# In sizes: less ink than this between a line's edge and a rule is no Han character.
_EDGE = 0.5
# So few characters may stand at any distance.
_FEW = 3


class PlacedLine(Struct, frozen=True):
    """A line with x0, top, x1, bottom of each of its characters in pixels, and the size of its font, likewise."""

    text: str
    boxes: tuple[float, ...]
    size: float
    confidence: float


def place_characters(line: FoundLine, ink: Ink, rules: Sequence[RuleInPicture]) -> PlacedLine | None:
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
    pieces = _own_pieces(text, _stretches(np.flatnonzero(columns), by_height, cuts), by_height)
    unit = sum(end - start for start, end in pieces) / _inked_units(text)
    # A blank is where characters stand apart: whoever joins lines sees that.
    bounds = zip(text, _bounds(text, columns, pieces), strict=True)
    within = ((character, _within_cell(x0, x1, cuts)) for character, (x0, x1) in bounds)
    xs = [(left + x0, left + x1) for character, (x0, x1) in within if character != " "]
    close = len(text) > _FEW and 1 / _SPREAD < unit / by_height < _SPREAD
    size = unit if close else by_height
    boxes = (side for x0, x1 in xs for side in (x0, middle - size / 2, x1, middle + size / 2))
    return PlacedLine(text.replace(" ", ""), tuple(boxes), size, sureness_of_words(text, line.confidence))


def _inside(box: Sequence[float], ink: Ink) -> tuple[int, int, int, int]:
    height, width = ink.shape
    left, top, right, bottom = box
    return max(0, int(left)), max(0, int(top)), min(width, int(right) + 1), min(height, int(bottom) + 1)


def _units(character: str) -> float:
    """Brackets are taken for half as wide as they are so often that they count as wide."""
    return _NARROW if character not in "()[]" and east_asian_width(character) in ("Na", "H", "N") else 1.0


def _within_cell(x0: float, x1: float, cuts: Sequence[float]) -> tuple[float, float]:
    """A mark's blank half may reach over a rule; the mark does not."""
    for cut in cuts:
        if x0 < cut < x1:
            return (x0, cut) if cut - x0 > x1 - cut else (cut, x1)
    return x0, x1


def _own_pieces(text: str, pieces: list[tuple[int, int]], size: float) -> list[tuple[int, int]]:
    """Without the edge of another cell's text, which the line's box reaches into: it is no Han character."""
    for edge in (0, -1):
        start, end = pieces[edge]
        if len(pieces) > 1 and is_han(text[edge]) and end - start < _EDGE * size:
            del pieces[edge]
    return pieces


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


def _bounds(text: str, columns: np.ndarray, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float]]:
    """x0 and x1 of each character, from the left of the line's box; pieces of the line are counted apart."""
    rest = text
    for count, (start, end) in zip(_counts(text, [end - start for start, end in pieces]), pieces, strict=True):
        if count:
            yield from _shared_out(rest[:count], start, end, columns)
        rest = rest[count:]


def _counts(text: str, widths: Sequence[int]) -> list[int]:
    """How many characters each piece has, one at least, so that all are of one size as nearly as can be."""
    if len(text) < len(widths):
        return [1] * len(text) + [0] * (len(widths) - len(text))
    bounds = _first_bounds(text, widths)
    better = True
    while better:
        better = False
        for at in range(1, len(bounds) - 1):
            for moved in (bounds[at] - 1, bounds[at] + 1):
                tried = [*bounds[:at], moved, *bounds[at + 1 :]]
                if tried[at - 1] < moved < tried[at + 1] and _unevenness(text, widths, tried) < _unevenness(
                    text, widths, bounds
                ):
                    bounds, better = tried, True
    return [end - start for start, end in pairwise(bounds)]


def _first_bounds(text: str, widths: Sequence[int]) -> list[int]:
    """By the widths alone."""
    units = list(accumulate(map(_units, text)))
    bounds = [0]
    for index, width in enumerate(accumulate(widths), 1):
        wanted = units[-1] * width / sum(widths)
        nearest = min(range(len(units)), key=lambda at: abs(units[at] - wanted)) + 1
        bounds.append(min(max(nearest, bounds[-1] + 1), len(text) - (len(widths) - index)))
    return [*bounds[:-1], len(text)]


def _unevenness(text: str, widths: Sequence[int], bounds: Sequence[int]) -> float:
    """By how many pixels the pieces differ from what their characters take, in all."""
    units = [_inked_units(text[start:end]) for start, end in pairwise(bounds)]
    unit = sum(widths) / sum(units)
    return sum(abs(width - unit * own) for width, own in zip(widths, units, strict=True))


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
