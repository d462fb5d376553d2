"""Puts a text document together: running heads, body, notes, running feet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element

from govtask_extract.errors import UnreadableFile
from govtask_extract.language.page_marks import is_number_at_foot
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.formats.from_odt.odt_body import OdtBlock, OdtBody, OdtParagraph, OdtTable, lines_of
from govtask_extract.reading.opendocument.odf_parts import OdfParts, odf_parts
from govtask_extract.reading.opendocument.odf_styles import OdfStyles
from govtask_extract.reading.opendocument.odf_words import deletions
from govtask_extract.saying.said import listed, said

_HEADS = ("header", "header-left", "header-first")
_FEET = ("footer", "footer-left", "footer-first")


def read_text_document(source: Source, options: Options, media_type: str) -> RawDocument:
    """Raises `UnreadableFile` and its kin."""
    parts = odf_parts(source, options.limits)
    text = parts.content.find("body/text")
    if text is None:
        raise UnreadableFile(
            said("{path} holds no text document", path=source.path), said("Open it in its program and save it again.")
        )
    body = OdtBody(OdfStyles(parts), deletions(text))
    builder = Builder(options.limits)
    numbers = count(1)
    _add_running(parts, _HEADS, body, builder)
    _add(body.blocks(text), builder, numbers)
    _add(_notes(body), builder, numbers)
    _add_running(parts, _FEET, body, builder)
    unread = listed(dict.fromkeys(body.unread))
    remark = CONTENT_NOT_READ.remark(said("The document shows what holds no text to be read: {unread}", unread=unread))
    return RawDocument(
        text=builder.text,
        lines=tuple(builder.lines),
        media_type=media_type,
        reader="odt",
        tables=tuple(builder.tables),
        furniture=tuple(builder.furniture),
        remarks=(remark,) if unread else (),
    )


def _add(blocks: Iterable[OdtBlock], builder: Builder, numbers: Iterator[int]) -> None:
    for block in blocks:
        if isinstance(block, OdtTable):
            builder.table(block.cells)
            continue
        number = next(numbers)
        for line in block.lines:
            builder.line(line, paragraph=number, centred=block.centred)


def _notes(body: OdtBody) -> Iterator[OdtBlock]:
    """They print below the page: here, below all. A note's note is one, too."""
    while body.notes:
        note = body.notes.pop(0).find("note-body")
        if note is not None:
            yield from body.blocks(note)


def _add_running(parts: OdfParts, edges: tuple[str, ...], body: OdtBody, builder: Builder) -> None:
    """What the pages' masters print, each line once."""
    printed: set[str] = set()
    for edge in _edges(parts, edges):
        for block in body.blocks(edge):
            paged = isinstance(block, OdtParagraph) and block.names_page
            for line in lines_of([block]):
                if line not in printed:
                    printed.add(line)
                    is_number = paged or is_number_at_foot(line)
                    builder.line(line, furniture="page-number" if is_number else "running-head")


def _edges(parts: OdfParts, names: tuple[str, ...]) -> Iterator[Element]:
    masters = parts.styles.iterfind("master-styles/master-page") if parts.styles is not None else ()
    for master in masters:
        yield from (edge for edge in master if edge.tag in names and edge.get("display") != "false")
