"""The sheets of a SpreadsheetML workbook: cells at their indexes, merged cells, comments, what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_spreadsheetml.xml_styles import XmlStyle, look_of_font, xml_styles
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.looks import Look, TextRun, printed
from govtask_extract.reading.safe_xml import parse_xml
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.cell_names import Position
from govtask_extract.reading.sheets.formatted import formatted, formatted_day, formatted_number
from govtask_extract.reading.sheets.page_edges import edge_lines
from govtask_extract.reading.sheets.sheet import Sheet
from govtask_extract.reading.sheets.sheet_document import SheetDocument
from govtask_extract.reading.sheets.unseen import has_no_height, has_no_width
from govtask_extract.saying.said import said


def read_workbook(source: Source, options: Options, media_type: str) -> RawDocument:
    """All sheets but the hidden ones."""
    root = parse_xml(source.content, options.limits)
    if root.find("Worksheet") is None:
        raise UnreadableFile(
            said("{path} holds no sheet", path=source.path), said("Open it in Excel and save it again.")
        )
    document = SheetDocument("spreadsheetml", media_type, options.limits)
    styles = xml_styles(root)
    from_1904 = root.find("ExcelWorkbook/Date1904") is not None
    total = 0
    for worksheet in root.iterfind("Worksheet"):
        sheet = Sheet(worksheet.get("Name"))
        if worksheet.findtext("WorksheetOptions/Visible") in ("SheetHidden", "SheetVeryHidden"):
            document.leave_out(sheet.name or "")
            continue
        count = partial(_check, source, options.limits, total)
        unknown = _XmlFiller(sheet, styles, from_1904, count).fill(worksheet)
        total += len(sheet.cells)
        document.add(sheet, unknown)
    return document.finished()


def _check(source: Source, limits: Limits, before: int, cells: int) -> None:
    check_limit(source, "cells", before + cells, limits.cells)


class _XmlFiller(Struct):
    """Fills `sheet`. `count` is told how many cells there are so far, and may raise."""

    sheet: Sheet
    styles: dict[str, XmlStyle]
    from_1904: bool
    count: Callable[[int], None]
    columns: dict[int, str] = field(default_factory=dict)
    unknown: list[Position] = field(default_factory=list)

    def fill(self, worksheet: Element) -> list[Position]:
        """The cells whose formula has no result."""
        for table in worksheet.iterfind("Table"):
            for column, element in _indexed(table, "Column"):
                self._column(element, column)
            for row, element in _indexed(table, "Row"):
                self._row(element, row)
        setup = worksheet.find("WorksheetOptions/PageSetup")
        if setup is not None:
            for edge, lines in (("Header", self.sheet.heads), ("Footer", self.sheet.feet)):
                for found in setup.iterfind(edge):
                    lines.extend(edge_lines(without_marks(found.get("Data") or "")))
        return self.unknown

    def _column(self, element: Element, column: int) -> None:
        last = column + _integer(element.get("Span"))
        if element.get("Hidden") == "1" or has_no_width(element.get("Width")):
            self.sheet.unseen.hide_columns(column, last)
        if name := element.get("StyleID"):
            self.columns[column] = name

    def _row(self, element: Element, row: int) -> None:
        if element.get("Hidden") == "1" or has_no_height(element.get("Height")):
            self.sheet.unseen.rows.add(row)
        for column, cell in _indexed(element, "Cell"):
            name = cell.get("StyleID") or element.get("StyleID") or self.columns.get(column) or "Default"
            self._cell(cell, (row, column), self.styles.get(name, XmlStyle()))
        self.count(len(self.sheet.cells))

    def _cell(self, cell: Element, position: Position, style: XmlStyle) -> None:
        data = cell.find("Data")
        text = "" if data is None else printed(self._runs(data, style), style.look, style.fill)
        if text:
            self.sheet.cells[position] = text
        elif data is None and cell.get("Formula"):
            self.unknown.append(position)
        height, width = _integer(cell.get("MergeDown")) + 1, _integer(cell.get("MergeAcross")) + 1
        if (height, width) != (1, 1):
            self.sheet.merged[position] = (height, width)
        for comment in cell.iterfind("Comment/Data"):
            self.sheet.comment(position, "".join(run.text for run in _words(comment, None)))

    def _runs(self, data: Element, style: XmlStyle) -> tuple[TextRun, ...]:
        text = data.text or ""
        match data.get("Type"):
            case "Number":
                try:
                    return (TextRun(formatted_number(float(text), style.code, self.from_1904)),)
                except ValueError:
                    return (TextRun(without_marks(text)),)
            case "DateTime":
                return (TextRun(formatted_day(text, style.code, self.from_1904)),)
            case "Boolean":
                return (TextRun("TRUE" if text.strip() == "1" else "FALSE"),)
        return formatted(list(_words(data, style.look)), style.code)


def _words(element: Element, look: Look | None) -> Iterator[TextRun]:
    """The runs of a cell or comment, which are marked as in HTML."""
    if element.text:
        yield TextRun(without_marks(element.text), look)
    for child in element:
        yield from _words(child, None if look is None else _changed(child, look))
        if child.tail:
            yield TextRun(without_marks(child.tail), look)


def _changed(element: Element, look: Look) -> Look:
    match element.tag:
        case "S" | "Strike" | "Del":
            return replace(look, struck=True)
        case "Sup":
            return replace(look, raised=True)
        case "Font":
            return look_of_font(element, look)
    return look


def _indexed(container: Element, tag: str) -> Iterator[tuple[int, Element]]:
    """Elements stand behind one another, counted from 0, unless one says its index, counted from 1."""
    following = 0
    for element in container.iterfind(tag):
        at = _integer(element.get("Index")) - 1 if element.get("Index") else following
        yield at, element
        following = at + 1 + _integer(element.get("MergeAcross" if tag == "Cell" else "Span"))


def _integer(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
