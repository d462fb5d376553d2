"""The rows of a rich text's tables, whose cells say only where they end. RTF 1.9.1, "Table Definitions"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct, field

from govtask_extract.reading.builder import Filled
from govtask_extract.reading.looks import WHITE

# Twips within which two edges are one: a point.
_NEAR = 20


class RtfEdge(Struct, frozen=True):
    """Where a cell ends, in twips, whether it only goes on from the one at its left, or above, and what is behind it.

    `fill` is a colour, None if it is not known.
    """

    right: int
    goes_across: bool = False
    goes_down: bool = False
    fill: str | None = WHITE


class RtfRow(Struct, frozen=True):
    """`cells` are the lines of each."""

    left: int
    edges: tuple[RtfEdge, ...]
    cells: tuple[tuple[str, ...], ...]


class RowDefinition(Struct):
    """Grows while \\trowd, \\cellx and what stands between them are read."""

    left: int = 0
    edges: list[RtfEdge] = field(default_factory=list)
    goes_across: bool = False
    goes_down: bool = False
    fill: str | None = WHITE
    usual_fill: str | None = WHITE

    def fill_row(self, fill: str | None) -> None:
        self.fill = self.usual_fill = fill

    def end_cell(self, right: int) -> None:
        self.edges.append(RtfEdge(right, self.goes_across, self.goes_down, self.fill))
        self.goes_across = self.goes_down = False
        self.fill = self.usual_fill

    def fill_of(self, index: int) -> str | None:
        """What is behind a cell's words; None for one that is not defined yet."""
        return self.edges[index].fill if index < len(self.edges) else None


def filled_cells(rows: Sequence[RtfRow]) -> list[Filled]:
    """The cells of a table on the columns that the edges of all its rows make."""
    bounds = _bounds(rows)
    cells: list[Filled] = []
    above: dict[int, int] = {}
    for number, row in enumerate(rows):
        left = _column(row.left, bounds)
        for index, lines in enumerate(row.cells):
            edge = row.edges[index] if index < len(row.edges) else None
            right = max(_column(edge.right, bounds), left + 1) if edge else left + 1
            if edge and edge.goes_across and cells and cells[-1].row == number:
                last = cells[-1]
                cells[-1] = Filled(number, last.column, (*last.lines, *lines), 1, right - last.column)
            elif edge and edge.goes_down and left in above:
                over = cells[above[left]]
                cells[above[left]] = Filled(
                    over.row, left, (*over.lines, *lines), number - over.row + 1, over.column_span
                )
            else:
                above[left] = len(cells)
                cells.append(Filled(number, left, lines, 1, right - left))
            left = right
    return cells


def _bounds(rows: Sequence[RtfRow]) -> list[int]:
    """All edges from left to right, those near one another as one."""
    edges = sorted({row.left for row in rows} | {edge.right for row in rows for edge in row.edges})
    bounds: list[int] = []
    for edge in edges:
        if not bounds or edge - bounds[-1] > _NEAR:
            bounds.append(edge)
    return bounds


def _column(edge: int, bounds: Sequence[int]) -> int:
    return bisect_left(bounds, edge - _NEAR)
