"""The pages of a file that are read from their pictures: which, and what is recognised on them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from govtask_extract.model.document import Page
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import GARBLED_TEXT
from govtask_extract.reading.drawn_pages.beside_pictures import leaves_picture_unread, shows_only_picture
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.page_troubles import Doubt, PageTroubles
from govtask_extract.reading.drawn_pages.pages import read_page
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.recognition.engines import installed_engine
from govtask_extract.reading.recognition.page_of_both import PageOfBoth
from govtask_extract.reading.recognition.recognised_page import read_recognised

if TYPE_CHECKING:
    from govtask_extract.reading.recognition.at_work import Recogniser
    from govtask_extract.reading.recognition.page_recognition import PageRecognition
    from govtask_extract.reading.recognition.picture import PagePicture


class PageSource(Enum):
    """What a page is read from."""

    TEXT = "text"
    PICTURE = "picture"
    BOTH = "both"


Wanted = Callable[[Drawn, Callable[[], Doubt | None]], bool]
"""Whether a page is to be recognised; it asks only where it has to why the text is not to be believed."""


class PicturesInTurn(ABC):
    """Of one file. The engine is loaded when the first page needs it."""

    def __init__(self, path: str, options: Options, total: int) -> None:
        self._path, self._options, self._total = path, options, total
        self._may = options.recognition == "auto" and installed_engine() is not None
        self._recogniser: Recogniser | None = None

    @abstractmethod
    def picture(self, number: int, wanted: Wanted) -> PagePicture | None:
        """Of the page with this number, if it can be read and is wanted."""

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

            self._recogniser = Recogniser(self._path, self._options)
        return self._recogniser

    def _hand_in(self, number: int, recogniser: Recogniser, *, asked: bool) -> None:
        if recogniser.has(number) or not self._options.wants_page(number):
            return

        def wanted(page: Drawn, doubt: Callable[[], Doubt | None]) -> bool:
            return asked or self.source_of(page, doubt()) is not PageSource.TEXT

        picture = self.picture(number, wanted)
        if picture is not None:
            recogniser.hand_in(number, picture)


def read_with_picture(
    page: Drawn,
    found: PageRecognition | None,
    number: int,
    source: PageSource,
    trace: Trace,
    troubles: PageTroubles,
    doubt: Doubt | None = None,
) -> Page:
    """From its picture, and its text where that is to be believed; where recognition fails, from its text alone."""
    if found is None or not found.lines:
        (troubles.failed if found is None else troubles.blank).append(number)
        read = read_page(page, number, trace)
        troubles.note_doubt(number, doubt)
        return read
    if source is PageSource.PICTURE or not has_text(page):
        troubles.recognised.append(number)
        return read_recognised(found, number, trace)
    both = PageOfBoth(page, found)
    if both.adds:
        troubles.recognised.append(number)
    return read_page(both, number, trace)


def has_text(page: Drawn) -> bool:
    return any(stretch.text.strip() for stretch in page.stretches())
