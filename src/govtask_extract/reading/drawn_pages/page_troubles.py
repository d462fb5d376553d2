"""What pages lack, or hide: noted while they are read, and told when all are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Box, Remark
from govtask_extract.model.remarks import (
    CONTENT_NOT_READ,
    CONTRADICTING_LAYERS,
    GARBLED_TEXT,
    PAGE_WITHOUT_TEXT,
    TEXT_OF_ANNOTATIONS,
    RemarkKind,
)
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.beside_pictures import LITTLE, leaves_picture_unread, shows_only_picture
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.noise import noise_in
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.recognition.engines import required_engine
from govtask_extract.reading.recognition.told import listed_pages, told_of_recognition
from govtask_extract.saying.said import Said, said, said_many


class Doubt(Struct, frozen=True):
    """Why a page's text is not to be believed; where, in points, the picture says what it does not: () for all over."""

    kind: RemarkKind
    reason: Said
    areas: tuple[Box, ...] = ()


def why_noise(text: str) -> Doubt | None:
    """Whether no map from its fonts to characters explains what a page says, told by the text alone."""
    noise = noise_in(text, Counter(text)) if text.strip() else None
    return Doubt(GARBLED_TEXT, noise) if noise else None


class PageTroubles(Struct):
    """The numbers of the pages that nothing could read, that show a picture and hardly any text, whose text was
    recognised in a picture, that show a picture beside little text, that hold text of annotations, that could not be
    recognised, and on which nothing was; those whose text is not to be believed, and why.
    """

    damaged: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    annotated: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    doubts: dict[int, Doubt] = field(default_factory=dict)

    def note(self, drawn: Drawn, number: int, start: int, trace: Trace, doubt: Doubt | None = None) -> None:
        """Of a page that was read from its text, whose lines begin at `start`."""
        text = trace.builder.text_from(start)
        if trace.annotated and trace.annotated[-1][0] >= start:
            self.annotated.append(number)
        if shows_only_picture(drawn):
            self.pictures.append(number)
        elif doubt:
            self.note_doubt(number, doubt)
        elif drawn.recognised:
            self.recognised.append(number)
        elif len(text) <= LITTLE and leaves_picture_unread(drawn):
            self.unread.append(number)

    def note_doubt(self, number: int, doubt: Doubt | None) -> None:
        """Of a page that is read from its text all the same."""
        if doubt:
            self.doubts[number] = doubt


def remarks_of_pages(trouble: PageTroubles, trace: Trace) -> Iterator[Remark]:
    """What is to be said of the pages that were read."""
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
    yield from told_of_recognition(trouble.recognised, trouble.failed, trouble.blank)
    if trace.contradictions:
        message = said("text that is not seen stands where the notice says something else; what is seen counts")
        yield CONTRADICTING_LAYERS.remark(message, tuple(trace.contradictions))
    if trace.annotated:
        message = said(
            "text of form fields and notes was read where it stands, on pages: {pages}",
            pages=listed_pages(trouble.annotated),
        )
        yield TEXT_OF_ANNOTATIONS.remark(message, tuple(trace.annotated))
    for kind, reason in dict.fromkeys((doubt.kind, doubt.reason) for doubt in trouble.doubts.values()):
        pages = [number for number, doubt in trouble.doubts.items() if doubt.reason == reason]
        yield kind.remark(said("{reason}; run OCR on pages: {pages}", reason=reason, pages=listed_pages(pages)))


def nothing_to_read(source: Source, total: int, trouble: PageTroubles) -> UnreadableFile:
    """Of a file whose pages gave no text at all."""
    if len(trouble.damaged) == total:
        return UnreadableFile(
            said("No page of {path} can be read", path=source.path), said("It is damaged: download it again.")
        )
    pictures = sorted({*trouble.pictures, *trouble.doubts})
    if pictures:
        required_engine(source.path)
        message = said_many(
            "{path} looks like a scan: page {pages} shows a picture and no text",
            "{path} looks like a scan: pages {pages} show a picture and no text",
            count=len(pictures),
            path=source.path,
            pages=listed_pages(pictures),
        )
        return UnreadableFile(message, said("Have its text recognised: leave out --ocr never."))
    if trouble.failed or trouble.blank:
        return UnreadableFile(
            said("{path} shows pictures, and no text was recognised in them", path=source.path),
            said("Is it the right file? If it is, scan it again with 200 dots an inch or more, straight and in focus."),
        )
    return UnreadableFile(said("{path} holds no text", path=source.path), said("Is it the right file?"))
