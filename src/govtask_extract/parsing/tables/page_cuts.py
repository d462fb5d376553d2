"""A table cut by pages: its header printed again, rows that go on overleaf, merged cells that reach across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.markers import opening_marker
from govtask_extract.model.document import Cell
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind

_SENTENCE_END = "。；！？.;!?"


class Body(Struct, frozen=True):
    """The rows below the header in which something is printed, made whole, and the cells of repeated headers."""

    rows: tuple[Row, ...]
    repeated: tuple[Cell, ...]


def find_body(grid: Grid, header: Header) -> Body:
    """The rows of tasks and sections, as they were before pages cut them."""
    headings = {tuple(grid.text(cell) for cell in row) for row in grid.rows[header.first : header.last + 1]}
    rows: list[Row] = []
    repeated: dict[Cell, None] = {}
    opening: list[int] = []
    opens = False
    for index in range(header.last + 1, len(grid.rows)):
        row = grid.rows[index]
        opens |= index in grid.part_starts
        if tuple(grid.text(cell) for cell in row) in headings:
            repeated |= dict.fromkeys(distinct(row))
            opens = bool(rows)
        elif distinct(row):
            if opens and rows:
                opening.append(len(rows))
            opens = False
            rows.append(row)
    return Body(tuple(_Mender(grid, header, rows).mended(opening)), tuple(repeated))


class _Mender:
    """Joins what a page parted, one cut after another."""

    def __init__(self, grid: Grid, header: Header, rows: list[Row]) -> None:
        self.grid, self.header, self.rows = grid, header, rows
        self.standing: dict[Cell, list[int]] = {}
        for index, row in enumerate(rows):
            for cell in {cell for cell in row if cell is not None}:
                self.standing.setdefault(cell, []).append(index)

    def mended(self, opening: Sequence[int]) -> list[Row]:
        """`opening` are the rows that begin a page."""
        gone = set()
        for index in opening:
            above, below = self.rows[index - 1], self.rows[index]
            if self._goes_on(above, below):
                self._replace(dict(self._joined(above, below)))
                gone.add(index)
            else:
                self._replace(dict(self._carried(above, below)))
        return [row for index, row in enumerate(self.rows) if index not in gone]

    def _replace(self, cells: dict[Cell, Cell]) -> None:
        """In the rows in which they stand, and no others: a long table has thousands of them, and of cuts."""
        touched = {index for cell in cells for index in self.standing.get(cell, ())}
        for index in touched:
            self.rows[index] = tuple(cells.get(cell, cell) if cell else None for cell in self.rows[index])
        for old, new in cells.items():
            rows = self.standing.pop(old, [])
            self.standing[new] = sorted({*self.standing.get(new, ()), *rows})

    def _joined(self, above: Row, below: Row) -> Iterable[tuple[Cell, Cell]]:
        """Both halves of each cell of a row that was cut become the whole cell."""
        for upper, lower in zip(above, below, strict=True):
            if upper is not None and lower is not None and upper != lower:
                whole = replace(upper, spans=(*upper.spans, *lower.spans))
                yield upper, whole
                yield lower, whole

    def _carried(self, above: Row, below: Row) -> Iterable[tuple[Cell, Cell]]:
        """A cell merged over rows on both pages prints its words on one of them."""
        for upper, lower in zip(above, below, strict=True):
            if upper is None or lower is None or max(upper.row_span, lower.row_span) < 2:
                continue
            if upper.spans and not lower.spans:
                yield lower, upper
            elif lower.spans and not upper.spans:
                yield upper, lower

    def _goes_on(self, above: Row, below: Row) -> bool:
        """Whether a page cut the row `above`, and `below` is its rest."""
        if min(len(distinct(above)), len(distinct(below))) < 1 or _is_wide(above) or _is_wide(below):
            return False
        number = self.header.number
        if number is None:
            return self._unnumbered_goes_on(above, below)
        upper, lower = above[number], below[number]
        if _is_merged(upper) or _is_merged(lower):
            return not self._printed(lower) and not self._ends(above) and self._lacks(above, below)
        if self._printed(lower):
            return not self._printed(upper) and not self._ends(above)
        return self._printed(upper)

    def _unnumbered_goes_on(self, above: Row, below: Row) -> bool:
        texts = self.header.of_kind(ColumnKind.TEXT)
        opens = next((self.grid.text(below[index]) for index in texts if below[index]), "")
        if opening_marker(opens) is not None:
            return False
        return not opens or (not self._ends(above) and self._lacks(above, below))

    def _ends(self, row: Row) -> bool:
        """Whether the row's words end with a sentence."""
        texts = [text for index in self.header.of_kind(ColumnKind.TEXT) if (text := self.grid.text(row[index]))]
        return bool(texts) and texts[-1][-1] in _SENTENCE_END

    def _lacks(self, above: Row, below: Row) -> bool:
        """Whether some cell is filled above and empty below."""
        return any(
            self._printed(upper) and not self._printed(lower) and not _is_merged(upper) and not _is_merged(lower)
            for upper, lower in zip(above, below, strict=True)
        )

    def _printed(self, cell: Cell | None) -> bool:
        return cell is not None and bool(cell.spans)


def _is_merged(cell: Cell | None) -> bool:
    return cell is not None and cell.row_span > 1


def _is_wide(row: Row) -> bool:
    """Whether one printed cell takes up most of the row."""
    cells = distinct(row)
    return len(cells) == 1 and len(row) > 1 and cells[0].column_span >= len(row) - 1
