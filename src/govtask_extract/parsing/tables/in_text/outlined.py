"""Tables that a text draws as pandoc does, as columns below dashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govtask_extract.model.document import Cell, Line, Span, Table
from govtask_extract.parsing.tables.in_text.fields import lines_of, printed, screen_columns
from govtask_extract.patterns import holds_any, lazy_re

#  ------ ----------- --------
_DASHES = lazy_re(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*")
_BETWEEN_DASHES = ("-- ", "--\t")
_RULE = lazy_re(r"[ \t]*-{10,}[ \t]*")
_GROUP = lazy_re(r"-+")
_FEWEST_COLUMNS = 3
_MOST_LINES_OF_HEADINGS = 5

_Row = list[list[Span]]
"""The printed stretches in each field of a row."""


def find_dashed_tables(text: str, lines: Sequence[Line]) -> Iterator[Table]:
    """Columns that a line of dashes below their headings sets out.

    Between two lines of dashes without gaps, blank lines part rows of several lines each; else each line is a row.
    """
    at = 1 if holds_any(text, _BETWEEN_DASHES) else len(lines)
    while at < len(lines):
        if _DASHES.fullmatch(printed(text, lines[at])) and (found := _dashed(text, lines, at)):
            table, at = found
            yield table
        at += 1


def _dashed(text: str, lines: Sequence[Line], at: int) -> tuple[Table, int] | None:
    """The table whose headings stand above this line of dashes, and its last line."""
    dashes = printed(text, lines[at])
    columns = list(screen_columns(dashes))
    starts = [columns[group.start()] for group in _GROUP.finditer(dashes)]
    above = _rule_above(text, lines, at)
    first = at - 1 if above is None else above + 1
    ends = (i for i in range(at + 1, len(lines)) if _ends(printed(text, lines[i]), above is not None))
    last = next(ends, len(lines))
    parts = (lines[first:at], *_parted(text, lines[at + 1 : last], above is not None))
    rows = [_fields(text, part, starts) for part in parts]
    if len(starts) < _FEWEST_COLUMNS or len(rows) < 2 or not all(rows[0]):
        return None
    end = last if last < len(lines) and printed(text, lines[last]).strip() else last - 1
    cells = (Cell(number, k, tuple(spans)) for number, row in enumerate(rows) for k, spans in enumerate(row))
    start = lines[first if above is None else above].start
    return Table(start, lines[end].end, len(rows), len(starts), tuple(cells)), end


def _rule_above(text: str, lines: Sequence[Line], at: int) -> int | None:
    """The line without gaps over headings of several lines."""
    near = range(at - 1, max(-1, at - 1 - _MOST_LINES_OF_HEADINGS), -1)
    return next((index for index in near if _RULE.fullmatch(printed(text, lines[index]))), None)


def _ends(line: str, many_lined: bool) -> bool:
    return _RULE.fullmatch(line) is not None or (not many_lined and (not line.strip() or "--" in line))


def _parted(text: str, lines: Sequence[Line], many_lined: bool) -> list[list[Line]]:
    if not many_lined:
        return [[line] for line in lines]
    parts: list[list[Line]] = [[]]
    for line in lines:
        if printed(text, line).strip():
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _fields(text: str, lines: Sequence[Line], starts: Sequence[int]) -> _Row:
    row: _Row = [[] for _ in starts]
    for line in lines:
        columns = list(screen_columns(printed(text, line)))
        cuts = [next((i for i, column in enumerate(columns) if column >= start), len(columns)) for start in starts]
        for k, (left, right) in enumerate(pairwise([0, *cuts[1:], len(columns)])):
            row[k] += lines_of(text, (line.start + left, line.start + right))
    return row
