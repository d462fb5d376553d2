"""A plan's blocks → its entries: numbered items, and task tables where they stand. What is attached, as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from govtask_extract.language.script import with_single_blanks
from govtask_extract.model.blocks import Block, MarkerKind
from govtask_extract.model.document import RawDocument
from govtask_extract.model.drafts import AttachmentDraft, Entry, PlanDraft, SectionDraft
from govtask_extract.model.parts import Part
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.finding import are_the_habit
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.items.assemble import Assembler
from govtask_extract.parsing.items.facts import Item
from govtask_extract.parsing.items.outline import levels, outline
from govtask_extract.parsing.items.readings import ItemRule
from govtask_extract.parsing.items.unnumbered import as_prose
from govtask_extract.parsing.lines.fold import ATTACHMENT
from govtask_extract.parsing.tables.grid import Grid, Row, distinct, together
from govtask_extract.parsing.tables.rows import is_filled
from govtask_extract.parsing.tables.task_table import TaskTable
from govtask_extract.parsing.tables.understood import TableBlock


def plain_table(grid: Grid) -> AttachmentDraft:
    """The table as it is printed: its first row as columns, then the rows."""
    columns = tuple(with_single_blanks(grid.by_line(cell).text) for cell in grid.rows[0]) if grid.rows else ()
    rows = tuple(_texts(grid, row) for row in grid.rows[1:])
    whole = [grid.content(cell) for index, row in enumerate(grid.rows) for cell in distinct(row) if cell.row == index]
    return AttachmentDraft(None, (), "form" if _is_blank(rows) else "table", columns, rows, tuple(whole))


def frame(table: TaskTable) -> AttachmentDraft:
    """What a task table prints beside its tasks: its header, totals, rows left blank."""
    rows = tuple(_texts(table.grid, row) for row in table.spare_rows)
    spare = [cell for row in table.spare_rows for cell in distinct(row)]
    whole = (*table.header_cells(), *map(table.grid.content, dict.fromkeys(spare)))
    return AttachmentDraft(None, (), "table", tuple(column.heading for column in table.header.columns), rows, whole)


def _texts(grid: Grid, row: Row) -> tuple[str, ...]:
    return tuple(with_single_blanks(grid.content(cell).text) for cell in row)


def _is_blank(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a form waits to be filled in: at most every third cell holds more than dots or a number."""
    cells = [text for row in rows for text in row]
    return 3 * sum(is_filled(text) for text in cells) <= len(cells)


class PlanReader:
    """Reads plans and attachments of one document."""

    def __init__(self, document: RawDocument, profile: Profile) -> None:
        self.document = document
        self.profile = profile
        self.groups = Groups(profile, raw=document.text)
        self.attachments: list[AttachmentDraft] = []
        self.headings: list[Traced] = []

    def plan(self, part: Part) -> PlanDraft:
        """The plan; tables that are no task tables go to `attachments`, what heads the others to `headings`."""
        title, heading = _title(part)
        entries = tuple(self._entries(self._prepared(part)))
        return PlanDraft(title, heading, (*entries, *as_prose(part.closing, None)))

    def items(self, part: Part) -> Iterator[tuple[Item, ItemRule]]:
        """The plan's numbered items, each with the rule that tells whether it is a heading, a task or prose."""
        runs = _runs(self._prepared(part))
        for index, (tabled, run) in enumerate(runs):
            if not tabled:
                yield from self._assembler(run, {}, index + 1 < len(runs)).decided()

    def _prepared(self, part: Part) -> Sequence[Block]:
        """The part's blocks; in a plan whose habit are brackets that only name bodies these are groups, too."""
        bare = are_the_habit(part.blocks, self.profile)
        self.groups = Groups(self.profile, bare=bare, raw=self.document.text)
        return self.groups.found(part.blocks) if bare else part.blocks

    def _entries(self, blocks: Sequence[Block]) -> Iterator[Entry]:
        runs = _runs(blocks)
        read = [list(self._tables(run)) if tables else [] for tables, run in runs]
        kinds = {kind for tables in read for table in tables for kind in table.heading_kinds}
        ranks = levels(blocks, kinds)
        section: SectionDraft | None = None
        for index, (tables, run) in enumerate(runs):
            heads = index + 1 < len(runs)
            found = self._rows(read[index], section, ranks) if tables else self._assembler(run, ranks, heads).entries()
            for entry in found:
                if isinstance(entry, SectionDraft):
                    section = entry
                yield entry

    def _assembler(self, blocks: Sequence[Block], ranks: dict[MarkerKind, int], heads_a_table: bool) -> Assembler:
        return Assembler(outline(blocks), ranks, self.groups, heads_a_table=heads_a_table)

    def _tables(self, blocks: Sequence[Block]) -> Iterator[TaskTable]:
        """The task tables among tables that follow one another; the others go to `attachments`."""
        for block in blocks:
            if not isinstance(block, TableBlock):
                continue
            table = block.task_table
            # A plan may have the habit of brackets that only name bodies, and then its tables have it, too.
            if table is not None and (block.assigns or (self.groups.bare and table.names_somebody(self.groups))):
                yield table
            else:
                self.attachments.append(plain_table(block.grid))

    def _rows(
        self, tables: Sequence[TaskTable], section: SectionDraft | None, ranks: dict[MarkerKind, int]
    ) -> Iterator[Entry]:
        for table in tables:
            yield from table.entries(section, ranks, self.groups)
            self.attachments.append(frame(table))
            self.headings += table.header_cells()

    def attachment(self, part: Part) -> AttachmentDraft:
        """A form or table, or an attached text."""
        title, heading = _title(part)
        grids = [block.grid for block in part.blocks if isinstance(block, TableBlock)]
        label, beside = _label(heading)
        whole = [*heading, *title]
        kind = "text"
        columns: tuple[str, ...] = ()
        rows: tuple[tuple[str, ...], ...] = ()
        for block in part.blocks:
            if block.table is None:
                whole.append(block.content)
        if grids:
            table = plain_table(together(grids))
            kind, columns, rows = table.kind, table.columns, table.rows
            whole += table.whole
        return AttachmentDraft(label, title or beside, kind, columns, rows, tuple(whole))


def _runs(blocks: Iterable[Block]) -> list[tuple[bool, list[Block]]]:
    """Tables that follow one another, and what stands between tables; True for tables."""
    return [(tabled, list(run)) for tabled, run in groupby(blocks, key=lambda block: block.table is not None)]


def _title(part: Part) -> tuple[tuple[Traced, ...], tuple[Traced, ...]]:
    return tuple(block.content for block in part.title), tuple(block.content for block in part.heading)


def _label(heading: Sequence[Traced]) -> tuple[Traced | None, tuple[Traced, ...]]:
    """附件2：重点任务分工表: the mark and what stands beside it."""
    if not heading:
        return None, ()
    match = ATTACHMENT.fullmatch(heading[0].text)
    if match is None:
        return heading[0], ()
    beside = heading[0].cut(match.end("label")).strip()
    beside = beside.cut(len(beside) - len(beside.text.lstrip("：:.．、 ")))
    return heading[0].cut(0, match.end("label")), (beside,) if beside else ()
