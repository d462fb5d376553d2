"""A table as rows of cells, merged cells standing in every row and column that they span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from govtask_extract.model.document import Cell, Table
from govtask_extract.model.traced import EMPTY, Traced, join
from govtask_extract.parsing.clean import trace

_BODY_END = regex.compile(r"(?:[局委厅部办院署会]|中心|政府|公司|银行)$")
_BODY_START = regex.compile(r"[省市县区州旗镇乡各有]")


@dataclass(frozen=True)
class Grid:
    """The cells of one table, or of several that are one table cut by pages."""

    raw: str
    tables: tuple[Table, ...]
    wrapped: bool

    @cached_property
    def rows(self) -> list[list[Cell | None]]:
        """For each row the cell in each column; None where there is none."""
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
        return rows

    def content(self, cell: Cell | None) -> Traced:
        """What the cell prints, its lines joined."""
        return _content(cell, self.raw, self.wrapped)

    def lines(self, cell: Cell | None) -> tuple[Traced, ...]:
        """What the cell prints, joined where a line was broken by the cell's width."""
        content = self.content(cell)
        return (content,) if content else ()

    def distinct(self, row: int) -> list[Cell]:
        """The cells of a row that print something, each once."""
        seen: list[Cell] = []
        for cell in self.rows[row]:
            if cell is not None and cell.spans and cell not in seen:
                seen.append(cell)
        return seen


def _content(cell: Cell | None, raw: str, wrapped: bool) -> Traced:
    if cell is None:
        return EMPTY
    lines = [piece for piece in (trace(raw, start, end) for start, end in cell.spans) if piece]
    if not lines:
        return EMPTY
    widest = max(len(line) for line in lines)
    joined = lines[0]
    for before, line in zip(lines, lines[1:], strict=False):
        broken = wrapped and len(before) >= widest - 1 and not _one_name_a_line(lines)
        joined = join((joined, line), "" if broken else "\n")
    return joined


def _one_name_a_line(lines: Sequence[Traced]) -> bool:
    return all(
        _BODY_END.search(before.text) and _BODY_START.match(line.text)
        for before, line in zip(lines, lines[1:], strict=False)
    )
