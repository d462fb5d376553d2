"""Each picture of a file is a page: a TIFF holds many, the other formats one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from govtask_extract.errors import GovtaskError, LimitExceeded, MissingExtra, UnreadableFile
from govtask_extract.model.document import Page, RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.drawn_pages.assembled import assembled
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.page_choice import wanted_pages
from govtask_extract.reading.recognition.picture import POINTS, PagePicture, picture_of
from govtask_extract.reading.recognition.pictures_in_turn import PicturesInTurn, Wanted
from govtask_extract.reading.recognition.recognised_page import read_recognised
from govtask_extract.reading.recognition.resolution import fitting_dpi, limited_dpi
from govtask_extract.reading.recognition.told import told_of_recognition
from govtask_extract.reading.shown_pictures import encoded, scale_of
from govtask_extract.registry import Extra
from govtask_extract.saying.said import said

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
# Pixels of one picture: an A3 sheet at 600 dots an inch has 70 million.
_MOST = 120_000_000
# Pixels of the longer side of a page whose characters can be read; logos and icons have fewer.
_LEAST_PIXELS = 500
# In inches: the longer side of an A4 sheet, and of the sheets between A6 and A1 what a file may say of itself.
_A4, _LEAST_SIDE, _MOST_SIDE = 11.69, 5.5, 34.0


def read_pictures(source: Source, options: Options, media_type: str) -> RawDocument:
    """Raises `MissingExtra` without an engine, `UnreadableFile` for what is no whole picture."""
    if options.recognition == "never":
        raise UnreadableFile(
            said("{path} is a picture, and nothing is to be recognised in it", path=source.path),
            said("Have it recognised with --ocr auto."),
        )
    with _opened(source) as image:
        if max(image.size) < _LEAST_PIXELS:
            raise UnreadableFile(
                said("{path} is a picture too small to be a page", path=source.path),
                said("A page that can be read has 500 pixels and more on its longer side."),
            )
        with closing(_Frames(source, options, image)) as frames:
            return frames.document(media_type)


class _Frames(PicturesInTurn):
    """Picture after picture; each is wanted."""

    def __init__(self, source: Source, options: Options, image: Image.Image) -> None:
        super().__init__(source.path, options, _count(image))
        self._source, self._image = source, image
        self._trace = Trace(Builder(options.limits))
        self._failed: list[int] = []
        self._pages: list[Page] = []

    def picture(self, number: int, wanted: Wanted) -> PagePicture:
        return page_of(self._source, self._image, number, self._options.dpi)

    def document(self, media_type: str) -> RawDocument:
        check_limit(self._source, "pages", self._total, self._options.limits.pages)
        for number in wanted_pages(self._source, self._options, self._total):
            found = self.recognised(number)
            if found is None:
                self._failed.append(number)
            else:
                self._pages.append(read_recognised(found, number, self._trace))
            check_limit(self._source, "characters", self._trace.length, self._options.limits.characters)
        blank = [page.number for page in self._pages if page.start == page.end]
        filled = [page.number for page in self._pages if page.start < page.end]
        remarks = told_of_recognition(filled, self._failed, blank)
        return assembled(self._trace, self._pages, self._total, media_type, "picture", remarks)


def _count(image: Image.Image) -> int:
    """Of the pages in the file; what else has several frames is moved by them."""
    return getattr(image, "n_frames", 1) if image.format in ("TIFF", "HEIF") else 1


def page_of(source: Source, image: Image.Image, number: int, dpi: int | None) -> PagePicture:
    """The picture with this number, as it is to be looked at: in `dpi` dots an inch if they are given."""
    if getattr(image, "n_frames", 1) > 1:
        image.seek(number - 1)
    if image.width * image.height > _MOST:
        raise LimitExceeded(
            said(
                "{path} holds a picture of {width} × {height} pixels",
                path=source.path,
                width=image.width,
                height=image.height,
            ),
            said("Scan it with fewer dots an inch: 300 are enough."),
        )
    upright = _loaded(source, image)
    own = _dpi_of(image.info.get("dpi"), upright.width, upright.height)
    wanted = limited_dpi(float(dpi) if dpi else fitting_dpi(own), upright.width / own, upright.height / own)
    if wanted < own:
        size = (max(1, round(upright.width * wanted / own)), max(1, round(upright.height * wanted / own)))
        upright = (upright if upright.mode in ("L", "RGB") else upright.convert("RGB")).resize(size, reducing_gap=2.0)
        own = wanted
    return picture_of(upright, own)


def _loaded(source: Source, image: Image.Image) -> Image.Image:
    """Its pixels, the right way up as its camera says."""
    try:
        return ImageOps.exif_transpose(image)
    except (MemoryError, GovtaskError):
        raise
    except Exception as error:
        raise _not_whole(source) from error


def _dpi_of(said_of_itself: object, width: int, height: int) -> float:
    """What the file says, if a page of that size is likely; otherwise as if it were an A4 sheet."""
    longer = max(width, height)
    match said_of_itself:
        case (float() | int() as across, float() | int() as down) if across > 0 and abs(across - down) < across / 10:
            if _LEAST_SIDE <= longer / across <= _MOST_SIDE:
                return float(across)
    return longer / _A4


@contextmanager
def _opened(source: Source) -> Iterator[Image.Image]:
    """Whatever the library makes of a damaged picture, it is then not to be had."""
    formats: tuple[str, ...] = _FORMATS
    if source.content[4:8] == b"ftyp":
        _take_heif(source)
        formats = ("HEIF",)
    try:
        opened = Image.open(BytesIO(source.content), formats=formats)
    except Exception as error:
        raise _not_whole(source) from error
    with opened as image:
        yield image


def _not_whole(source: Source) -> UnreadableFile:
    return UnreadableFile(
        said("{path} is no whole picture", path=source.path), said("Is it damaged or incomplete? Copy it again.")
    )


def _take_heif(source: Source) -> None:
    try:
        from pi_heif import register_heif_opener
    except ImportError as error:
        raise MissingExtra(
            said("{path}: reading pictures of this kind (HEIC) needs {library}", path=source.path, library="pi-heif"),
            Extra("ocr", "pi_heif").hint,
        ) from error
    register_heif_opener()


def paint_pictures(source: Source, options: Options) -> PaintedPages:
    """Each as WebP, as it lies in the file."""
    with _opened(source) as image:
        total = _count(image)
        check_limit(source, "pages", total, options.limits.pages)
        return PaintedPages({number: _encoded(page_of(source, image, number, None)) for number in range(1, total + 1)})


def _encoded(picture: PagePicture) -> bytes:
    scale = scale_of(picture.width * POINTS / picture.dpi, picture.height * POINTS / picture.dpi)
    size = (round(picture.width * scale * POINTS / picture.dpi), round(picture.height * scale * POINTS / picture.dpi))
    return encoded(picture.image().convert("RGB").resize(size, reducing_gap=2.0))
