"""What a row of a task table is: a task, a heading, a note, a total, or blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from govtask_extract.language.markers import opening_marker
from govtask_extract.language.numerals import to_integer
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.model.document import Cell
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind
from govtask_extract.patterns import lazy_re

_TOTAL = lazy_re(r"(?:总|合|小|共|累)计(?:[：:（(].{0,20}|\d.{0,10})?|合\s*计", needs=("计",))
_NOTE = lazy_re(
    r"(?:备?注|说明|附注|填表|填报|制表|审核|联系|单位|编制|截至|日期|注释)[^：:]{0,8}[：:]|[★※*]|注\d|（注"
)
_NOTE_HEADING = lazy_re(r"(?:备注|附注|注|说明)[：:]?")
_DOTS = lazy_re(r"(?:[0-9]{1,2}[.、．]?)?[.．。…·]{2,}|[/／—－-]+", needs=tuple(".．。…·/／—－-"))
_CHINESE = lazy_re(r"[（(〔]?(?P<numeral>[一二三四五六七八九十]{1,4})[）)〕]?[、.．]?")
_ARABIC = lazy_re(r"[（(]?\d{1,4}[）)]?[、.．]?")
# 1, （2）, 3.1
_COUNTED = lazy_re(r"[（(]?\d{1,4}(?:[）)]|[.．\-—、]|$)")
_LONGEST_HEADING = 60


class RowKind(Enum):
    TASK = "task"
    HEADING = "heading"
    NOTE = "note"
    TOTAL = "total"
    BLANK = "blank"


def row_kinds(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[tuple[Row, RowKind]]:
    """The rows in which something is printed, and what each is, from its cells and the numbers of those around it."""
    number = header.number
    counted = number is not None and any(_COUNTED.match(grid.text(row[number])) for row in rows)
    for index, row in enumerate(rows):
        if distinct(row):
            yield row, _kind(grid, header, row, rows[index + 1 : index + 2], counted)


def _kind(grid: Grid, header: Header, row: Row, following: Sequence[Row], counted: bool) -> RowKind:
    """`counted`: some rows have Arabic numbers."""
    cells = distinct(row)
    texts = [grid.text(cell) for cell in cells]
    if any(_TOTAL.fullmatch(text) for text in texts[:2]):
        return RowKind.TOTAL
    if _is_blank(header, row, texts):
        return RowKind.BLANK
    if len(cells) <= 2 and _NOTE_HEADING.fullmatch(texts[0]):
        return RowKind.NOTE
    if len(cells) == 1 and len(row) > 1:
        return _lone_kind(grid, header, row, cells[0])
    return RowKind.HEADING if _is_numbered_heading(grid, header, row, following, counted) else RowKind.TASK


def _is_blank(header: Header, row: Row, texts: Sequence[str]) -> bool:
    """Nothing is filled in but dots, or a number that waits for its task."""
    if all(_DOTS.fullmatch(text) for text in texts):
        return True
    number = row[header.number] if header.number is not None else None
    filled = [text for cell, text in zip(distinct(row), texts, strict=True) if cell != number]
    alone = number is not None and bool(number.spans) and (number.column_span == 1 or not filled)
    return (
        alone
        and all(_DOTS.fullmatch(text) for text in filled)
        and all(filled or _ARABIC.fullmatch(text) for text in texts)
    )


def _lone_kind(grid: Grid, header: Header, row: Row, cell: Cell) -> RowKind:
    """A row of one printed cell."""
    text = grid.text(cell)
    if _NOTE.match(text) and opening_marker(text) is None:
        return RowKind.NOTE
    marker = opening_marker(text)
    ranked = marker is not None and marker.kind.value < MarkerKind.DECIMAL.value
    if cell.column_span >= len(row) - 1:
        return RowKind.HEADING if ranked or len(text) <= _LONGEST_HEADING or "。" not in text else RowKind.NOTE
    if len(text) > _LONGEST_HEADING or cell.row_span > 1 or text[-1] in "。；":
        return RowKind.TASK
    describes = header.columns[cell.column].kind is ColumnKind.TEXT
    return RowKind.HEADING if ranked or not describes or header.number is not None else RowKind.TASK


def _is_numbered_heading(grid: Grid, header: Header, row: Row, following: Sequence[Row], counted: bool) -> bool:
    """一 | 产业发展 above 1 | …, or 1 | 产业发展 above 1.1 | …: a number and a title, and nobody named."""
    number = header.number
    if number is None or len(distinct(row)) != 2 or not (label := grid.text(row[number])):
        return False
    title = next(cell for cell in distinct(row) if cell != row[number])
    if title.row_span > 1 or len(grid.text(title)) > _LONGEST_HEADING:
        return False
    if _CHINESE.fullmatch(label):
        return counted
    below = grid.text(following[0][number]) if following else ""
    rest = below.removeprefix(label.strip(".．、"))
    return rest != below and rest[:1] in (".", "．", "-", "—") and rest[1:2].isdigit()


def is_filled(text: str) -> bool:
    """Whether a cell holds more than a number or the dots that wait for words."""
    return bool(text) and not _DOTS.fullmatch(text) and not _ARABIC.fullmatch(text)


def numeral(label: str) -> int | None:
    """The integer of a number's cell: 1, （一）, ③, 第3项; None for 1.1."""
    match = re.fullmatch(
        r"[第（(〔\[★☆*]*(?:任务|项目|事项)?(?P<numeral>[^（）()〔〕、.．]+?)[）)〕\]、.．项条号★☆*]*", label
    )
    return to_integer(match["numeral"]) if match else None


def marker_of(label: str) -> Marker | None:
    """The kind of number that stands alone in a cell."""
    return opening_marker(label) or opening_marker(f"{label}、")
