"""What stands in the cells of a ruled table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govtask_extract.reading.builder import Filled
from govtask_extract.reading.formats.from_pdf.glyphs import GlyphLine
from govtask_extract.reading.formats.from_pdf.grids import GridCell, RuledGrid
from govtask_extract.reading.formats.from_pdf.lines import join_lines, split, string_runs, without_blanks

Share = dict[GridCell, list[GlyphLine]]
"""The characters of each cell that has any, in the order in which they were drawn."""


def share_out(
    grids: Sequence[RuledGrid], runs: list[GlyphLine]
) -> tuple[Sequence[RuledGrid], list[Share], list[GlyphLine]]:
    """The grids that hold text in several cells, their shares, and the runs of the characters that stand in none.

    Lines around a single text are a frame and no table.
    """
    if not grids:
        return grids, [], runs
    shares: list[Share] = [{} for _ in grids]
    rest = [piece for run in runs for piece in split(run) if not _is_taken(piece, grids, shares)]
    tables = [grid for grid, share in zip(grids, shares, strict=True) if len(share) > 1]
    if len(tables) < len(grids):
        return share_out(tables, runs)
    return grids, shares, string_runs(rest)


def _is_taken(piece: GlyphLine, grids: Iterable[RuledGrid], shares: Iterable[Share]) -> bool:
    x0, top, x1, bottom = piece.boxes
    for grid, share in zip(grids, shares, strict=True):
        cell = grid.cell_at((x0 + x1) / 2, (top + bottom) / 2)
        if cell is not None:
            share.setdefault(cell, []).append(piece)
            return True
    return False


def filled_cells(grid: RuledGrid, share: Share) -> list[tuple[Filled, list[GlyphLine]]]:
    """The grid's cells with their printed lines, as text and as characters; blanks around a line are left out."""
    return [_filled(cell, _lines(share.get(cell, ()))) for cell in grid.cells]


def _lines(pieces: Iterable[GlyphLine]) -> list[GlyphLine]:
    return [without_blanks(line) for line in join_lines(string_runs(pieces))]


def _filled(cell: GridCell, lines: list[GlyphLine]) -> tuple[Filled, list[GlyphLine]]:
    texts = tuple(line.text for line in lines)
    return Filled(cell.row, cell.column, texts, cell.row_span, cell.column_span), lines
