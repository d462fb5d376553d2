"""Task tables: found by their header; one task a row, merged cells counting for every row they span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from govtask_extract.chinese.numerals import to_integer
from govtask_extract.chinese.script import without_blanks
from govtask_extract.model.blocks import MarkerKind
from govtask_extract.model.document import Cell, Table
from govtask_extract.model.drafts import Assigned, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.model.group import Group, Position
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.assignment.groups import find_groups
from govtask_extract.parsing.columns import ColumnKind, ColumnMeaning, column_meaning
from govtask_extract.parsing.grid import Grid
from govtask_extract.parsing.markers import opening_marker

Entry = SectionDraft | TaskDraft | ProseDraft

_ROWS_ABOVE_A_HEADER = 6
_NUMBER_MARKS = "、.．。()（）第项条 "


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of the header, what its columns mean, and its printed cells."""

    first: int
    last: int
    columns: tuple[ColumnMeaning, ...]
    texts: tuple[str, ...] = field(default=())


def is_task_table(table: Table, raw: str, profile: Profile) -> bool:
    """Whether the table's header names a role and some row names somebody in it."""
    grid = Grid(raw, (table,), False)
    header = find_header(grid, profile)
    return header is not None and any(
        _names_somebody(grid, row, header, profile) for row in range(header.last + 1, len(grid.rows))
    )


def find_header(grid: Grid, profile: Profile) -> Header | None:
    """The first row with two or more known headings, a role among them or the text's; a second row may refine it."""
    for index in range(min(len(grid.rows), _ROWS_ABOVE_A_HEADER)):
        texts = [_text(grid, cell) for cell in grid.rows[index]]
        columns = [column_meaning(text, profile) for text in texts]
        if not _is_header(columns, grid.rows[index]):
            continue
        last = _last_header_row(grid, index)
        for row in range(index + 1, last + 1):
            texts = [
                below if below and below != above else above
                for above, below in zip(texts, (_text(grid, cell) for cell in grid.rows[row]), strict=True)
            ]
        return Header(index, last, tuple(column_meaning(text, profile) for text in texts), tuple(texts))
    return None


def _is_header(columns: Sequence[ColumnMeaning], cells: Sequence[Cell | None]) -> bool:
    known = [column for column in columns if column.kind is not ColumnKind.OTHER]
    kinds = {column.kind for column in known}
    distinct = {id(cell) for cell in cells if cell is not None and cell.spans}
    return len(distinct) > 1 and len(known) > 1 and (ColumnKind.ROLE in kinds or {ColumnKind.NUMBER, ColumnKind.TEXT} <= kinds)


def _last_header_row(grid: Grid, first: int) -> int:
    """A header cell merged over two rows makes both of them header."""
    spans = [cell.row_span for cell in grid.rows[first] if cell is not None and cell.spans and cell.row == first]
    wide = any(cell is not None and cell.column_span > 1 for cell in grid.rows[first])
    return min(first + max(spans, default=1) - 1, len(grid.rows) - 1) if wide else first


def _text(grid: Grid, cell: Cell | None) -> str:
    return without_blanks(grid.content(cell).text)


def _names_somebody(grid: Grid, row: int, header: Header, profile: Profile) -> bool:
    if _is_section_row(grid, row):
        return False
    cells = zip(grid.rows[row], header.columns, strict=True)
    return any(
        column.kind is ColumnKind.ROLE
        and (group := read_group(grid.content(cell).text, Position.COLUMN, profile, column.role)) is not None
        and bool(group.names)
        for cell, column in cells
    ) or any(
        column.kind is ColumnKind.TEXT and bool(find_groups(grid.content(cell).text, profile))
        for cell, column in zip(grid.rows[row], header.columns, strict=True)
    )


