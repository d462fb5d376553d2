"""Formats that are not read here: what a file of them is, and what to do with it, told from its content."""

from __future__ import annotations

from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.ole2 import has_ole_stream
from govtask_extract.saying.said import Said, said

Told = tuple[Said, Said]
"""What the file is, and what to do: both go into a message."""

_PACKED = said("Unpack it and give its files, or pack them as ZIP.")
_AS_PDF = said("Open it in its program, save it as PDF, and give that.")
_AS_DOCX = said("Open it in Word or LibreOffice and save it as DOCX.")
_SIGNATURES: tuple[tuple[int, bytes, Told], ...] = (
    (0, b"Rar!\x1a\x07", (said("a RAR archive"), _PACKED)),
    (0, b"7z\xbc\xaf\x27\x1c", (said("a 7z archive"), _PACKED)),
    (0, b"\x1f\x8b", (said("a gzip archive"), _PACKED)),
    (0, b"BZh", (said("a bzip2 archive"), _PACKED)),
    (0, b"\xfd7zXZ\0", (said("an xz archive"), _PACKED)),
    (0, b"\x28\xb5\x2f\xfd", (said("a Zstandard archive"), _PACKED)),
    (0, b"MSCF", (said("a cabinet archive"), _PACKED)),
    (257, b"ustar", (said("a tar archive"), _PACKED)),
    (0, b"CAJ\0", (said("a CAJ document (CNKI)"), said("Download it as PDF, or print it to PDF in CAJViewer."))),
    (0, b"HN\0\0", (said("a CAJ document (CNKI)"), said("Download it as PDF, or print it to PDF in CAJViewer."))),
    (0, b"KDH", (said("a KDH document (CNKI)"), said("Download it as PDF, or print it to PDF in CAJViewer."))),
    (0, b"%!PS", (said("a PostScript document"), _AS_PDF)),
    (0, b"ITSF", (said("a help file (CHM)"), said("Save its pages as HTML and give those."))),
    (0, b"\xdb\xa5", (said("a document of Word 2"), _AS_DOCX)),
    (0, b"\x9b\xa5", (said("a document of Word 1"), _AS_DOCX)),
    (0, b"\x31\xbe\0\0", (said("a document of Word for DOS or Write"), _AS_DOCX)),
    (0, b"\x32\xbe\0\0", (said("a document of Write"), _AS_DOCX)),
    (0, b"\xfe\x37\0", (said("a document of Word for Macintosh"), _AS_DOCX)),
    (0, b"\xffWPC", (said("a WordPerfect document"), _AS_DOCX)),
    (0, b"\x01\xfe\x32", (said("a document of Microsoft Works"), _AS_DOCX)),
    (0, b"MZ\x90\0", (said("a program"), said("Was the file renamed?"))),
)
# By one of the archive's members.
_ARCHIVES: tuple[tuple[str, Told], ...] = (
    ("ppt/presentation.xml", (said("a PowerPoint presentation"), said("Save it as PDF and give that."))),
    ("xl/workbook.bin", (said("a binary Excel workbook (XLSB)"), said("Save it as XLSX and give that."))),
    ("META-INF/container.xml", (said("an EPUB book"), said("Save it as HTML or PDF and give that."))),
    ("Index/Document.iwa", (said("a document of Pages, Numbers or Keynote"), said("Export it as DOCX, XLSX or PDF."))),
    (
        "buildVersionHistory.plist",
        (said("a document of Pages, Numbers or Keynote"), said("Export it as DOCX, XLSX or PDF.")),
    ),
    ("FixedDocumentSequence.fdseq", (said("an XPS document"), _AS_PDF)),
    ("content.xml", (said("an OpenDocument presentation or drawing"), said("Save it as PDF and give that."))),
)
# By one of the streams of an OLE2 file.
_STREAMS: tuple[tuple[str, Told], ...] = (
    ("PowerPoint Document", (said("a PowerPoint or WPS presentation"), said("Save it as PDF and give that."))),
    ("HwpSummaryInformation", (said("a Hangul document"), _AS_PDF)),
    ("VisioDocument", (said("a Visio drawing"), _AS_PDF)),
    ("Quill", (said("a Publisher document"), _AS_PDF)),
    (
        "__properties_version1.0",
        (
            said("a mail of Outlook"),
            said("Open it in Outlook and save what comes with it, or save it as .eml, and give that."),
        ),
    ),
    ("MatOST", (said("a document of Microsoft Works"), _AS_DOCX)),
)


def has_foreign_signature(content: bytes) -> bool:
    """Whether the bytes begin as no text and no format of ours does."""
    return _by_signature(content) is not None


def is_foreign(content: bytes) -> bool:
    """Whether it is none of our formats, whatever its suffix says."""
    return has_foreign_signature(content) or _by_stream(content) is not None


def unread_format(content: bytes) -> Told | None:
    """None if the content is of no format that is listed here."""
    members = zip_members(content)
    archive = next((told for member, told in _ARCHIVES if member in members), None)
    return archive or _by_signature(content) or _by_stream(content)


def _by_signature(content: bytes) -> Told | None:
    found = (told for offset, magic, told in _SIGNATURES if content.startswith(magic, offset))
    return next(found, None)


def _by_stream(content: bytes) -> Told | None:
    return next((told for stream, told in _STREAMS if has_ole_stream(content, stream)), None)
