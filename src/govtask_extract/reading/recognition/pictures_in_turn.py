"""The pages of a file that are read from their pictures: which, and what is recognised on them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from govtask_extract.model.options import Options
from govtask_extract.reading.drawn_pages.beside_pictures import shows_only_picture
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.recognition.engines import installed_engine

if TYPE_CHECKING:
    from govtask_extract.reading.recognition.at_work import Recogniser
    from govtask_extract.reading.recognition.page_recognition import PageRecognition
    from govtask_extract.reading.recognition.picture import PagePicture


class PicturesInTurn(ABC):
    """Of one file. The engine is loaded when the first page needs it."""

    def __init__(self, path: str, options: Options, total: int) -> None:
        self._path, self._options, self._total = path, options, total
        self._may = options.recognition == "always" or (
            options.recognition == "auto" and installed_engine() is not None
        )
        self._recogniser: Recogniser | None = None

    @abstractmethod
    def picture(self, number: int, wanted: Callable[[Drawn], bool]) -> PagePicture | None:
        """Of the page with this number, if it can be read and is wanted."""

    @property
    def count(self) -> int:
        """How many pages have been recognised so far, or are being."""
        return self._recogniser.begun if self._recogniser else 0

    def wants(self, page: Drawn) -> bool:
        """Whether the page's text is not to be had otherwise, or is asked for."""
        return self._may and (self._options.recognition == "always" or shows_only_picture(page))

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
        picture = self.picture(number, lambda page: asked or self.wants(page))
        if picture is not None:
            recogniser.hand_in(number, picture)
