"""Names that hold the text which is to stand between them: who takes such a list apart does not get them back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.report import Report


def names_with(separator: str, report: Report) -> Iterator[tuple[str, str]]:
    """The name, and the id of its task, in the order of the report."""
    from govtask_extract.writing.table_columns import NAME_FIELDS

    for task in report.tasks:
        yield from ((name, task.id) for field in NAME_FIELDS for name in getattr(task, field) if separator in name)
