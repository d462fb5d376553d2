"""Converts a DOC to DOCX, and keeps the text of what the converter leaves out."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.errors import EncryptedFile
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_doc.stories import Stories, read_stories
from govtask_extract.reading.isolation.lifetime import scratch_folder
from govtask_extract.saying.said import said

_DOCUMENT = "WordDocument"
# What the converter says when it goes on without the text boxes of the body.
_WITHOUT_BOXES = "MAIN_TEXTBOX_TABLE_MALFORMED"
_ENCRYPTED = 0x0100
"""fEncrypted, in the flags at offset 10 ([MS-DOC] 2.5.2)."""
_FLAGS = 10
# Where the file says how much it has of what its headers draw ([MS-DOC] 2.5.4, 2.5.6): characters in their text boxes;
# bytes of PlcSpaHdr, PlcfHdrtxbxTxt, PlcffldHdrTxbx and PlcfTxbxHdrBkd. All are four bytes long.
_DRAWN_IN_HEADERS = (104, 486, 622, 630, 766)


class Converted(Struct, frozen=True):
    """A DOCX, and the lines that are not in it. Where nothing could be converted `content` is empty."""

    content: bytes
    left_out: Stories = Stories()


def convert_old(source: Source, password: str | None) -> Converted:
    """Raises `EncryptedFile`, and what the converter raises where it finds no text at all."""
    from doc2docx.errors import EncryptedDocumentError

    try:
        return _converted_or_bare(_without_class(source.content), password)
    except EncryptedDocumentError as error:
        hint = said("Is the password right?") if password else said("Give its password with --password.")
        raise EncryptedFile(said("{path} is encrypted", path=source.path), hint) from error


def _converted_or_bare(content: bytes, password: str | None) -> Converted:
    from doc2docx.errors import InvalidWordDocument

    try:
        return _converted(content, password)
    except InvalidWordDocument:
        stories = read_stories(content, password)
        plain = _without_header_drawings(content)
        if plain is not None:
            with suppress(InvalidWordDocument):
                converted = _converted(plain, password)
                return replace(converted, left_out=replace(converted.left_out, running_boxes=stories.running_boxes))
        if not stories.body:
            raise
        return Converted(b"", stories)


def _converted(content: bytes, password: str | None) -> Converted:
    """The converter reads and writes files only; nothing of them stays."""
    from doc2docx import convert

    with scratch_folder() as folder:
        old, new = folder / "old.doc", folder / "new.docx"
        old.write_bytes(content)
        said = convert(old, new, password=password).report.diagnostics
        without_boxes = any(one.code == _WITHOUT_BOXES for one in said)
        left_out = Stories(boxes=read_stories(content, password).boxes) if without_boxes else Stories()
        return Converted(new.read_bytes(), left_out)


def _without_class(content: bytes) -> bytes:
    """WPS puts its class where [MS-CFB] 2.2 wants zeros; the converter is stricter than Word."""
    return content[:8] + bytes(16) + content[24:]


def _without_header_drawings(content: bytes) -> bytes | None:
    """LibreOffice numbers the shapes of several headers alike, on which the converter gives up; Word does not.

    None where the headers draw nothing, or the file is encrypted.
    """
    from olefile import OleFileIO

    file = BytesIO(content)
    with OleFileIO(file, write_mode=True) as opened:
        head = bytearray(opened.openstream(_DOCUMENT).read())
        if len(head) < _DRAWN_IN_HEADERS[-1] + 4 or struct.unpack_from("<H", head, _FLAGS)[0] & _ENCRYPTED:
            return None
        drawn = any(any(head[at : at + 4]) for at in _DRAWN_IN_HEADERS)
        for at in _DRAWN_IN_HEADERS:
            head[at : at + 4] = bytes(4)
        opened.write_stream(_DOCUMENT, bytes(head))
        return file.getvalue() if drawn else None
