"""Blocks → blocks: tables that pages cut are one again, and each knows its header, its rows, and whether it assigns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import EMPTY
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.tables.grid import Grid, of_document
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
        tables = (block.table for block in run if block.table is not None)
        for parts, headings in _whole(tables, document, profile):
            yield _block(parts, headings, document, groups)


def _whole(
    tables: Iterable[Table], document: RawDocument, profile: Profile
) -> Iterator[tuple[list[Table], Headings | None]]:
    """The parts of each table, and the headings of the first."""
    parts: list[Table] = []
    first: Headings | None = None
    for table in tables:
        headings = find_headings(of_document(document, [table]), profile)
        if parts and not _goes_on(table, headings, parts[-1], first):
            yield parts, first
            parts = []
        if not parts:
            first = headings
        parts.append(table)
    if parts:
        yield parts, first


def _goes_on(table: Table, headings: Headings | None, before: Table, first: Headings | None) -> bool:
    """A page cut the table `before`: the rest has as many columns, and no header or the same again."""
    if table.columns != before.columns:
        return False
    return headings is None or (first is not None and headings.columns == first.columns)


def _block(parts: Sequence[Table], headings: Headings | None, document: RawDocument, groups: Groups) -> TableBlock:
    grid = of_document(document, parts)
    table = TaskTable(grid, find_header(grid, headings)) if headings is not None else None
    return TableBlock(
        BlockKind.TABLE,
        EMPTY,
        table=parts[0],
        grid=grid,
        task_table=table,
        assigns=table is not None and table.names_somebody(groups),
    )
