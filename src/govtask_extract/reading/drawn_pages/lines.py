"""Printed lines from characters: what stands at one height belongs to one line, in whatever order it was drawn."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import sub

from govtask_extract.model.boxes import extent
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine

# Two characters stand at one height if this share of the lower one's height is common to both: a raised note mark
# and a character of another font do, the lines above and below do not.
_COMMON_HEIGHT = 0.5
# All in heights of a character. How far one may begin before the one drawn before it:
_BACKWARD = 0.3
# Bold letters and shadows are drawn twice, this far apart at most:
_DOUBLE = 0.1
# How much the boxes of characters of one font and size differ in height at most:
_UNEVEN = 0.25
# A gap of this width is a blank between letters; Han characters are spread further in justified lines and titles.
_LETTER_GAP = 0.2
_WIDE_GAP = 1.0
# Of a character and a blank, by share of the narrower: what stands in the blank's place leaves no gap.
_HALF = 0.5
# From the marks “”—… on: characters that a Chinese font draws as wide as a Han character.
_FIRST_WIDE = "‐"


def find_runs(stretches: Iterable[GlyphLine], width: float, height: float) -> list[GlyphLine]:
    """What was drawn from left to right at one height, in the order of drawing; without what is off the page."""
    return string_runs(_pieces(stretches, width, height))


def string_runs(pieces: Iterable[GlyphLine]) -> list[GlyphLine]:
    """Pieces that go on from each other strung together."""
    runs: list[list[GlyphLine]] = []
    for piece in pieces:
        if runs and _goes_on(runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [_strung(run) for run in runs]


def _pieces(stretches: Iterable[GlyphLine], width: float, height: float) -> Iterator[GlyphLine]:
    """Stretches that need no further look, and the single characters of the others."""
    for stretch in stretches:
        if _is_even(stretch.boxes, width, height):
            yield stretch
        else:
            yield from (piece for piece in split(stretch) if _is_on_page(piece.boxes, width, height))


def _is_even(boxes: array[float], width: float, height: float) -> bool:
    """Whether the characters stand side by side at one height on the page: no gap, nothing raised or drawn twice."""
    x0s, tops, x1s, bottoms = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    (top, lowest_top), (highest_bottom, bottom) = extent(tops), extent(bottoms)
    size = bottom - top
    return (
        x0s[0] >= 0
        and x1s[-1] <= width
        and top >= 0
        and bottom <= height
        and lowest_top - top <= _UNEVEN * size
        and bottom - highest_bottom <= _UNEVEN * size
        and min(map(sub, x0s[1:], x0s), default=size) > _DOUBLE * size
        and max(map(sub, x0s[1:], x1s), default=0) < _LETTER_GAP * (1 - 2 * _UNEVEN) * size
    )


def _is_on_page(boxes: array[float], width: float, height: float) -> bool:
    x0, top, x1, bottom = boxes
    return x1 >= 0 and x0 <= width and bottom >= 0 and top <= height


def split(stretch: GlyphLine) -> Iterator[GlyphLine]:
    """Its characters one by one."""
    return (stretch.part(at, at + 1) for at in range(len(stretch.text)))


def _goes_on(last: GlyphLine, piece: GlyphLine) -> bool:
    end = last.boxes[-4:]
    return piece.boxes[0] >= end[0] - _BACKWARD * (end[3] - end[1]) and _are_level(end, piece.boxes)


def _are_level(one: array[float], other: array[float]) -> bool:
    """Whether two characters, the first of each, stand at one height."""
    top, bottom, other_top, other_bottom = one[1], one[3], other[1], other[3]
    common = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
    height, other_height = bottom - top, other_bottom - other_top
    return common >= _COMMON_HEIGHT * (height if height < other_height else other_height)


def _strung(pieces: Sequence[GlyphLine]) -> GlyphLine:
    """The pieces in one, with a blank in each wide gap between them, and nothing that is printed over itself."""
    if len(pieces) == 1:
        return pieces[0]
    kept = [pieces[0]]
    for piece in pieces[1:]:
        if not _is_over(kept[-1], piece):
            kept += [*_blank(kept[-1], piece), piece]
    return joined(kept)


def joined(pieces: Sequence[GlyphLine]) -> GlyphLine:
    """The pieces in one, as they are."""
    boxes = array("f", chain.from_iterable(piece.boxes for piece in pieces))
    return GlyphLine("".join(piece.text for piece in pieces), boxes, pieces[0].number)


def _is_over(last: GlyphLine, piece: GlyphLine) -> bool:
    """A ligature's letters share one box: ff is no double f."""
    if last.text[-1] != piece.text:
        return False
    x0, top, _, bottom = last.boxes[-4:]
    near = _DOUBLE * (bottom - top)
    over = abs(piece.boxes[0] - x0) <= near and abs(piece.boxes[3] - bottom) <= near
    return over and not (piece.text == "f" and piece.boxes == last.boxes[-4:])


