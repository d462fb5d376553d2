"""XLSX: Excel and WPS workbooks, numbers and dates as their cells show them."""

from __future__ import annotations

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_XML_WORKBOOKS = frozenset(("xl/workbook.xml", "xl/workbook2.xml"))


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the archive's members, so a .xls that is none in truth is read too."""
    if not content.startswith(b"PK"):
        return Fit.NONE
    members = zip_members(content)
    if "[Content_Types].xml" in members and not _XML_WORKBOOKS.isdisjoint(members):
        return Fit.CERTAIN
    return Fit.LIKELY if suffix in SUFFIXES and not members else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """The sheets that show, in their order, each as lines and a table."""
    from govtask_extract.reading.formats.from_xlsx.xlsx_sheets import read_workbook

    return read_workbook(source, options)


READER = Reader(
    name="xlsx",
    summary=said("Excel workbooks (Office Open XML)"),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    suffixes=SUFFIXES,
    sniff=sniff,
    read=read,
)
