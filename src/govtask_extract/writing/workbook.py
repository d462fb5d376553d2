"""Tables as an Excel workbook: headings that stay in sight, filters, widths to read by, comments with the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from govtask_extract.model.failure import Entry
from govtask_extract.model.report import Place
from govtask_extract.writing.writer import Language
from govtask_extract.writing.written_tables import Evidence, TableColumn, TableRow, Value, WrittenTable, all_tables

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The day is part of the bytes, and must not be that of the writing.
_CREATED = datetime(2000, 1, 1)
# What a cell may hold; the report has the rest.
_LONGEST = 32_767
_LONGEST_COMMENT = 2_000
_WIDTHS = range(8, 51)
# In points: a line of the usual font, and as tall as a row can be.
_LINE, _TALLEST = 15, 409
_A3 = 8
_COMMENT = {"x_scale": 2.5, "font_size": 9}
# A cell cannot hold them, a person cannot see them: their pictures stand for them.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | dict.fromkeys(
    (0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), 0xFFFD
)


def workbook_bytes(entries: Sequence[Entry], *, several: bool, language: Language) -> bytes:
    """A sheet for each table."""
    content = BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _CREATED})
        pens = _Pens(book)
        for table in all_tables(entries, several=several):
            _write_table(book.add_worksheet(table.title(language)), table, pens, language)
    return content.getvalue()


class _Pens:
    """The formats of cells."""

    def __init__(self, book: Workbook) -> None:
        self.heading: Format = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "valign": "vcenter"})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.line: Format = book.add_format({"valign": "top", "num_format": "@"})
        self.plain: Format = book.add_format({"valign": "top"})
        self.day: Format = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})


def _write_table(sheet: Worksheet, table: WrittenTable, pens: _Pens, language: Language) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    widths = []
    lines = [1] * len(table.rows)
    for index, column in enumerate(table.columns):
        heading = column.heading(language)
        values = [column.value(row) for row in table.rows]
        widths.append(_width([heading, *values]))
        if column.wraps:
            lines = [max(pair) for pair in zip(lines, (_lines(value, widths[-1]) for value in values), strict=True)]
        sheet.write_string(0, index, heading, pens.heading)
        for number, (row, value) in enumerate(zip(table.rows, values, strict=True), start=1):
            _write_value(sheet, number, index, value, pens, pens.text if column.wraps else pens.line)
            _comment(sheet, number, index, column, row, language)
    _set_sizes(sheet, widths, lines)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _set_sizes(sheet: Worksheet, widths: Sequence[int], lines: Sequence[int]) -> None:
    """Excel finds the height of a row by itself; other programs print its lines one over the other."""
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    for number, count in enumerate(lines, start=1):
        sheet.set_row(number, min(_LINE * count, _TALLEST))


def _write_value(sheet: Worksheet, row: int, column: int, value: Value, pens: _Pens, text: Format) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value, pens.plain)
        case int():
            sheet.write_number(row, column, value, pens.plain)
        case date():
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), pens.day)
        case str():
            sheet.write_string(row, column, _fitting(value, _LONGEST), text)


def _comment(sheet: Worksheet, number: int, index: int, column: TableColumn, row: TableRow, language: Language) -> None:
    if column.evidence is None:
        return
    lines = list(_evidence_lines(column.evidence(row), language))
    if lines:
        text = _fitting("\n".join(lines), _LONGEST_COMMENT)
        height = min(12, sum(1 + _display_width(line) // 44 for line in lines)) / 4
        sheet.write_comment(number, index, text, {**_COMMENT, "y_scale": max(0.5, height)})


def _evidence_lines(evidence: Evidence, language: Language) -> Iterator[str]:
    for places in evidence:
        for place in places:
            yield f"{position(place, language)}：{place.quote}"


_POSITION = {
    "en": {"page": "page {}", "sheet": "{}", "cell": "{}", "paragraph": "paragraph {}", "counted_line": "line {}"},
    "zh": {"page": "第{}页", "sheet": "{}", "cell": "{}", "paragraph": "第{}段", "counted_line": "第{}行"},
}


def position(place: Place, language: Language) -> str:
    """page 3 line 20, or 第3页 第20行; what the format lacks is left out."""
    found = ((words, getattr(place, field)) for field, words in _POSITION[language].items())
    return " ".join(words.format(value) for words, value in found if value is not None)


def _fitting(text: str, longest: int) -> str:
    text = text.translate(_PICTURES)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _width(values: Sequence[Value]) -> int:
    """As wide as the widest line, within what can be read."""
    lines = (line for value in values if value is not None for line in str(value).split("\n"))
    widest = max((_display_width(line) for line in lines), default=0)
    return max(_WIDTHS.start, min(widest + 3, _WIDTHS.stop - 1))


def _lines(value: Value, width: int) -> int:
    """How many lines the value takes up in a column of this width."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, -(-_display_width(line) // (width - 2))) for line in value.split("\n"))


def _display_width(text: str) -> int:
    """In half-width characters."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
