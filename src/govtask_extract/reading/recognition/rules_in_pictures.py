"""The ruling lines of a table in a picture, and the picture without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from PIL import Image

from govtask_extract.reading.recognition.ink import Ink, find_ink, inked_stretches, paper_of

# In inches. The sides of cells are no shorter; the strokes of large characters may be longer.
_SHORTEST = 0.28
# No stroke of a character is as long as a level line from here on, nor an upright one that meets such a line.
_LEVEL, _UPRIGHT = 1.0, 0.6
# A level line that meets none across is a line if it is so long; shorter ones may be dashes.
_ALONE = 1.5
# Thicker is a bar, or the edge of the glass.
_THICKEST = 0.09
# Lines meet if no more than this is between them.
_NEAR = 0.06
# So much of a stretch is ink where a line runs: print has gaps, scanners have dust.
_UNBROKEN = 0.94
# Lines are looked for in a copy that is so many times as small.
_COARSER = 2
# In pixels: a line's edge, which is paler than the line.
_EDGE = 2


class RuleInPicture(Struct, frozen=True):
    """In pixels: its middle, where it starts and ends, how thick it is, and its first and last row."""

    at: float
    start: int
    end: int
    thickness: int
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.end - self.start


class Ruled(Struct, frozen=True):
    """The lines of a picture, level and upright; the picture and its ink without them."""

    level: tuple[RuleInPicture, ...]
    upright: tuple[RuleInPicture, ...]
    rest: Image.Image
    ink: Ink


def part_rules(image: Image.Image, dpi: float) -> Ruled:
    """Of a grey picture whose lines run level."""
    ink = find_ink(image, dpi)
    coarse, half = _coarse(ink), dpi / _COARSER
    level, upright = _grid(_rules(coarse, half), _rules(coarse.T, half), half)
    if not (level or upright):
        return Ruled((), (), image, ink)
    rules = [_finer(rule) for rule in level], [_finer(rule) for rule in upright]
    return Ruled(tuple(rules[0]), tuple(rules[1]), *_without(image, ink, *rules))


def _coarse(ink: Ink) -> Ink:
    """Of half the size: ink where one of four pixels is."""
    height, width = (side // _COARSER * _COARSER for side in ink.shape)
    rows = ink[0:height:_COARSER] | ink[1:height:_COARSER]
    return np.asarray(rows[:, 0:width:_COARSER] | rows[:, 1:width:_COARSER])


def _finer(rule: RuleInPicture) -> RuleInPicture:
    return RuleInPicture(
        at=rule.at * _COARSER + 0.5,
        start=rule.start * _COARSER,
        end=rule.end * _COARSER,
        thickness=max(1, (rule.thickness - 1) * _COARSER),
        first=rule.first * _COARSER,
        last=rule.last * _COARSER + 1,
    )


def _grid(
    level: Sequence[RuleInPicture], upright: Sequence[RuleInPicture], dpi: float
) -> tuple[list[RuleInPicture], list[RuleInPicture]]:
    """Those that make cells together, or are too long to be anything else."""
    long = [rule for rule in level if rule.length >= _LEVEL * dpi]
    sides = [rule for rule in upright if _met(rule, long, dpi) >= (1 if rule.length >= _UPRIGHT * dpi else 2)]
    short = [rule for rule in level if rule.length < _LEVEL * dpi and _is_between(rule, sides, dpi)]
    kept = [rule for rule in long if rule.length >= _ALONE * dpi or _met(rule, sides, dpi)]
    # Cells among others that are merged have short sides only.
    more = [rule for rule in upright if rule not in sides and _is_between(rule, [*kept, *short], dpi)]
    return [*kept, *short], [*sides, *more]


def _met(rule: RuleInPicture, others: Sequence[RuleInPicture], dpi: float) -> int:
    """How many of these, which run across, it meets."""
    near = _NEAR * dpi
    return sum(
        other.start - near <= rule.at <= other.end + near and rule.start - near <= other.at <= rule.end + near
        for other in others
    )


def _is_between(rule: RuleInPicture, others: Sequence[RuleInPicture], dpi: float) -> bool:
    """Whether it ends at one of these, which run across, on both sides."""
    near = _NEAR * dpi
    across = [other.at for other in others if other.start - near <= rule.at <= other.end + near]
    return all(any(abs(end - at) <= near for at in across) for end in (rule.start, rule.end))


def _rules(ink: Ink, dpi: float) -> list[RuleInPicture]:
    """The level lines of the ink."""
    length = round(_SHORTEST * dpi)
    if ink.shape[1] <= length:
        return []
    found = _stretched(_thickened(ink), length)
    return [rule for rule in _components(found) if rule.thickness <= _THICKEST * dpi]


def _thickened(ink: Ink) -> Ink:
    """By a pixel up and down: a line that runs a little askew goes from row to row."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    return thick


def _stretched(ink: Ink, length: int) -> Ink:
    """Where a stretch of this length is ink nearly all along."""
    counts = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=counts[:, 1:])
    begins = counts[:, length:] - counts[:, :-length] >= _UNBROKEN * length
    ends = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    ends[:, : begins.shape[1]] += begins
    ends[:, length : length + begins.shape[1]] -= begins
    return (np.cumsum(ends, axis=1)[:, :-1] > 0) & ink


def _components(found: Ink) -> Iterator[RuleInPicture]:
    """Stretches of neighbouring rows that have columns in common are one line."""
    open_ones: list[list[tuple[int, int, int]]] = []
    for row in np.flatnonzero(found.any(axis=1)):
        stretches = [(int(row), start, end) for start, end in inked_stretches(found[row])]
        still: list[list[tuple[int, int, int]]] = []
        for members in open_ones:
            last = members[-1][0]
            touching = [one for one in stretches if last >= row - 2 and _touch(one, members)]
            if touching:
                members += touching
                stretches = [one for one in stretches if one not in touching]
                still.append(members)
            elif last >= row - 2:
                still.append(members)
            else:
                yield _rule(members)
        open_ones = still + [[one] for one in stretches]
    yield from map(_rule, open_ones)


def _touch(one: tuple[int, int, int], members: Sequence[tuple[int, int, int]]) -> bool:
    row, start, end = one
    return any(
        start <= other_end and other_start <= end
        for other_row, other_start, other_end in reversed(members)
        if other_row >= row - 2
    )


def _rule(members: Sequence[tuple[int, int, int]]) -> RuleInPicture:
    """How thick it is where it is cut through; from its first to its last row it may run askew."""
    rows = [row for row, _, _ in members]
    weights = [end - start for _, start, end in members]
    start, end = min(member[1] for member in members), max(member[2] for member in members)
    middle = sum(row * weight for row, weight in zip(rows, weights, strict=True)) / sum(weights)
    return RuleInPicture(middle, start, end, max(1, round(sum(weights) / (end - start))), min(rows), max(rows))


def _without(
    image: Image.Image, ink: Ink, level: Sequence[RuleInPicture], upright: Sequence[RuleInPicture]
) -> tuple[Image.Image, Ink]:
    pixels, rest = np.array(image), ink.copy()
    paper = paper_of(pixels)
    for plane, inked, rules in ((pixels, rest, level), (pixels.T, rest.T, upright)):
        for rule in rules:
            rows = slice(max(0, rule.first - _EDGE), rule.last + _EDGE + 1)
            columns = slice(max(0, rule.start - _EDGE), rule.end + _EDGE)
            plane[rows, columns] = paper
            inked[rows, columns] = False
    return Image.fromarray(pixels), rest
