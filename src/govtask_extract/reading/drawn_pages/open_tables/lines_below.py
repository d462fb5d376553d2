"""Where a table that has no upright lines ends on its page, and which of the page's level lines are its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from govtask_extract.language.numerals import to_integer
from govtask_extract.language.page_marks import is_number_at_foot
from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.open_tables.bands import Bands, Extent
from govtask_extract.reading.drawn_pages.open_tables.words import Word, Words

# What may stand below a table that goes on overleaf: the foot of the page.
FOOT = 2
# In points: rules that begin and end so near to each other are of one table.
_NEAR = 3.0
# In font sizes: how far above a table its first rule may be, and below it the last; how far from the headings the first
# row, and a row from the one before; and how much wider a blank may be than those before it.
_RULE, _FIRST_ROW, _NEXT_ROW = 2.0, 3.0, 2.2
_WIDER = 1.6
# A number so near below a line is its cell's: 0712 / 01.
_SAME_CELL = 1.0
# So many lines across the columns are none of a table.
_PROSE = 3


class LinesBelow(Struct, frozen=True):
    """The lines of a table below its headings; its rules, those of the headings, too; and whether it ends with one."""

    lines: tuple[Words, ...]
    rules: tuple[Edge, ...]
    framed: bool


def find_body(lines: Sequence[Words], bands: Bands, level: Iterable[Edge], top: float, start: float) -> LinesBelow:
    """The table's lines among these, which stand below `start`; above it, from `top` on, its headings. Widens `bands`.

    A table ends with its last rule, or before the first line that is none of its.
    """
    size = lines[0][0].size
    rules = list(_rules(level, bands, top - _RULE * size, max(word.bottom for word in lines[-1]) + _RULE * size))
    bands.sides = (rules[0].start, rules[0].end) if rules else None
    bottom = _last_rule(lines, bands, rules)
    if bottom is None:
        kept = _until_end(lines, bands, start)
    else:
        kept = [line for line in lines if line[0].y < bottom]
        kept += _cut_row(kept, lines[len(kept) :], bands, bottom)
    # By the rows with numbers titles are told from others.
    for line in sorted(kept, key=lambda line: bands.numbered(line) is None):
        if not bands.crosses(line) and not bands.titles(line):
            bands.take(line)
    bands.settle()
    return LinesBelow(
        tuple(kept), tuple(rule for rule in rules if bottom is None or rule.at <= bottom), bottom is not None
    )


def count(number: Word | None) -> int | None:
    """The integer that numbers a row."""
    return to_integer(number.text.strip("（().、．）")) if number else None


def _rules(level: Iterable[Edge], bands: Bands, top: float, bottom: float) -> Iterator[Edge]:
    """From the top down the level lines, or pieces of one, that are as wide as the table: as the first of them.

    Others may begin with the numbers' column, where a cell before it is merged over rows.
    """
    left, right = bands.extents[0][0], bands.extents[-1][1]
    counted = bands.extents[bands.numbers or 0][0]
    first: Edge | None = None
    for at, pieces in groupby((edge for edge in level if top <= edge.at <= bottom), key=attrgetter("at")):
        edges = list(pieces)
        rule = Edge(at, min(edge.start for edge in edges), max(edge.end for edge in edges))
        covers = rule.start <= (left if first is None else counted) + _NEAR and right - _NEAR <= rule.end
        alike = first is None or (first.start - _NEAR <= rule.start and abs(rule.end - first.end) <= _NEAR)
        if covers and alike and 2 * sum(edge.end - edge.start for edge in edges) >= rule.end - rule.start:
            first = first or rule
            yield rule


def are_near(one: Extent, other: Extent) -> bool:
    """Whether two rules begin and end where rules of one table do."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= _NEAR


def _last_rule(lines: Sequence[Words], bands: Bands, rules: Sequence[Edge]) -> float | None:
    """The last rule with rows above it; None if there is none. Prose may stand between rules, too."""
    numbered = any(bands.numbered(line) for line in lines)
    reached = last = None
    for rule in rules:
        rows = [line for line in lines if line[0].y < rule.at and (reached is None or line[0].y > reached)]
        titles = sum(bands.titles(line) for line in rows)
        crossing = sum(bands.crosses(line) and not bands.titles(line) for line in rows)
        numbers = sum(bands.numbered(line) is not None for line in rows)
        if crossing >= _PROSE and crossing > numbers:
            break
        if rows and (numbers or titles == len(rows) or not (numbered or crossing)):
            last = rule.at
        reached = rule.at
    return last


def _cut_row(above: Sequence[Words], below: Sequence[Words], bands: Bands, bottom: float) -> list[Words]:
    """The beginning of a row that goes on overleaf, and so stands below the table's last rule on the page."""
    lines = _until_end(below, bands, bottom)
    counts = [count(number) for line in (*above, *lines) if (number := bands.numbered(line))]
    new = sum(bands.numbered(line) is not None for line in lines)
    counts_on = new == 1 < len(counts) and counts[-1] == (counts[-2] or 0) + 1
    return lines if counts_on and len(below) - len(lines) <= FOOT else []


def _until_end(lines: Sequence[Words], bands: Bands, reached: float) -> list[Words]:
    """The lines that follow each other closely and hold to the columns; titles only above others."""
    kept: list[Words] = []
    end, widest, allowed = 0, 0.0, _FIRST_ROW
    # Above the first number headings may end: 号 below 序.
    numbered = False
    for line in lines:
        blank = (min(word.top for word in line) - reached) / line[0].size
        numbered = numbered or bands.numbered(line) is not None
        title = bands.titles(line)
        holds = bands.holds(line) if numbered else not bands.crosses(line)
        if blank > allowed or not (title or holds) or _is_page_number(line, bands, blank):
            break
        kept.append(line)
        end = end if title else len(kept)
        widest = max(widest, blank)
        allowed = max(_NEXT_ROW, _WIDER * widest)
        reached = max(reached, *(word.bottom for word in line))
    # A title at the page's foot heads what goes on overleaf, where other titles came before it.
    overleaf = len(lines) - len(kept) <= FOOT and any(map(bands.titles, kept[:end]))
    return kept if overleaf else kept[:end]


def _is_page_number(line: Words, bands: Bands, blank: float) -> bool:
    """3 or — 3 — alone, but where the rows' numbers stand, and close below what a cell breaks."""
    text = "".join(word.text for word in line)
    is_broken = text.isdecimal() and blank <= _SAME_CELL
    return is_number_at_foot(text) and bands.numbered(line) is None and not is_broken
