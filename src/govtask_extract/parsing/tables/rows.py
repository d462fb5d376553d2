"""What a row of a task table is: a task, a heading, a note, a total, or blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from govtask_extract.language.markers import opening_marker
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.model.document import Cell
from govtask_extract.parsing.assignment.positional_rules import find_rules
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind
from govtask_extract.patterns import lazy_re

_TOTAL = lazy_re(r"(?:总|合|小|共|累)计(?:[：:（(].{0,20}|\d.{0,10})?", needs=("计",))
_NOTE = lazy_re(r"(?:备?注|说明|附注|填表|填报|制表|审核|联系|单位|编制|截至|日期)[^：:]{0,8}[：:]|[★※*]|注\d|（注")
_NOTE_HEADING = lazy_re(r"(?:备注|附注|注|说明)[：:]?")
_DOTS = lazy_re(r"(?:[0-9]{1,2}[.、．]?)?[.．。…·]{2,}|[/／—－-]+", needs=tuple(".．。…·/／—－-"))
_CHINESE = lazy_re(r"[（(〔]?(?P<numeral>[一二三四五六七八九十]{1,4})[）)〕]?[、.．]?")
_ARABIC = lazy_re(r"[（(]?\d{1,4}[）)]?[、.．]?")
_UNFILLED = (lazy_re(""), _DOTS, _ARABIC)
# 1, （2）, 3.1
_COUNTED = lazy_re(r"[（(]?\d{1,4}(?:[）)]|[.．\-—、]|$)")
_SUBDIVIDING = lazy_re(r"[.．\-—]\d")
_FIGURES = lazy_re(r"[\d.,，]+(?:[个项%％]|[万亿]?元)?")
_LONGEST = 60
_ENDS = tuple(CLAUSE_ENDS)


class RowKind:
    TASK = "task"
    HEADING = "heading"
    NOTE = "note"
    TOTAL = "total"
    BLANK = "blank"


RowRule = DecisionRule["PrintedRow", str]


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
    def title(self) -> str:
        """The words beside a number, if there are no others in the row and they are no longer than a heading's."""
        match self.beside:
            case [title] if len(title) <= _LONGEST:
                return title
        return ""

    @cached_property
    def opens_a_section(self) -> bool:
        """Whether its first cell opens with a number of the kinds that count headings, 一、 or （一）."""
        marker = opening_marker(self.texts[0])
        return marker is not None and marker.kind.value < MarkerKind.DECIMAL.value


