"""A table's header: the rows that say what its columns hold, and what stands above them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.headings import ColumnKind, ColumnMeaning, column_meaning

_ROWS_ABOVE_A_HEADER = 6
_LONGEST_HEADING = 40
# A column of an unknown heading describes the task if its cells are this long on average.
_SENTENCE = 10
_KNOWN = frozenset({ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.ROLE, ColumnKind.GROUPING, ColumnKind.BODY})


class Headings(Struct, frozen=True):
    """The first and last row of the header, and what the columns hold by their headings alone."""

    first: int
    last: int
    columns: tuple[ColumnMeaning, ...]


class Header(Struct, frozen=True):
    """The first and last row of the header, and what each column holds. `numbers` is the column of the task's number.

    `grouping` are the columns whose cells head the rows beside them.
    """

    first: int
    last: int
    columns: tuple[ColumnMeaning, ...]
    number: int | None
    grouping: frozenset[int]

    def of_kind(self, kind: ColumnKind) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.kind is kind]


def find_headings(grid: Grid, profile: Profile) -> Headings | None:
    """The first row with two or more known headings, a role among them or the task's words; further rows refine it."""
    for index, row in enumerate(grid.rows[:_ROWS_ABOVE_A_HEADER]):
        meanings = [column_meaning(grid.text(cell), profile) for cell in row]
        if _is_header(grid, row, meanings):
            last = _last_row(grid, index, profile)
            for below in grid.rows[index + 1 : last + 1]:
                meanings = _refined(grid, meanings, row, below, profile)
            return Headings(index, last, tuple(meanings))
    return None


def _is_header(grid: Grid, row: Row, meanings: Sequence[ColumnMeaning]) -> bool:
    cells = distinct(row)
    kinds = {column.kind for column in meanings} & _KNOWN
    known = {column.heading for column in meanings if column.kind in _KNOWN}
    if len(known) < 2 or len(cells) < 2 or any(len(grid.text(cell)) > _LONGEST_HEADING for cell in cells):
        return False
    return 2 * len(known) >= len(cells) and (
        ColumnKind.ROLE in kinds
        or {ColumnKind.NUMBER, ColumnKind.TEXT} <= kinds
        or {ColumnKind.BODY, ColumnKind.TEXT} <= kinds
    )


def _last_row(grid: Grid, first: int, profile: Profile) -> int:
    """A heading merged over two rows makes both of them header; so does a row of roles below a wide one."""
    row = grid.rows[first]
    wide = any(cell is not None and cell.column_span > 1 for cell in row)
    spans = [cell.row + cell.row_span - first for cell in distinct(row)]
    if wide and max(spans, default=1) > 1:
        return min(first + max(spans) - 1, len(grid.rows) - 1)
    below = grid.rows[first + 1] if first + 1 < len(grid.rows) else ()
    return first + int(_names_roles_only(grid, row, below, profile))


def _names_roles_only(grid: Grid, above: Row, below: Row, profile: Profile) -> bool:
    """牵头 and 配合 below 责任单位, and nothing else in the row."""
    texts = [grid.text(cell) for cell, over in zip(below, above, strict=True) if cell != over] if below else []
    printed = [text for text in texts if text]
    return len(printed) > 1 and all(
        column_meaning(text, profile).kind is ColumnKind.ROLE and len(text) <= _LONGEST_HEADING for text in printed
    )


def _refined(
    grid: Grid, meanings: Sequence[ColumnMeaning], above: Row, below: Row, profile: Profile
) -> list[ColumnMeaning]:
    """The lower heading says more; where it says nothing known, the upper one's meaning holds for it."""
    refined: list[ColumnMeaning] = []
    over = ColumnMeaning(ColumnKind.OTHER, "")
    for meaning, cell, upper in zip(meanings, below, above, strict=True):
        # A blank right of a heading belongs to it where merged cells were lost.
        over = meaning if meaning.heading else over
        text = grid.text(cell)
        if not text or cell == upper:
            refined.append(meaning)
            continue
        lower = column_meaning(text, profile)
        refined.append(lower if lower.kind in _KNOWN else replace(over, heading=text))
    return refined


