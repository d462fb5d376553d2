"""The pages of a PDF that are read from their pictures: which, and what is recognised on them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from govtask_extract.model.options import Options
from govtask_extract.model.remarks import GARBLED_TEXT
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.beside_pictures import leaves_picture_unread
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.pdfium_page import pdfium_page
from govtask_extract.reading.formats.from_pdf.text_and_picture.believing import Doubt, why_not_believed
from govtask_extract.reading.formats.from_pdf.text_and_picture.outlines import Fonts
from govtask_extract.reading.recognition.engines import installed_engine

if TYPE_CHECKING:
    from govtask_extract.reading.recognition.at_work import Recogniser
    from govtask_extract.reading.recognition.page_recognition import PageRecognition

# A scanner writes its own name, or a page number, on the picture that it makes.
_HARDLY_ANY = 20


def shows_only_picture(page: Drawn) -> bool:
    """Whether it is a picture with hardly any text on it."""
    ink = 0
    for stretch in page.stretches():
        ink += len("".join(stretch.text.split()))
        if ink > _HARDLY_ANY:
            return False
    return page.shows_picture()


class PageSource(Enum):
    """What a page is read from."""

    TEXT = "text"
    PICTURE = "picture"
    BOTH = "both"


class PicturePages:
    """Of one file, whose fonts are `fonts`. The engine is loaded when the first page needs it."""

    def __init__(self, source: Source, options: Options, opened: OpenFile, fonts: Fonts) -> None:
        self._source, self._options, self._opened, self._fonts = source, options, opened, fonts
        self._total = opened.page_count
        self._may = options.recognition == "auto" and installed_engine() is not None
        self._recogniser: Recogniser | None = None

    @property
    def count(self) -> int:
        """How many pages have been recognised so far, or are being."""
        return self._recogniser.begun if self._recogniser else 0

    def source_of(self, page: Drawn, doubt: Doubt | None) -> PageSource:
        """`doubt` is why its text is not to be believed."""
        if self._options.recognition == "always":
            return PageSource.PICTURE
        if not self._may:
            return PageSource.TEXT
        if doubt and (doubt.kind is GARBLED_TEXT or page.recognised):
            return PageSource.PICTURE
        return PageSource.BOTH if doubt or shows_only_picture(page) or leaves_picture_unread(page) else PageSource.TEXT

    def recognised(self, number: int) -> PageRecognition | None:
        """What is recognised on the page with this number, and those after it on the way; None if that fails."""
        recogniser = self._at_work()
        for ahead in range(number, min(number + recogniser.ahead, self._total) + 1):
            self._hand_in(ahead, recogniser, asked=ahead == number)
            if self._options.progress:
                self._options.progress(number - 1, self._total, recogniser.begun)
        return recogniser.result(number)

    def close(self) -> None:
        if self._recogniser:
            self._recogniser.close()

    def _at_work(self) -> Recogniser:
        if self._recogniser is None:
            from govtask_extract.reading.recognition.at_work import Recogniser

            self._recogniser = Recogniser(self._source.path, self._options)
        return self._recogniser

    def _hand_in(self, number: int, recogniser: Recogniser, *, asked: bool) -> None:
        if recogniser.has(number) or not self._options.wants_page(number):
            return
        from govtask_extract.reading.formats.from_pdf.page_pictures import page_picture

        with self._opened.page(number) as lent:
            if lent is None:
                return
            with pdfium_page(lent) as page:
                if asked or self.source_of(page, why_not_believed(page, self._fonts)) is not PageSource.TEXT:
                    recogniser.hand_in(number, page_picture(lent.handle, self._options.dpi))
