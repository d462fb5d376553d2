"""The pages of a PDF that are read from their pictures, painted when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.page_troubles import Doubt
from govtask_extract.reading.formats.from_pdf.open_file import OpenFile
from govtask_extract.reading.formats.from_pdf.pdfium import has_substituted
from govtask_extract.reading.formats.from_pdf.pdfium_page import pdfium_page
from govtask_extract.reading.formats.from_pdf.text_and_picture.believing import why_not_believed
from govtask_extract.reading.formats.from_pdf.text_and_picture.glyph_shapes import Fonts
from govtask_extract.reading.recognition.pictures_in_turn import PageSource, PicturesInTurn, Wanted, has_text

if TYPE_CHECKING:
    from govtask_extract.reading.recognition.picture import PagePicture


class PicturePages(PicturesInTurn):
    """`fonts` are the file's."""

    def __init__(self, source: Source, options: Options, opened: OpenFile, fonts: Fonts) -> None:
        super().__init__(source.path, options, opened.page_count)
        self._opened, self._fonts = opened, fonts

    def source_of(self, page: Drawn, doubt: Doubt | None) -> PageSource:
        """Text in fonts that the file does not bring is painted here with no more than bars."""
        source = super().source_of(page, doubt)
        if source is PageSource.PICTURE and has_substituted() and has_text(page):
            return PageSource.TEXT if doubt else PageSource.BOTH
        return source

    def picture(self, number: int, wanted: Wanted) -> PagePicture | None:
        from govtask_extract.reading.formats.from_pdf.page_pictures import page_picture

        with self._opened.page(number) as lent:
            if lent is None:
                return None
            with pdfium_page(lent) as page:
                if not wanted(page, lambda: why_not_believed(page, self._fonts)):
                    return None
                return page_picture(lent.handle, self._options.dpi)
