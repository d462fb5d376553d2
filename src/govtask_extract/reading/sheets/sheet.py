"""A sheet as its reader found it, and how it is printed: titles as lines, everything between as one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from govtask_extract.reading.builder import Builder, Filled, without_unused_columns

Position = tuple[int, int]
"""Row and column, counted from 0."""


class Sheet(Struct, frozen=True):
    """`cells` holds what is shown in each cell that is not empty; `merged` the rows and columns that a cell spans."""

    name: str | None
    cells: dict[Position, str] = field(default_factory=dict)
    merged: dict[Position, tuple[int, int]] = field(default_factory=dict)


def add_sheet(builder: Builder, sheet: Sheet) -> None:
    """Rows of a single cell above the table are its titles, those below it notes: both are lines, named like cells."""
    inked = {position: text for position, text in sheet.cells.items() if text.strip()}
    # What a merged cell covers is not shown.
    covered = _covered(sheet.merged, inked)
    rows = _rows({position: text for position, text in inked.items() if position not in covered})
    spans = {origin: span for origin, span in sheet.merged.items() if origin in inked}
    first, last = _table_rows(rows, spans)
    for index, row in enumerate(rows):
        if index == first:
            _add_table(builder, sheet.name, rows[first : last + 1], spans)
        if not first <= index <= last:
            for position, text in row:
                builder.line(text, sheet=sheet.name, cell=cell_name(position))


def cell_name(position: Position) -> str:
    """A1 for the first row and column, AA12 for the 12th and 27th."""
    row, column = position
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


Row = list[tuple[Position, str]]


def _covered(merged: Mapping[Position, tuple[int, int]], inked: Iterable[Position]) -> set[Position]:
    """The inked cells under a merged one, but for its own first cell. What lies under another merges nothing."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(inked):
        columns.setdefault(row, []).append(column)
    covered: set[Position] = set()
    for (row, column), (height, width) in sorted(merged.items()):
        if (row, column) in covered:
            continue
        # A cell merged over a whole column spans a million rows.
        for below in range(row, row + height) if height < len(columns) else columns:
            if row <= below < row + height and below in columns:
                found = columns[below]
                under = found[bisect_left(found, column) : bisect_left(found, column + width)]
                covered.update((below, at) for at in under if (below, at) != (row, column))
    return covered


def _rows(cells: Mapping[Position, str]) -> list[Row]:
    """The rows in which something is printed."""
    rows: dict[int, Row] = {}
    for position, text in sorted(cells.items()):
        rows.setdefault(position[0], []).append((position, text))
    return list(rows.values())


def _table_rows(rows: Sequence[Row], spans: Mapping[Position, tuple[int, int]]) -> tuple[int, int]:
    """The indexes of the first and last row of the table; (n, -1) if no row has two cells."""
    wide = [index for index, row in enumerate(rows) if len(row) > 1]
    if not wide:
        return len(rows), -1
    first, last = wide[0], wide[-1]
    # A cell merged downwards into a row of the table belongs to it.
    begins = rows[first][0][0][0]
    while first and _bottom(rows[first - 1], spans) >= begins:
        first -= 1
    left = min(position[1] for row in rows[first : last + 1] for position, _ in row)
    # What stands alone below the table, but not at its left edge, is the rest of its last row.
    while last + 1 < len(rows) and rows[last + 1][0][0][1] > left:
        last += 1
    return first, last


def _bottom(row: Row, spans: Mapping[Position, tuple[int, int]]) -> int:
    return max(position[0] + spans.get(position, (1, 1))[0] - 1 for position, _ in row)


def _add_table(
    builder: Builder, name: str | None, rows: Sequence[Row], spans: Mapping[Position, tuple[int, int]]
) -> None:
    """Empty rows go, and so do the columns in which nothing begins; cells keep their names."""
    printed = [row[0][0][0] for row in rows]
    index = {number: place for place, number in enumerate(printed)}
    filled = []
    for row in rows:
        for (at, column), text in row:
            height, width = spans.get((at, column), (1, 1))
            below = bisect_left(printed, at + height) - index[at] if height > 1 else 1
            filled.append(Filled(index[at], column, (text,), below, width, cell_name((at, column))))
    builder.table(without_unused_columns(filled), sheet=name)
