"""The cells of a workbook's row as XML, the comments that hold their evidence, and how much room they take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from unicodedata import east_asian_width

from msgspec import Struct

from govtask_extract.model.report import Place
from govtask_extract.patterns import lazy_re
from govtask_extract.writing.skeleton import Pen
from govtask_extract.writing.writer import Language
from govtask_extract.writing.written_tables import Evidence, TableColumn, TableRow, Value

# What a cell may hold; the report has the rest.
_LONGEST = 32_767
_LONGEST_COMMENT = 2_000
_WIDTHS = range(8, 51)
# Day 0 of a workbook.
_EPOCH = date(1899, 12, 30)
# A cell cannot hold them, a person cannot see them: their pictures stand for them.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | dict.fromkeys(
    (0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), 0xFFFD
)
# To Excel, such text is a character that XML has no place for (ECMA-376, 22.9.2.19).
_CODED = lazy_re(r"_(?=x[0-9A-Fa-f]{4}_)")


class CellNote(Struct, frozen=True, array_like=True):
    """A comment; row and column count from 0."""

    row: int
    column: int
    text: str
    height: float
    """How many times a comment's usual height."""


class PutRow(Struct, frozen=True, array_like=True):
    """A row of a sheet that is put aside. `widest` is of each column the widest line, in half-width characters.

    `wrapping` is, for each cell that is shown whole, its column and the widths of its lines.
    """

    cells: str
    notes: list[CellNote]
    widest: list[int]
    wrapping: list[tuple[int, list[int]]]

    def lines(self, widths: Sequence[int]) -> int:
        """How many lines the row takes up in columns of these widths."""
        counts = (sum(max(1, -(-line // (widths[at] - 2))) for line in lines) for at, lines in self.wrapping)
        return max(counts, default=1)


def put_row(columns: Sequence[TableColumn], row: TableRow, number: int, language: Language) -> PutRow:
    """`number` is the row's, from 1."""
    values = [column.value(row) for column in columns]
    lines = [_line_widths(value) for value in values]
    cells = (_cell(f"{letters(at)}{number}", columns[at], value) for at, value in enumerate(values))
    notes = (_note(column, row, number - 1, at, language) for at, column in enumerate(columns))
    wrapping = [(at, lines[at]) for at, value in enumerate(values) if columns[at].wraps and isinstance(value, str)]
    return PutRow("".join(cells), [note for note in notes if note], [max(one, default=0) for one in lines], wrapping)


def letters(column: int) -> str:
    """A, B … Z, AA: the name of a column, which is counted from 0."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _cell(name: str, column: TableColumn, value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{name}" s="{Pen.PLAIN}" t="b"><v>{value:d}</v></c>'
        case int() | float():
            return f'<c r="{name}" s="{Pen.PLAIN}"><v>{value}</v></c>'
        case date():
            return f'<c r="{name}" s="{Pen.DAY}"><v>{(value - _EPOCH).days}</v></c>'
    pen = Pen.TEXT if column.wraps else Pen.LINE
    return f'<c r="{name}" s="{pen}" t="inlineStr"><is>{text_xml(_fitting(value, _LONGEST))}</is></c>'


def text_xml(text: str) -> str:
    """An element that holds exactly this."""
    text = _CODED.sub("_x005F_", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{kept}>{text}</t>"


def _note(column: TableColumn, row: TableRow, number: int, at: int, language: Language) -> CellNote | None:
    lines = list(_evidence_lines(column.evidence(row), language)) if column.evidence else []
    if not lines:
        return None
    height = min(12, sum(1 + display_width(line) // 44 for line in lines)) / 4
    return CellNote(number, at, _fitting("\n".join(lines), _LONGEST_COMMENT), max(0.5, height))


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


def column_width(widest: int) -> int:
    """For a column whose widest line is so wide, within what can be read."""
    return max(_WIDTHS.start, min(widest + 3, _WIDTHS.stop - 1))


def _line_widths(value: Value) -> list[int]:
    return [] if value is None else list(map(display_width, str(value).split("\n")))


def display_width(text: str) -> int:
    """In half-width characters."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
