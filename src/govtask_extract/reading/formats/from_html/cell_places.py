"""Lays a table's cells out on its grid as the HTML standard says (4.9.12): each takes the first free field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.measure import cells, rows

# The standard's own bounds; what a page asks beyond them is cut.
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534


class Placed(Struct, frozen=True):
    """A cell's element and its fields."""

    node: LexborNode
    row: int
    column: int
    row_span: int
    column_span: int


def place(table: LexborNode) -> Iterator[Placed]:
    """Every cell of `table` with its place. Spans end with the table and never overlap an earlier cell."""
    lines = rows(table)
    covered: dict[int, int] = {}
    for row, line in enumerate(lines):
        column = 0
        for node in cells(line):
            while covered.get(column, 0) > row:
                column += 1
            width = _free_width(covered, column, row, _span(node, "colspan", _MOST_COLUMNS))
            height = min(_span(node, "rowspan", _MOST_ROWS) or len(lines), len(lines) - row)
            covered.update(dict.fromkeys(range(column, column + width), row + height))
            yield Placed(node, row, column, height, width)
            column += width


def _free_width(covered: dict[int, int], column: int, row: int, wanted: int) -> int:
    """How many of the wanted columns are free, at least one."""
    width = 1
    while width < wanted and covered.get(column + width, 0) <= row:
        width += 1
    return width


def _span(node: LexborNode, name: str, most: int) -> int:
    """The span that a cell asks for; 0 is the rest of the table, for rows only."""
    found = re.match(r"\s*([0-9]{1,9})", node.attributes.get(name) or "")
    asked = min(int(found[1]), most) if found else 1
    return asked if asked or name == "rowspan" else 1
