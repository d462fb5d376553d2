"""The cells of a workbook's row as XML, the comments that hold their evidence, and how much room they take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from govtask_extract.model.report import Place
from govtask_extract.writing.cell_sizes import display_width
from govtask_extract.writing.cell_texts import fitting, text_xml
from govtask_extract.writing.skeleton import Pen
from govtask_extract.writing.table_columns import Cell, Evidence, TableColumn, TableRow
from govtask_extract.writing.writer import Language
from govtask_extract.writing.written_tables import WrittenTable

_LONGEST_COMMENT = 2_000
# Day 0 of a workbook, and the first of which every program has the same number.
_EPOCH, _FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
# A cell holds fifteen digits of a number.
_EXACT = 10**15


class CellNote(Struct, frozen=True, array_like=True):
    """A comment; row and column count from 0."""

    row: int
    column: int
    text: str
    height: float
    """How many times a comment's usual height."""


class PutRow(Struct, frozen=True, array_like=True):
    """A row of a sheet that is put aside. `widest` is of each column the widest line, in half-width characters.

    `wrapping` is, for each column that is shown, the widths of its lines: folded away, a row takes no room.
    """

    cells: str
    notes: list[CellNote]
    widest: list[int]
    wrapping: list[list[int]]

    def lines(self, widths: Sequence[int]) -> int:
        """How many lines the row takes up in columns of these widths."""
        counts = (
            sum(max(1, -(-line // (width - 1))) for line in lines)
            for lines, width in zip(self.wrapping, widths, strict=False)
        )
        return max(counts, default=1)


def put_row(table: WrittenTable, row: TableRow, number: int, language: Language, separator: str) -> PutRow:
    """`number` is the row's, from 1."""
    values = [column.cell(row, separator) for column in table.columns]
    lines = [_line_widths(value) for value in values]
    cells = (
        _cell(f"{letters(at)}{number}", value, _text_pen(column, shown=at < table.shown))
        for at, (column, value) in enumerate(zip(table.columns, values, strict=True))
    )
    notes = (_note(column, row, number - 1, at, language) for at, column in enumerate(table.columns))
    widest = [max(one, default=0) for one in lines]
    return PutRow("".join(cells), [note for note in notes if note], widest, lines[: table.shown])


def letters(column: int) -> str:
    """A, B … Z, AA: the name of a column, which is counted from 0."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _text_pen(column: TableColumn, *, shown: bool) -> Pen:
    """A column that is folded away shows one line of a text."""
    if column.centred:
        return Pen.MIDDLE
    return Pen.TEXT if shown else Pen.LINE


def _cell(name: str, value: Cell, text_pen: Pen) -> str:
    plain = text_pen if text_pen is Pen.MIDDLE else Pen.PLAIN
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{name}" s="{plain}" t="b"><v>{value:d}</v></c>'
        case int() | float() if abs(value) < _EXACT:
            return f'<c r="{name}" s="{plain}"><v>{value}</v></c>'
        case date() if value >= _FIRST_DAY:
            return f'<c r="{name}" s="{Pen.DAY}"><v>{(value - _EPOCH).days}</v></c>'
    return f'<c r="{name}" s="{text_pen}" t="inlineStr"><is>{text_xml(fitting(str(value)))}</is></c>'


def _note(column: TableColumn, row: TableRow, number: int, at: int, language: Language) -> CellNote | None:
    lines = list(_evidence_lines(column.evidence(row), language)) if column.evidence else []
    if not lines:
        return None
    height = min(12, sum(1 + display_width(line) // 44 for line in lines)) / 4
    return CellNote(number, at, fitting("\n".join(lines), _LONGEST_COMMENT), max(0.5, height))


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


def _line_widths(value: Cell) -> list[int]:
    return [] if value is None else list(map(display_width, str(value).split("\n")))
