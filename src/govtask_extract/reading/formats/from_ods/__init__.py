"""ODS: LibreOffice's workbooks, which keep beside each value the text that its cell shows."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.reader import Fit, Reader

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SUFFIXES = (".ods", ".ots")
# The archive's first member is its media type, not compressed. OpenDocument 1.3, part 2, 3.3
_FIRST = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the media type that the archive begins with."""
    if not content.startswith(b"PK"):
        return Fit.NONE
    if _FIRST in content[:150]:
        return Fit.CERTAIN
    members = zip_members(content)
    return Fit.LIKELY if suffix in SUFFIXES and (not members or "content.xml" in members) else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """All sheets but the hidden ones."""
    from govtask_extract.reading.formats.from_ods.ods_sheets import read_workbook

    return read_workbook(source, options, MEDIA_TYPE)


READER = Reader(
    name="ods",
    summary="OpenDocument workbooks (LibreOffice)",
    media_types=(MEDIA_TYPE,),
    suffixes=SUFFIXES,
    sniff=sniff,
    read=read,
)
