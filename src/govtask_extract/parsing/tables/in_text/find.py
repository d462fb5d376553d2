"""Finds the tables that lines print: pipes as in Markdown, cells parted by tabs, cells one below the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from govtask_extract.model.document import Cell, Line, RawDocument, Remark, Span, Table
from govtask_extract.model.remarks import GUESSED_CELLS
from govtask_extract.parsing.tables.in_text.listed import find_listed_tables, is_page_mark
from govtask_extract.parsing.tables.in_text.spaced import find_spaced_tables
from govtask_extract.patterns import holds_any, lazy_re

FieldsOf = Callable[[str, Line], list[Span]]

# | :--- | ---: |
_DELIMITER = lazy_re(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_PIPE = lazy_re(r"(?<!\\)\|")
_BREAK = lazy_re(r"<br\s*/?>", re.IGNORECASE)
_FRAME = lazy_re(r"\|+|:?-+:?|<br\s*/?>", re.IGNORECASE)
_MARK = lazy_re(r"\*\*|\\(?=\|)")
# A heading of a column is a few words and no sentence, label or number.
_LONGEST_HEADING = 30
# A word that columns of tasks are headed with.
_COLUMN = lazy_re("序号|任务|事项|内容|措施|项目|目标|单位|部门|领导|责任|时限|时间|备注")
# 一、 and （一） and the like over one row.
_MOST_TITLES = 3


def with_tables_in_text(document: RawDocument) -> RawDocument:
    """The document with the tables that its lines print, and what of them is no content among its furniture.

    Each has a header and at least one row below it. Lines of a site or of a box of metadata are in none.
    """
    if not document.tables_in_text:
        return document
    text = document.text
    others = {start for start, _ in (*document.metadata_spans, *(span for span, _ in document.furniture))}
    lines = [line for line in document.lines if line.start not in others]
    parted = [table for run in _runs(text, lines) for table in _apart(_parted_tables(text, run))]
    listed = list(find_listed_tables(text, lines))
    tables = _apart([*parted, *(table for table, _ in listed), *find_spaced_tables(text, lines)])
    guessed = [rows for table, rows in listed if rows and table in tables]
    return replace(
        document,
        tables=tuple(tables),
        furniture=(*document.furniture, *_furniture(text, tables)),
        remarks=(*map(_guessed, guessed), *document.remarks),
        tables_in_text=False,
    )


def _guessed(rows: tuple[Span, ...]) -> Remark:
    message = "These rows have more lines or fewer than there are columns; which cell is empty or longer was guessed"
    return GUESSED_CELLS.remark(message, rows)


def _parted_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The tables whose cells a character parts, of all kinds whose character stands in the run."""
    span = run[0].start, run[-1].end
    for parting, find in (("|", _pipe_tables), ("\t", _tab_tables), ("|", _bar_tables), ("\n\t", _stacked_tables)):
        if text.find(parting, *span) >= 0:
            yield from find(text, run)


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between blank ones, without page marks; these and the blank lines around them part no rows."""
    run: list[Line] = []
    blank = marked = False
    for line in lines:
        if not text[line.start : line.end].strip(" \r\f\v"):
            blank = True
        elif is_page_mark(text, line):
            marked = True
        else:
            if run and blank and not marked:
                yield run
                run = []
            run.append(line)
            blank = marked = False
    if run:
        yield run


def _furniture(text: str, tables: Iterable[Table]) -> Iterator[tuple[Span, str]]:
    """What of the tables is no content: bars and dashes around the cells, bold type's marks in them, page marks."""
    for table in tables:
        at = table.start
        for start, end in (span for cell in table.cells for span in cell.spans):
            yield from ((found.span(), "markup") for found in _FRAME.finditer(text, at, start))
            yield from ((span, "page-number") for span in _page_marks(text, at, start))
            yield from ((found.span(), "markup") for found in _MARK.finditer(text, start, end))
            at = end
        yield from ((found.span(), "markup") for found in _FRAME.finditer(text, at, table.end))


def _page_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """On lines of their own between two cells."""
    first, *lines = text[start:end].split("\n")
    at = start + len(first) + 1
    for printed in lines[:-1]:
        line = Line(at, at + len(printed))
        if is_page_mark(text, line):
            yield line.start, line.end
        at = line.end + 1


def _apart(tables: Iterable[Table]) -> list[Table]:
    """In printed order and without what overlaps a table found before it."""
    apart: list[Table] = []
    for table in tables:
        at = bisect_left(apart, table.start, key=lambda other: other.start)
        if (at == 0 or apart[at - 1].end <= table.start) and (at == len(apart) or table.end <= apart[at].start):
            apart.insert(at, table)
    return apart


def _pipe_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The line of dashes makes a table of the line above it and of the lines below it that hold a pipe."""
    at = 1
    while at < len(run) - 1:
        below = at + 1
        if _DELIMITER.fullmatch(text, run[at].start, run[at].end) and "|" in _printed(text, run[at - 1]):
            while below < len(run) and "|" in _printed(text, run[below]):
                below += 1
            rows = [_piped(text, line) for line in (run[at - 1], *run[at + 1 : below])]
            if len(rows) > 1 and len(rows[0]) > 1:
                yield _table(text, rows, run[at - 1].start, run[below - 1].end)
        at = below


def _tab_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """A header whose cells all look like headings, and the lines below it that have no more cells than it.

    A title across all columns has lost the tabs behind it, and stands over a further row.
    """
    return _headed_tables(text, run, _tabbed, lambda header: True)


def _bar_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The same with bars, as pages are copied: 序号 | 任务 | 责任单位 |. A site's menu is no header."""
    return _headed_tables(text, run, _barred, lambda header: sum(map(bool, map(_COLUMN.search, header))) > 1)


