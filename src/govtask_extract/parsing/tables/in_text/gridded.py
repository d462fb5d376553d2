"""Tables that a text draws as grids of plus signs, dashes and bars, as pandoc and reStructuredText do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from govtask_extract.model.document import Cell, Line, Span, Table
from govtask_extract.parsing.tables.in_text.fields import lines_of, printed, screen_columns
from govtask_extract.patterns import RePattern, lazy_re

# +------+:=====:+
_BORDER = lazy_re(r"[ \t]*\+(?::?[-=]+:?\+)+[ \t]*")
# | 1    +------------+--------+, where the first cell goes on below
_PARTLY = lazy_re(r"[ \t]*[|+](?:.*[|+])?:?[-=]{3,}:?\+(?:.*[|+])?[ \t]*")
_DASHES = lazy_re(r":?[-=]+:?")
_BAR = lazy_re(r"(?<!\\)\|")
_CORNER = lazy_re(r"(?<!\\)\||\+")

_Fields = dict[tuple[int, int], Span]
"""What stands between the bars of a line, by first column and width in columns."""


class _OpenCell(Struct):
    row: int
    width: int
    spans: list[Span] = field(default_factory=list)


def find_grid_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """From the first border of a run to the last."""
    borders = [index for index, line in enumerate(run) if _BORDER.fullmatch(printed(text, line))]
    if len(borders) < 2:
        return
    edges = max((_edges(printed(text, run[index])) for index in borders), key=len)
    grid = _DrawnGrid(text, edges)
    for line in run[borders[0] : borders[-1] + 1]:
        grid.take(line)
    if grid.rows > 1:
        cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
        yield Table(run[borders[0]].start, run[borders[-1]].end, grid.rows, len(edges) - 1, tuple(cells))


class _DrawnGrid:
    """Takes a table's lines from the top down; a border closes the cells above it, and only those."""

    def __init__(self, text: str, edges: Sequence[int]) -> None:
        self._text, self._edges = text, edges
        self._open: dict[int, _OpenCell] = {}
        self._written = False
        self.rows = 0
        self.cells: list[Cell] = []

    def take(self, line: Line) -> None:
        shown = printed(self._text, line)
        if _BORDER.fullmatch(shown):
            self._close(range(len(self._edges)))
        elif _PARTLY.fullmatch(shown) and (fields := _fields(self._text, line, self._edges, _CORNER)):
            drawn = {place for place, span in fields.items() if _DASHES.fullmatch(self._text[slice(*span)])}
            self._close([first + at for first, width in drawn for at in range(width)])
            self._write({place: span for place, span in fields.items() if place not in drawn})
        else:
            self._write(_fields(self._text, line, self._edges, _BAR))
            self._written = True

    def _close(self, columns: Sequence[int]) -> None:
        self.rows += self._written
        self._written = False
        for first in [first for first in self._open if first in columns]:
            cell = self._open.pop(first)
            spans = tuple(part for span in cell.spans for part in lines_of(self._text, span))
            self.cells.append(Cell(cell.row, first, spans, self.rows - cell.row, cell.width))

    def _write(self, fields: _Fields) -> None:
        for (first, width), span in fields.items():
            cell = self._open.setdefault(first, _OpenCell(self.rows, width))
            if cell.width == width:
                cell.spans.append(span)


def _edges(border: str) -> list[int]:
    """On which columns of the screen its plus signs stand."""
    return [at for at, character in zip(screen_columns(border), border, strict=True) if character == "+"]


def _fields(text: str, line: Line, edges: Sequence[int], bar: RePattern) -> _Fields:
    bars = [found.start() for found in bar.finditer(text, line.start, line.end)]
    if len(bars) == len(edges):
        bounds = list(range(len(edges)))
    else:
        columns = list(screen_columns(printed(text, line)))
        bounds = [min(range(len(edges)), key=lambda edge: abs(edges[edge] - columns[at - line.start])) for at in bars]
    return {
        (first, max(1, last - first)): (left + 1, right)
        for (left, right), (first, last) in zip(pairwise(bars), pairwise(bounds), strict=True)
    }
