"""The sheets of an OpenDocument workbook, and what they show outside their cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_ods.ods_cells import SheetFiller, painted_in
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.opendocument.odf_parts import OdfParts, odf_parts
from govtask_extract.reading.opendocument.odf_styles import OdfStyles
from govtask_extract.reading.opendocument.odf_words import OdfWords
from govtask_extract.reading.sheets.sheet import Sheet
from govtask_extract.reading.sheets.sheet_document import SheetDocument

# Sheets print the names of themselves and of their file.
_FIELDS = ("sheet-name", "title", "file-name", "date", "time", "page-number", "page-count")


def read_workbook(source: Source, options: Options, media_type: str) -> RawDocument:
    """All sheets but the hidden ones."""
    parts = odf_parts(source, options.limits)
    document = SheetDocument("ods", media_type, options.limits)
    styles = OdfStyles(parts)
    total = 0
    for table in parts.content.iterfind("body/spreadsheet/table"):
        name, style = table.get("name") or "", table.get("style-name")
        if styles.properties("table", style, "table").get("display") == "false":
            document.leave_out(name)
            continue
        sheet = Sheet(name)
        SheetFiller(sheet, styles, painted_in(table), partial(_check, source, options.limits, total)).fill(table)
        total += len(sheet.cells)
        _add_edges(sheet, parts, styles, styles.attribute("table", style, "master-page-name"))
        document.add(sheet)
    return document.finished()


def _check(source: Source, limits: Limits, before: int, cells: int) -> None:
    check_limit(source, "cells", before + cells, limits.cells)


def _add_edges(sheet: Sheet, parts: OdfParts, styles: OdfStyles, master: str | None) -> None:
    """The heads and feet of the pages that the sheet is printed on."""
    pages = parts.styles.iterfind("master-styles/master-page") if parts.styles is not None else ()
    for page in pages:
        if page.get("name") == master:
            for edge in page:
                lines = _edge_lines(edge, styles) if edge.get("display") != "false" else ()
                (sheet.heads if edge.tag.startswith("header") else sheet.feet).extend(lines)


def _edge_lines(edge: Element, styles: OdfStyles) -> Iterator[str]:
    for paragraph in edge.iter("p"):
        for name in _FIELDS:
            for field in paragraph.iter(name):
                field.text = None
        words = OdfWords(styles)
        words.read(paragraph, {})
        if words.text.strip():
            yield words.text.strip()
