"""A table as rows of cells, merged cells standing in every row and column that they span."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.script import without_blanks
from govtask_extract.model.document import Cell, RawDocument, Span, Table
from govtask_extract.model.traced import BROKEN, EMPTY, Traced, join
from govtask_extract.parsing.lines.printed import trace
from govtask_extract.parsing.tables.cell_content import CellLines

Row = tuple[Cell, ...]
"""For each column the cell that stands there; an empty one where the file has none."""


class Grid(Struct, frozen=True, dict=True):
    """The cells of one table, or of several that are one table cut by pages."""

    raw: str
    tables: tuple[Table, ...]
    wrapped: bool = False
    boxes: array[float] | None = None
    furniture: tuple[tuple[Span, str], ...] = ()

    @cached_property
    def rows(self) -> list[Row]:
        """The tables' rows, one table below the other."""
        width = max(table.columns for table in self.tables)
        rows: list[list[Cell | None]] = []
        for table in self.tables:
            first = len(rows)
            rows += [[None] * width for _ in range(table.rows)]
            for cell in table.cells:
                moved = replace(cell, row=cell.row + first)
                for row in range(moved.row, min(moved.row + cell.row_span, len(rows))):
                    for column in range(cell.column, min(cell.column + cell.column_span, width)):
                        rows[row][column] = moved
        return [_filled(row, number) for number, row in enumerate(rows)]

    @cached_property
    def part_starts(self) -> frozenset[int]:
        """The rows with which the second and later tables begin."""
        starts, total = set(), 0
        for table in self.tables[:-1]:
            total += table.rows
            starts.add(total)
        return frozenset(starts)

    @cached_property
    def _cell_lines(self) -> CellLines:
        cells = [cell for table in self.tables for cell in table.cells]
        return CellLines(self.raw, cells if self.wrapped else (), self.boxes or array("f"))

    def lines(self, cell: Cell) -> tuple[Traced, ...]:
        """What the cell prints, line by line."""
        pieces = (trace(self.raw, start, end, self.furniture) for start, end in cell.spans)
        return tuple(piece for piece in pieces if piece)

    def content(self, cell: Cell) -> Traced:
        """What the cell prints; a line that the cell's width broke is joined to the one before."""
        return self._joined(cell)

    def by_line(self, cell: Cell) -> Traced:
        """What the cell prints, its lines parted as printed: in a list of names the grammar tells which goes on.

        A vertical tab stands where the cell's width may have broken a line.
        """
        return self._joined(cell, BROKEN)

    def _joined(self, cell: Cell, broken: str | None = None) -> Traced:
        lines = self.lines(cell)
        if not lines:
            return EMPTY
        return self._cell_lines.joined(cell, lines, broken) if self.wrapped else join(lines, "\n")

    def text(self, cell: Cell) -> str:
        """What the cell prints, without white space."""
        if cell.spans not in self._texts:
            self._texts[cell.spans] = without_blanks("".join(line.text for line in self.lines(cell)))
        return self._texts[cell.spans]

    @cached_property
    def _texts(self) -> dict[tuple[Span, ...], str]:
        """What has been asked for before: headers and numbers are, row after row."""
        return {}


def _filled(row: Sequence[Cell | None], number: int) -> Row:
    return tuple(cell or Cell(number, column, ()) for column, cell in enumerate(row))


def of_document(document: RawDocument, tables: Sequence[Table]) -> Grid:
    """The tables of a document as one."""
    return Grid(document.text, tuple(tables), document.wrapped, document.boxes, document.furniture)


def together(grids: Sequence[Grid]) -> Grid:
    """The tables as one, one below the other."""
    if len(grids) == 1:
        return grids[0]
    return replace(grids[0], tables=tuple(table for grid in grids for table in grid.tables))


def distinct(row: Row) -> list[Cell]:
    """The cells of a row that print something, each once."""
    return list(dict.fromkeys(cell for cell in row if cell.spans))
