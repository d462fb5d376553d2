"""XLS: Excel's and WPS's workbooks of before 2007."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.ole2 import OLE2, has_ole_stream
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.registry import Extra
from govtask_extract.saying.said import said

MEDIA_TYPE = "application/vnd.ms-excel"
# A BIFF stream that was never put into an OLE2 file, versions 2 to 8. [MS-XLS] 2.4.21
_BARE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")

STREAMS = ("Workbook", "Book")
"""The stream that holds the workbook; where a file serves old and new programs, the first is the newer."""


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the streams of the OLE2 file."""
    if content.startswith(_BARE):
        return Fit.CERTAIN
    if not content.startswith(OLE2):
        return Fit.NONE
    if has_ole_stream(content, *STREAMS):
        return Fit.CERTAIN
    return Fit.LIKELY if suffix in READER.suffixes else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """All sheets but the hidden ones."""
    from govtask_extract.reading.formats.from_xls.xls_sheets import read_workbook

    return read_workbook(source, options, MEDIA_TYPE)


READER = Reader(
    name="xls",
    summary=said("Excel workbooks of before 2007, WPS sheets"),
    media_types=(MEDIA_TYPE,),
    suffixes=(".xls", ".xlt", ".et", ".ett"),
    sniff=sniff,
    read=read,
    extra=Extra("office", "xlrd"),
)
