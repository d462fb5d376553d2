"""Tables whose columns are parted by blanks alone, each row on a line: 序号 任务 责任单位⏎1 修桥 县水利局⏎2 …"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govtask_extract.language.markers import NUMBERS_HEADINGS, TITLE_OVER_ROWS
from govtask_extract.model.document import Cell, Line, Span, Table
from govtask_extract.parsing.tables.in_text.listed import content_lines, is_number, opens_head
from govtask_extract.patterns import RePattern, lazy_re

_NARROW, _WIDE = lazy_re(r"\S+"), lazy_re(r"\S+(?:(?: |\u3000)\S+)*")
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_LONGEST_HEADING = 12


def find_spaced_tables(text: str, lines: Sequence[Line]) -> Iterator[Table]:
    """The tables among these lines, in order; blank lines may stand between the rows."""
    heads = [(line, head) for line in lines if opens_head(text, line) and (head := _header(text, line))]
    inked = content_lines(text, lines) if heads else []
    end = 0
    for first, (header, fields) in heads:
        at = bisect_left(inked, first.start, key=lambda line: line.start)
        rows = _rows(text, inked, at, header, fields) if at >= end else []
        if rows:
            end = at + len(rows)
            yield _table(first, inked[end - 1], rows)


def _rows(text: str, lines: Sequence[Line], at: int, header: list[Span], fields: RePattern) -> list[list[Span]]:
    """The fields of the header, which is the line `at`, and of the rows below it; nothing if this is no table."""
    rows, numbered = [header], 0
    for index in range(at + 1, len(lines)):
        row = _fields(text, lines[index], fields)
        if is_number(text[slice(*row[0])]) and len(row) >= len(header):
            numbered += 1
        elif len(row) > 1 or not TITLE_OVER_ROWS.match(text, row[0][0]):
            break
        rows.append(_folded(row, len(header)))
    return rows if numbered >= _FEWEST_ROWS else []


def _header(text: str, line: Line) -> tuple[list[Span], RePattern] | None:
    """The headings and what parts them, wide gaps, else any; a heading may hold a blank where it is wide ones."""
    for fields in (_WIDE, _NARROW):
        header = _fields(text, line, fields)
        short = all(end - start <= _LONGEST_HEADING for start, end in header)
        if text[slice(*header[0])] in NUMBERS_HEADINGS and len(header) >= _FEWEST_COLUMNS and short:
            return header, fields
    return None


def _fields(text: str, line: Line, fields: RePattern) -> list[Span]:
    return [field.span() for field in fields.finditer(text, line.start, line.end)]


def _folded(row: list[Span], columns: int) -> list[Span]:
    """A task's own blanks make too many fields of it: the second column takes what the others leave."""
    more = len(row) - columns
    return [row[0], (row[1][0], row[1 + more][1]), *row[2 + more :]] if more > 0 else row


def _table(first: Line, last: Line, rows: Sequence[Sequence[Span]]) -> Table:
    columns = len(rows[0])
    cells = [
        Cell(number, column, (field,), column_span=columns if len(row) == 1 else 1)
        for number, row in enumerate(rows)
        for column, field in enumerate(row)
    ]
    return Table(first.start, last.end, len(rows), columns, tuple(cells))
