"""A plan's blocks → its entries: numbered items, and task tables where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govtask_extract.chinese.script import with_single_blanks
from govtask_extract.model.blocks import Block, MarkerKind
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.drafts import AttachmentDraft, PlanDraft, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.model.parts import Part
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.fold import ATTACHMENT
from govtask_extract.parsing.grid import Grid
from govtask_extract.parsing.items import Items
from govtask_extract.parsing.outline import levels, outline
from govtask_extract.parsing.stretches import Groups
from govtask_extract.parsing.tables import TaskTable, find_header

Entry = SectionDraft | TaskDraft | ProseDraft


class PlanReader:
    """Reads plans and attachments of one document."""

    def __init__(self, document: RawDocument, profile: Profile) -> None:
        self.document = document
        self.profile = profile
        self.groups = Groups(profile)
        self.attachments: list[AttachmentDraft] = []

    def plan(self, part: Part) -> PlanDraft:
        """The plan; tables that are no task tables go to `attachments`."""
        title, heading = _title(part)
        entries = tuple(self._entries(part.blocks))
        return PlanDraft(title, heading, entries)

    def _entries(self, blocks: Sequence[Block]) -> Iterator[Entry]:
        ranks = levels(outline([block for block in blocks if block.table is None]))
        section: SectionDraft | None = None
        runs = [(tables, list(run)) for tables, run in groupby(blocks, key=lambda block: block.table is not None)]
        for index, (tables, run) in enumerate(runs):
            heads = index + 1 < len(runs)
            found = self._tables(run, section, ranks) if tables else self._items(run, ranks, heads)
            for entry in found:
                if isinstance(entry, SectionDraft):
                    section = entry
                yield entry

    def _items(self, blocks: Sequence[Block], ranks: dict[MarkerKind, int], heads_a_table: bool) -> Iterator[Entry]:
        yield from Items(outline(blocks), ranks, self.groups, heads_a_table=heads_a_table).entries()

    def _tables(
        self, blocks: Sequence[Block], section: SectionDraft | None, ranks: dict[MarkerKind, int]
    ) -> Iterator[Entry]:
        for tables in _runs([block.table for block in blocks if block.table is not None], self.document, self.profile):
            grid = Grid(self.document.text, tuple(tables), self.document.wrapped)
            header = find_header(grid, self.profile)
            if header is None:
                self.attachments.append(_plain_table(grid))
                continue
            table = TaskTable(grid, header, section, ranks, self.profile)
            yield from table.entries()
            columns = tuple(dict.fromkeys(header.texts))
            self.attachments.append(AttachmentDraft(None, (), "table", columns, (), tuple(table.header_cells())))

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
            grid = Grid(self.document.text, tables, self.document.wrapped)
            table = _plain_table(grid)
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


def _runs(tables: Sequence[Table], document: RawDocument, profile: Profile) -> Iterator[list[Table]]:
    """Tables that follow one another and have the same columns are one table cut by pages."""
    run: list[Table] = []
    for table in tables:
        alone = Grid(document.text, (table,), document.wrapped)
        starts_anew = bool(run) and (
            table.columns != run[-1].columns
            or (header := find_header(alone, profile)) is not None
            and header.texts != _header_texts(run[0], document, profile)
        )
        if starts_anew:
            yield run
            run = []
        run.append(table)
    if run:
        yield run


def _header_texts(table: Table, document: RawDocument, profile: Profile) -> tuple[str, ...]:
    header = find_header(Grid(document.text, (table,), document.wrapped), profile)
    return header.texts if header else ()


def _plain_table(grid: Grid) -> AttachmentDraft:
    """The table as it is printed: its first row as columns, then the rows."""
    texts = [tuple(_cell_text(grid.content(cell)) for cell in row) for row in grid.rows]
    whole = [grid.content(cell) for row in range(len(grid.rows)) for cell in grid.distinct(row) if cell.row == row]
    kind = "form" if _is_blank(texts[1:]) else "table"
    return AttachmentDraft(None, (), kind, texts[0] if texts else (), tuple(texts[1:]), tuple(whole))


def _cell_text(content: Traced) -> str:
    return with_single_blanks(content.text)


def _is_blank(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a form waits to be filled in: at most every third cell holds anything."""
    cells = [text for row in rows for text in row]
    return 3 * sum(bool(text) for text in cells) <= len(cells)
