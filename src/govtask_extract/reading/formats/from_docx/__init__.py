"""DOCX: Word and WPS documents, with the numbers that the program prints but does not store."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the archive's members, so a .doc that is none in truth is read too."""
    if not content.startswith(b"PK"):
        return Fit.NONE
    members = zip_members(content)
    if any(name.replace("\\", "/").lstrip("./").lower().startswith("word/document") for name in members):
        return Fit.CERTAIN
    if "_rels/.rels" in members and suffix in SUFFIXES:
        return Fit.LIKELY
    return Fit.LIKELY if suffix in SUFFIXES and not members else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """Body, notes, headers and footers as Word shows them; what it hides or struck out is set apart in place."""
    from govtask_extract.reading.formats.from_docx.whole_document import read_archive

    return read_archive(source, options)


READER = Reader(
    name="docx",
    summary=said("Word documents (Office Open XML)"),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    suffixes=SUFFIXES,
    sniff=sniff,
    read=read,
)
