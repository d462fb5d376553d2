"""What stands in the cells of a ruled table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govtask_extract.reading.builder import Filled
from govtask_extract.reading.formats.from_pdf.glyphs import Glyph
from govtask_extract.reading.formats.from_pdf.grids import Grid, GridCell
from govtask_extract.reading.formats.from_pdf.lines import Run, Spaced, find_runs, join_lines, printed, with_blanks

Share = dict[GridCell, list[Glyph]]
"""The characters of each cell that has any, in the order in which they were drawn."""


def share_out(grids: Sequence[Grid], runs: list[Run]) -> tuple[Sequence[Grid], list[Share], list[Run]]:
    """The grids that hold text in several cells, their shares, and the runs of the characters that stand in none.

    Lines around a single text are a frame and no table.
    """
    shares: list[Share] = [{} for _ in grids]
    rest = [[glyph for glyph in run if not _is_taken(glyph, grids, shares)] for run in runs] if grids else runs
    tables = [grid for grid, share in zip(grids, shares, strict=True) if len(share) > 1]
    if len(tables) < len(grids):
        return share_out(tables, runs)
    return grids, shares, [run for run in rest if run]


def _is_taken(glyph: Glyph, grids: Iterable[Grid], shares: Iterable[Share]) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    for grid, share in zip(grids, shares, strict=True):
        cell = grid.cell_at(x, y)
        if cell is not None:
            share.setdefault(cell, []).append(glyph)
            return True
    return False


def filled_cells(grid: Grid, share: Share) -> list[tuple[Filled, list[Spaced]]]:
    """The grid's cells with their printed lines, as text and as characters; blanks around a line are left out."""
    return [_filled(cell, [_without_blanks(line) for line in _lines(share.get(cell, ()))]) for cell in grid.cells]


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    return join_lines(find_runs(glyphs))


def _without_blanks(line: Sequence[Glyph]) -> Spaced:
    inked = [at for at, glyph in enumerate(line) if not glyph.text.isspace()]
    return with_blanks(line[inked[0] : inked[-1] + 1])


def _filled(cell: GridCell, lines: list[Spaced]) -> tuple[Filled, list[Spaced]]:
    texts = tuple(printed(line) for line in lines)
    return Filled(cell.row, cell.column, texts, cell.row_span, cell.column_span), lines
