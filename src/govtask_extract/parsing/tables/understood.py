"""Blocks → blocks: tables that pages cut are one again, and each knows its header, its rows, and whether it assigns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import EMPTY
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.tables.grid import Grid, of_document, together
from govtask_extract.parsing.tables.header import Headings, find_header, find_headings
from govtask_extract.parsing.tables.task_table import TaskTable


class TableBlock(Block, frozen=True, kw_only=True):
    """A table as one, however many pages cut it: `table` is its first part.

    `task_table` is the table by its header, None where no header says what its columns hold; `assigns` tells whether
    some row names somebody for what is to be done.
    """

    grid: Grid
    task_table: TaskTable | None
    assigns: bool


def understand_tables(blocks: Iterable[Block], document: RawDocument, profile: Profile) -> Iterator[Block]:
    """The blocks in their order; each run of tables that have the same columns, and one header, is one block."""
    groups = Groups(profile, raw=document.text)
    for tabled, run in groupby(blocks, key=lambda block: block.table is not None):
        if not tabled:
            yield from run
            continue
        grids = (of_document(document, [block.table]) for block in run if block.table is not None)
        yield from (_block(parts, groups) for parts in _wholes(grids, profile))


class _PrintedPart(Struct, frozen=True):
    """A table as a reader found it: all of one, or what a page holds of it."""

    grid: Grid
    headings: Headings | None

    @property
    def table(self) -> Table:
        return self.grid.tables[0]


def _wholes(grids: Iterable[Grid], profile: Profile) -> Iterator[list[_PrintedPart]]:
    """The parts of each table."""
    parts: list[_PrintedPart] = []
    for printed in (_PrintedPart(grid, find_headings(grid, profile)) for grid in grids):
        if parts and not _goes_on(printed, parts):
            yield parts
            parts = []
        parts.append(printed)
    yield parts


def _goes_on(printed: _PrintedPart, parts: Sequence[_PrintedPart]) -> bool:
    """A page cut the table: the rest has as many columns, and no header or the first part's again.

    What its columns hold is told in the first part: a single row that is left counts nothing.
    """
    if printed.table.columns != parts[-1].table.columns:
        return False
    if printed.headings is None or parts[0].headings is None:
        return printed.headings is None
    ours, theirs = printed.headings.columns, parts[0].headings.columns
    return [column.heading for column in ours] == [column.heading for column in theirs]


def _block(parts: Sequence[_PrintedPart], groups: Groups) -> TableBlock:
    grid, headings = together([part.grid for part in parts]), parts[0].headings
    table = TaskTable(grid, find_header(grid, headings)) if headings is not None else None
    return TableBlock(
        BlockKind.TABLE,
        EMPTY,
        table=parts[0].table,
        grid=grid,
        task_table=table,
        assigns=table is not None and table.names_somebody(groups),
    )
