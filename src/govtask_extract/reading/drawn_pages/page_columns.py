"""Pages set in columns, as gazettes are: a column is read to its end before the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine

# In heights of a line: the pen goes up so far at least when it begins a new column.
_JUMP = 5.0
# Columns have this many lines side by side at least, of so many heights, most of them nearly as wide as the column.
# Columns of a table have not, and are read row by row.
_FEWEST = 5
_NARROWEST = 8.0
_FULL = 0.7
# On a page set in columns the pen goes up no more often: what goes up and up is drawn in no order.
_MOST_BLOCKS = 50


def split_columns(runs: Sequence[GlyphLine]) -> list[list[GlyphLine]]:
    """The runs of each column, in the order of reading; one column, if the page is not set in several.

    What was drawn out of turn, such as a running head, goes with the first column.
    """
    first, *others = _blocks(runs) or [[]]
    if len(others) >= _MOST_BLOCKS:
        return [list(runs)]
    columns = [first]
    for block in others:
        if _stand_side_by_side(columns[-1], block):
            columns.append(block)
        else:
            columns[0] += block
    return columns


def _blocks(runs: Iterable[GlyphLine]) -> list[list[GlyphLine]]:
    """The runs in the order of drawing, cut where the pen went far up."""
    blocks: list[list[GlyphLine]] = []
    for run in runs:
        if blocks and _top(blocks[-1][-1]) - _top(run) <= _JUMP * (_bottom(run) - _top(run)):
            blocks[-1].append(run)
        else:
            blocks.append([run])
    return blocks


def _stand_side_by_side(left: Sequence[GlyphLine], right: Sequence[GlyphLine]) -> bool:
    """Titles above both and page numbers below have no say: only lines at the same height do."""
    if min(len(left), len(right)) < _FEWEST:
        return False
    top, bottom = min(map(_top, right)), max(map(_bottom, left))
    beside = [run for run in left if _bottom(run) > top]
    facing = [run for run in right if _top(run) < bottom]
    if min(len(beside), len(facing)) < _FEWEST:
        return False
    return max(map(_right, beside)) <= min(map(_left, facing)) and _is_prose(beside) and _is_prose(facing)


def _is_prose(column: Sequence[GlyphLine]) -> bool:
    width = max(map(_right, column)) - min(map(_left, column))
    widths = sorted(_right(run) - _left(run) for run in column)
    height = _bottom(column[0]) - _top(column[0])
    return width >= _NARROWEST * height and widths[len(widths) // 2] >= _FULL * width


def _left(run: GlyphLine) -> float:
    return run.boxes[0]


def _top(run: GlyphLine) -> float:
    return run.boxes[1]


def _right(run: GlyphLine) -> float:
    return run.boxes[-2]


def _bottom(run: GlyphLine) -> float:
    return run.boxes[-1]
