"""A plan's blocks → its entries: numbered items, and task tables where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govtask_extract.language.script import with_single_blanks
from govtask_extract.model.blocks import Block, MarkerKind
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.drafts import AttachmentDraft, Entry, PlanDraft, SectionDraft
from govtask_extract.model.parts import Part
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.bare_brackets import are_the_habit
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.items.assemble import Assembler
from govtask_extract.parsing.items.facts import item_of
from govtask_extract.parsing.items.outline import levels, outline
from govtask_extract.parsing.lines.fold import ATTACHMENT
from govtask_extract.parsing.tables.grid import Grid, Row, distinct, of_document
from govtask_extract.parsing.tables.header import Header, find_header
from govtask_extract.parsing.tables.rows import is_filled
from govtask_extract.parsing.tables.task_table import TaskTable, names_somebody


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
        bare = are_the_habit(part.blocks, self.profile)
        self.groups = Groups(self.profile, bare=bare, raw=self.document.text)
        blocks = self.groups.found(part.blocks) if bare else part.blocks
        entries = tuple(self._entries(blocks))
        return PlanDraft(title, heading, entries)

    def _entries(self, blocks: Sequence[Block]) -> Iterator[Entry]:
        runs = [(tables, list(run)) for tables, run in groupby(blocks, key=lambda block: block.table is not None)]
        read = [list(self._tables(run)) if tables else [] for tables, run in runs]
        kinds = {kind for tables in read for table in tables for kind in table.heading_kinds}
        ranks = levels(outline([block for block in blocks if block.table is None]), kinds)
        section: SectionDraft | None = None
        for index, (tables, run) in enumerate(runs):
            heads = index + 1 < len(runs)
            found = self._rows(read[index], section, ranks) if tables else self._items(run, ranks, heads)
            for entry in found:
                if isinstance(entry, SectionDraft):
                    section = entry
                yield entry

    def _items(self, blocks: Sequence[Block], ranks: dict[MarkerKind, int], heads_a_table: bool) -> Iterator[Entry]:
        root = item_of(outline(blocks), self.groups)
        yield from Assembler(root, ranks, self.groups, heads_a_table=heads_a_table).entries()

    def _tables(self, blocks: Sequence[Block]) -> Iterator[TaskTable]:
        """The task tables among tables that follow one another; the others go to `attachments`."""
        for tables in self._runs([block.table for block in blocks if block.table is not None]):
            grid = of_document(self.document, tables)
            header = find_header(grid, self.profile)
            if header is not None and names_somebody(grid, header, self.groups):
                yield TaskTable(grid, header, self.groups)
            else:
                self.attachments.append(_plain_table(grid))

    def _rows(
        self, tables: Sequence[TaskTable], section: SectionDraft | None, ranks: dict[MarkerKind, int]
    ) -> Iterator[Entry]:
        for table in tables:
            yield from table.entries(section, ranks)
            self.attachments.append(_frame(table))
            self.headings += table.header_cells()

    def _runs(self, tables: Sequence[Table]) -> Iterator[list[Table]]:
        """Tables that follow one another and have the same columns are one table cut by pages."""
        run: list[Table] = []
        first: Header | None = None
        for table in tables:
            header = find_header(of_document(self.document, [table]), self.profile)
            if run and (table.columns != run[-1].columns or (header is not None and not _is_repeated(header, first))):
                yield run
                run = []
            if not run:
                first = header
            run.append(table)
        if run:
            yield run

    def attachment(self, part: Part) -> AttachmentDraft:
        """A form or table, or an attached text."""
        title, heading = _title(part)
        tables = tuple(block.table for block in part.blocks if block.table is not None)
        label, beside = _label(heading)
        whole = [*heading, *title]
        columns: tuple[str, ...] = ()
        rows: tuple[tuple[str, ...], ...] = ()
        for block in part.blocks:
            if block.table is None:
                whole.append(block.content)
        if tables:
            table = _plain_table(of_document(self.document, tables))
            columns, rows = table.columns, table.rows
            whole += table.whole
        kind = ("form" if _is_blank(rows) else "table") if tables else "text"
        return AttachmentDraft(label, title or beside, kind, columns, rows, tuple(whole))


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
    while beside and beside.text[0] in "：:.．、 ":
        beside = beside.cut(1)
    return heading[0].cut(0, match.end("label")), (beside,) if beside else ()


def _is_repeated(header: Header, first: Header | None) -> bool:
    return first is not None and header.columns == first.columns


def _frame(table: TaskTable) -> AttachmentDraft:
    """What a task table prints beside its tasks: its header, totals, rows left blank."""
    rows = tuple(_texts(table.grid, row) for row in table.spare_rows)
    spare = [cell for row in table.spare_rows for cell in distinct(row)]
    whole = (*table.header_cells(), *map(table.grid.content, dict.fromkeys(spare)))
    return AttachmentDraft(None, (), "table", tuple(column.heading for column in table.header.columns), rows, whole)


def _plain_table(grid: Grid) -> AttachmentDraft:
    """The table as it is printed: its first row as columns, then the rows."""
    columns = tuple(with_single_blanks(grid.by_line(cell).text) for cell in grid.rows[0]) if grid.rows else ()
    rows = tuple(_texts(grid, row) for row in grid.rows[1:])
    whole = [grid.content(cell) for index, row in enumerate(grid.rows) for cell in distinct(row) if cell.row == index]
    return AttachmentDraft(None, (), "form" if _is_blank(rows) else "table", columns, rows, tuple(whole))


def _texts(grid: Grid, row: Row) -> tuple[str, ...]:
    return tuple(with_single_blanks(grid.content(cell).text) for cell in row)


def _is_blank(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a form waits to be filled in: at most every third cell holds more than dots or a number."""
    cells = [text for row in rows for text in row]
    return 3 * sum(is_filled(text) for text in cells) <= len(cells)
