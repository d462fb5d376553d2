"""The pages of an OFD that are read from their pictures: all pictures of a page laid on white paper, as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from govtask_extract.model.document import Box
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.page_troubles import why_noise
from govtask_extract.reading.formats.from_ofd.ofd_page import OfdPage
from govtask_extract.reading.recognition.picture import POINTS, PagePicture, picture_of
from govtask_extract.reading.recognition.pictures_in_turn import PicturesInTurn, Wanted
from govtask_extract.reading.recognition.resolution import fitting_dpi, limited_dpi

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "MPO", "TIFF", "BMP", "GIF", "WEBP")
# Pixels of one picture, and pictures of one page; a page of more is a drawing.
_MOST, _MOST_PICTURES = 120_000_000, 500


class OfdPictures(PicturesInTurn):
    """`drawn` gives the page with a number, None if it cannot be read."""

    def __init__(self, source: Source, options: Options, total: int, drawn: Callable[[int], OfdPage | None]) -> None:
        super().__init__(source.path, options, total)
        self._drawn = drawn

    def picture(self, number: int, wanted: Wanted) -> PagePicture | None:
        page = self._drawn(number)
        if page is None or not wanted(page, lambda: why_noise(page.text)):
            return None
        return page_picture(page, self._options.dpi)


def page_picture(page: OfdPage, dpi: int | None) -> PagePicture | None:
    """In `dpi` dots an inch; None: in as many as its largest picture has. None if no picture of it can be read."""
    from PIL import Image

    found = list(_decoded(page))
    if not found:
        return None
    largest, box = max(found, key=lambda one: one[0].width * one[0].height)
    own = POINTS * max(largest.width / (box[2] - box[0]), largest.height / (box[3] - box[1]))
    fine = limited_dpi(float(dpi) if dpi else fitting_dpi(own), page.width / POINTS, page.height / POINTS)
    paper = Image.new("RGB", (round(page.width * fine / POINTS), round(page.height * fine / POINTS)), "white")
    for image, place in found:
        x0, top, x1, bottom = (round(side * fine / POINTS) for side in place)
        fitted = _plain(image).resize((max(1, x1 - x0), max(1, bottom - top)), reducing_gap=2.0).convert("RGBA")
        paper.paste(fitted, (x0, top), fitted)
    return picture_of(paper, fine)


def _plain(image: Image) -> Image:
    """In a mode that can be made smaller before anything larger is made of it."""
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "L" if image.mode == "1" else "RGB")


def _decoded(page: OfdPage) -> Iterator[tuple[Image, Box]]:
    """The pictures that can be read and are not larger than any page, with their places, in the order of drawing."""
    from PIL import Image

    for own, box in list(zip(page.placed, page.pictures, strict=True))[:_MOST_PICTURES]:
        content = page.picture_bytes(own.resource)
        if content is None or min(box[2] - box[0], box[3] - box[1]) < 1 or not _is_on(page, box):
            continue
        # Whatever the library makes of a damaged picture, it is then not to be had.
        with suppress(Exception), Image.open(BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height <= _MOST:
                yield image.rotate(-90 * own.quarters, expand=True), box


def _is_on(page: OfdPage, box: Box) -> bool:
    """Not far beside the page, nor far larger than it."""
    return -page.width <= box[0] and -page.height <= box[1] and box[2] <= 2 * page.width and box[3] <= 2 * page.height
