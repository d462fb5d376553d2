"""The lines that close a table which has no upright ones: between its columns, and between rows without a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.open_tables.bands import Bands
from govtask_extract.reading.drawn_pages.open_tables.over import Over
from govtask_extract.reading.drawn_pages.open_tables.words import BLANK, Word

# In points: rules so near to where a table begins or ends are its own; without one it ends so far from its ink.
_NEAR = 3.0
_MARGIN = 2.0


class RowOutline(Struct, frozen=True):
    """Its words; `whole`, if it is one cell as wide as the table."""

    words: tuple[Word, ...]
    whole: bool = False


class Lines(Struct, frozen=True):
    """All around and between a table's columns and rows, whether the page draws them or not."""

    upright: tuple[Edge, ...]
    level: tuple[Edge, ...]


class TableOutline(Struct, frozen=True):
    """A table's rows, and the lines that close them.

    `bands`, `last`, `high` and `head` are what it has in common with its rest overleaf: its columns, the number of its
    last row, whether numbers stand at the top of their rows, and the words of its headings, line by line.
    """

    rows: tuple[RowOutline, ...]
    lines: Lines
    bands: Bands
    last: int | None
    high: bool
    head: frozenset[str]

    @property
    def bottom(self) -> float:
        return max(edge.end for edge in self.lines.upright)


def draw(
    rows: Sequence[RowOutline], over: Iterable[Over], bands: Bands, level: Iterable[Edge], rules: Sequence[Edge]
) -> Lines:
    """`over` are headings of the first row, `level` the lines that the page draws, `rules` those that part rows."""
    ys = list(_ys(rows, rules))
    drawn = [edge for edge in level if ys[0][0] <= edge.at <= ys[-1][0]]
    xs = _xs(rows, bands, drawn, rules)
    under = [(one, columns) for one in over if (columns := _columns_under(one, bands))]
    upright = [Edge(x, ys[0][0], ys[-1][0]) for x in (xs[0], xs[-1])]
    for row, (top, bottom) in zip(rows, pairwise(y for y, _ in ys), strict=True):
        for column, x in enumerate(xs[1:-1]):
            start = max([top, *(one.y for one, columns in under if row is rows[0] and column in columns[:-1])])
            if not row.whole and not _is_crossed(x, row.words, start):
                upright.append(Edge(x, start, bottom))
    drawn += [Edge(y, xs[0], xs[-1]) for y, ruled in ys if not ruled]
    drawn += [Edge(one.y, xs[columns[0]], xs[columns[-1] + 1]) for one, columns in under if one.rule is None]
    return Lines(tuple(upright), tuple(drawn))


def _columns_under(over: Over, bands: Bands) -> range:
    columns = [column for word in over.below if (column := bands.column(word)) is not None]
    return range(min(columns), max(columns) + 1) if columns else range(0)


def _is_crossed(x: float, words: Iterable[Word], top: float) -> bool:
    return any(word.x0 < x - BLANK * word.size and word.x1 > x + BLANK * word.size and word.y > top for word in words)


def _xs(rows: Iterable[RowOutline], bands: Bands, level: Sequence[Edge], rules: Sequence[Edge]) -> list[float]:
    """The table's sides and, in the blanks between its columns, where a line ends, or the middle."""
    words = [(word.x0, word.x1) for row in rows for word in row.words]
    starts, stops = zip(*words, *bands.extents, strict=True)
    left = min([min(starts) - _MARGIN, *(rule.start for rule in rules)])
    right = max([max(stops) + _MARGIN, *(rule.end for rule in rules)])
    ends = sorted(end for edge in level for end in (edge.start, edge.end))
    return [left, *(_border(before, after, ends) for (_, before), (after, _) in pairwise(bands.extents)), right]


def _border(before: float, after: float, ends: Iterable[float]) -> float:
    return next((end for end in ends if before < end < after), (before + after) / 2)


def _ys(rows: Sequence[RowOutline], rules: Sequence[Edge]) -> Iterator[tuple[float, bool]]:
    """The table's ends and, between them, what parts its rows: rules, or the middles of the blanks; and which it is."""
    top, bottom = min(word.top for word in rows[0].words), max(word.bottom for word in rows[-1].words)
    above = [rule.at for rule in rules if rule.at <= top + _NEAR]
    yield (max(above), True) if above else (top - _MARGIN, False)
    for one, other in pairwise(rows):
        end, start = max(word.y for word in one.words), min(word.y for word in other.words)
        between = [rule.at for rule in rules if end < rule.at < start]
        yield (between[0], True) if between else ((end + start) / 2, False)
    below = [rule.at for rule in rules if rule.at >= bottom - _NEAR]
    yield (min(below), True) if below else (bottom + _MARGIN, False)
