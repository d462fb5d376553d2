"""The rows and columns of a sheet that do not show: hidden, filtered away, folded up in an outline, of no height."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, field

from govtask_extract.reading.setting_apart import HIDDEN, set_apart

# As many as a sheet has. ECMA-376 part 1, 18.3.1.13: a range of columns may name all of them.
_COLUMNS = 16_384
# Below this nobody sees a row, in points, or a column, in characters.
_LEAST_HEIGHT, _LEAST_WIDTH = 1.0, 0.1

Span = tuple[int, int]
"""How many rows and columns a cell spans."""


class Unseen(Struct, frozen=True):
    """Rows and columns are counted from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)

    def hide_columns(self, first: int, last: int) -> None:
        """`last` is one of them."""
        self.columns.update(range(max(first, 0), min(last + 1, _COLUMNS)))


def has_no_height(points: str | None) -> bool:
    """Whether a row's height, as it is written, leaves nothing to see; False if none is written."""
    return _is_below(points, _LEAST_HEIGHT)


def has_no_width(characters: str | None) -> bool:
    """Whether a column's width leaves nothing to see; False if none is written."""
    return _is_below(characters, _LEAST_WIDTH)


def _is_below(size: str | None, least: float) -> bool:
    try:
        return size is not None and float(size) < least
    except ValueError:
        return False


def with_unseen_set_apart(
    cells: Mapping[tuple[int, int], str], merged: Mapping[tuple[int, int], Span], unseen: Unseen
) -> dict[tuple[int, int], str]:
    """The cells, what does not show marked as hidden; a merged cell shows where one row and one column of it do."""
    if not unseen.rows and not unseen.columns:
        return dict(cells)
    rows, columns = sorted(unseen.rows), sorted(unseen.columns)
    marked = {}
    for (row, column), text in cells.items():
        height, width = merged.get((row, column), (1, 1))
        gone = _holds_all(rows, row, height) or _holds_all(columns, column, width)
        marked[row, column] = set_apart(text, HIDDEN) if gone else text
    return marked


def _holds_all(numbers: list[int], first: int, count: int) -> bool:
    """Whether the sorted numbers hold `first` and all that follow it, `count` together."""
    return bisect_left(numbers, first + count) - bisect_left(numbers, first) == count
