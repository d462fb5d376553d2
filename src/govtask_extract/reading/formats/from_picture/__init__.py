"""Pictures of pages: scans and photographs, recognised."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.reading.recognition.engines import OCR
from govtask_extract.saying.said import said

# Offset, first bytes, media type.
_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftypmsf1", "image/heif"),
)
# A text may begin with these two letters.
_BITMAP, _BITMAP_HEAD = b"BM", b"\0\0\0\0"


def media_type_of(content: bytes) -> str | None:
    """None of what is no picture that is known here."""
    found = (media_type for at, magic, media_type in _SIGNATURES if content.startswith(magic, at))
    return next(found, "image/bmp" if content.startswith(_BITMAP) and content[6:10] == _BITMAP_HEAD else None)


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by how the file begins."""
    return Fit.CERTAIN if media_type_of(content) else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """What is recognised on each of its pictures."""
    from govtask_extract.reading.formats.from_picture.all_pictures import read_pictures

    return read_pictures(source, options, media_type_of(source.content) or READER.media_types[0])


def paint(source: Source, options: Options) -> PaintedPages:
    """Its pictures, small enough to be shown."""
    from govtask_extract.reading.formats.from_picture.all_pictures import paint_pictures

    return paint_pictures(source, options)


READER = Reader(
    name="picture",
    summary=said("scans and photographs of pages, recognised"),
    media_types=(
        "image/png",
        "image/jpeg",
        "image/tiff",
        "image/webp",
        "image/heic",
        "image/heif",
        "image/bmp",
        "image/gif",
    ),
    suffixes=(".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".webp", ".heic", ".heif", ".bmp", ".gif"),
    sniff=sniff,
    read=read,
    extra=OCR,
    beside=True,
    paint=paint,
)
