"""A sheet as its reader found it, and how it is printed: titles as lines, everything between as one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from govtask_extract.reading.builder import Builder, Filled, without_unused_columns
from govtask_extract.reading.setting_apart import ANNOTATION, set_apart, shown_in
from govtask_extract.reading.sheets.cell_names import Position, cell_name
from govtask_extract.reading.sheets.unseen import Unseen, with_unseen_set_apart


class TextBox(Struct, frozen=True):
    """What a text box or a shape over the sheet says; `row` is the one that it begins in."""

    row: int
    text: str


class Sheet(Struct, frozen=True):
    """`cells` holds what is shown in each cell that is not empty; `merged` the rows and columns that a cell spans.

    `heads` and `feet` are printed on each of its pages. `unread` says what people see in it that holds no text.
    """

    name: str | None
    cells: dict[Position, str] = field(default_factory=dict)
    merged: dict[Position, tuple[int, int]] = field(default_factory=dict)
    unseen: Unseen = field(default_factory=Unseen)
    boxes: list[TextBox] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def comment(self, position: Position, text: str) -> None:
        """Puts a comment into its cell, below what the cell shows."""
        if text.strip():
            lines = [self.cells.get(position, ""), set_apart(text.strip(), ANNOTATION)]
            self.cells[position] = "\n".join(filter(None, lines))


def add_sheet(builder: Builder, sheet: Sheet) -> None:
    """Rows of a single cell above the table are its titles, those below it notes: both are lines, named like cells.

    So are text boxes, above the table if they begin there. What nobody sees makes no row part of the table.
    """
    for head in sheet.heads:
        builder.line(head, sheet=sheet.name, furniture="running-head")
    _add_rows(builder, sheet)
    for foot in sheet.feet:
        builder.line(foot, sheet=sheet.name, furniture="running-head")


def _add_rows(builder: Builder, sheet: Sheet) -> None:
    inked = {position: text for position, text in sheet.cells.items() if text.strip()}
    # What a merged cell covers is not shown.
    covered = _covered(sheet.merged, inked)
    standing = {position: text for position, text in inked.items() if position not in covered}
    rows = _rows(with_unseen_set_apart(standing, sheet.merged, sheet.unseen))
    spans = {origin: span for origin, span in sheet.merged.items() if origin in inked}
    first, last = _table_rows(rows, spans)
    boxes = sorted(sheet.boxes, key=lambda box: box.row)
    for index, row in enumerate(rows):
        # A box over the table cuts no row of it.
        while boxes and boxes[0].row <= row[0][0][0] and not first < index <= last:
            builder.line(boxes.pop(0).text, sheet=sheet.name)
        if index == first:
            _add_table(builder, sheet.name, rows[first : last + 1], spans)
        if not first <= index <= last:
            for position, text in row:
                builder.line(text, sheet=sheet.name, cell=cell_name(position))
    for box in boxes:
        builder.line(box.text, sheet=sheet.name)


Row = list[tuple[Position, str]]


def _covered(merged: Mapping[Position, tuple[int, int]], inked: Iterable[Position]) -> set[Position]:
    """The cells under a merged one, but for its own first, as far as they are inked or would merge others.

    What lies under another merges nothing.
    """
    columns: dict[int, list[int]] = {}
    for row, column in sorted({*inked, *merged}):
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


def _shown(row: Row) -> list[Position]:
    """The cells of the row of which something shows."""
    return [position for position, text in row if shown_in(text).strip()]


def _table_rows(rows: Sequence[Row], spans: Mapping[Position, tuple[int, int]]) -> tuple[int, int]:
    """The indexes of the first and last row of the table; (n, -1) if no row shows two cells."""
    shown = [_shown(row) for row in rows]
    wide = [index for index, row in enumerate(shown) if len(row) > 1]
    if not wide:
        return len(rows), -1
    first, last = wide[0], wide[-1]
    # A cell merged downwards into a row of the table belongs to it.
    begins = rows[first][0][0][0]
    while first and _bottom(rows[first - 1], spans) >= begins:
        first -= 1
    left = min(position[1] for row in shown[first : last + 1] for position in row)
    # What stands alone below the table, but not at its left edge, is the rest of its last row.
    while last + 1 < len(rows) and shown[last + 1] and shown[last + 1][0][1] > left:
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
