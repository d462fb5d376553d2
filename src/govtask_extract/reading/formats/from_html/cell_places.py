"""Lays a table's cells out on its grid as the HTML standard says (4.9.12): each takes the first free field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.elements import Identity
from govtask_extract.reading.formats.from_html.measure import cells, rows

# The standard's own bounds; what a page asks beyond them is cut.
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534


class Placed(Struct, frozen=True):
    """A cell's element and its fields; `before` and `after` are cells without a place, gone from around it."""

    node: LexborNode
    row: int
    column: int
    row_span: int
    column_span: int
    before: tuple[LexborNode, ...] = ()
    after: tuple[LexborNode, ...] = ()


def place(table: LexborNode, gone: Collection[Identity]) -> list[Placed]:
    """Every cell of `table` with its place. Spans end with the table and never overlap an earlier cell."""
    placed: list[Placed] = []
    passed: list[LexborNode] = []
    for one in _place(table, gone):
        if isinstance(one, Placed):
            placed.append(replace(one, before=tuple(passed)))
            passed.clear()
        else:
            passed.append(one)
    if placed and passed:
        placed[-1] = replace(placed[-1], after=tuple(passed))
    return placed


def _place(table: LexborNode, gone: Collection[Identity]) -> Iterator[Placed | LexborNode]:
    """The cells in their order; bare are those that have no place, as their row may have none."""
    lines = list(rows(table))
    shown = sum(not _is_gone(line, gone) for line in lines)
    covered: dict[int, int] = {}
    row = 0
    for line in lines:
        if _is_gone(line, gone):
            yield from cells(line)
            continue
        column = 0
        for node in cells(line):
            if node.mem_id in gone:
                yield node
                continue
            while covered.get(column, 0) > row:
                column += 1
            width = _free_width(covered, column, row, _span(node, "colspan", _MOST_COLUMNS))
            height = min(_span(node, "rowspan", _MOST_ROWS) or shown, shown - row)
            covered.update(dict.fromkeys(range(column, column + width), row + height))
            yield Placed(node, row, column, height, width)
            column += width
        row += 1


def _is_gone(row: LexborNode, gone: Collection[Identity]) -> bool:
    return row.mem_id in gone or (row.parent is not None and row.parent.mem_id in gone)


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
