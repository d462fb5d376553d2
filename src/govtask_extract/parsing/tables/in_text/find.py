"""Finds the tables that lines print: pipes as in Markdown, cells parted by tabs, cells one below the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from govtask_extract.language.page_marks import is_page_mark
from govtask_extract.model.document import Line, RawDocument, Remark, Span, Table
from govtask_extract.model.remarks import GUESSED_CELLS
from govtask_extract.parsing.tables.in_text.gridded import find_grid_tables
from govtask_extract.parsing.tables.in_text.listed import find_listed_tables
from govtask_extract.parsing.tables.in_text.outlined import find_dashed_tables
from govtask_extract.parsing.tables.in_text.parted import find_bar_tables, find_pipe_tables, find_tab_tables
from govtask_extract.parsing.tables.in_text.spaced import find_spaced_tables
from govtask_extract.parsing.tables.in_text.stacked import find_stacked_tables
from govtask_extract.parsing.tables.in_text.tagged import find_tagged_tables
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

_FRAME = lazy_re(r"[|+]+|:?[-=]+:?|<br\s*/?>", re.IGNORECASE)
_MARK = lazy_re(r"\*\*|\\(?=\|)")
# What parts the cells, and how tables are found that it parts: of two that overlap, the one that comes first here.
_BY_PARTING = (
    ("+-", find_grid_tables),
    ("|", find_pipe_tables),
    ("\t", find_tab_tables),
    ("|", find_bar_tables),
    ("\n\t", find_stacked_tables),
)


def with_tables_in_text(document: RawDocument) -> RawDocument:
    """The document with the tables that its lines print, and what of them is no content among its furniture.

    Each has a header and at least one row below it. Lines of a site or of a box of metadata are in none.
    """
    if not document.tables_in_text:
        return document
    text = document.text
    lines = _of_the_notice(document)
    tagged = list(find_tagged_tables(text, lines))
    parted = [table for run in _runs(text, lines) for table in _apart(_parted_tables(text, run))]
    listed = list(find_listed_tables(text, lines))
    tables = _apart(
        [
            *tagged,
            *find_dashed_tables(text, lines),
            *parted,
            *(table for table, _ in listed),
            *find_spaced_tables(text, lines),
        ]
    )
    guessed = [rows for table, rows in listed if rows and table in tables]
    return replace(
        document,
        tables=tuple(_of_what_shows(table, document.furniture) for table in tables),
        furniture=tuple(sorted({*document.furniture, *_furniture(text, tables)})),
        remarks=(*map(_guessed, guessed), *document.remarks),
        tables_in_text=False,
    )


def _of_the_notice(document: RawDocument) -> list[Line]:
    """The lines that are not, from their first character to their last, a site's or a page's box; marks may be."""
    apart = (span for span, kind in document.furniture if kind != "markup")
    others = dict((*document.metadata_spans, *apart))
    return [line for line in document.lines if line.start not in others or others[line.start] < line.end]


def _of_what_shows(table: Table, furniture: Sequence[tuple[Span, str]]) -> Table:
    """The table whose cells hold nothing of what was set apart as a whole, with their row for example."""
    apart = [span for span, kind in furniture if kind != "markup" and table.start <= span[0] < table.end]
    if not apart:
        return table
    return replace(table, cells=tuple(replace(cell, spans=_outside(cell.spans, apart)) for cell in table.cells))


def _outside(spans: Sequence[Span], apart: Sequence[Span]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans if not any(a <= start and end <= b for a, b in apart))


def _guessed(rows: tuple[Span, ...]) -> Remark:
    message = said(
        "These rows have more lines or fewer than there are columns; which cell is empty or longer was guessed"
    )
    return GUESSED_CELLS.remark(message, rows)


def _parted_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The tables whose cells a character parts, of all kinds whose character stands in the run."""
    span = run[0].start, run[-1].end
    for parting, find in _BY_PARTING:
        if text.find(parting, *span) >= 0:
            yield from find(text, run)


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between blank ones, without page marks; these and the blank lines around them part no rows."""
    run: list[Line] = []
    for inked, stretch in groupby(lines, key=lambda line: _is_inked(text, line)):
        if inked:
            run += stretch
        elif run and not any(is_page_mark(text[line.start : line.end]) for line in stretch):
            yield run
            run = []
    if run:
        yield run


def _is_inked(text: str, line: Line) -> bool:
    """A tab alone ends a row, and so counts."""
    return bool(text[line.start : line.end].strip(" \r\f\v")) and not is_page_mark(text[line.start : line.end])


def _furniture(text: str, tables: Iterable[Table]) -> Iterator[tuple[Span, str]]:
    """What of the tables is no content: bars and dashes around the cells, bold type's marks in them, page marks."""
    for table in tables:
        at = table.start
        for start, end in sorted(span for cell in table.cells for span in cell.spans):
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
        if is_page_mark(printed):
            yield at, at + len(printed)
        at += len(printed) + 1


def _apart(tables: Iterable[Table]) -> list[Table]:
    """In printed order and without what overlaps a table found before it."""
    apart: list[Table] = []
    for table in tables:
        at = bisect_left(apart, table.start, key=lambda other: other.start)
        beside = apart[max(0, at - 1) : at + 1]
        if not any(other.start < table.end and table.start < other.end for other in beside):
            apart.insert(at, table)
    return apart
