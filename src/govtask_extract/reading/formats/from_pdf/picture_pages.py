"""The pages of a PDF that are read from their pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.pdfium_page import pdfium_page
from govtask_extract.reading.recognition.pictures_in_turn import PicturesInTurn

if TYPE_CHECKING:
    from govtask_extract.reading.recognition.picture import PagePicture


class PicturePages(PicturesInTurn):
    """Each is painted when it is wanted."""

    def __init__(self, source: Source, options: Options, opened: OpenFile, total: int) -> None:
        super().__init__(source.path, options, total)
        self._opened = opened

    def picture(self, number: int, wanted: Callable[[Drawn], bool]) -> PagePicture | None:
        from govtask_extract.reading.formats.from_pdf.page_pictures import page_picture

        with self._opened.page(number) as lent:
            if lent is None:
                return None
            with pdfium_page(lent) as page:
                return page_picture(lent.handle, self._options.dpi) if wanted(page) else None
