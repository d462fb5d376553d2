"""The headings of a table: rows as wide as it, and leading columns whose cells head the rows beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from govtask_extract.language.labels import opens_label
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.numerals import number_of_label
from govtask_extract.language.script import without_blanks
from govtask_extract.model.blocks import Block, BlockKind, Marker, MarkerKind
from govtask_extract.model.document import Cell
from govtask_extract.model.drafts import Assigned, SectionDraft
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.items.heading_lines import leaders_in
from govtask_extract.parsing.tables.grid import Grid, Row
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind
from govtask_extract.parsing.tables.rows import heading_cells, marker_of

# Ranks below those of all numbers: a heading without one, a row that only assigns, the leading columns.
_UNMARKED, _ASSIGNING, _COLUMN = 50, 60, 70


class _Open(Struct, frozen=True):
    """A heading whose rows are being read, and what it assigns to all of them."""

    rank: int
    section: SectionDraft | None
    assigned: tuple[Assigned, ...]


class _Head(Struct, frozen=True):
    """A heading's number, as printed and as an integer, what kind it is, and the words behind it."""

    label: Traced | None
    number: int | None
    marker: Marker | None
    title: Traced


class TableSections:
    """The headings open at the row that is being read."""

    def __init__(
        self, grid: Grid, header: Header, outer: SectionDraft | None, levels: Mapping[MarkerKind, int], groups: Groups
    ) -> None:
        self.grid, self.header, self.outer, self.levels, self.groups = grid, header, outer, levels, groups
        self._labels = [column for column in header.of_kind(ColumnKind.NUMBER) if column != header.number]
        self._open: list[_Open] = []
        self._heads: dict[int, Cell] = {}

    @property
    def current(self) -> SectionDraft | None:
        return next((entry.section for entry in reversed(self._open) if entry.section is not None), self.outer)

    @property
    def assigned(self) -> tuple[Assigned, ...]:
        """What the open headings assign to every row below them."""
        return tuple(part for entry in self._open for part in entry.assigned)

    def row(self, row: Row) -> Iterator[SectionDraft]:
        """The heading that the row is."""
        self._heads.clear()
        cells, _ = heading_cells(self.grid, row)
        label = self.grid.content(cells[0]) if len(cells) > 1 else None
        yield from self._headed(label, self.grid.content(cells[-1]), None)

    def columns(self, row: Row) -> Iterator[SectionDraft | Cell]:
        """The headings that begin beside this row; a heading printed again is only a cell."""
        for index in sorted(self.header.grouping):
            cell = row[index]
            if not cell.spans or cell.column != index:
                continue
            if not self._stays_within_grouping(cell):
                self._forget(index)
                self._close(_COLUMN + index)
                continue
            before = self._heads.get(index)
            if before is None or self.grid.text(before) != self.grid.text(cell):
                self._forget(index)
                label = self._label(row, index)
                yield from self._headed(self.grid.content(label) if label else None, self.grid.content(cell), index)
            elif before != cell:
                yield cell
            self._heads[index] = cell

    def _stays_within_grouping(self, cell: Cell) -> bool:
        """A cell that reaches into the task's own columns says what is to be done, and heads nothing."""
        return self.header.grouping.issuperset(range(cell.column, cell.column + cell.column_span))

    def is_label(self, row: Row, index: int) -> bool:
        """Whether the cell numbers a heading in the columns to its right."""
        return any(self._label(row, column) == row[index] for column in self.header.grouping)

    def _label(self, row: Row, index: int) -> Cell | None:
        """The number that stands left of a leading column's cell, unless it is the task's."""
        left = [row[column] for column in self._labels if column == index - 1]
        return next((cell for cell in left if cell.spans), None)

    def _forget(self, index: int) -> None:
        """A new heading ends those in the columns to its right."""
        self._heads = {column: cell for column, cell in self._heads.items() if column < index}

    def _headed(self, label: Traced | None, content: Traced, column: int | None) -> Iterator[SectionDraft]:
        kind = BlockKind.LABELLED if opens_label(content.text, self.groups.profile) else BlockKind.PLAIN
        stretches = self.groups.stretches(self.groups.found([Block(kind, content)]))
        assigned = tuple(part for stretch in stretches for part in stretch.assigned)
        title = join([piece for stretch in stretches for piece in stretch.text])
        if not title:
            self._push(_ASSIGNING, None, assigned)
            return
        section, rank = self._section(_head(label, title), column)
        self._push(rank, section, assigned)
        yield section

    def _push(self, rank: int, section: SectionDraft | None, assigned: tuple[Assigned, ...]) -> None:
        self._close(rank)
        self._open.append(_Open(rank, section, assigned))

    def _close(self, rank: int) -> None:
        self._open = [entry for entry in self._open if entry.rank < rank]

    def _section(self, head: _Head, column: int | None) -> tuple[SectionDraft, int]:
        rank = _rank(head.marker, column)
        self._close(rank)
        parent = self.current
        below = parent.level + 1 if parent else 1
        level = self.levels.get(head.marker.kind, below) if head.marker else below
        return SectionDraft(head.label, head.number, (head.title,), level, parent, leaders_in(head.title)), rank


def _rank(marker: Marker | None, column: int | None) -> int:
    if column is not None:
        return _COLUMN + column
    return marker.kind.value if marker else _UNMARKED


def _head(label: Traced | None, title: Traced) -> _Head:
    """The number stands in its own cell, or opens the title."""
    if label is not None:
        text = without_blanks(label.text)
        return _Head(label, number_of_label(text), marker_of(text), title)
    marker = opening_marker(title.text)
    if marker is None or marker.end >= len(title):
        return _Head(None, None, marker, title)
    return _Head(title.cut(0, marker.end).strip(), marker.number, marker, title.cut(marker.end).strip())
