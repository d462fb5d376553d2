"""Grows a document's text, lines and tables together, so that their offsets agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.model.document import Box, Cell, Line, Span, Table
from govtask_extract.model.options import Limits
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.setting_apart import shown_in, taken_apart


class Filled(Struct, frozen=True):
    """A table cell before it has a place in the text; `lines` are its printed lines, row and column count from 0."""

    row: int
    column: int
    lines: tuple[str, ...] = ()
    row_span: int = 1
    column_span: int = 1
    name: str | None = None


class Builder(Struct):
    """Takes lines and tables in reading order. `"\\n".join` of the lines' texts is `text`.

    `furniture` collects the spans of what was set apart in lines and cells, and of the lines that were given a kind
    of furniture. Tables together may have so many fields, merged ones counted in full, as `limits` says.
    """

    limits: Limits = field(default_factory=Limits)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    furniture: list[tuple[Span, str]] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _next: int = 0
    _fields: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self._pieces)

    def text_from(self, start: int) -> str:
        """What was added from this offset on, where a line began."""
        pieces, at = [], self._next - 1
        for piece in reversed(self._pieces):
            at -= len(piece) + 1
            if at + 1 < start:
                break
            pieces.append(piece)
        return "\n".join(reversed(pieces))

    def line(
        self,
        text: str,
        *,
        page: int | None = None,
        paragraph: int | None = None,
        sheet: str | None = None,
        box: Box | None = None,
        size: float | None = None,
        centred: bool = False,
        cell: str | None = None,
        furniture: str | None = None,
    ) -> Span:
        """Append `text` and return where it stands; line feeds in it make several lines of one paragraph."""
        start = at = self._next
        for marked in split_lines(text):
            piece = self._taken_apart(marked, at)
            end = at + len(piece)
            self.lines.append(Line(at, end, page, paragraph, sheet, box, size, centred, cell))
            self._pieces.append(piece)
            at = end + 1
        # Cells may repeat a long string without end: told here, before there is no memory for them.
        check_limit("The file", "characters", at - 1, self.limits.characters)
        self._next = at
        span = (start, at - 1)
        if furniture:
            self.furniture.append((span, furniture))
        return span

    def _taken_apart(self, marked: str, at: int) -> str:
        """The line that will stand at this offset; what was set apart in it becomes furniture."""
        piece, stretches = taken_apart(marked)
        self.furniture += [((at + start, at + end), kind) for start, end, kind in stretches]
        return piece

    def table(self, filled: Iterable[Filled], *, page: int | None = None, sheet: str | None = None) -> Table:
        """Append a table: a row of text for each row, cells in order of their columns and separated by tabs.

        Every row has a field for each column, empty where a merged cell covers it, so a row of n columns holds
        n - 1 tabs. A cell's lines stand one below the other, blank ones are left out, tabs in them become spaces.
        A line of a cell that was set apart as a whole is none of its `spans`.
        """
        cells = sorted(filled, key=lambda cell: (cell.row, cell.column))
        rows = max((cell.row + cell.row_span for cell in cells), default=0)
        columns = max((cell.column + cell.column_span for cell in cells), default=0)
        self._fields += rows * columns
        check_limit("The file", "cells", self._fields, self.limits.cells)
        start = self._next
        placed: list[Cell] = []
        by_row: dict[int, list[Filled]] = {}
        for cell in cells:
            by_row.setdefault(cell.row, []).append(cell)
        for row in range(rows):
            placed += self._row(by_row.get(row, ()), columns, page, sheet)
        table = Table(
            start, max(start, self._next - 1), rows, columns, tuple(placed), (page, page) if page else None, sheet
        )
        self.tables.append(table)
        return table

    def _row(self, cells: Sequence[Filled], columns: int, page: int | None, sheet: str | None) -> list[Cell]:
        printed, placed, column = "", [], 0
        for cell in cells:
            printed += "\t" * (cell.column - column)
            column = cell.column
            content = [line.replace("\t", " ") for line in split_lines("\n".join(cell.lines)) if line.strip()]
            at, spans = self._next + len(printed), []
            pieces = []
            for marked in content:
                piece = self._taken_apart(marked, at)
                if shown_in(marked).strip():
                    spans.append((at, at + len(piece)))
                pieces.append(piece)
                at += len(piece) + 1
            printed += "\n".join(pieces)
            placed.append(Cell(cell.row, cell.column, tuple(spans), cell.row_span, cell.column_span, cell.name))
        self.line(printed + "\t" * (columns - 1 - column), page=page, sheet=sheet)
        return placed


def split_lines(text: str) -> list[str]:
    """Lines end at CR LF, CR or LF and nowhere else: form feeds and U+2028 are white space inside a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def without_unused_columns(cells: Sequence[Filled]) -> list[Filled]:
    """The same cells on the columns in which one of them begins, counted anew from 0."""
    columns = sorted({cell.column for cell in cells})
    return [
        replace(
            cell,
            column=(first := bisect_left(columns, cell.column)),
            column_span=bisect_left(columns, cell.column + cell.column_span) - first,
        )
        for cell in cells
    ]
