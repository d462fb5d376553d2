"""Tables that have no upright lines, closed: a grid of cells for each, where cells are found that cut no word.

pdfplumber finds the cells. It is loaded for such tables only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.grids import RuledGrid, grid_of
from govtask_extract.reading.drawn_pages.open_tables.find_open_tables import find_open_tables
from govtask_extract.reading.drawn_pages.open_tables.lines_below import FOOT
from govtask_extract.reading.drawn_pages.open_tables.outlines import Lines, TableOutline
from govtask_extract.reading.drawn_pages.open_tables.words import BLANK, Word, words_of

# More lines of text than a page has, more rules, or more cells: a drawing, or made to take its time.
_MOST_LINES, _MOST_RULES, _MOST_CELLS = 400, 300, 1500
_FEWEST_COLUMNS = 3


def close_tables(
    page: Drawn, lines: Sequence[GlyphLine], level: Sequence[Edge], above: TableOutline | None
) -> tuple[list[RuledGrid], TableOutline | None]:
    """The tables among the lines, and the one that the page ends with; `above` is what the page before ended with."""
    if len(lines) > _MOST_LINES or len(level) > _MOST_RULES:
        return [], None
    words = [words_of(line, page.size(line.number)) for line in lines]
    words = [line for line in words if line]
    closed = list(_closed(find_open_tables(words, level, above)))
    last = closed[-1][1] if closed else None
    if last is not None and sum(line[0].y > last.bottom for line in words) > FOOT:
        last = None
    return [grid for grid, _ in closed], last


def _closed(outlines: Iterable[TableOutline]) -> Iterator[tuple[RuledGrid, TableOutline]]:
    for outline in outlines:
        if len(outline.rows) * len(outline.bands.extents) <= _MOST_CELLS:
            cells = find_cells(outline.lines)
            if cells and _fits(grid := grid_of(cells), outline):
                yield grid, outline


def _fits(grid: RuledGrid, outline: TableOutline) -> bool:
    """Whether there are columns to speak of, and each word stands in one cell."""
    return len(grid.xs) > _FEWEST_COLUMNS and all(_holds(grid, word) for row in outline.rows for word in row.words)


def _holds(grid: RuledGrid, word: Word) -> bool:
    slack = min(BLANK * word.size, (word.x1 - word.x0) / 2)
    cell = grid.cell_at(word.x0 + slack, word.y)
    return cell is not None and cell == grid.cell_at(word.x1 - slack, word.y)


# In points: lines this near to each other are one, and ends this near to a line touch it.
_NEAR = 3.0


def find_cells(lines: Lines) -> list[Box]:
    """The smallest rectangles that have lines on all sides."""
    from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

    edges = [_edge("h", edge.start, edge.at, edge.end, edge.at) for edge in lines.level]
    edges += [_edge("v", edge.at, edge.start, edge.at, edge.end) for edge in lines.upright]
    merged = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    return intersections_to_cells(edges_to_intersections(merged, _NEAR, _NEAR))


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, str | float]:
    sides: dict[str, str | float] = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {"orientation": orientation, **sides, "width": x1 - x0, "height": bottom - top}
