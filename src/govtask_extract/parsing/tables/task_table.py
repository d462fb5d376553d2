"""Task tables: found by their header; one task a row, merged cells counting for every row they span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from govtask_extract.model.blocks import MarkerKind
from govtask_extract.model.document import Cell
from govtask_extract.model.drafts import Entry, ProseDraft, SectionDraft
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind, ColumnMeaning
from govtask_extract.parsing.tables.page_cuts import TableBody, find_body
from govtask_extract.parsing.tables.rows import RowKind, RowRule, decided_rows, heading_cells, marker_of
from govtask_extract.parsing.tables.sections import TableSections
from govtask_extract.parsing.tables.tasks import RowReader, blocks_of, read_cell


class TaskTable(Struct, frozen=True, dict=True):
    """A table with a header, and the rows below it."""

    grid: Grid
    header: Header

    def names_somebody(self, groups: Groups) -> bool:
        """Whether the header says what is to be done and some row names somebody for it."""
        return bool(self.header.of_kind(ColumnKind.TEXT)) and any(
            self._assigns(row, groups) for row, kind in self.rows if kind in (RowKind.TASK, RowKind.HEADING)
        )

    def _assigns(self, row: Row, groups: Groups) -> bool:
        columns = zip(row, self.header.columns, strict=True)
        return any(self._says_who(cell, column, row, groups) for cell, column in columns if cell.spans)

    def _says_who(self, cell: Cell, column: ColumnMeaning, row: Row, groups: Groups) -> bool:
        """A role's cell that names somebody, or says by when if the row counts; a task's that holds a group."""
        if column.role is not None:
            group = read_cell(self.grid.by_line(cell).text, column.role, groups)
            return bool(group.names) or (bool(group.deadlines) and self._has_number(row))
        described = blocks_of(self.grid.content(cell), groups.profile) if column.kind == ColumnKind.TEXT else ()
        return groups.stand_in(groups.found(described))

    def _has_number(self, row: Row) -> bool:
        return any(cell.spans for cell in row[self.header.numbers])

    @property
    def spare_rows(self) -> list[Row]:
        """Totals, and rows that wait to be filled in."""
        return [row for row, kind in self.rows if kind in (RowKind.TOTAL, RowKind.BLANK)]

    @cached_property
    def rows(self) -> tuple[tuple[Row, str], ...]:
        return tuple((row, rule.verdict) for row, rule in self.decided_rows)

    @cached_property
    def decided_rows(self) -> tuple[tuple[Row, RowRule], ...]:
        """The rows below the header, and the rule that decided what each is."""
        return tuple(decided_rows(self.grid, self.header, self.body.rows))

    @cached_property
    def body(self) -> TableBody:
        """The rows below the header as they were before pages cut them."""
        return find_body(self.grid, self.header)

    @property
    def heading_kinds(self) -> set[MarkerKind]:
        """The kinds of numbers that the table's headings open with."""
        heads = [distinct(row)[0] for row, kind in self.rows if kind == RowKind.HEADING]
        heads += [row[index] for row, _ in self.rows for index in self.header.grouping]
        return {marker.kind for cell in heads if (marker := marker_of(self.grid.text(cell)))}

    def entries(
        self, section: SectionDraft | None, levels: Mapping[MarkerKind, int], groups: Groups
    ) -> Iterator[Entry]:
        """Sections, tasks and notes of the table in printed order, below `section`."""
        sections = TableSections(self.grid, self.header, section, levels, groups)
        reader = RowReader(self.grid, self.header, groups)
        for row, kind in self.rows:
            match kind:
                case RowKind.HEADING:
                    yield from sections.row(row)
                    figures = heading_cells(self.grid, row)[1]
                    if figures:
                        yield ProseDraft(tuple(map(self.grid.content, figures)), sections.current)
                case RowKind.NOTE:
                    yield ProseDraft(tuple(map(self.grid.content, distinct(row))), sections.current)
                case RowKind.TASK:
                    again: list[Cell] = []
                    for head in sections.columns(row):
                        if isinstance(head, SectionDraft):
                            yield head
                        else:
                            again.append(head)
                    yield reader.task(row, sections, again)
                case _:
                    pass

    def header_cells(self) -> list[Traced]:
        """The header as printed, also where it is repeated, and what stands above it."""
        rows = self.grid.rows[: self.header.last + 1]
        cells = dict.fromkeys([*(cell for row in rows for cell in distinct(row)), *self.body.repeated])
        return [self.grid.content(cell) for cell in cells]
