"""A whole OFD: page after page of each of its documents, its lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

from msgspec import Struct

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Page, RawDocument, Remark
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import CONTENT_NOT_READ, DAMAGED_FILE, SIGNATURE_NOT_VERIFIED
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.drawn_pages.assembled import assembled
from govtask_extract.reading.drawn_pages.page_troubles import (
    Doubt,
    PageTroubles,
    nothing_to_read,
    remarks_of_pages,
    why_noise,
)
from govtask_extract.reading.drawn_pages.pages import read_page
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.formats.from_ofd.ofd_document import PagePlace, read_documents
from govtask_extract.reading.formats.from_ofd.ofd_drawing import PagesOfDocument
from govtask_extract.reading.formats.from_ofd.ofd_package import OfdPackage
from govtask_extract.reading.formats.from_ofd.ofd_page import OfdPage
from govtask_extract.reading.formats.from_ofd.ofd_pictures import OfdPictures
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.page_choice import wanted_pages
from govtask_extract.reading.recognition.pictures_in_turn import PageSource, read_with_picture
from govtask_extract.reading.recognition.told import listed_pages
from govtask_extract.saying.said import Said, listed, said, said_many

# Of attachments and signatures so many are named.
_MOST_NAMED = 5
# So many shapes of letters' size are a name that was drawn, and no ornament.
_FEWEST_OUTLINES = 4


class _CountedPage(Struct, frozen=True):
    """A page, counted from 1 through all documents."""

    number: int
    pages: PagesOfDocument
    place: PagePlace


def read_document(source: Source, options: Options, media_type: str) -> RawDocument:
    """Everything printed in the file."""
    with closing(_PagesInTurn(source, options)) as pages:
        return pages.document(media_type)


class _PagesInTurn:
    def __init__(self, source: Source, options: Options) -> None:
        self._source, self._options = source, options
        documents, self._missing = read_documents(OfdPackage(source, options))
        self._documents = [PagesOfDocument(document) for document in documents]
        places = [(pages, place) for pages in self._documents for place in pages.document.pages]
        self._places = [_CountedPage(number, *place) for number, place in enumerate(places, 1)]
        self._trace, self._troubles = Trace(Builder(options.limits)), PageTroubles()
        self._pages: list[Page] = []
        self._pictures = OfdPictures(source, options, len(self._places), self._drawn)
        self._outlined: list[int] = []

    def document(self, media_type: str) -> RawDocument:
        limits, total = self._options.limits, len(self._places)
        check_limit(self._source, "pages", total, limits.pages)
        for number in wanted_pages(self._source, self._options, total):
            self._page(number)
            check_limit(self._source, "characters", self._trace.length, limits.characters)
            if self._options.progress:
                self._options.progress(number, total, self._pictures.count)
        if not self._trace.length:
            raise nothing_to_read(self._source, total, self._troubles)
        return assembled(self._trace, self._pages, total, media_type, "ofd", self._remarks())

    def close(self) -> None:
        self._pictures.close()

    def _drawn(self, number: int) -> OfdPage | None:
        """None of a page that is missing or damaged."""
        place = self._places[number - 1]
        try:
            return place.pages.page(place.place)
        except UnreadableFile:
            return None

    def _page(self, number: int) -> None:
        page = self._drawn(number)
        if page is None:
            self._troubles.damaged.append(number)
            return
        check_limit(self._source, "page_size", int(max(page.width, page.height)), self._options.limits.page_size)
        if page.wordless or page.outlines >= _FEWEST_OUTLINES:
            self._outlined.append(number)
        doubt = why_noise(page.text)
        source = self._pictures.source_of(page, doubt) if page.pictures else PageSource.TEXT
        if source is PageSource.TEXT:
            self._read(page, number, doubt)
            return
        if source is PageSource.PICTURE and not (doubt or page.recognised):
            # Its pictures do not show its text.
            source = PageSource.BOTH
        found = self._pictures.recognised(number)
        self._pages.append(read_with_picture(page, found, number, source, self._trace, self._troubles))

    def _read(self, page: OfdPage, number: int, doubt: Doubt | None) -> None:
        read = read_page(page, number, self._trace)
        self._pages.append(read)
        self._troubles.note(page, number, read.start, self._trace, doubt)

    def _remarks(self) -> Iterator[Remark]:
        if self._troubles.damaged or self._missing:
            yield DAMAGED_FILE.remark(self._damaged())
        yield from remarks_of_pages(self._troubles, self._trace)
        if self._outlined:
            message = said(
                "pages with shapes that may be letters, which are not read: {pages}", pages=listed_pages(self._outlined)
            )
            yield CONTENT_NOT_READ.remark(message)
        attachments = [name for pages in self._documents for name in pages.document.attachments()]
        if attachments:
            message = said_many(
                "{count} file comes with the document, and is not read: {names}",
                "{count} files come with the document, and are not read: {names}",
                count=len(attachments),
                names=listed(attachments[:_MOST_NAMED]),
            )
            yield CONTENT_NOT_READ.remark(message)
        signatures = [signature for pages in self._documents for signature in pages.signatures]
        if signatures:
            yield SIGNATURE_NOT_VERIFIED.remark(_signed([signature.name or "?" for signature in signatures]))

    def _damaged(self) -> Said:
        if self._missing:
            return said("the file is damaged or incomplete: a document that it names is not in it")
        filled = sum(page.start < page.end for page in self._pages)
        total = len(self._places)
        return said(
            "the file is damaged or incomplete: {filled} of {total} pages could be read", filled=filled, total=total
        )


def _signed(names: Sequence[str]) -> Said:
    return said_many(
        "{count} signature is in the file, and was not verified: {names}",
        "{count} signatures are in the file, and were not verified: {names}",
        count=len(names),
        names=listed(names[:_MOST_NAMED]),
    )
