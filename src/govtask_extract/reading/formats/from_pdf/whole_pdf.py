"""A whole PDF: page after page, its lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

from msgspec import Struct, field

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Page, RawDocument, Remark
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import (
    CONTENT_NOT_READ,
    CONTRADICTING_LAYERS,
    DAMAGED_FILE,
    PAGE_WITHOUT_TEXT,
    RECOGNISED_LAYER,
    TEXT_OF_ANNOTATIONS,
)
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.drawn_pages.beside_pictures import LITTLE, leaves_picture_unread
from govtask_extract.reading.drawn_pages.centring import with_centred
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.pages import read_page
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.pdfium import LOCK
from govtask_extract.reading.formats.from_pdf.pdfium_page import pdfium_page
from govtask_extract.reading.formats.from_pdf.second import Second
from govtask_extract.reading.formats.from_pdf.text_and_picture.believing import Doubt, why_noise, why_not_believed
from govtask_extract.reading.formats.from_pdf.text_and_picture.glyph_shapes import Fonts
from govtask_extract.reading.limits import check_limit
from govtask_extract.saying.said import Said, listed, said, said_many

# A scanner writes its own name, or a page number, on the picture that it makes.
_HARDLY_ANY = 20


class _Trouble(Struct):
    """The numbers of the pages that nothing could read, that only the second engine could read, that show a picture
    and hardly any text, whose text was recognised in a picture, that show a picture beside little text, and that hold
    text of annotations; those whose text is not to be believed, and why.
    """

    damaged: list[int] = field(default_factory=list)
    rescued: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    annotated: list[int] = field(default_factory=list)
    doubts: dict[int, Doubt] = field(default_factory=dict)


def read_document(source: Source, options: Options) -> RawDocument:
    """Everything printed in the file. PDFium serves one caller at a time."""
    with LOCK:
        second = Second(source.content, options.password)
        try:
            opened = OpenFile(source, options.password)
        except UnreadableFile:
            if not second.page_count:
                raise
            return _PageByPage(source, options, None, second).document()
        try:
            return _PageByPage(source, options, opened, second).document()
        finally:
            opened.close()


class _PageByPage:
    """Page after page; by the second engine alone, if PDFium could not open the file."""

    def __init__(self, source: Source, options: Options, opened: OpenFile | None, second: Second) -> None:
        self._source, self._options, self._opened, self._second = source, options, opened, second
        self._total = opened.page_count if opened else second.page_count
        self._trace, self._trouble, self._fonts = Trace(Builder(options.limits)), _Trouble(), Fonts()
        self._pages: list[Page] = []

    def document(self) -> RawDocument:
        limits = self._options.limits
        check_limit(self._source, "pages", self._total, limits.pages)
        for number in range(1, self._total + 1):
            page = self._page(number)
            if page is not None:
                check_limit(self._source, "page_size", int(max(page.width, page.height)), limits.page_size)
                self._pages.append(page)
            check_limit(self._source, "characters", self._trace.length, limits.characters)
            if self._options.progress:
                self._options.progress(number, self._total)
        if self._trace.length:
            return self._document()
        if self._opened and len(self._trouble.damaged) == self._total and self._second.page_count:
            return _PageByPage(self._source, self._options, None, self._second).document()
        raise _nothing_to_read(self._source, self._total, self._trouble)

    def _page(self, number: int) -> Page | None:
        with self._opened.page(number) if self._opened else nullcontext() as lent:
            if lent is not None:
                with pdfium_page(lent) as page:
                    return self._read(page, number, why_not_believed(page, self._fonts))
        rescued = self._second.read(number, self._total, self._printed)
        if rescued is None:
            self._trouble.damaged.append(number)
            return None
        self._trouble.rescued.append(number)
        return self._read(rescued, number, why_noise(rescued.text))

    def _printed(self, number: int) -> str:
        """What PDFium finds on a page."""
        with self._opened.page(number) if self._opened else nullcontext() as lent:
            if lent is None:
                return ""
            with pdfium_page(lent) as page:
                return "".join(stretch.text for stretch in page.stretches())

    def _read(self, drawn: Drawn, number: int, doubt: Doubt | None) -> Page:
        page = read_page(drawn, number, self._trace)
        text = self._trace.builder.text_from(page.start)
        if self._trace.annotated and self._trace.annotated[-1][0] >= page.start:
            self._trouble.annotated.append(number)
        if len(text) <= _HARDLY_ANY and drawn.shows_picture():
            self._trouble.pictures.append(number)
        elif doubt:
            self._trouble.doubts[number] = doubt
        elif drawn.recognised:
            self._trouble.recognised.append(number)
        elif len(text) <= LITTLE and leaves_picture_unread(drawn):
            self._trouble.unread.append(number)
        return page

    def _document(self) -> RawDocument:
        builder, text = self._trace.builder, self._trace.builder.text
        return RawDocument(
            text=text,
            lines=with_centred(builder.lines, self._pages),
            media_type="application/pdf",
            reader="pdf",
            tables=tuple(builder.tables),
            pages=tuple(self._pages),
            page_count=self._total,
            boxes=self._trace.boxes,
            furniture=tuple(builder.furniture),
            wrapped=True,
            remarks=tuple(self._remarks(text)),
        )

    def _remarks(self, text: str) -> Iterator[Remark]:
        trouble = self._trouble
        if trouble.damaged or trouble.rescued or not (self._opened and self._opened.complete):
            filled = sum(page.start < page.end for page in self._pages)
            yield DAMAGED_FILE.remark(_damaged(filled, self._total, trouble.rescued))
        if trouble.pictures:
            message = said(
                "pages that show a picture and no text: {pages}; run OCR on them first",
                pages=_listed(trouble.pictures),
            )
            yield PAGE_WITHOUT_TEXT.remark(message)
        if trouble.unread:
            message = said(
                "pages with a large picture, which is not read, beside little text: {pages}",
                pages=_listed(trouble.unread),
            )
            yield CONTENT_NOT_READ.remark(message)
        if trouble.recognised:
            message = said(
                "pages whose text was recognised in a picture, and may be misread: {pages}",
                pages=_listed(trouble.recognised),
            )
            yield RECOGNISED_LAYER.remark(message)
        if self._trace.contradictions:
            message = said("text that is not seen stands where the notice says something else; what is seen counts")
            yield CONTRADICTING_LAYERS.remark(message, tuple(self._trace.contradictions))
        if self._trace.annotated:
            message = said(
                "text of form fields and notes was read where it stands, on pages: {pages}",
                pages=_listed(trouble.annotated),
            )
            yield TEXT_OF_ANNOTATIONS.remark(message, tuple(self._trace.annotated))
        for kind, reason in dict.fromkeys((doubt.kind, doubt.reason) for doubt in trouble.doubts.values()):
            pages = [number for number, doubt in trouble.doubts.items() if doubt.reason == reason]
            yield kind.remark(said("{reason}; run OCR on pages: {pages}", reason=reason, pages=_listed(pages)))


def _damaged(filled: int, total: int, rescued: list[int]) -> Said:
    if not rescued:
        return said(
            "the file is damaged or incomplete: {filled} of {total} pages could be read", filled=filled, total=total
        )
    return said(
        "the file is damaged or incomplete: {filled} of {total} pages could be read, by a second engine only: {pages}; "
        "compare them with the print",
        filled=filled,
        total=total,
        pages=_listed(rescued),
    )


def _listed(numbers: list[int]) -> Said:
    return listed((*map(str, numbers[:19]), f"{numbers[19]} …") if len(numbers) > 20 else map(str, numbers))


def _nothing_to_read(source: Source, total: int, trouble: _Trouble) -> UnreadableFile:
    if len(trouble.damaged) == total:
        return UnreadableFile(
            said("No page of {path} can be read", path=source.path), said("It is damaged: download it again.")
        )
    pictures = sorted({*trouble.pictures, *trouble.doubts})
    if pictures:
        message = said_many(
            "{path} looks like a scan: page {pages} shows a picture and no text",
            "{path} looks like a scan: pages {pages} show a picture and no text",
            count=len(pictures),
            path=source.path,
            pages=_listed(pictures),
        )
        return UnreadableFile(
            message,
            said("Run OCR on it first (ocrmypdf adds a text layer), then give the result."),
        )
    return UnreadableFile(said("{path} holds no text", path=source.path), said("Is it the right file?"))