def _headed_tables(
    text: str,
    run: Sequence[Line],
    fields_of: FieldsOf,
    is_header: Callable[[Sequence[str]], bool],
) -> Iterator[Table]:
    """`fields_of` cuts a line into the fields of a row; `is_header` is asked of lines whose fields all are headings."""
    at = 0
    while at < len(run):
        header = [text[start:end].strip() for start, end in fields_of(text, run[at])]
        below = at + 1
        if len(header) > 1 and all(map(_is_heading, header)) and is_header(header):
            while below < len(run) and (rows := _titles_and_row(text, run, below, len(header), fields_of)):
                below += rows
        if below > at + 1:
            yield _table(text, [fields_of(text, line) for line in run[at:below]], run[at].start, run[below - 1].end)
        at = below


def _titles_and_row(text: str, run: Sequence[Line], at: int, columns: int, fields_of: FieldsOf) -> int:
    """How many lines from `at` on are the next row of a table with the titles over it; 0 if there is none."""
    for number, line in enumerate(run[at : at + _MOST_TITLES + 1], start=1):
        fields = len(fields_of(text, line))
        if 1 < fields <= columns:
            return number
        if fields > columns or not _is_heading(_printed(text, line).strip()):
            break
    return 0


def _stacked_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """Each cell on a line of its own, all but a row's first behind a tab; a tab alone ends the row.

    So browsers copy tables whose cells hold paragraphs: 序号⏎ ⇥改革举措⏎ ⇥指导部门⏎ ⇥⏎ 1⏎ ⇥…
    """
    rows = [
        row for number, stretch in enumerate(_stacked_rows(text, run)) if (row := _cells(text, stretch, not number))
    ]
    at = 0
    while at < len(rows):
        header = rows[at]
        below = at + 1
        if len(header) > 1 and all(_is_heading(text[cell[0].start : cell[-1].end].strip()) for cell in header):
            while below < len(rows) and len(rows[below]) <= len(header):
                below += 1
        if below > at + 1:
            yield _stacked_table(text, rows[at:below])
        at = below


def _stacked_rows(text: str, run: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each row; what follows the last tab alone is none, unless it has several cells."""
    row: list[Line] = []
    for line, following in zip(run, [*run[1:], None], strict=True):
        if _printed(text, line).strip() or (following and _is_later_cell(text, following)):
            row.append(line)
        else:
            yield row
            row = []
    if any(_is_later_cell(text, line) for line in row):
        yield row


def _is_later_cell(text: str, line: Line) -> bool:
    return text.startswith("\t", line.start) and bool(_printed(text, line).strip())


def _cells(text: str, row: Sequence[Line], is_first: bool) -> list[list[Line]]:
    """The lines of each cell; above the first row there may be lines of no table."""
    cells: list[list[Line]] = []
    for line in row:
        if not cells or text.startswith("\t", line.start):
            cells.append([line])
        elif is_first and len(cells) == 1:
            cells = [[line]]
        else:
            cells[-1].append(line)
    return cells


def _stacked_table(text: str, rows: Sequence[Sequence[Sequence[Line]]]) -> Table:
    """A row of a single cell is a title across all columns."""
    columns = len(rows[0])
    cells = [
        Cell(
            number,
            column,
            tuple(span for line in cell for span in _lines_of(text, (line.start, line.end))),
            column_span=columns if len(row) == 1 else 1,
        )
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    return Table(rows[0][0][0].start, rows[-1][-1][-1].end, len(rows), columns, tuple(cells))


def _is_heading(cell: str) -> bool:
    """Short, with a letter in it, and no sentence or number."""
    if not 0 < len(cell) <= _LONGEST_HEADING or cell[-1] in "、.．,，" or holds_any(cell, "：:。；;"):
        return False
    return any(character.isalnum() and not character.isdecimal() for character in cell)


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


def _barred(text: str, line: Line) -> list[Span]:
    """Likewise; a line of dashes has none."""
    return [] if _DELIMITER.fullmatch(text, line.start, line.end) else _piped(text, line)


def _tabbed(text: str, line: Line) -> list[Span]:
    at = line.start
    fields = []
    for field in _printed(text, line).split("\t"):
        fields.append((at, at + len(field)))
        at += len(field) + 1
    return fields


def _fields(start: int, ends: Sequence[int]) -> list[Span]:
    """The stretches between separators of one character."""
    return list(zip([start, *(end + 1 for end in ends[:-1])], ends, strict=True))


def _table(text: str, rows: Sequence[Sequence[Span]], start: int, end: int) -> Table:
    columns = max(map(len, rows))
    cells = [
        Cell(number, column, _lines_of(text, field), column_span=columns if len(row) == 1 else 1)
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
