"""Tables in HTML's tags inside a text: as MinerU and pandoc write them in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from govtask_extract.model.document import Cell, Line, Span, Table
from govtask_extract.parsing.tables.in_text.fields import lines_of
from govtask_extract.patterns import lazy_re

_TABLE = lazy_re(r"<table\b[^<>]*>", re.IGNORECASE)
_TAG = lazy_re(r"<(?P<end>/?)(?P<name>table|tr|td|th|caption|p|div|li|br)\b(?P<more>[^<>]*)>|\n", re.IGNORECASE)
_ANY_TAG = lazy_re(r"</?[a-zA-Z][^<>]*>")
_COLUMNS = lazy_re(r"\bcolspan\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_ROWS = lazy_re(r"\browspan\s*=\s*[\"']?\s*(\d{1,5})", re.IGNORECASE)
# The HTML standard's own bound (4.9.12).
_MOST_COLUMNS = 1000


class _TaggedCell(Struct):
    """A cell while it is read: how many fields it asks for, and its lines."""

    columns: int = 1
    rows: int = 1
    lines: list[Span] = field(default_factory=list)


_Rows = list[list[_TaggedCell]]


def find_tagged_tables(text: str, lines: Sequence[Line]) -> Iterator[Table]:
    """Every table of two cells or more; what stands beside it on its lines is a row of its own."""
    own = {line.start for line in lines}
    at = 0
    while opening := _TABLE.search(text, at):
        rows, at = _rows_of(text, opening.end())
        start, end = text.rfind("\n", 0, opening.start()) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        rows = [*_beside(text, (start, opening.start())), *rows, *_beside(text, (at, end))]
        if start in own and sum(map(len, rows)) > 1:
            yield _placed(rows, start, end)
            at = end


def _rows_of(text: str, at: int) -> tuple[_Rows, int]:
    """The rows of the table whose tag ends here, and where it ends. Tables in a cell are more lines of it."""
    rows: _Rows = []
    cell: _TaggedCell | None = None
    depth = 1
    for tag in _TAG.finditer(text, at):
        if cell is not None:
            cell.lines += _line(text, (at, tag.start()))
        at = tag.end()
        name, ends = (tag["name"] or "").lower(), bool(tag["end"])
        depth += {"table": -1 if ends else 1}.get(name, 0)
        if depth == 0:
            break
        if depth == 1 and name in ("tr", "td", "th", "caption"):
            if name == "tr" or not rows:
                rows.append([])
            cell = None if ends or name in ("tr", "caption") else _cell(tag["more"])
            if cell is not None:
                rows[-1].append(cell)
    return list(filter(None, rows)), at


def _cell(attributes: str) -> _TaggedCell:
    columns, rows = _COLUMNS.search(attributes), _ROWS.search(attributes)
    return _TaggedCell(min(int(columns[1]) or 1, _MOST_COLUMNS) if columns else 1, max(int(rows[1]), 1) if rows else 1)


def _beside(text: str, span: Span) -> _Rows:
    lines = list(_line(text, span))
    return [[_TaggedCell(lines=lines)]] if lines else []


def _line(text: str, span: Span) -> Iterator[Span]:
    """The words between two tags, if there are any."""
    if _ANY_TAG.sub("", text[slice(*span)]).strip():
        yield from lines_of(text, span)


def _placed(rows: _Rows, start: int, end: int) -> Table:
    """Each cell takes the first free field of its row (HTML, 4.9.12)."""
    cells: list[Cell] = []
    covered: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while covered.get(column, 0) > number:
                column += 1
            height = min(cell.rows, len(rows) - number)
            covered.update(dict.fromkeys(range(column, column + cell.columns), number + height))
            cells.append(Cell(number, column, tuple(cell.lines), height, cell.columns))
            column += cell.columns
    return Table(start, end, len(rows), max(covered, default=0) + 1, tuple(cells))
