"""The cells of a workbook's row as XML, the comments that hold their evidence, and how much room they take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from govtask_extract.model.place_words import where_printed
from govtask_extract.saying.languages import Language
from govtask_extract.saying.speaking import catalogue
from govtask_extract.writing.cell_sizes import display_width, lines_taken
from govtask_extract.writing.cell_texts import fitting, text_xml
from govtask_extract.writing.skeleton import Pen
from govtask_extract.writing.table_columns import Cell, Evidence, TableColumn, TableRow
from govtask_extract.writing.written_tables import WrittenTable

_LONGEST_COMMENT = 2_000
# Day 0 of a workbook, and the first of which every program has the same number.
_EPOCH, _FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
# A cell holds fifteen digits of a number.
_EXACT = 10**15


NUMBER = "\0"
"""Stands for a row's number until that is known: no text in XML holds it."""

NoteMark = tuple[int, int]
"""A comment's column, counted from 0, and its height in quarters of the usual one."""


class PutRow(Struct, frozen=True):
    """A row of a sheet wherever it will stand: `cells` and `notes`, its comments, are XML with `NUMBER` in it.

    `widest` is of each column the widest line, in half-width characters. `lines` is how many the row takes up but for
    the column whose width is not known yet, `flowing` how wide the lines there are: folded away, a row takes no room.
    """

    cells: bytes
    notes: bytes
    marks: list[NoteMark]
    widest: list[int]
    lines: int
    flowing: list[int]


class RowMaker:
    """Makes the rows of a report's tables: a value or a quote that comes in many of them is set once."""

    def __init__(self, language: Language, separator: str) -> None:
        self._language: Language = language
        self._separator = separator
        self._cells: dict[tuple[type[Cell], Cell, Pen], _SetCell] = {}
        # By the identities of the places, which their report holds.
        self._notes: dict[tuple[int, ...], _SetNote | None] = {}

    def put_rows(self, table: WrittenTable) -> list[PutRow]:
        pens = [_text_pen(column, shown=at < table.shown) for at, column in enumerate(table.columns)]
        names = [f'<c r="{letters(at)}{NUMBER}' for at in range(len(pens))]
        noted = [(at, column.evidence) for at, column in enumerate(table.columns) if column.evidence]
        return [self._put_row(table, row, pens, names, noted) for row in table.rows]

    def _put_row(
        self,
        table: WrittenTable,
        row: TableRow,
        pens: Sequence[Pen],
        names: Sequence[str],
        noted: Sequence[tuple[int, Callable[[TableRow], Evidence]]],
    ) -> PutRow:
        separator = self._separator
        cells = [self._cell(column.cell(row, separator), pen) for column, pen in zip(table.columns, pens, strict=True)]
        notes = [(at, note) for at, evidence in noted if (note := self._note(evidence(row)))]
        lines, flowing = _room(table, cells)
        return PutRow(
            "".join([name + cell.xml for name, cell in zip(names, cells, strict=True) if cell.xml]).encode(),
            "".join([f'<comment ref="{letters(at)}{NUMBER}{note.xml}' for at, note in notes]).encode(),
            [(at, note.quarters) for at, note in notes],
            [cell.widest for cell in cells],
            lines,
            flowing,
        )

    def _cell(self, value: Cell, text_pen: Pen) -> _SetCell:
        if value is None:
            return _EMPTY
        # To a dictionary, True is 1.
        key = (type(value), value, text_pen)
        known = self._cells.get(key)
        if known is None:
            known = self._cells[key] = _set_cell(value, text_pen)
        return known

    def _note(self, evidence: Evidence) -> _SetNote | None:
        key = tuple(map(id, evidence))
        if key not in self._notes:
            self._notes[key] = _set_note(list(_evidence_lines(evidence, self._language)))
        return self._notes[key]


class _SetCell(Struct, frozen=True):
    """A cell's XML behind its name, and how wide its lines are."""

    xml: str
    lines: list[int]
    widest: int


_EMPTY = _SetCell("", [], 0)


def _room(table: WrittenTable, cells: Sequence[_SetCell]) -> tuple[int, list[int]]:
    """`lines` and `flowing` of a row. A column is as wide as it may be, or nothing in it is broken."""
    lines, flowing = 1, list[int]()
    for column, cell in zip(table.columns[: table.shown], cells, strict=False):
        if not column.widest:
            flowing = cell.lines
        elif len(cell.lines) > 1 or cell.widest >= column.widest:
            lines = max(lines, lines_taken(cell.lines, column.widest))
    return lines, flowing


class _SetNote(Struct, frozen=True):
    """A comment's XML behind its cell's name, and its height."""

    xml: str
    quarters: int


@cache
def letters(column: int) -> str:
    """A, B … Z, AA: the name of a column, which is counted from 0."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _text_pen(column: TableColumn, *, shown: bool) -> Pen:
    """A column that is folded away shows one line of a text."""
    if column.centred:
        return Pen.MIDDLE
    return Pen.TEXT if shown else Pen.LINE


def _set_cell(value: str | int | float | bool | date, text_pen: Pen) -> _SetCell:
    lines = list(map(display_width, str(value).split("\n")))
    return _SetCell(_cell_xml(value, text_pen), lines, max(lines))


def _cell_xml(value: str | int | float | bool | date, text_pen: Pen) -> str:
    plain = text_pen if text_pen is Pen.MIDDLE else Pen.PLAIN
    match value:
        case bool():
            return f'" s="{plain}" t="b"><v>{value:d}</v></c>'
        case int() | float() if abs(value) < _EXACT:
            return f'" s="{plain}"><v>{value}</v></c>'
        case date() if value >= _FIRST_DAY:
            return f'" s="{Pen.DAY}"><v>{(value - _EPOCH).days}</v></c>'
    return f'" s="{text_pen}" t="inlineStr"><is>{text_xml(fitting(str(value)))}</is></c>'


def _set_note(lines: Sequence[str]) -> _SetNote | None:
    if not lines:
        return None
    quarters = max(2, min(12, sum(1 + display_width(line) // 44 for line in lines)))
    return _SetNote(note_xml(fitting("\n".join(lines), _LONGEST_COMMENT)), quarters)


def note_xml(text: str) -> str:
    """A comment behind the name of its cell, in the font of comments, a little larger than usual."""
    font = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
    return f'" authorId="0"><text><r>{font}{text_xml(text)}</r></text></comment>'


def _evidence_lines(evidence: Evidence, language: Language) -> Iterator[str]:
    for places in evidence:
        for place in places:
            yield f"{where_printed(place).in_words_of(catalogue(language))}：{place.quote}"
