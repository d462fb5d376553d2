"""What pages lack, or hide: noted while they are read, and told when all are."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Remark
from govtask_extract.model.remarks import (
    CONTENT_NOT_READ,
    CONTRADICTING_LAYERS,
    GARBLED_TEXT,
    PAGE_WITHOUT_TEXT,
    TEXT_OF_ANNOTATIONS,
)
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.beside_pictures import LITTLE, leaves_picture_unread, shows_only_picture
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.encodings import reads_well
from govtask_extract.reading.recognition.engines import required_engine
from govtask_extract.reading.recognition.told import listed_pages, told_of_recognition
from govtask_extract.saying.said import said, said_many

# What stands for a character that no map explains; a page is noise if more of its ink, by share, is such.
_UNMAPPED, _MOSTLY = "\ufffd", 0.5


class PageTroubles(Struct):
    """The numbers of the pages that nothing could read, that show a picture and hardly any text, whose text was
    recognised in a picture, that no map explains, that show a picture beside little text, that hold text of
    annotations, and that could not be recognised.
    """

    damaged: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    annotated: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    def note(self, drawn: Drawn, number: int, start: int, trace: Trace) -> None:
        """Of a page that was read, whose lines begin at `start`."""
        text = trace.builder.text_from(start)
        if trace.annotated and trace.annotated[-1][0] >= start:
            self.annotated.append(number)
        if shows_only_picture(drawn):
            self.pictures.append(number)
        elif drawn.recognised:
            self.recognised.append(number)
        elif len(text) <= LITTLE and leaves_picture_unread(drawn):
            self.unread.append(number)
        if text.count(_UNMAPPED) > len("".join(text.split())) * _MOSTLY:
            self.unmapped.append(number)


def remarks_of_pages(trouble: PageTroubles, trace: Trace, text: str) -> Iterator[Remark]:
    """What is to be said of the pages that were read; `text` is all that they hold."""
    if trouble.pictures:
        message = said(
            "pages that show a picture and no text: {pages}; run OCR on them first",
            pages=listed_pages(trouble.pictures),
        )
        yield PAGE_WITHOUT_TEXT.remark(message)
    if trouble.unread:
        message = said(
            "pages with a large picture, which is not read, beside little text: {pages}",
            pages=listed_pages(trouble.unread),
        )
        yield CONTENT_NOT_READ.remark(message)
    yield from told_of_recognition(trouble.recognised, trouble.failed)
    if trace.contradictions:
        message = said("text that is not seen stands where the notice says something else; what is seen counts")
        yield CONTRADICTING_LAYERS.remark(message, tuple(trace.contradictions))
    if trace.annotated:
        message = said(
            "text of form fields and notes was read where it stands, on pages: {pages}",
            pages=listed_pages(trouble.annotated),
        )
        yield TEXT_OF_ANNOTATIONS.remark(message, tuple(trace.annotated))
    if trouble.unmapped:
        message = said(
            "most characters of these pages have no map to text: {pages}; run OCR on them",
            pages=listed_pages(trouble.unmapped),
        )
        yield GARBLED_TEXT.remark(message)
    elif not reads_well(text):
        noise = said(
            "the text reads like noise: the file may lack the maps from its fonts to characters; run OCR on it"
        )
        yield GARBLED_TEXT.remark(noise)


def nothing_to_read(source: Source, total: int, trouble: PageTroubles) -> UnreadableFile:
    """Of a file whose pages gave no text at all."""
    if len(trouble.damaged) == total:
        return UnreadableFile(
            said("No page of {path} can be read", path=source.path), said("It is damaged: download it again.")
        )
    if trouble.pictures:
        required_engine(source.path)
        message = said_many(
            "{path} looks like a scan: page {pages} shows a picture and no text",
            "{path} looks like a scan: pages {pages} show a picture and no text",
            count=len(trouble.pictures),
            path=source.path,
            pages=listed_pages(trouble.pictures),
        )
        return UnreadableFile(message, said("Have them recognised with --ocr auto."))
    if trouble.failed:
        return UnreadableFile(
            said("{path} looks like a scan, and nothing could be recognised in it", path=source.path),
            said("Is it the right file? If it is, scan it again with 300 dots an inch."),
        )
    return UnreadableFile(said("{path} holds no text", path=source.path), said("Is it the right file?"))
