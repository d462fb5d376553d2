"""SpreadsheetML: Excel's workbooks as one XML file, of 2002 and 2003, which many systems export as .xls."""

from __future__ import annotations

import re

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

# What goes before the root: a declaration, comments, <?mso-application progid="Excel.Sheet"?>
_ROOT = lazy_re(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:\w+:)?Workbook\b[^>]*office:spreadsheet", re.DOTALL)
_HEAD = 4_000


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the root element and its namespace."""
    if b"Workbook" not in content[:_HEAD].replace(b"\0", b""):
        return Fit.NONE
    head = content[:_HEAD].replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿").lstrip("ÿþ")
    return Fit.CERTAIN if _ROOT.match(head) else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """All sheets but the hidden ones."""
    from govtask_extract.reading.formats.from_spreadsheetml.xml_sheets import read_workbook

    return read_workbook(source, options, READER.media_types[0])


READER = Reader(
    name="spreadsheetml",
    summary=said("Excel workbooks as XML (2003)"),
    media_types=("application/vnd.ms-excel.sheet.xml",),
    suffixes=(".xml",),
    sniff=sniff,
    read=read,
)
