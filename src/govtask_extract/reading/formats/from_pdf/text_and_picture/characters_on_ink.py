"""The characters of a page beside the ink where they stand: one with many strokes is darker than a comma.

Along a line the two go up and down together: by 0.9 where text is printed, by 0.55 and more where it was recognised in
a scan, with boxes that are off by half a character or a seventh of their line, and by 0.3 at most where the text is
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from msgspec import Struct

from govtask_extract.model.boxes import bounds
from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, box_at
from govtask_extract.reading.formats.from_pdf.text_and_picture.going_together import agreement, correlation
from govtask_extract.reading.formats.from_pdf.text_and_picture.page_ink import PageInk
from govtask_extract.reading.formats.from_pdf.text_and_picture.strokes import strokes_of

# A line with fewer characters tells nothing; more lines than these tell no better.
_FEWEST_IN_LINE, _MOST_LINES = 6, 40
# By so much of a character's size recognised text may be off along its line; so many times as long its line may be.
_ALONG, _LONGER = (0.0, -0.5, -0.25, 0.25, 0.5), (0.87, 0.93, 1.08, 1.16)
# By so many sizes to one side of a line and the other the ink is looked for that should be on it.
_BESIDE = (-1.0, -0.75, -0.5, 0.5, 0.75, 1.0)
# What has no strokes that were counted: marks, blanks, and letters, which are as dark as a light Han character.
_MARKS, _MARK, _BLANK, _LETTER = frozenset("、。，；：（）“”‘’《》·．！？〔〕…,.;:'\""), 0.3, 0.0, log(8)
# A letter's box with less ink shows nothing.
_NOTHING = 0.02
# A line of digits is as dark everywhere: it tells nothing. So is a line whose characters vary less, as their variance.
_VARIED = 0.15


class InkLikeness(Struct, frozen=True):
    """Of so many characters: how they and the ink agree where they stand, and at most where they may be meant.

    Of so many Han characters, each counted once: how their strokes and their ink agree, marks and blanks left aside.
    Of so many letters: which share of them stands on no ink, and how many times as much ink there is above or below
    the lines as on them.
    """

    count: int = 0
    here: float = 0.0
    near: float = 0.0
    han: int = 0
    strokes: float = 0.0
    letters: int = 0
    blank: float = 0.0
    beside: float = 1.0


def liken(lines: Iterable[GlyphLine], ink: PageInk) -> InkLikeness:
    """Longer lines have more say."""
    likened = [_line(line, ink) for line in _chosen(lines)]
    told = [(line.count, line) for line in likened]
    lettered = [(line.letters, line) for line in likened]
    on_lines = _mean((weight, line.inks[0]) for weight, line in lettered)
    beside = [_mean((weight, line.inks[at]) for weight, line in lettered) for at in range(1, 1 + len(_BESIDE))]
    han = _shares_of_han(likened)
    return InkLikeness(
        sum(line.count for line in likened),
        _mean((weight, line.here) for weight, line in told),
        _mean((weight, line.near) for weight, line in told),
        len(han),
        agreement([strokes_of(character) for character in han], list(han.values())),
        sum(line.letters for line in likened),
        _mean((weight, line.blank) for weight, line in lettered),
        max(beside) / on_lines if on_lines else 1.0,
    )


def _mean(weighted: Iterable[tuple[int, float]]) -> float:
    pairs = list(weighted)
    return sum(weight * number for weight, number in pairs) / max(1, sum(weight for weight, _ in pairs))


def _shares_of_han(lines: Iterable[_LikeLine]) -> dict[str, float]:
    """The mean ink of each Han character, as much of its box as on other lines."""
    shares: dict[str, list[float]] = {}
    for line in lines:
        for character, share in line.han:
            shares.setdefault(character, []).append(share)
    return {character: sum(own) / len(own) for character, own in shares.items()}


class _LikeLine(Struct, frozen=True):
    """`inks` are on the line and beside it, `han` the Han characters with their ink where the line agrees best."""

    count: int
    here: float
    near: float
    letters: int
    blank: float
    inks: Sequence[float]
    han: Sequence[tuple[str, float]]


def _chosen(lines: Iterable[GlyphLine]) -> Sequence[GlyphLine]:
    """From all over the page."""
    found = [line for line in lines if len(line.text.strip()) >= _FEWEST_IN_LINE]
    return found[:: -(-len(found) // _MOST_LINES) or 1]


def _line(line: GlyphLine, ink: PageInk) -> _LikeLine:
    places = [(box_at(line.boxes, at), character) for at, character in enumerate(line.text)]
    told = [(box, character, dark) for box, character in places if (dark := _darkness(character)) is not None]
    x0, top, x1, bottom = bounds(line.boxes) or (0.0, 0.0, 0.0, 0.0)
    size, stands = _size(line), bottom - top > x1 - x0
    darks = [dark for _, _, dark in told]
    first, axis = (top, 1) if stands else (x0, 0)
    places_meant = [(part * size, 1.0) for part in _ALONG] + [(0.0, longer) for longer in _LONGER]
    agreements: list[tuple[float, list[float]]] = []
    for far, longer in places_meant:
        shares = [ink.share(_along(box, axis, first, far, longer)) for box, _, _ in told]
        agreements.append((correlation(darks, shares), shares))
    near, nearest = max(agreements)
    letters = [ink.share(box) for box, character in places if character.isalnum()]
    whole = (x0, top, x1, bottom)
    moved = (_moved(whole, part * size, 0.0) if stands else _moved(whole, 0.0, part * size) for part in (0.0, *_BESIDE))
    return _LikeLine(
        len(told) if _variance(darks) >= _VARIED else 0,
        agreements[0][0] if near == max(agreements[: len(_ALONG)])[0] else near,
        near,
        len(letters),
        sum(share < _NOTHING for share in letters) / max(1, len(letters)),
        [ink.share(box) for box in moved],
        [(character, share) for (_, character, _), share in zip(told, nearest, strict=True) if strokes_of(character)],
    )


def _variance(numbers: Sequence[float]) -> float:
    mean = sum(numbers) / max(1, len(numbers))
    return sum((number - mean) ** 2 for number in numbers) / max(1, len(numbers))


def _size(line: GlyphLine) -> float:
    """Of a usual character of the line."""
    heights = sorted(bottom - top for top, bottom in zip(line.boxes[1::4], line.boxes[3::4], strict=True))
    return heights[len(heights) // 2]


def _darkness(character: str) -> float | None:
    strokes = strokes_of(character)
    if strokes:
        return log(strokes + 1.5)
    if character in _MARKS:
        return _MARK
    if character.isspace():
        return _BLANK
    return _LETTER if character.isalnum() else None


def _along(box: Box, axis: int, first: float, far: float, longer: float) -> Box:
    """The box moved along its line, which begins at `first`, and is so many times longer."""
    sides = list(box)
    for side in (axis, axis + 2):
        sides[side] = first + (sides[side] - first) * longer + far
    return sides[0], sides[1], sides[2], sides[3]


def _moved(box: Box, across: float, down: float) -> Box:
    return box[0] + across, box[1] + down, box[2] + across, box[3] + down
