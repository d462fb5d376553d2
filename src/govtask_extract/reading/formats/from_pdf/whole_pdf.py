"""A whole PDF: page after page, its lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, nullcontext

from msgspec import field

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Page, RawDocument, Remark
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import (
    DAMAGED_FILE,
)
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.drawn_pages.assembled import assembled
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.page_troubles import (
    Doubt,
    PageTroubles,
    nothing_to_read,
    remarks_of_pages,
    why_noise,
)
from govtask_extract.reading.drawn_pages.pages import read_page
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.pdfium import LOCK
from govtask_extract.reading.formats.from_pdf.pdfium_page import pdfium_page
from govtask_extract.reading.formats.from_pdf.picture_pages import PicturePages
from govtask_extract.reading.formats.from_pdf.second import Second
from govtask_extract.reading.formats.from_pdf.text_and_picture.believing import why_not_believed
from govtask_extract.reading.formats.from_pdf.text_and_picture.glyph_shapes import Fonts
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.page_choice import wanted_pages
from govtask_extract.reading.recognition.pictures_in_turn import PageSource, read_with_picture
from govtask_extract.reading.recognition.told import listed_pages
from govtask_extract.saying.said import Said, said


class _PdfTroubles(PageTroubles):
    """Also the numbers of the pages that only the second engine could read."""

    rescued: list[int] = field(default_factory=list)


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
            with closing(_PageByPage(source, options, opened, second)) as pages:
                return pages.document()
        finally:
            opened.close()


class _PageByPage:
    """Page after page; by the second engine alone, if PDFium could not open the file."""

    def __init__(self, source: Source, options: Options, opened: OpenFile | None, second: Second) -> None:
        self._source, self._options, self._opened, self._second = source, options, opened, second
        self._total = opened.page_count if opened else second.page_count
        self._trace, self._trouble = Trace(Builder(options.limits)), _PdfTroubles()
        self._fonts = Fonts()
        self._pages: list[Page] = []
        self._pictures = PicturePages(source, options, opened, self._fonts) if opened else None

    def document(self) -> RawDocument:
        limits = self._options.limits
        check_limit(self._source, "pages", self._total, limits.pages)
        for number in wanted_pages(self._source, self._options, self._total):
            page = self._page(number)
            if page is not None:
                check_limit(self._source, "page_size", int(max(page.width, page.height)), limits.page_size)
                self._pages.append(page)
            check_limit(self._source, "characters", self._trace.length, limits.characters)
            if self._options.progress:
                self._options.progress(number, self._total, self._pictures.count if self._pictures else 0)
        if self._trace.length:
            return self._document()
        if self._opened and len(self._trouble.damaged) == self._total and self._second.page_count:
            return _PageByPage(self._source, self._options, None, self._second).document()
        raise nothing_to_read(self._source, self._total, self._trouble)

    def close(self) -> None:
        if self._pictures:
            self._pictures.close()

    def _page(self, number: int) -> Page | None:
        with self._opened.page(number) if self._opened else nullcontext() as lent:
            if lent is not None:
                with pdfium_page(lent) as page:
                    doubt = why_not_believed(page, self._fonts)
                    source = self._pictures.source_of(page, doubt) if self._pictures else PageSource.TEXT
                    if source is PageSource.TEXT:
                        return self._read(page, number, doubt)
        if lent is not None:
            return self._recognised(number, source, doubt)
        rescued = self._second.read(number, self._total, self._printed)
        if rescued is None:
            self._trouble.damaged.append(number)
            return None
        self._trouble.rescued.append(number)
        return self._read(rescued, number, why_noise(rescued.text))

    def _recognised(self, number: int, source: PageSource, doubt: Doubt | None) -> Page:
        """Meanwhile others are painted, and PDFium has but one page at a time."""
        assert self._pictures is not None
        assert self._opened is not None
        found = self._pictures.recognised(number)
        with self._opened.page(number) as lent:
            assert lent is not None
            with pdfium_page(lent) as page:
                return read_with_picture(page, found, number, source, self._trace, self._trouble, doubt)

    def _printed(self, number: int) -> str:
        """What PDFium finds on a page."""
        with self._opened.page(number) if self._opened else nullcontext() as lent:
            if lent is None:
                return ""
            with pdfium_page(lent) as page:
                return "".join(stretch.text for stretch in page.stretches())

    def _read(self, drawn: Drawn, number: int, doubt: Doubt | None) -> Page:
        page = read_page(drawn, number, self._trace)
        self._trouble.note(drawn, number, page.start, self._trace, doubt)
        return page

    def _document(self) -> RawDocument:
        remarks = self._remarks()
        return assembled(self._trace, self._pages, self._total, "application/pdf", "pdf", remarks)

    def _remarks(self) -> Iterator[Remark]:
        trouble = self._trouble
        if trouble.damaged or trouble.rescued or not (self._opened and self._opened.complete):
            filled = sum(page.start < page.end for page in self._pages)
            yield DAMAGED_FILE.remark(_damaged(filled, self._total, trouble.rescued))
        yield from remarks_of_pages(trouble, self._trace)


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
        pages=listed_pages(rescued),
    )
