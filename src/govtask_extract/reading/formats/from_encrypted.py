"""Office files of 2007 and later under a password: an OLE2 file around the encrypted archive. [MS-OFFCRYPTO] 2.3"""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.ole2 import has_ole_stream
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.registry import Extra
from govtask_extract.saying.said import said


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the stream that holds the archive."""
    return Fit.CERTAIN if has_ole_stream(content, "EncryptedPackage") else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """As the document that was encrypted, by the reader of its format."""
    from govtask_extract.reading.detect import detect
    from govtask_extract.reading.limits import check_limit
    from govtask_extract.reading.office_passwords import without_password

    plain = Source(source.path, without_password(source.content, source.path, options.password))
    check_limit(plain, "bytes", len(plain.content), options.limits.bytes)
    return detect(plain).read(plain, options)


READER = Reader(
    name="encrypted",
    summary=said("Word, Excel and WPS documents under a password"),
    media_types=("application/x-ole-storage",),
    suffixes=(),
    sniff=sniff,
    read=read,
    extra=Extra("office", "msoffcrypto"),
)
