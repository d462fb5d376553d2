"""OFD, the national format of documents as they are printed (GB/T 33190-2016): text, boxes and ruled tables."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.registry import Extra
from govtask_extract.saying.said import said

MEDIA_TYPE = "application/ofd"
# The entry of every package, GB/T 33190-2016, 7.3; some packers write it in other case, or with the root's slash.
_ENTRY = "ofd.xml"


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the package's entry; a damaged archive may have lost its directory."""
    if not content.startswith(b"PK"):
        return Fit.NONE
    if any(name.lstrip("./").lower() == _ENTRY for name in zip_members(content)):
        return Fit.CERTAIN
    return Fit.LIKELY if suffix in READER.suffixes else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """Printed lines in reading order with a box for each character; ruled tables cell by cell."""
    from govtask_extract.reading.formats.from_ofd.whole_ofd import read_document

    return read_document(source, options, MEDIA_TYPE)


READER = Reader(
    name="ofd",
    summary=said("OFD documents (GB/T 33190)"),
    media_types=(MEDIA_TYPE,),
    suffixes=(".ofd",),
    sniff=sniff,
    read=read,
    extra=Extra("ofd", "ofdkit"),
)
