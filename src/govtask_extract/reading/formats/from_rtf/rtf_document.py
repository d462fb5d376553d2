"""Puts a rich text together: running heads, body, notes, running feet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from govtask_extract.language.page_marks import is_number_at_foot
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder, without_unused_columns
from govtask_extract.reading.formats.from_rtf.rtf_reader import RtfBlock, RtfParagraph, RtfReader, RtfTable
from govtask_extract.reading.formats.from_rtf.rtf_tables import filled_cells
from govtask_extract.saying.said import listed, said


def read_rich_text(source: Source, limits: Limits) -> RawDocument:
    """Raises `LimitExceeded` only: what is no rich text is left out."""
    reader = RtfReader(limits)
    reader.read(source.content)
    builder = Builder(limits)
    numbers = count(1)
    _add_running(reader.blocks("head"), builder)
    _add([*reader.blocks("body"), *reader.blocks("note")], builder, numbers)
    _add_running(reader.blocks("foot"), builder)
    unread = listed(dict.fromkeys(reader.unread))
    remark = CONTENT_NOT_READ.remark(said("The document shows what holds no text to be read: {unread}", unread=unread))
    return RawDocument(
        text=builder.text,
        lines=tuple(builder.lines),
        media_type="application/rtf",
        reader="rtf",
        tables=tuple(builder.tables),
        furniture=tuple(builder.furniture),
        remarks=(remark,) if unread else (),
    )


def _add(blocks: Iterable[RtfBlock], builder: Builder, numbers: Iterator[int]) -> None:
    """A table in which no row has two filled cells only frames its paragraphs."""
    for block in blocks:
        if isinstance(block, RtfTable) and _frames(block):
            lines = [line for row in block.rows for cell in row.cells for line in cell]
            _add([RtfParagraph((line,), centred=False) for line in lines], builder, numbers)
        elif isinstance(block, RtfTable):
            builder.table(without_unused_columns(filled_cells(block.rows)))
        else:
            number = next(numbers)
            for line in block.lines:
                builder.line(line, paragraph=number, centred=block.centred)


def _frames(table: RtfTable) -> bool:
    return all(sum(any(line.strip() for line in cell) for cell in row.cells) < 2 for row in table.rows)


def _add_running(blocks: Iterable[RtfBlock], builder: Builder) -> None:
    """Each line once, whatever sections print it."""
    printed: set[str] = set()
    for block in blocks:
        lines = block.lines if isinstance(block, RtfParagraph) else ()
        for line in lines:
            if line not in printed:
                printed.add(line)
                is_number = isinstance(block, RtfParagraph) and (block.names_page or is_number_at_foot(line))
                builder.line(line, furniture="page-number" if is_number else "running-head")
