"""Prints made-up documents as texts, web pages, Word documents and workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from random import Random

from docx_made import docx, paragraph
from generated_documents import MadeCell, MadeDocument, placed
from typeset import set_pages
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_CENTRED = '<w:jc w:val="center"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_RULED = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
_TWENTIETHS = 20
_MARGINS = '<w:pgMar w:top="1000" w:right="900" w:bottom="1000" w:left="900"/>'
# A line of a sheet and one of its narrow characters, in points.
_LINE, _CHARACTER = 16.0, 5.5
_A4, _A3, _A4_HEIGHT = 9, 8, 842


def plain_text(made: MadeDocument, _seed: int) -> bytes:
    """A document without a table, each paragraph a line."""
    return "\n".join([made.title, *made.above]).encode()


def set_text(made: MadeDocument, _seed: int) -> bytes:
    """The same on pages, the title in the middle."""
    return set_pages("\n".join([f"\t{made.title}", *made.above]))


def web_page(made: MadeDocument, seed: int) -> bytes:
    """A page; names on lines of their own are parted by breaks or are paragraphs."""
    before, between, behind = Random(seed).choice((("", "<br>", ""), ("<p>", "</p><p>", "</p>")))
    rows = ""
    for row in made.rows:
        contents = ((before + between.join(map(escape, cell.text.split("\n"))) + behind, cell) for cell in row)
        cells = (f"<td rowspan={cell.rows} colspan={cell.columns}>{content}</td>" for content, cell in contents)
        rows += f"<tr>{''.join(cells)}</tr>"
    table = [f'<table border="1">{rows}</table>'] if rows else []
    body = "".join([*map(_html_line, (made.title, *made.above)), *table, *map(_html_line, made.below)])
    page = f"<style>@page {{size: {made.paper.width}pt {made.paper.height}pt; margin: 40pt}}</style>"
    return f'<html><head><meta charset="utf-8">{page}</head><body>{body}</body></html>'.encode()


def _html_line(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def word_document(made: MadeDocument, seed: int) -> bytes:
    """A document with a table of ruled cells; what spans several is merged."""
    table = [_word_table(made, seed)] if made.rows else []
    above, below = ([paragraph(escape(line)) for line in lines] for lines in (made.above, made.below))
    width, height, _ = made.paper
    size = f'<w:pgSz w:w="{width * _TWENTIETHS}" w:h="{height * _TWENTIETHS}"/>'
    page = f"<w:sectPr>{size}{_MARGINS}</w:sectPr>"
    return docx("".join([paragraph(made.title, more=_CENTRED), *above, *table, *below, page]))


def _word_table(made: MadeDocument, seed: int) -> str:
    whole = made.paper.table * _TWENTIETHS
    widths = [whole * share // sum(made.shares) for share in made.shares]
    breaks = Random(seed).choice(("</w:t><w:br/><w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>"))
    rows = "".join(f"<w:tr>{''.join(_word_cells(made, row, widths, breaks))}</w:tr>" for row in range(len(made.rows)))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblW w:w="{whole}" w:type="dxa"/><w:tblBorders>{_RULED}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _word_cells(made: MadeDocument, row: int, widths: Sequence[int], breaks: str) -> Iterator[str]:
    """The cells of a row; one that goes on from the row above stands there once more, blank."""
    for top, left, cell in dict.fromkeys(placed(made.rows)[row]):
        look = f'<w:tcW w:w="{sum(widths[left : left + cell.columns])}" w:type="dxa"/>'
        look += f'<w:gridSpan w:val="{cell.columns}"/>'
        look += f'<w:vMerge w:val="{"restart" if row == top else "continue"}"/>' if cell.rows > 1 else ""
        content = escape(cell.text).replace("\n", breaks) if row == top else ""
        yield f"<w:tc><w:tcPr>{look}</w:tcPr>{paragraph(content)}</w:tc>"


def workbook(made: MadeDocument, _seed: int) -> bytes:
    """A sheet; the title and the paragraphs stand in cells as wide as the table, above and below it."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        width, height, whole = made.paper
        sheet.set_paper(_A4 if min(width, height) < _A4_HEIGHT else _A3)
        sheet.fit_to_pages(1, 0)
        if width > height:
            sheet.set_landscape()
        rows = [
            *([MadeCell(text, columns=made.width)] for text in (made.title, *made.above)),
            *made.rows,
            *([MadeCell(text, columns=made.width)] for text in made.below),
        ]
        pen = book.add_format({"text_wrap": True, "valign": "vcenter", "border": 1})
        _write(sheet, rows, [int(whole / _CHARACTER * share / sum(made.shares)) for share in made.shares], pen)
    return content.getvalue()


def _write(sheet: Worksheet, rows: Sequence[Sequence[MadeCell]], widths: Sequence[int], pen: Format) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for row, covered in enumerate(placed(rows)):
        for top, left, cell in dict.fromkeys(covered):
            if top < row:
                continue
            if cell.rows * cell.columns == 1:
                sheet.write_string(row, left, cell.text, pen)
            else:
                sheet.merge_range(row, left, row + cell.rows - 1, left + cell.columns - 1, cell.text, pen)
        sheet.set_row(row, _LINE * max(_lines(place.cell, widths[place.column :]) for place in covered))


def _lines(cell: MadeCell, widths: Sequence[int]) -> int:
    """How many lines the cell needs in each of its rows; a character of Chinese is as wide as two narrow ones."""
    width = sum(widths[: cell.columns])
    lines = sum(1 + 2 * len(line) // (width - 1) for line in cell.text.split("\n"))
    return 1 + (lines - 1) // cell.rows
