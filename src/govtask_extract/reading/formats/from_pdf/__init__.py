"""PDF with a text layer, whoever made it: text, boxes and ruled tables."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

# Viewers look for the signature this far, since mail gateways and printers put lines of their own before it.
_HEAD = 1024
# What is packed without being pressed begins like this, with a PDF as its first file right behind.
_ARCHIVE = b"PK\x03\x04"


def sniff(content: bytes, suffix: str) -> Fit:
    """The signature opens the file, or follows a little junk; a damaged file may have lost it."""
    if content.startswith(_ARCHIVE):
        return Fit.NONE
    at = content.find(b"%PDF", 0, _HEAD)
    named = suffix in READER.suffixes
    if at == 0 or (at > 0 and named):
        return Fit.CERTAIN
    return Fit.LIKELY if (at > 0 or named) and b"endobj" in content else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """Printed lines in reading order with a box for each character; ruled tables cell by cell."""
    from govtask_extract.reading.formats.from_pdf.whole_pdf import read_document

    return read_document(source, options)


def paint(source: Source, options: Options) -> PaintedPages:
    """A picture of each page that PDFium can paint."""
    from govtask_extract.reading.formats.from_pdf.painting import paint_pages

    return paint_pages(source, options)


READER = Reader(
    name="pdf",
    summary=said("PDF with a text layer"),
    media_types=("application/pdf",),
    suffixes=(".pdf",),
    sniff=sniff,
    read=read,
    paint=paint,
)
