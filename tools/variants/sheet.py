"""The notice's tasks as a sheet: a title over all columns, the header, a merged row for each heading."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from variants.sample import HEADINGS, TITLE, rows

_WIDTHS = (6, 60, 24, 12, 30, 40)
# The day of writing is no part of the bytes.
_CREATED = datetime(2022, 2, 7)


def workbook() -> bytes:
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("责任分解")
        wrapped = book.add_format({"text_wrap": True, "border": 1, "valign": "vcenter"})
        heading = book.add_format({"bold": True, "border": 1})
        last = len(HEADINGS) - 1
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.merge_range(0, 0, 0, last, TITLE, heading)
        sheet.write_row(1, 0, HEADINGS, heading)
        for at, row in enumerate(rows(), start=2):
            if row.is_heading:
                sheet.merge_range(at, 0, at, last, row.cells[0], heading)
                continue
            sheet.write_number(at, 0, int(row.cells[0]), wrapped)
            for column, text in enumerate(row.cells[1:], start=1):
                sheet.write_string(at, column, text, wrapped)
    return content.getvalue()
