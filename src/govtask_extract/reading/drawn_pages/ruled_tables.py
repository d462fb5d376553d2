"""What stands in the cells of a ruled table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govtask_extract.reading.builder import Filled
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.grids import GridCell, RuledGrid
from govtask_extract.reading.drawn_pages.grids_at_heights import GridsAtHeights
from govtask_extract.reading.drawn_pages.lines import join_lines, joined, split, string_runs, without_blanks

Share = dict[GridCell, list[GlyphLine]]
"""The characters of each cell that has any, in the order in which they were drawn; then its turned lines, as wholes."""

# In heights of a character: how far those of a column stand apart sideways at most.
_BESIDE = 0.5


def share_out(
    grids: Sequence[RuledGrid], runs: list[GlyphLine]
) -> tuple[Sequence[RuledGrid], list[Share], list[GlyphLine]]:
    """The grids that hold text in several cells, their shares, and the runs of the characters that stand in none.

    Lines around a single text are a frame and no table.
    """
    if not grids:
        return grids, [], runs
    shares: list[Share] = [{} for _ in grids]
    at_heights = GridsAtHeights(grids)
    rest = [piece for run in runs for piece in split(run) if not _is_taken(piece, at_heights, shares)]
    tables = [grid for grid, share in zip(grids, shares, strict=True) if len(share) > 1]
    if len(tables) < len(grids):
        return share_out(tables, runs)
    return grids, shares, string_runs(rest)


def _is_taken(piece: GlyphLine, grids: GridsAtHeights, shares: Sequence[Share]) -> bool:
    found = grids.cell_of(piece)
    if found is None:
        return False
    number, cell = found
    shares[number].setdefault(cell, []).append(piece)
    return True


def filled_cells(grid: RuledGrid, share: Share) -> list[tuple[Filled, list[GlyphLine]]]:
    """The grid's cells with their printed lines, as text and as characters; blanks around a line are left out."""
    return [_filled(cell, _lines(share.get(cell, ()))) for cell in grid.cells]


def _lines(pieces: Iterable[GlyphLine]) -> list[GlyphLine]:
    pieces = list(pieces)
    turned = [piece for piece in pieces if len(piece.text) > 1]
    level = [piece for piece in pieces if len(piece.text) == 1]
    lines = [without_blanks(line) for line in join_lines(string_runs(level))]
    return [*([joined(lines)] if _is_column(lines) else lines), *map(without_blanks, turned)]


def _is_column(lines: Sequence[GlyphLine]) -> bool:
    """Whether a cell's characters stand one below the other: it is narrow, and its words are set from the top down."""
    if len(lines) < 2 or not all(len(line.text) == 1 and line.text.isalpha() for line in lines):
        return False
    middles = [(line.boxes[0] + line.boxes[2]) / 2 for line in lines]
    return max(middles) - min(middles) <= _BESIDE * (lines[0].boxes[3] - lines[0].boxes[1])


def _filled(cell: GridCell, lines: list[GlyphLine]) -> tuple[Filled, list[GlyphLine]]:
    texts = tuple(line.text for line in lines)
    return Filled(cell.row, cell.column, texts, cell.row_span, cell.column_span), lines