def _is_section_row(grid: Grid, row: int) -> bool:
    """One printed cell alone in its row, as wide as the table or opening with a number of its own."""
    cells = grid.distinct(row)
    if len(cells) != 1 or len(grid.rows[row]) < 2 or cells[0].row_span > 1:
        return False
    text = grid.content(cells[0]).text
    wide = cells[0].column_span >= len(grid.rows[row]) - 1
    marker = opening_marker(text)
    return wide or marker is not None and marker.kind.value < MarkerKind.DECIMAL.value and len(text) < 60


class TaskTable:
    """Reads the rows of a task table below its header."""

    def __init__(
        self, grid: Grid, header: Header, section: SectionDraft | None, levels: dict[MarkerKind, int], profile: Profile
    ) -> None:
        self.grid = grid
        self.header = header
        self.levels = levels
        self.profile = profile
        self.outer = section
        self.path: list[tuple[int, SectionDraft]] = []
        self.group_cells: dict[int, Cell] = {}
        self.labelled: set[tuple[int, int]] = set()

    def entries(self) -> Iterator[Entry]:
        """Sections and tasks of the table in printed order."""
        pending: TaskDraft | None = None
        for row in range(self.header.last + 1, len(self.grid.rows)):
            if self._is_repeated_header(row) or not self.grid.distinct(row):
                continue
            if _is_section_row(self.grid, row):
                if pending:
                    yield pending
                pending = None
                yield self._section(self.grid.content(self.grid.distinct(row)[0]))
                continue
            if pending is not None and self._goes_on(row):
                pending = self._continued(pending, row)
                continue
            if pending:
                yield pending
            yield from self._grouping(row)
            pending = self._task(row)
        if pending:
            yield pending

    def header_cells(self) -> list[Traced]:
        """The header as printed, also where it is repeated, and the rows above it."""
        rows = [*range(self.header.last + 1)]
        rows += [row for row in range(self.header.last + 1, len(self.grid.rows)) if self._is_repeated_header(row)]
        seen: list[Cell] = []
        for row in rows:
            seen += [cell for cell in self.grid.distinct(row) if cell not in seen]
        return [self.grid.content(cell) for cell in seen]

    def _is_repeated_header(self, row: int) -> bool:
        texts = [_text(self.grid, cell) for cell in self.grid.rows[row]]
        originals = [
            [_text(self.grid, cell) for cell in self.grid.rows[header_row]]
            for header_row in range(self.header.first, self.header.last + 1)
        ]
        return any(texts) and texts in originals

    def _section(self, title: Traced) -> SectionDraft:
        marker = opening_marker(title.text)
        rank = marker.kind.value if marker else MarkerKind.CHINESE.value
        while self.path and self.path[-1][0] >= rank:
            self.path.pop()
        parent = self.path[-1][1] if self.path else self.outer
        level = self.levels.get(marker.kind, 1) if marker else (parent.level + 1 if parent else 1)
        section = SectionDraft(
            title.cut(0, marker.end).strip() if marker else None,
            marker.number if marker else None,
            (title.cut(marker.end).strip() if marker else title,),
            level,
            parent,
        )
        self.path.append((rank, section))
        return section

    def _grouping(self, row: int) -> Iterator[SectionDraft]:
        """A leading column that groups rows gives a section where its cell changes."""
        for index in self._grouping_columns():
            cell = self.grid.rows[row][index]
            if cell is None or not cell.spans or self.group_cells.get(index) == cell:
                continue
            self.group_cells[index] = cell
            yield self._section(self.grid.content(cell))

    def _grouping_columns(self) -> list[int]:
        """Columns headed as grouping, and merged columns left of the number."""
        columns = self.header.columns
        number = next((i for i, column in enumerate(columns) if column.kind is ColumnKind.NUMBER), None)
        return [
            index
            for index, column in enumerate(columns)
            if column.kind is ColumnKind.GROUPING
            or number is not None
            and index < number
            and column.kind in (ColumnKind.TEXT, ColumnKind.OTHER)
        ]

    def _goes_on(self, row: int) -> bool:
        """Whether the row is the rest of one that a page break cut: it opens no number and begins a table's part."""
        starts = _table_starts(self.grid)
        if row not in starts and row - 1 not in starts:
            return False
        if row not in starts and not self._is_repeated_header(row - 1):
            return False
        number = next((i for i, c in enumerate(self.header.columns) if c.kind is ColumnKind.NUMBER), None)
        if number is not None:
            return not _text(self.grid, self.grid.rows[row][number])
        texts = [i for i, c in enumerate(self.header.columns) if c.kind is ColumnKind.TEXT]
        return bool(texts) and not any(_text(self.grid, self.grid.rows[row][i]) for i in texts[:1])

    def _continued(self, task: TaskDraft, row: int) -> TaskDraft:
        rest = self._task(row)
        text = (_glued(task.text, rest.text),) if task.text and rest.text else task.text or rest.text
        return replace(task, text=text, assigned=_merge_assigned(task.assigned, rest.assigned, self.profile))

    def _task(self, row: int) -> TaskDraft:
        text: list[Traced] = []
        assigned: list[Assigned] = []
        other: dict[str, tuple[Traced, ...]] = {}
        label: Traced | None = None
        grouping = self._grouping_columns()
        done: list[Cell] = []
        for index, (cell, column) in enumerate(zip(self.grid.rows[row], self.header.columns, strict=True)):
            if cell is None or not cell.spans or cell in done or index in grouping:
                continue
            done.append(cell)
            content = self.grid.content(cell)
            match column.kind:
                case ColumnKind.NUMBER:
                    label = content
                case ColumnKind.ROLE:
                    assert column.role is not None
                    group = read_group(content.text, Position.COLUMN, self.profile, column.role) or Group()
                    assigned.append(Assigned(content, group, Position.COLUMN))
                case ColumnKind.TEXT:
                    _text_cell(content, text, assigned, self.profile)
                case _:
                    other[column.heading or f"第{index + 1}列"] = (content,)
                    assigned.append(Assigned(content, Group(), Position.COLUMN))
        label, number, text = _numbered(label, text)
        owns = label is None or (label.first, len(label)) not in self.labelled
        if label is not None:
            self.labelled.add((label.first, len(label)))
        section = self.path[-1][1] if self.path else self.outer
        return TaskDraft(label, number, tuple(text), tuple(assigned), section, None, owns, other)


