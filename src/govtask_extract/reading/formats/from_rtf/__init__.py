"""RTF: rich text, which Word, WPS and LibreOffice write, also under the suffix .doc."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the group that all of it stands in."""
    return Fit.CERTAIN if content[:64].lstrip().startswith(b"{\\rtf") else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """Running heads, the body with the numbers that its lists print, notes, running feet."""
    from govtask_extract.reading.formats.from_rtf.rtf_document import read_rich_text

    return read_rich_text(source, options.limits)


READER = Reader(
    name="rtf",
    summary=said("rich text (Word, WPS)"),
    media_types=("application/rtf", "text/rtf"),
    suffixes=(".rtf",),
    sniff=sniff,
    read=read,
)
