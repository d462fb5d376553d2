"""What was decided of the rows of tables, and by which rules, for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govtask_extract.model.blocks import Block
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Asked, Decision, DecisionRule, Verdict
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import decided_headings
from govtask_extract.parsing.tables.understood import TableBlock


def table_decisions(blocks: Iterable[Block], profile: Profile) -> Iterator[tuple[int, Decision]]:
    """Where each row begins in the text, and what it was decided to be, its cells parted by tabs, in printed order.

    Of every table, whether one of its first rows is the header; of those that assign, whether the first row of a page
    is the rest of the last one before it, and what each row is.
    """
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from sorted(_told(block, profile), key=lambda told: told[0])


def _told(block: TableBlock, profile: Profile) -> Iterator[tuple[int, Decision]]:
    yield from _in_words(block.grid, [(row.row, rule) for row, rule in decided_headings(block.grid, profile)])
    if block.task_table is not None and block.assigns:
        yield from _in_words(block.grid, block.task_table.body.cuts)
        yield from _in_words(block.grid, block.task_table.decided_rows)


def _in_words(
    grid: Grid, decided: Iterable[tuple[Row, DecisionRule[Asked, Verdict]]]
) -> Iterator[tuple[int, Decision]]:
    for row, rule in decided:
        if cells := distinct(row):
            text = "\t".join(grid.content(cell).text for cell in cells)
            yield cells[0].spans[0][0], Decision(text, str(rule.verdict), rule.name, rule.sentence)
