"""What a row of a task table is: a task, a heading, a note, a total, or blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from govtask_extract.language.markers import opening_marker
from govtask_extract.language.numerals import to_integer
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.model.document import Cell
from govtask_extract.parsing.decisions import DecisionRule, always, decide
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
_SUBDIVIDING = lazy_re(r"[.．\-—]\d")
_LONGEST_HEADING = 60


class RowKind(StrEnum):
    TASK = "task"
    HEADING = "heading"
    NOTE = "note"
    TOTAL = "total"
    BLANK = "blank"


RowRule = DecisionRule["PrintedRow", RowKind]


class PrintedRow(Struct, frozen=True, dict=True):
    """A row below the header, and what of the rows around it tells what it is.

    `below` is the number's text in the next row; `counted`: some rows of the table have Arabic numbers.
    """

    grid: Grid
    header: Header
    row: Row
    below: str
    counted: bool

    @cached_property
    def cells(self) -> list[Cell]:
        return distinct(self.row)

    @cached_property
    def texts(self) -> list[str]:
        return [self.grid.text(cell) for cell in self.cells]

    @cached_property
    def number(self) -> Cell | None:
        """The cell in the number's column, if something is printed in it."""
        return next((cell for cell in self.row[self.header.numbers] if cell.spans), None)

    @cached_property
    def label(self) -> str:
        return self.grid.text(self.number) if self.number else ""

    @cached_property
    def beside(self) -> list[str]:
        """What the cells beside the number print."""
        return [text for cell, text in zip(self.cells, self.texts, strict=True) if cell != self.number]

    @cached_property
    def lone(self) -> Cell | None:
        """The cell that alone is printed in a row of several columns."""
        return self.cells[0] if len(self.cells) == 1 and len(self.row) > 1 else None

    @cached_property
    def title(self) -> str:
        """The words beside a number, if there are no others in the row and they are no longer than a heading's."""
        titles = [cell for cell in self.cells if cell != self.number and cell.row_span == 1]
        fit = self.number is not None and len(self.cells) == 2 and bool(titles)
        return text if fit and len(text := self.grid.text(titles[0])) <= _LONGEST_HEADING else ""

    @cached_property
    def is_wide(self) -> bool:
        """Whether its one printed cell takes up all columns but one."""
        return self.lone is not None and self.lone.column_span >= len(self.row) - 1

    @cached_property
    def is_ranked(self) -> bool:
        """Whether it opens with a number of the kinds that count headings, 一、 or （一）."""
        marker = opening_marker(self.texts[0])
        return marker is not None and marker.kind.value < MarkerKind.DECIMAL.value

    @cached_property
    def is_short(self) -> bool:
        return len(self.texts[0]) <= _LONGEST_HEADING


def decided_rows(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[tuple[Row, RowRule]]:
    """The rows in which something is printed, and the rule that decides what each is."""
    labels = ["".join(map(grid.text, row[header.numbers])) for row in rows]
    counted = any(map(_COUNTED.match, labels))
    for row, below in zip(rows, [*labels[1:], ""], strict=False):
        if distinct(row):
            yield row, decide(ROW_RULES, PrintedRow(grid, header, row, below, counted))


def _is_total(row: PrintedRow) -> bool:
    """合计 may stand in the number's column, or beside an empty or merged one."""
    return any(map(_TOTAL.fullmatch, row.texts[:2]))


def _holds_dots(row: PrintedRow) -> bool:
    return all(map(_DOTS.fullmatch, row.texts))


def _waits_for_its_task(row: PrintedRow) -> bool:
    """3 | … | …, or 3 alone; 一 alone is the number of a heading to come."""
    if row.number is None or not all(map(_DOTS.fullmatch, row.beside)):
        return False
    return row.number.column_span == 1 if row.beside else _ARABIC.fullmatch(row.label) is not None


def _is_headed_as_note(row: PrintedRow) -> bool:
    return len(row.cells) <= 2 and _NOTE_HEADING.fullmatch(row.texts[0]) is not None


def _opens_as_note(row: PrintedRow) -> bool:
    """填表人：…; not 1.说明材料：…, which is numbered."""
    return row.lone is not None and bool(_NOTE.match(row.texts[0])) and opening_marker(row.texts[0]) is None


def _is_wide_prose(row: PrintedRow) -> bool:
    return row.is_wide and not row.is_ranked and not row.is_short and "。" in row.texts[0]


def _is_wide(row: PrintedRow) -> bool:
    return row.is_wide


def _is_lone_sentence(row: PrintedRow) -> bool:
    """Also one that is merged with rows below it, which say the rest of the task."""
    if row.lone is None:
        return False
    return row.lone.row_span > 1 or not row.is_short or row.texts[0][-1] in CLAUSE_ENDS


def _is_lone_title(row: PrintedRow) -> bool:
    """In a table that counts its tasks, one without a number is none; else words in the task's column may be one."""
    if row.lone is None:
        return False
    describes = row.header.columns[row.lone.column].kind is ColumnKind.TEXT
    return row.is_ranked or not describes or row.header.number is not None


def _heads_counted_rows(row: PrintedRow) -> bool:
    """一 | 产业发展 above 1 | …"""
    return row.counted and bool(row.title) and _CHINESE.fullmatch(row.label) is not None


def _is_divided_below(row: PrintedRow) -> bool:
    """1 | 产业发展 above 1.1 | …"""
    rest = row.below.removeprefix(row.label.strip(".．、"))
    return bool(row.title) and rest != row.below and _SUBDIVIDING.match(rest) is not None


ROW_RULES: tuple[RowRule, ...] = (
    RowRule("total", "The row opens with 合计, 小计 or their like.", _is_total, RowKind.TOTAL),
    RowRule("only-dots", "Nothing is filled in but dots or dashes.", _holds_dots, RowKind.BLANK),
    RowRule("number-waits", "The number has no task beside it yet.", _waits_for_its_task, RowKind.BLANK),
    RowRule("headed-as-note", "The row opens with 备注 alone.", _is_headed_as_note, RowKind.NOTE),
    RowRule("opens-as-note", "A lone cell opens with 注：, 填表人： or their like.", _opens_as_note, RowKind.NOTE),
    RowRule("wide-prose", "A long sentence takes up the whole row.", _is_wide_prose, RowKind.NOTE),
    RowRule("wide-title", "A title takes up the whole row.", _is_wide, RowKind.HEADING),
    RowRule("lone-sentence", "A lone cell says a sentence.", _is_lone_sentence, RowKind.TASK),
    RowRule("lone-title", "A lone cell stands apart from the tasks.", _is_lone_title, RowKind.HEADING),
    RowRule(
        "chinese-number", "A title stands beside 一, and tasks have 1, 2, 3.", _heads_counted_rows, RowKind.HEADING
    ),
    RowRule(
        "divided-number", "A title stands beside 1, and the row below has 1.1.", _is_divided_below, RowKind.HEADING
    ),
    RowRule("task", "Nothing else tells what the row is.", always, RowKind.TASK),
)
"""What a row is; the first rule that holds decides."""


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
