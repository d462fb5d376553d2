"""What was decided of the rows of tables, and by which rules: for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govtask_extract.model.document import RawDocument
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Asked, Decision, DecisionRule, Placed, Verdict
from govtask_extract.parsing.parse import find_blocks
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import decided_headings
from govtask_extract.parsing.tables.understood import TableBlock, understand_tables


def explain_rows(document: RawDocument, profile: Profile) -> list[Placed]:
    """In the order of the text, the cells of a row parted by tabs.

    Of every table, whether one of its first rows is the header; of those that assign, whether the first row of a page
    is the rest of the last one before it, and what each row is.
    """
    blocks = understand_tables(find_blocks(document, profile)[0], document, profile)
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    return sorted((told for table in tables for told in _told(table, profile)), key=lambda placed: placed[0])


def _told(block: TableBlock, profile: Profile) -> Iterator[Placed]:
    yield from _in_words(block.grid, [(row.row, rule) for row, rule in decided_headings(block.grid, profile)])
    if block.task_table is not None and block.assigns:
        yield from _in_words(block.grid, block.task_table.body.cuts)
        yield from _in_words(block.grid, block.task_table.decided_rows)


def _in_words(grid: Grid, decided: Iterable[tuple[Row, DecisionRule[Asked, Verdict]]]) -> Iterator[Placed]:
    for row, rule in decided:
        if cells := distinct(row):
            text = "\t".join(grid.content(cell).text for cell in cells)
            yield cells[0].spans[0][0], Decision(text, str(rule.verdict), rule.name, rule.sentence)