def _blank(last: GlyphLine, piece: GlyphLine) -> tuple[GlyphLine, ...]:
    """The blank that the gap between two pieces stands for, as wide as the gap."""
    before, after = last.text[-1], piece.text[0]
    if before.isspace() or after.isspace():
        return ()
    _, top, x1, bottom = last.boxes[-4:]
    size = min(bottom - top, piece.boxes[3] - piece.boxes[1])
    wide = before >= _FIRST_WIDE or after >= _FIRST_WIDE
    if piece.boxes[0] - x1 <= (_WIDE_GAP if wide else _LETTER_GAP) * size:
        return ()
    return (GlyphLine(" ", array("f", (x1, top, piece.boxes[0], bottom)), last.number),)


def join_lines(runs: Iterable[GlyphLine]) -> list[GlyphLine]:
    """Lines from the top down, each from left to right; a line without ink is none."""
    lines: list[list[GlyphLine]] = []
    for run in sorted(runs, key=_height):
        for line in lines[-3:]:
            if _are_level(line[0].boxes, run.boxes):
                _add(line, run)
                break
        else:
            lines.append([run])
    return [line for line in map(_in_order, lines) if not line.text.isspace()]


def _height(run: GlyphLine) -> float:
    return run.boxes[1] + run.boxes[3]


def _add(line: list[GlyphLine], run: GlyphLine) -> None:
    """The widest run comes first: it says how high the line stands."""
    line.append(run)
    if _width(run) > _width(line[0]):
        line[0], line[-1] = run, line[0]


def _width(run: GlyphLine) -> float:
    return run.boxes[-2] - run.boxes[0]


def _in_order(line: list[GlyphLine]) -> GlyphLine:
    """Runs that overlap are printed over each other, or drawn in pieces: their characters tell the order."""
    runs = sorted(line, key=_left)
    if any(_overlap(before.boxes, after.boxes) for before, after in pairwise(runs)):
        runs = _without_filled_blanks(sorted((piece for run in runs for piece in split(run)), key=_left))
    return _strung(runs)


def _without_filled_blanks(pieces: Sequence[GlyphLine]) -> list[GlyphLine]:
    """The characters without the blanks in whose place others are printed, as what is filled into a form is."""
    inked = [piece for piece in pieces if not piece.text.isspace()]
    kept, at = list[GlyphLine](), 0
    for piece in pieces:
        if not piece.text.isspace():
            at += 1
        elif any(_fills(other, piece) for other in inked[max(0, at - 1) : at + 1]):
            continue
        kept.append(piece)
    return kept


def _fills(piece: GlyphLine, blank: GlyphLine) -> bool:
    """Whether half of either stands in the other."""
    common = min(piece.boxes[2], blank.boxes[2]) - max(piece.boxes[0], blank.boxes[0])
    return common >= _HALF * min(_width(piece), _width(blank))


def _overlap(before: array[float], after: array[float]) -> bool:
    return after[0] < before[-2] - _BACKWARD * (before[-1] - before[-3])


def _left(stretch: GlyphLine) -> float:
    return stretch.boxes[0]


def without_blanks(line: GlyphLine) -> GlyphLine:
    """The line from its first to its last ink."""
    if line.text == line.text.strip():
        return line
    start, end = len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
    return line.part(start, end)
