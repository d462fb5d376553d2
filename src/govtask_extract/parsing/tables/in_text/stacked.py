"""Tables whose cells stand on lines of their own, all but a row's first behind a tab; a tab alone ends the row.

So browsers copy tables whose cells hold paragraphs: 序号⏎ ⇥改革举措⏎ ⇥指导部门⏎ ⇥⏎ 1⏎ ⇥…
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from govtask_extract.model.document import Cell, Line, Table
from govtask_extract.parsing.tables.in_text.fields import headed_stretches, is_heading, lines_of, printed

PrintedCell = list[Line]


def find_stacked_tables(text: str, run: Sequence[Line]) -> Iterator[Table]:
    """The tables of this kind among the lines."""
    stretches = enumerate(_stacked_rows(text, run))
    rows = [row for number, stretch in stretches if (row := _cells(text, stretch, number == 0))]
    for found in headed_stretches(partial(_rows_end, text, rows), len(rows)):
        yield _stacked_table(text, rows[found.start : found.stop])


def _rows_end(text: str, rows: Sequence[Sequence[PrintedCell]], at: int) -> int:
    header = rows[at]
    if len(header) < 2 or not all(is_heading(text[cell[0].start : cell[-1].end].strip()) for cell in header):
        return at + 1
    return next((below for below in range(at + 1, len(rows)) if len(rows[below]) > len(header)), len(rows))


def _stacked_rows(text: str, run: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each row; what follows the last tab alone is none, unless it has several cells."""
    row: list[Line] = []
    end = Line(len(text), len(text))
    for line, following in zip(run, [*run[1:], end], strict=True):
        if printed(text, line).strip() or _is_later_cell(text, following):
            row.append(line)
        else:
            yield row
            row = []
    if any(_is_later_cell(text, line) for line in row):
        yield row


def _is_later_cell(text: str, line: Line) -> bool:
    return text.startswith("\t", line.start) and bool(printed(text, line).strip())


def _cells(text: str, row: Sequence[Line], is_first: bool) -> list[list[Line]]:
    """The lines of each cell; above the first row there may be lines of no table."""
    cells: list[list[Line]] = []
    for line in row:
        if not cells or text.startswith("\t", line.start):
            cells.append([line])
        elif is_first and len(cells) == 1:
            cells = [[line]]
        else:
            cells[-1].append(line)
    return cells


def _stacked_table(text: str, rows: Sequence[Sequence[Sequence[Line]]]) -> Table:
    """A row of a single cell is a title across all columns."""
    columns = len(rows[0])
    cells = [
        Cell(
            number,
            column,
            tuple(span for line in cell for span in lines_of(text, (line.start, line.end))),
            column_span=columns if len(row) == 1 else 1,
        )
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    return Table(rows[0][0][0].start, rows[-1][-1][-1].end, len(rows), columns, tuple(cells))
