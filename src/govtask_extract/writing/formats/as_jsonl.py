"""JSON Lines: one task a line, with the document that it comes from and the titles above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.task_row import Row


class JsonLinesWriter(PieceWriter, frozen=True):
    """Each line is a `TaskRow`: the document, `section_titles`, outermost first, then the task as in the report."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    summary: str = "JSON Lines, one task a line"
    tasks_only: bool = True

    def pieces(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """A file that could not be read has a line too."""
        from govtask_extract.writing.distinct_sources import distinct

        return map(_written, distinct(entries))


def _written(entry: Entry) -> bytes:
    lines = (row.model_dump_json(exclude_unset=True) for row in _rows(entry))
    return "".join(f"{escaped(line)}\n" for line in lines).encode()


def _rows(entry: Entry) -> Iterator[Row]:
    """Validated whole: raises pydantic's `ValidationError` for what somebody has put into a report past its model."""
    from govtask_extract.model.failure import Failure
    from govtask_extract.model.task_row import TaskRow
    from govtask_extract.writing.distinct_sources import path_of
    from govtask_extract.writing.selection import section_path

    if isinstance(entry, Failure):
        yield entry
        return
    sections = {section.id: section for section in entry.sections}
    head = {
        "source": path_of(entry),
        "sha256": entry.source.sha256,
        **entry.notice.model_dump(include={"issuing_authority", "document_number", "issue_date", "title"}),
    }
    for task in entry.tasks:
        titles = tuple(section_path(task, sections))
        row = {**head, "section_titles": titles, **task.model_dump(exclude_unset=True)}
        yield TaskRow.model_validate(row, strict=True)


WRITER = JsonLinesWriter()
