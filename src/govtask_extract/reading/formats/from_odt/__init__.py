"""ODT: LibreOffice's and OpenOffice's text documents, packed or flat (FODT)."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.opendocument.odf_fit import fit_for
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MEDIA_TYPES = (MEDIA_TYPE, f"{MEDIA_TYPE}-template", f"{MEDIA_TYPE}-master")


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the media type that the file begins with."""
    return fit_for(content, suffix, _MEDIA_TYPES, READER.suffixes)


def read(source: Source, options: Options) -> RawDocument:
    """Running heads, the body with its automatic numbers, text boxes, notes, running feet."""
    from govtask_extract.reading.formats.from_odt.odt_document import read_text_document

    return read_text_document(source, options, MEDIA_TYPE)


READER = Reader(
    name="odt",
    summary=said("OpenDocument texts (LibreOffice), flat ones, too"),
    media_types=_MEDIA_TYPES,
    suffixes=(".odt", ".ott", ".fodt", ".odm"),
    sniff=sniff,
    read=read,
)
