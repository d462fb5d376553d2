"""Draws the blank forms at the end of the notice: a label, a title, a ruled table."""

from __future__ import annotations

from typing import TypedDict

from make_lines import width_of
from make_pages import LEFT, PAGE_HEIGHT, PITCH, TOP, WIDTH, Pages
from reportlab.lib.units import mm

SIZE = 12
LEADING = 16
# A form's columns share the width as these; any other number of columns shares it evenly.
SHARES = {6: (1, 3, 4, 3, 2, 2), 3: (1, 4, 6)}
ROW = 14 * mm


class Form(TypedDict):
    label: str
    title: str
    above: str | None
    columns: list[str]
    rows: list[list[str]]


def set_form(pages: Pages, form: Form) -> None:
    """The label at the left edge, the title in the middle, a line above the table if there is one, the table."""
    pages.paragraph(form["label"], indent=0)
    pages.take(PITCH)
    pages.centred(form["title"], 22, 35, bold=True)
    pages.take(PITCH)
    if form["above"]:
        pages.paragraph(form["above"], indent=0)
        pages.take(PITCH / 2)
    edges = _edges(len(form["columns"]))
    for row in (form["columns"], *form["rows"]):
        _set_row(pages, row, edges)
    _rule_columns(pages, edges, ROW * (1 + len(form["rows"])))


def _edges(columns: int) -> list[float]:
    shares = SHARES.get(columns, (1,) * columns)
    return [LEFT + WIDTH * sum(shares[:column]) / sum(shares) for column in range(columns + 1)]


def _set_row(pages: Pages, row: list[str], edges: list[float]) -> None:
    """The rules above and below the row and its cells, each centred."""
    foot = pages.take(ROW)
    pages.canvas.setLineWidth(0.75)
    for down in (foot - ROW, foot):
        pages.canvas.line(edges[0], PAGE_HEIGHT - TOP - down, edges[-1], PAGE_HEIGHT - TOP - down)
    for text, left, right in zip(row, edges, edges[1:], strict=False):
        lines = text.split("\n") if text else []
        first = foot - ROW / 2 - LEADING * len(lines) / 2
        for number, line in enumerate(lines, start=1):
            x = left + (right - left - width_of(line, SIZE, 0)) / 2
            pages.print(line, x, first + LEADING * number - 2, SIZE)


def _rule_columns(pages: Pages, edges: list[float], height: float) -> None:
    foot = PAGE_HEIGHT - TOP - pages.down
    pages.canvas.setLineWidth(0.75)
    for x in edges:
        pages.canvas.line(x, foot, x, foot + height)