def find_header(grid: Grid, headings: Headings) -> Header:
    """What the headings mean together and with the cells below them."""
    last = headings.last
    columns = _with_bodies(grid, last, headings.columns)
    columns = _without_answerable(columns)
    columns = _with_text(grid, last, columns)
    number = _task_number(columns)
    texts = [index for index, column in enumerate(columns) if column.kind is ColumnKind.TEXT]
    before = number if number is not None else -1
    grouping = {
        index
        for index, column in enumerate(columns)
        if (index < min(texts, default=0) and _groups(grid, last, index, column))
        or (index < before and column.kind in (ColumnKind.TEXT, ColumnKind.OTHER, ColumnKind.GROUPING, ColumnKind.BODY))
    }
    return Header(headings.first, last, tuple(columns), number, frozenset(grouping))


def _groups(grid: Grid, last: int, index: int, column: ColumnMeaning) -> bool:
    """A column left of the task's words that says so, or one of no known heading whose cells span rows."""
    if column.kind is not ColumnKind.OTHER:
        return column.kind is ColumnKind.GROUPING
    cells = (row[index] for row in grid.rows[last + 1 :])
    return any(cell is not None and cell.row_span > 1 and bool(cell.spans) for cell in cells)


def _task_number(columns: Sequence[ColumnMeaning]) -> int | None:
    """The last number before the task's words; one before it numbers what groups the tasks."""
    numbers = [index for index, column in enumerate(columns) if column.kind is ColumnKind.NUMBER]
    if len(numbers) < 2:
        return numbers[0] if numbers else None
    texts = [index for index, column in enumerate(columns) if column.kind is ColumnKind.TEXT]
    return max((index for index in numbers if index < max(texts, default=0)), default=numbers[0])


def _with_bodies(grid: Grid, last: int, columns: Sequence[ColumnMeaning]) -> list[ColumnMeaning]:
    """单位 means those responsible where no other column names them and its cells are bodies."""
    acting = (Role.LEAD, Role.RESPONSIBLE, Role.GUIDING)
    if any(column.role in acting for column in columns):
        return list(columns)
    return [
        replace(column, kind=ColumnKind.ROLE, role=Role.RESPONSIBLE)
        if column.kind is ColumnKind.BODY and _holds_bodies(grid, last, index)
        else column
        for index, column in enumerate(columns)
    ]


def _holds_bodies(grid: Grid, last: int, index: int) -> bool:
    texts = [text for row in grid.rows[last + 1 :] if (text := grid.text(row[index]))]
    bodies = sum(judge(fold(text), 0, len(text)) not in (Body.UNKNOWN, Body.GENERIC) for text in texts)
    return bool(texts) and 2 * bodies > len(texts)


def _without_answerable(columns: Sequence[ColumnMeaning]) -> list[ColumnMeaning]:
    """Beside a column of leaders, 责任人 are officers and no leaders."""
    if not any(column.role is Role.LEADER and "领导" in column.heading for column in columns):
        return list(columns)
    return [
        replace(column, kind=ColumnKind.OTHER, role=None)
        if column.role is Role.LEADER and not any(word in column.heading for word in ("领导", "分管", "长"))
        else column
        for column in columns
    ]


def _with_text(grid: Grid, last: int, columns: Sequence[ColumnMeaning]) -> list[ColumnMeaning]:
    """Where no heading announces the task, the column with the longest cells holds it, if they are sentences."""
    if any(column.kind is ColumnKind.TEXT for column in columns):
        return list(columns)
    lengths = {
        index: _mean_length(grid, last, index)
        for index, column in enumerate(columns)
        if column.kind in (ColumnKind.OTHER, ColumnKind.GROUPING) and "备注" not in column.heading
    }
    index = max(lengths, key=lambda key: lengths[key], default=None)
    if index is None or lengths[index] < _SENTENCE:
        return list(columns)
    return [replace(column, kind=ColumnKind.TEXT) if i == index else column for i, column in enumerate(columns)]


def _mean_length(grid: Grid, last: int, index: int) -> float:
    rows = grid.rows[last + 1 :]
    return sum(len(grid.text(row[index])) for row in rows) / len(rows) if rows else 0.0
