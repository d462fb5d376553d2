"""The sheets of an OpenDocument workbook: the text of each cell, spans, repeated cells and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import open_zip, read_member
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.safe_xml import parse_xml
from govtask_extract.reading.sheets.sheet import Sheet
from govtask_extract.reading.sheets.sheet_document import SheetDocument

# As wide as LibreOffice itself makes a sheet.
_MOST_COLUMNS = 16_384
_MOST_BLANKS = 1_000


def read_workbook(source: Source, options: Options, media_type: str) -> RawDocument:
    """All sheets but the hidden ones."""
    root = _content(source, options.limits)
    document = SheetDocument("ods", media_type, options.limits)
    hidden = _hidden_styles(root)
    total = 0
    for table in root.iterfind("body/spreadsheet/table"):
        name = table.get("name") or ""
        if table.get("style-name") in hidden:
            document.leave_out(name)
            continue
        sheet = Sheet(name)
        _fill(sheet, table, partial(_check, source, options.limits, total))
        total += len(sheet.cells)
        document.add(sheet)
    return document.finished()


def _check(source: Source, limits: Limits, before: int, cells: int) -> None:
    check_limit(source, "cells", before + cells, limits.cells)


def _content(source: Source, limits: Limits) -> Element:
    with open_zip(source.content, limits) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise UnreadableFile(f"{source.name} holds no workbook", "Open it in its program and save it again.")
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in read_member(archive, manifest):
            hint = "Open it in its program and save it without a password."
            raise EncryptedFile(f"{source.name} is encrypted", hint)
        return parse_xml(read_member(archive, "content.xml"), limits)


def _hidden_styles(root: Element) -> frozenset[str | None]:
    """The styles of sheets that do not show."""
    return frozenset(
        style.get("name")
        for style in root.iterfind("automatic-styles/style")
        if any(properties.get("display") == "false" for properties in style.iterfind("table-properties"))
    )


def _fill(sheet: Sheet, table: Element, count: Callable[[int], None]) -> None:
    """`count` is told how many cells there are so far, and may raise."""
    row = 0
    for element in _rows(table):
        repeated = _number(element.get("number-rows-repeated"))
        cells = list(_cells(element))
        for below in range(row, row + repeated) if cells else ():
            for column, text, span in cells:
                sheet.cells[below, column] = text
                if span != (1, 1):
                    sheet.merged[below, column] = span
            count(len(sheet.cells))
        row += repeated


def _rows(table: Element) -> Iterator[Element]:
    """Also those in groups and among the rows that every page repeats."""
    for element in table:
        if element.tag == "table-row":
            yield element
        elif element.tag in ("table-row-group", "table-header-rows", "table-rows"):
            yield from _rows(element)


def _cells(row: Element) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """Column, text and span of each cell in which something stands."""
    column = 0
    for cell in row:
        if cell.tag not in ("table-cell", "covered-table-cell"):
            continue
        repeated = _number(cell.get("number-columns-repeated"))
        text = "\n".join(_text(paragraph) for paragraph in cell.iterfind("p"))
        span = _number(cell.get("number-rows-spanned")), _number(cell.get("number-columns-spanned"))
        if text.strip() and cell.tag == "table-cell":
            for at in range(column, column + min(repeated, _MOST_COLUMNS)):
                yield at, text, span
        column += repeated


def _text(paragraph: Element) -> str:
    """A paragraph's text; runs of blanks, tabs and line breaks are elements."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        match child.tag:
            case "s":
                pieces.append(" " * min(_number(child.get("c")), _MOST_BLANKS))
            case "tab":
                pieces.append(" ")
            case "line-break":
                pieces.append("\n")
            case "annotation":
                pass
            case _:
                pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _number(text: str | None) -> int:
    """How often: 1 if it is not said."""
    return int(text) if text and text.isascii() and text.isdigit() and int(text) else 1
