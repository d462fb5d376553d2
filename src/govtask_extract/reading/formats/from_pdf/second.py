"""The second engine, pdfplumber: loaded, and given the file, only when PDFium does not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from govtask_extract.reading.formats.from_pdf.mending import may_hold_pages

if TYPE_CHECKING:
    from govtask_extract.reading.drawn_pages.plain_page import PlainPage
    from govtask_extract.reading.formats.from_pdf.plumber import PlumberFile

Found = TypeVar("Found")

Printed = Callable[[int], str]
"""What a page prints, given its number; nothing if it cannot be read."""

# Pages of so many characters at least are one page if so many of their pieces, by share, of so many characters are.
_ENOUGH, _ALIKE, _PIECE = 20, 0.9, 8
# Behind this a file's own list of its objects is not believed: they are looked for.
_NO_LIST = b"\nstartxref\n9999999999\n%%EOF\n"


class Second:
    """A PDF's pages by their numbers from 1. What its library makes nothing of is None."""

    def __init__(self, content: bytes, password: str | None) -> None:
        self._content, self._password = content, password
        self._files: list[PlumberFile | None] = []

    @property
    def page_count(self) -> int:
        """How many pages it finds at most; none in what holds none by the looks of it."""
        return max((file.page_count for file in self._opened()), default=0) if may_hold_pages(self._content) else 0

    def read(self, number: int, total: int, printed: Printed) -> PlainPage | None:
        """A page. `printed` gives what PDFium finds on another: if the library does not, it counts otherwise."""
        for file in self._opened():
            if file.page_count == total and _agree(file, number, total, printed):
                page = _tried(partial(file.read, number))
                if page is not None:
                    return page
        return None

    def _opened(self) -> Iterator[PlumberFile]:
        """The file as it is; and, if that does not do, without its list of objects."""
        for at, tail in enumerate((b"", _NO_LIST)):
            if at == len(self._files):
                self._files.append(_tried(partial(_opened, self._content + tail, self._password)))
            file = self._files[at]
            if file is not None:
                yield file


def _agree(file: PlumberFile, number: int, total: int, printed: Printed) -> bool:
    """Whether the page next to this one that PDFium can read, if there is one, has its number in both engines."""
    for other in (number + 1, number - 1, number + 2, number - 2):
        text = printed(other) if 0 < other <= total else ""
        if len(text) >= _ENOUGH:
            page = _tried(partial(file.read, other))
            pieces = _pieces(text)
            return page is not None and len(pieces & _pieces(page.text)) >= _ALIKE * len(pieces)
    return True


def _pieces(text: str) -> set[str]:
    """All stretches of a few characters: pages of one notice may have the same words in other places."""
    inked = "".join(text.split())
    return {inked[at : at + _PIECE] for at in range(max(1, len(inked) - _PIECE))}


def _opened(content: bytes, password: str | None) -> PlumberFile:
    from govtask_extract.reading.formats.from_pdf.plumber import PlumberFile

    return PlumberFile(content, password)


def _tried(read: Callable[[], Found]) -> Found | None:
    """Damaged files make the library raise whatever Python has."""
    from govtask_extract.reading.formats.from_pdf.plumber import quiet

    try:
        with quiet():
            return read()
    except MemoryError:
        raise
    except Exception:
        return None