def _text_cell(content: Traced, text: list[Traced], assigned: list[Assigned], profile: Profile) -> None:
    """A describing cell; a bracket in it may assign too."""
    at = 0
    for start, end, group in find_groups(content.text, profile):
        if content.cut(at, start).strip():
            text.append(content.cut(at, start).strip())
        assigned.append(Assigned(content.cut(start, end), group, Position.BRACKET))
        at = end
    if content.cut(at).strip():
        text.append(content.cut(at).strip())


def _numbered(label: Traced | None, text: list[Traced]) -> tuple[Traced | None, int | None, list[Traced]]:
    """The row's number: its own cell, else the number that opens its text."""
    if label is not None:
        return label, to_integer(without_blanks(label.text).strip(_NUMBER_MARKS)), text
    marker = opening_marker(text[0].text) if text else None
    if marker is None:
        return None, None, text
    return text[0].cut(0, marker.end).strip(), marker.number, [text[0].cut(marker.end).strip(), *text[1:]]


def _table_starts(grid: Grid) -> set[int]:
    """The rows with which the second and later parts of a table cut by pages begin."""
    starts: set[int] = set()
    total = 0
    for table in grid.tables[:-1]:
        total += table.rows
        starts.add(total)
    return starts


def _glued(before: Sequence[Traced], after: Sequence[Traced]) -> Traced:
    from govtask_extract.model.traced import join

    return join((*before, *after))


def _merge_assigned(
    before: Sequence[Assigned], after: Sequence[Assigned], profile: Profile
) -> tuple[Assigned, ...]:
    return (*before, *(part for part in after if part.content))
