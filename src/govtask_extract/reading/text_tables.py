"""Tables in plain text: Markdown's pipes, and lines whose cells are separated by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from govtask_extract.model.document import Cell, Line, Span, Table

# | :--- | ---: |
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# A heading of a column is a few words and no sentence, label or number.
_LONGEST_HEADING = 30
_HEADING = re.compile(r"(?=[^：:。；;]*$)(?=.*[^\W\d_]).*[^、.．,，]", re.DOTALL)


def find_tables(text: str, lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among `lines`, each with a header and at least one row below it."""
    runs = [list(run) for filled, run in groupby(lines, key=lambda line: _is_filled(text, line)) if filled]
    return tuple(table for run in runs for table in (*_pipe_tables(text, run), *_tab_tables(text, run)))


def _is_filled(text: str, line: Line) -> bool:
    return bool(text[line.start : line.end].strip(" \r\f\v"))


def _pipe_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The line of dashes makes a table of the line above it and of the lines below it that hold a pipe."""
    for at in range(1, len(run) - 1):
        if not _DELIMITER.fullmatch(text, run[at].start, run[at].end) or "|" not in _printed(text, run[at - 1]):
            continue
        below = at + 1
        while below < len(run) and "|" in _printed(text, run[below]):
            below += 1
        rows = [_piped(text, line) for line in (run[at - 1], *run[at + 1 : below])]
        if len(rows) > 1 and len(rows[0]) > 1:
            yield _table(text, rows, run[at - 1].start, run[below - 1].end)


def _tab_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """A header whose cells all look like headings, and the lines below it that have no more cells than it."""
    at = 0
    while at < len(run):
        header = _tabbed(text, run[at])
        below = at + 1
        if len(header) > 1 and all(_is_heading(text[start:end].strip()) for start, end in header):
            while below < len(run) and 1 < len(_tabbed(text, run[below])) <= len(header):
                below += 1
        if below > at + 1:
            yield _table(text, [_tabbed(text, line) for line in run[at:below]], run[at].start, run[below - 1].end)
        at = below


def _is_heading(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEADING and _HEADING.fullmatch(cell) is not None


def _printed(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _piped(text: str, line: Line) -> list[Span]:
    """The fields between the pipes; those at the line's ends enclose it and end no field."""
    bars = [bar.start() for bar in _PIPE.finditer(text, line.start, line.end)]
    if not text[line.start : bars[0]].strip() if bars else False:
        start, bars = bars[0] + 1, bars[1:]
    else:
        start = line.start
    if bars and not text[bars[-1] + 1 : line.end].strip():
        return _fields(start, bars)
    return _fields(start, [*bars, line.end])


def _tabbed(text: str, line: Line) -> list[Span]:
    tabs = [at for at in range(line.start, line.end) if text[at] == "\t"]
    return _fields(line.start, [*tabs, line.end])


def _fields(start: int, ends: Sequence[int]) -> list[Span]:
    """The stretches between separators of one character."""
    return list(zip([start, *(end + 1 for end in ends[:-1])], ends, strict=True))


def _table(text: str, rows: Sequence[Sequence[Span]], start: int, end: int) -> Table:
    columns = max(map(len, rows))
    cells = [
        Cell(number, column, _lines_of(text, field))
        for number, row in enumerate(rows)
        for column, field in enumerate(row)
    ]
    return Table(start, end, len(rows), columns, tuple(cells))


def _lines_of(text: str, field: Span) -> tuple[Span, ...]:
    """The printed lines of a field without the blanks around them; `<br>` ends a line."""
    breaks = [found.span() for found in _BREAK.finditer(text, *field)]
    starts = [field[0], *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), field[1]]
    stripped = (_without_blanks(text, span) for span in zip(starts, ends, strict=True))
    return tuple(span for span in stripped if span[0] < span[1])


def _without_blanks(text: str, span: Span) -> Span:
    start, end = span
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), max(start, end - len(content) + len(content.rstrip()))
