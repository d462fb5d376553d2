"""DOC: Word and WPS documents of before 2007, read as the DOCX that they are converted to."""

from __future__ import annotations

import struct

from msgspec.structs import replace

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.isolation.lifetime import scratch_folder
from govtask_extract.reading.ole2 import OLE2, has_ole_stream, ole_stream
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.registry import Extra

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_FIRST_VERSION_READ = 0xC1


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the streams of the OLE2 file."""
    if not content.startswith(OLE2):
        return Fit.NONE
    if has_ole_stream(content, "WordDocument"):
        return Fit.CERTAIN
    return Fit.LIKELY if suffix in READER.suffixes else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """As the same document in DOCX."""
    from govtask_extract.reading.formats.from_docx import read as read_docx

    if _is_of_word_6(source.content):
        message = f"{source.name} is a document of Word 6 or 95, which is not read here"
        raise UnreadableFile(message, "Open it in Word or LibreOffice and save it as DOCX.")
    converted = Source(source.name, _converted(source, options.password))
    return replace(read_docx(converted, options), media_type=READER.media_types[0], reader=READER.name)


def _is_of_word_6(content: bytes) -> bool:
    """By Word's mark of a file and the version of its header ([MS-DOC] 2.5.1, 2.5.2)."""
    head = (ole_stream(content, "WordDocument") or b"")[:4]
    if len(head) < 4:
        return False
    mark, version = struct.unpack("<HH", head)
    return bool(mark == _WORD_6 or (mark == _WORD_97 and version < _FIRST_VERSION_READ))


def _converted(source: Source, password: str | None) -> bytes:
    """The converter reads and writes files only; nothing of them stays."""
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    with scratch_folder() as folder:
        old, new = folder / "old.doc", folder / "new.docx"
        old.write_bytes(_without_class(source.content))
        try:
            convert(old, new, password=password)
        except EncryptedDocumentError as error:
            hint = "Is the password right?" if password else "Give its password with --password."
            raise EncryptedFile(f"{source.name} is encrypted", hint) from error
        return new.read_bytes()


def _without_class(content: bytes) -> bytes:
    """WPS puts its class where [MS-CFB] 2.2 wants zeros; the converter is stricter than Word."""
    return content[:8] + bytes(16) + content[24:]


READER = Reader(
    name="doc",
    summary="Word documents of before 2007, WPS documents",
    media_types=("application/msword",),
    suffixes=(".doc", ".dot", ".wps", ".wpt"),
    sniff=sniff,
    read=read,
    extra=Extra("office", "doc2docx"),
)
