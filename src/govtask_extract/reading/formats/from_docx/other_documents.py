"""Makes blocks of what another reader found, so that it stands where a Word document takes it in."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.document import Cell, Line, RawDocument, Span, Table
from govtask_extract.reading.builder import Filled
from govtask_extract.reading.formats.from_docx.word_blocks import Block, WordParagraph, WordTable
from govtask_extract.reading.setting_apart import KINDS, set_apart, without_marks


def blocks_of(document: RawDocument) -> Iterator[Block]:
    """Its tables and paragraphs in order; what it sets apart in them stays so, where that has marks."""
    apart = sorted((span, kind) for span, kind in document.furniture if kind in KINDS)
    tables = sorted(document.tables, key=lambda table: table.start)
    for line in document.lines:
        while tables and tables[0].end < line.start:
            tables.pop(0)
        if tables and tables[0].start <= line.start:
            if tables[0].start == line.start:
                yield _table(tables[0], document, apart)
        else:
            yield _paragraph(line, document, apart)


def _paragraph(line: Line, document: RawDocument, apart: list[tuple[Span, str]]) -> WordParagraph:
    return WordParagraph((_marked((line.start, line.end), document.text, apart),), line.centred)


def _table(table: Table, document: RawDocument, apart: list[tuple[Span, str]]) -> WordTable:
    return WordTable(tuple(_cell(cell, document, apart) for cell in table.cells))


def _cell(cell: Cell, document: RawDocument, apart: list[tuple[Span, str]]) -> Filled:
    lines = tuple(_marked(span, document.text, apart) for span in cell.spans)
    return Filled(cell.row, cell.column, lines, cell.row_span, cell.column_span)


def _marked(span: Span, text: str, apart: list[tuple[Span, str]]) -> str:
    start, end = span
    marked = ""
    for (begin, close), kind in apart:
        if start <= begin and close <= end:
            marked += without_marks(text[start:begin]) + set_apart(without_marks(text[begin:close]), kind)
            start = close
    return marked + without_marks(text[start:end])
