"""DOC: Word and WPS documents of before 2007, read as the DOCX that they are converted to."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from msgspec.structs import replace

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Line, RawDocument, Span
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import CONTENT_NOT_READ, DAMAGED_FILE
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.ole2 import OLE2, has_ole_stream, ole_stream
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.registry import Extra
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.reading.formats.from_doc.stories import Stories

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_FIRST_VERSION_READ = 0xC1
_RUNNING = "running-head"
_BARE = said(
    "Only the text could be read: numbers of lists are not there, tables give a line for each cell, "
    "and what is hidden or deleted stands among the rest"
)
_WHERE = said("What text boxes say stands below the text, for where they are drawn could not be read")


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the streams of the OLE2 file."""
    if not content.startswith(OLE2):
        return Fit.NONE
    if has_ole_stream(content, "WordDocument"):
        return Fit.CERTAIN
    return Fit.LIKELY if suffix in READER.suffixes else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """As the same document in DOCX."""
    from govtask_extract.reading.formats.from_doc.converting import convert_old
    from govtask_extract.reading.formats.from_doc.lost_in_conversion import lost_in_conversion
    from govtask_extract.reading.formats.from_docx import read as read_docx

    if _is_of_word_6(source.content):
        message = said("{path} is a document of Word 6 or 95, which is not read here", path=source.path)
        raise UnreadableFile(message, said("Open it in Word or LibreOffice and save it as DOCX."))
    converted = convert_old(source, options.password)
    if not converted.content:
        return _bare(converted.left_out, options)
    document = read_docx(Source(source.path, converted.content), options)
    lost = lost_in_conversion(source.content, document.text)
    document = replace(
        document, media_type=READER.media_types[0], reader=READER.name, remarks=(*document.remarks, *lost)
    )
    return _with_boxes(document, converted.left_out)


def _is_of_word_6(content: bytes) -> bool:
    """By Word's mark of a file and the version of its header ([MS-DOC] 2.5.1, 2.5.2)."""
    head = (ole_stream(content, "WordDocument") or b"")[:4]
    if len(head) < 4:
        return False
    mark, version = struct.unpack("<HH", head)
    return bool(mark == _WORD_6 or (mark == _WORD_97 and version < _FIRST_VERSION_READ))


def _bare(stories: Stories, options: Options) -> RawDocument:
    """A document of which the converter understands nothing but the text."""
    builder = Builder(options.limits)
    for number, line in enumerate((*stories.body, *stories.notes, *stories.boxes), 1):
        builder.line(line, paragraph=number)
    for line in (*stories.running, *stories.running_boxes):
        builder.line(line, furniture=_RUNNING)
    return RawDocument(
        text=builder.text,
        lines=tuple(builder.lines),
        media_type=READER.media_types[0],
        reader=READER.name,
        furniture=tuple(builder.furniture),
        remarks=(DAMAGED_FILE.remark(_BARE),),
        tables_in_text=True,
    )


def _with_boxes(document: RawDocument, left_out: Stories) -> RawDocument:
    """The document with these lines below it; where they stand on its pages is not known."""
    added = (*left_out.boxes, *left_out.running_boxes)
    if not added:
        return document
    first = max((line.paragraph or 0 for line in document.lines), default=0) + 1
    at, spans = len(document.text) + 1, list[Span]()
    for line in added:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    lines = (Line(*span, paragraph=number) for number, span in enumerate(spans, first))
    running = tuple((span, _RUNNING) for span in spans[len(left_out.boxes) :])
    remark = CONTENT_NOT_READ.remark(_WHERE, tuple(spans))
    return replace(
        document,
        text="\n".join((document.text, *added)),
        lines=(*document.lines, *lines),
        furniture=(*document.furniture, *running),
        remarks=(*document.remarks, remark),
    )


READER = Reader(
    name="doc",
    summary=said("Word documents of before 2007, WPS documents"),
    media_types=("application/msword",),
    suffixes=(".doc", ".dot", ".wps", ".wpt"),
    sniff=sniff,
    read=read,
    extra=Extra("office", "doc2docx"),
)
