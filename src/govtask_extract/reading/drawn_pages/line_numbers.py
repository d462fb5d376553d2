"""Numbers of the printed lines, down the margin beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.lines import without_blanks

_AT_LEFT, _AT_RIGHT = lazy_re(r"\d{1,4}"), lazy_re(r"\d{1,4}$")
# Every line is counted, or every second, fifth, tenth is printed. So many numbers are no chance, at least.
_STEPS, _FEWEST, _FEWEST_OF_STEPS = (1, 2, 5, 10), 5, 3
# In heights of a number: the gap to its line. In points: how exactly numbers stand one below the other.
_GAP, _ALIGNED = 0.3, 1.5
# A number for each line: behind so many numbers, by share, others may come first, as a table's lines do.
_INTERRUPTED = 0.2
# The numbers are no labels if they are so much smaller than the lines, or if lines begin at different places, or if
# lines have labels of their own or end in the middle of a sentence.
_SMALLER, _INDENTED = 0.85, 3.0
_NO_ITEM = lazy_re(r"(?:\d{1,3}[.．、]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)|.*[，、]$")


class _Numbered(Struct, frozen=True):
    """A line parted into its number and the rest, None if there is none."""

    number: GlyphLine
    rest: GlyphLine | None

    @property
    def value(self) -> int:
        return int(self.number.text)


def part_line_numbers(lines: Sequence[GlyphLine], runs: Iterable[GlyphLine]) -> tuple[list[GlyphLine], list[GlyphLine]]:
    """The numbers beside a column's lines, and the lines without them; `runs` are what the lines are made of."""
    for at_left in (True, False):
        found = _counted(dict(enumerate(lines)), at_left)
        if found:
            # A line knows which character it begins with, and not where its runs do.
            starts = {tuple(run.boxes[:2]): run.number for run in runs}
            parted = {at: one.rest for at, one in found.items()}
            rests = [parted.get(at, line) for at, line in enumerate(lines)]
            return [numbered.number for numbered in found.values()], [
                rest._replace(number=starts.get(tuple(rest.boxes[:2]), rest.number)) for rest in rests if rest
            ]
    return [], list(lines)


def _counted(lines: dict[int, GlyphLine], at_left: bool) -> dict[int, _Numbered]:
    """Those of the lines that are numbered, if the numbers are the lines' own and no labels."""
    parted = {at: numbered for at, line in lines.items() for numbered in _parted(line, at_left)}
    if len(parted) < _FEWEST_OF_STEPS:
        return {}
    for side in (0, -2):
        aligned = _aligned(parted, side)
        others = [line for at, line in lines.items() if at not in aligned]
        if _count_on(aligned) and _stand_beside(aligned, others, at_left):
            return aligned
    return {}


def _parted(line: GlyphLine, at_left: bool) -> Iterator[_Numbered]:
    line = without_blanks(line)
    found = (_AT_LEFT.match if at_left else _AT_RIGHT.search)(line.text)
    if not found:
        return
    number = line.part(*found.span())
    rest = line.part(found.end(), len(line.text)) if at_left else line.part(0, found.start())
    if rest.text.strip():
        inked = without_blanks(rest)
        gap = inked.boxes[0] - number.boxes[-2] if at_left else number.boxes[0] - inked.boxes[-2]
        if gap > _GAP * _height(number):
            yield _Numbered(number, inked)
    else:
        yield _Numbered(number, None)


def _height(line: GlyphLine) -> float:
    return line.boxes[3] - line.boxes[1]


def _aligned(parted: dict[int, _Numbered], side: int) -> dict[int, _Numbered]:
    """Those whose number begins, or ends, where most do."""
    places = sorted(numbered.number.boxes[side] for numbered in parted.values())
    middle = places[len(places) // 2]
    return {at: one for at, one in parted.items() if abs(one.number.boxes[side] - middle) <= _ALIGNED}


def _count_on(numbered: dict[int, _Numbered]) -> bool:
    """Whether they are counted, and no lines are without a number but where something else stands between."""
    steps = {after.value - before.value for before, after in pairwise(numbered.values())}
    step = min(steps, default=0)
    if len(steps) != 1 or step not in _STEPS or len(numbered) < (_FEWEST if step == 1 else _FEWEST_OF_STEPS):
        return False
    interrupted = sum(after > before + 1 for before, after in pairwise(numbered))
    return step > 1 or interrupted <= _INTERRUPTED * len(numbered)


def _stand_beside(numbered: dict[int, _Numbered], others: Sequence[GlyphLine], at_left: bool) -> bool:
    """Whether the numbers have the margin for themselves, and their lines are unlike a list's."""
    rests = [one.rest for one in numbered.values() if one.rest]
    lines = [*rests, *map(without_blanks, others)]
    if not rests:
        return False
    if at_left:
        beside = max(one.number.boxes[-2] for one in numbered.values()) < min(line.boxes[0] for line in lines)
    else:
        beside = min(one.number.boxes[0] for one in numbered.values()) > max(line.boxes[-2] for line in lines)
    places = [line.boxes[0 if at_left else -2] for line in rests]
    smaller = all(_height(one.number) <= _SMALLER * _height(one.rest) for one in numbered.values() if one.rest)
    unlike_items = any(_NO_ITEM.match(line.text) for line in rests)
    return beside and (smaller or unlike_items or max(places) - min(places) >= _INDENTED)
