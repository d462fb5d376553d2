"""Tables whose cells a character parts on the line: pipes as in Markdown, bars as pages are copied, tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, takewhile

from govtask_extract.model.document import Line, Span, Table
from govtask_extract.parsing.tables.in_text.fields import headed_stretches, is_heading, printed, table_of
from govtask_extract.patterns import lazy_re

FieldsOf = Callable[[str, Line], list[Span]]

# | :--- | ---: |
_DELIMITER = lazy_re(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_PIPE = lazy_re(r"(?<!\\)\|")
# A word that columns of tasks are headed with.
_COLUMN = lazy_re("序号|任务|事项|内容|措施|项目|目标|单位|部门|领导|责任|时限|时间|备注")
# 一、 and （一） and the like over one row.
_MOST_TITLES = 3


def find_pipe_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The line of dashes makes a table of the line above it and of the lines below it that hold a pipe."""
    at = 1
    while at < len(run) - 1:
        below = at + 1
        if _DELIMITER.fullmatch(text, run[at].start, run[at].end) and "|" in printed(text, run[at - 1]):
            below += sum(1 for _ in takewhile(lambda line: "|" in printed(text, line), islice(run, below, None)))
            rows = [_piped(text, line) for line in (run[at - 1], *run[at + 1 : below])]
            if len(rows) > 1 and len(rows[0]) > 1:
                yield table_of(text, rows, run[at - 1].start, run[below - 1].end)
        at = below


def find_tab_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """A header whose cells all look like headings, and the lines below it that have no more cells than it.

    A title across all columns has lost the tabs behind it, and stands over a further row.
    """
    return _headed_tables(text, run, _tabbed)


def find_bar_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The same with bars, as pages are copied: 序号 | 任务 | 责任单位 |. A site's menu is no header."""
    return _headed_tables(text, run, _barred, known_headings=2)


def _headed_tables(text: str, run: Sequence[Line], fields_of: FieldsOf, known_headings: int = 0) -> Iterator[Table]:
    """`fields_of` cuts a line into the fields of a row; so many of a header's must be headings of tasks' columns."""
    for rows in headed_stretches(partial(_rows_end, text, run, fields_of, known_headings), len(run)):
        lines = run[rows.start : rows.stop]
        yield table_of(text, [fields_of(text, line) for line in lines], lines[0].start, lines[-1].end)


def _rows_end(text: str, run: Sequence[Line], fields_of: FieldsOf, known_headings: int, at: int) -> int:
    header = [text[start:end].strip() for start, end in fields_of(text, run[at])]
    below = at + 1
    if len(header) > 1 and all(map(is_heading, header)) and _known(header) >= known_headings:
        while below < len(run) and (rows := _titles_and_row(text, run, below, len(header), fields_of)):
            below += rows
    return below


def _known(header: Sequence[str]) -> int:
    return sum(map(bool, map(_COLUMN.search, header)))


def _titles_and_row(text: str, run: Sequence[Line], at: int, columns: int, fields_of: FieldsOf) -> int:
    """How many lines from `at` on are the next row of a table with the titles over it; 0 if there is none."""
    for number, line in enumerate(run[at : at + _MOST_TITLES + 1], start=1):
        fields = len(fields_of(text, line))
        if 1 < fields <= columns:
            return number
        if fields > columns or not is_heading(printed(text, line).strip()):
            break
    return 0


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


def _barred(text: str, line: Line) -> list[Span]:
    """Likewise; a line of dashes has none."""
    return [] if _DELIMITER.fullmatch(text, line.start, line.end) else _piped(text, line)


def _tabbed(text: str, line: Line) -> list[Span]:
    at = line.start
    fields = []
    for field in printed(text, line).split("\t"):
        fields.append((at, at + len(field)))
        at += len(field) + 1
    return fields


def _fields(start: int, ends: Sequence[int]) -> list[Span]:
    """The stretches between separators of one character."""
    return list(zip([start, *(end + 1 for end in ends[:-1])], ends, strict=True))
