"""Which of a page's ruled tables a character stands in: those at its height are asked, and no others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.grids import GridCell, RuledGrid


class GridsAtHeights:
    """Tables, in their order."""

    def __init__(self, grids: Sequence[RuledGrid]) -> None:
        self._grids = grids
        self._bounds = sorted({bound for grid in grids for bound in (grid.ys[0], grid.ys[-1])})
        self._between: dict[int, list[tuple[int, RuledGrid]]] = {}

    def cell_of(self, piece: GlyphLine) -> tuple[int, GridCell] | None:
        """The number of the first table that has the character's middle in a cell, and the cell."""
        x0, top, x1, bottom = piece.boxes
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for number, grid in self._at(bisect_right(self._bounds, y)):
            if grid.xs[0] <= x <= grid.xs[-1] and (cell := grid.cell_at(x, y)) is not None:
                return number, cell
        return None

    def _at(self, band: int) -> list[tuple[int, RuledGrid]]:
        """The tables between two neighbours of the heights where tables begin and end."""
        if band not in self._between:
            start = self._bounds[band - 1] if band else None
            self._between[band] = [
                (number, grid)
                for number, grid in enumerate(self._grids)
                if start is not None and grid.ys[0] <= start < grid.ys[-1]
            ]
        return self._between[band]
