"""A file as pdfplumber opens it. Whatever is asked of it may raise anything."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from math import inf
from time import thread_time

import pdfplumber
from pdfminer.pdfpage import PDFPage

from govtask_extract.reading.drawn_pages.plain_page import PlainPage
from govtask_extract.reading.formats.from_pdf.plumber_page import read_page
from govtask_extract.reading.formats.from_pdf.plumber_sight import SightedPage

# In seconds of the processor: what opening a file may take, or a page. Damaged files make the library go in circles.
_PATIENCE = 3.0


@contextmanager
def quiet() -> Iterator[None]:
    """What the library thinks of a file is nothing for the terminal."""
    loggers = [logging.getLogger(name) for name in ("pdfminer", "pdfplumber")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for logger in loggers:
                logger.setLevel(logging.CRITICAL + 1)
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


class _Content(BytesIO):
    """A file's bytes, that are given only until `end`, in the processor's seconds of this thread."""

    end = inf

    def hurry(self) -> None:
        self.end = thread_time() + _PATIENCE

    def read(self, size: int | None = -1) -> bytes:
        if thread_time() > self.end:
            raise TimeoutError
        return super().read(size)


class PlumberFile:
    """Its pages by their numbers from 1; each is closed before the next opens."""

    def __init__(self, content: bytes, password: str | None) -> None:
        self._content = _Content(content)
        self._content.hurry()
        self._document = pdfplumber.open(self._content, password=password)
        self._pages = list(PDFPage.create_pages(self._document.doc))

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def read(self, number: int) -> PlainPage:
        self._content.hurry()
        with closing(SightedPage(self._document, self._pages[number - 1], number)) as page:
            return read_page(page)
