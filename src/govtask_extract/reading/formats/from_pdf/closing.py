"""Tables that have no upright lines, closed: a grid of cells for each, where cells are found that cut no word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.body import FOOT
from govtask_extract.reading.formats.from_pdf.drawn import Drawn
from govtask_extract.reading.formats.from_pdf.edges import Edge
from govtask_extract.reading.formats.from_pdf.glyphs import Stretch
from govtask_extract.reading.formats.from_pdf.grids import Grid, grid_of
from govtask_extract.reading.formats.from_pdf.open_tables import find_open_tables, may_hold_table
from govtask_extract.reading.formats.from_pdf.outlines import Lines, Outline
from govtask_extract.reading.formats.from_pdf.words import BLANK, Word, words_of

CellsOf = Callable[[Lines, Drawn], list[Box]]
"""Finds the cells that lines and those that the page draws make."""

# More lines than a page of text has, or than rules and rows: a drawing.
_MOST_LINES, _MOST_EDGES = 400, 300
_FEWEST_COLUMNS = 3


def close_tables(
    page: Drawn, lines: Sequence[Stretch], level: Sequence[Edge], above: Outline | None, cells_of: CellsOf
) -> tuple[list[Grid], Outline | None]:
    """The tables among the lines, and the one that the page ends with; `above` is what the page before ended with."""
    if len(lines) > _MOST_LINES or len(level) > _MOST_EDGES or not (above or may_hold_table(lines)):
        return [], None
    words = [words_of(line, page.size(line.number)) for line in lines]
    words = [line for line in words if line]
    closed = list(_closed(page, find_open_tables(words, level, above), cells_of))
    last = closed[-1][1] if closed else None
    if last is not None and sum(line[0].y > last.bottom for line in words) > FOOT:
        last = None
    return [grid for grid, _ in closed], last


def _closed(page: Drawn, outlines: Sequence[Outline], cells_of: CellsOf) -> Iterator[tuple[Grid, Outline]]:
    for outline in outlines:
        cells = cells_of(outline.lines, page)
        if cells and _fits(grid := grid_of(cells), outline):
            yield grid, outline


def _fits(grid: Grid, outline: Outline) -> bool:
    """Whether there are columns to speak of, and each word stands in one cell."""
    return len(grid.xs) > _FEWEST_COLUMNS and all(_holds(grid, word) for row in outline.rows for word in row.words)


def _holds(grid: Grid, word: Word) -> bool:
    slack = min(BLANK * word.size, (word.x1 - word.x0) / 2)
    cell = grid.cell_at(word.x0 + slack, word.y)
    return cell is not None and cell == grid.cell_at(word.x1 - slack, word.y)
