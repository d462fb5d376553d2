"""What was decided of lines, items and rows, and by which rules: for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.parts import PartKind
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Asked, Decision, DecisionRule, Placed
from govtask_extract.parsing.lines.furniture import KINDS, find_furniture
from govtask_extract.parsing.lines.joining import find_joints, join_lines
from govtask_extract.parsing.lines.printed import printed_lines
from govtask_extract.parsing.lines.unfold import find_flat
from govtask_extract.parsing.parse import find_blocks, find_parts
from govtask_extract.parsing.plans import PlanReader
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import decided_headings
from govtask_extract.parsing.tables.understood import TableBlock, understand_tables

# Behind a number inside a flattened paragraph, so that it can be found again.
_WORDS_SHOWN = 12


def explain_lines(document: RawDocument, profile: Profile) -> Iterator[Placed]:
    """Whether a printed line goes on with the one before, and what was set apart as furniture.

    Of a paragraph that has lost its line breaks also which of its numbers begin one.
    """
    furniture = find_furniture(document, profile).found
    for (start, end), kind in furniture:
        yield start, Decision(document.text[start:end].strip(), "furniture", kind, KINDS[kind])
    lines = printed_lines(document, furniture, profile)
    for run in find_joints(lines, document, profile):
        for joint in () if isinstance(run, Table) else run:
            yield joint.line.content.first, _decision(joint.line.text, joint.rule)
    flat = find_flat(join_lines(lines, document, profile), profile)
    if flat is not None:
        content = flat.paragraph.content
        for number in flat.numbers:
            words = content.cut(number.at, number.marker.end + _WORDS_SHOWN).text
            yield content.origins[number.at], _decision(words, number.rule)


def explain_items(document: RawDocument, profile: Profile) -> Iterator[Placed]:
    """What each line of the letter's head and foot is; whether a numbered item is a heading, a task or prose."""
    division = find_parts(find_blocks(document, profile)[0], document, profile)
    for block, head_rule in division.head:
        yield block.content.first, _decision(block.text, head_rule)
    for block, foot_rule in division.foot:
        yield block.content.first, _decision(block.text, foot_rule)
    reader = PlanReader(document, profile)
    for part in division.parts:
        for item, item_rule in reader.items(part) if part.kind == PartKind.PLAN else ():
            yield item.node.block.content.first, _decision(item.node.block.text, item_rule)


def explain_rows(document: RawDocument, profile: Profile) -> Iterator[Placed]:
    """The cells of a row are parted by tabs.

    Of every table, whether one of its first rows is the header; of those that assign, whether the first row of a page
    is the rest of the last one before it, and what each row is.
    """
    for block in understand_tables(find_blocks(document, profile)[0], document, profile):
        if isinstance(block, TableBlock):
            yield from _of_table(block, profile)


def _of_table(block: TableBlock, profile: Profile) -> Iterator[Placed]:
    yield from _of_rows(block.grid, [(row.row, rule) for row, rule in decided_headings(block.grid, profile)])
    if block.task_table is not None and block.assigns:
        yield from _of_rows(block.grid, block.task_table.body.cuts)
        yield from _of_rows(block.grid, block.task_table.decided_rows)


def _of_rows(grid: Grid, decided: Iterable[tuple[Row, DecisionRule[Asked, str]]]) -> Iterator[Placed]:
    for row, rule in decided:
        if cells := distinct(row):
            yield cells[0].spans[0][0], _decision("\t".join(grid.content(cell).text for cell in cells), rule)


def _decision(text: str, rule: DecisionRule[Asked, str]) -> Decision:
    return Decision(text, rule.verdict, rule.name, rule.sentence)


EXPLAINED = {"lines": explain_lines, "items": explain_items, "rows": explain_rows}
"""What can be asked for with `explain --stage`."""