def decided_rows(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[tuple[Row, RowRule]]:
    """The rows in which a cell that prints something begins, and the rule that decides what each is."""
    labels = ["".join(map(grid.text, row[header.numbers])) for row in rows]
    counted = any(map(_COUNTED.match, labels))
    for above, row, below in zip([(), *rows], rows, [*labels[1:], ""], strict=False):
        if not set(distinct(row)) <= set(above):
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
    return _NOTE_HEADING.fullmatch(row.texts[0]) is not None


def _heads_counted_rows(row: PrintedRow) -> bool:
    """一 | 产业发展 above 1 | …"""
    return row.counted and bool(row.title) and _CHINESE.fullmatch(row.label) is not None


def _is_divided_below(row: PrintedRow) -> bool:
    """1 | 产业发展 above 1.1 | …"""
    number = row.label.strip(".．、")
    below = row.below.removeprefix(number) if row.below.startswith(number) else ""
    return bool(row.title) and _SUBDIVIDING.match(below) is not None


def _sums_up(row: PrintedRow) -> bool:
    """一、续建项目（1个） | 8000, or 一 | 续建项目 | 8000: a title, and figures of all that stands below it."""
    words, figures = heading_cells(row.grid, row.row)
    if not figures or any(row.header.columns[cell.column].role is not None for cell in row.cells):
        return False
    texts = [row.grid.text(cell) for cell in words]
    match texts:
        case [title]:
            return row.opens_a_section and len(title) <= _LONGEST
        case [label, title]:
            return _CHINESE.fullmatch(label) is not None and len(title) <= _LONGEST
    return False


def _has_several_cells(row: PrintedRow) -> bool:
    return len(row.cells) > 1


# From here on the rules speak of rows of one printed cell.


def _opens_as_note(row: PrintedRow) -> bool:
    """填表人：…"""
    return _NOTE.match(row.texts[0]) is not None


def _says_who_leads(row: PrintedRow) -> bool:
    """（列第一位者为牵头单位）, but not 一、产业发展（列第一位者为牵头单位）"""
    text = row.texts[0]
    said = sum(rule.end - rule.start for rule in find_rules(text))
    return not row.opens_a_section and 2 * said > len(text)


def _is_wide(row: PrintedRow) -> bool:
    """A number's cell may stand empty beside it."""
    return row.cells[0].column_span >= len(row.row) - 1


def _is_wide_prose(row: PrintedRow) -> bool:
    return _is_wide(row) and not row.opens_a_section and len(row.texts[0]) > _LONGEST and "。" in row.texts[0]


def _is_sentence(row: PrintedRow) -> bool:
    return len(row.texts[0]) > _LONGEST or row.texts[0].endswith(_ENDS)


def _is_merged(row: PrintedRow) -> bool:
    return row.cells[0].row_span > 1


def _opens_section(row: PrintedRow) -> bool:
    return row.opens_a_section


def _is_uncounted(row: PrintedRow) -> bool:
    return row.header.number is not None


def _stands_in_the_tasks_column(row: PrintedRow) -> bool:
    return row.header.columns[row.cells[0].column].kind == ColumnKind.TEXT


ROW_RULES: tuple[RowRule, ...] = (
    RowRule("total", "The row opens with 合计, 小计 or their like.", _is_total, RowKind.TOTAL),
    RowRule("only-dots", "Nothing is filled in but dots or dashes.", _holds_dots, RowKind.BLANK),
    RowRule("number-waits", "The number has no task beside it yet.", _waits_for_its_task, RowKind.BLANK),
    RowRule("headed-as-note", "The row opens with 备注 alone.", _is_headed_as_note, RowKind.NOTE),
    RowRule("chinese-number", "Beside 一 stands a title, and tasks have 1, 2.", _heads_counted_rows, RowKind.HEADING),
    RowRule("divided-number", "Beside 1 stands a title, and below it 1.1.", _is_divided_below, RowKind.HEADING),
    RowRule("title-and-figures", "A numbered title, and figures for all below it.", _sums_up, RowKind.HEADING),
    RowRule("several-cells", "Several cells are filled in.", _has_several_cells, RowKind.TASK),
    RowRule("opens-as-note", "The cell opens with 注：, 填表人： or their like.", _opens_as_note, RowKind.NOTE),
    RowRule("positional-note", "The cell says which of the bodies leads.", _says_who_leads, RowKind.NOTE),
    RowRule("wide-prose", "A long sentence takes up the whole row.", _is_wide_prose, RowKind.NOTE),
    RowRule("wide-title", "A title takes up the whole row.", _is_wide, RowKind.HEADING),
    RowRule("lone-sentence", "A cell among empty ones says a sentence.", _is_sentence, RowKind.TASK),
    RowRule("merged-cell", "A cell among empty ones reaches into the next row.", _is_merged, RowKind.TASK),
    RowRule("section-number", "A cell among empty ones opens with 一、 or （一）.", _opens_section, RowKind.HEADING),
    RowRule("uncounted", "The table counts its tasks, and the row has no number.", _is_uncounted, RowKind.HEADING),
    RowRule("task-alone", "The task's column alone is filled in.", _stands_in_the_tasks_column, RowKind.TASK),
    RowRule("other-alone", "Another column alone is filled in.", always, RowKind.HEADING),
)
"""What a row is; the first rule that holds decides."""


def heading_cells(grid: Grid, row: Row) -> tuple[list[Cell], list[Cell]]:
    """The cells of a heading's row that hold words, and those that hold figures for what stands below it."""
    cells = distinct(row)
    figures = [cell for cell in cells[1:] if _FIGURES.fullmatch(grid.text(cell))]
    return [cell for cell in cells if cell not in figures], figures


def is_filled(text: str) -> bool:
    """Whether a cell holds more than a number or the dots that wait for words."""
    return not any(pattern.fullmatch(text) for pattern in _UNFILLED)


def marker_of(label: str) -> Marker | None:
    """The kind of number that stands alone in a cell."""
    return opening_marker(f"{label}、")
