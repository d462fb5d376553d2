"""Tables → attachments: those that assign nothing as they are printed, of the others what frames their tasks."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.language.script import with_single_blanks
from govtask_extract.model.drafts import AttachmentDraft
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.rows import is_filled
from govtask_extract.parsing.tables.task_table import TaskTable


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
