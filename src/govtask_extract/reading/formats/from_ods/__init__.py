"""ODS: LibreOffice's workbooks, packed or flat, which keep beside each value the text that its cell shows."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.opendocument.odf_fit import fit_for
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MEDIA_TYPES = (MEDIA_TYPE, f"{MEDIA_TYPE}-template")


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the media type that the file begins with."""
    return fit_for(content, suffix, _MEDIA_TYPES, READER.suffixes)


def read(source: Source, options: Options) -> RawDocument:
    """All sheets but the hidden ones."""
    from govtask_extract.reading.formats.from_ods.ods_sheets import read_workbook

    return read_workbook(source, options, MEDIA_TYPE)


READER = Reader(
    name="ods",
    summary=said("OpenDocument workbooks (LibreOffice), flat ones, too"),
    media_types=_MEDIA_TYPES,
    suffixes=(".ods", ".ots", ".fods"),
    sniff=sniff,
    read=read,
)
