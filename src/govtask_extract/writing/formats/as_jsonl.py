"""JSON Lines: one task a line, with the document that it comes from and the titles above it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.saying.said import said
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report
    from govtask_extract.model.task_row import Row


class JsonLinesWriter(PieceWriter, frozen=True):
    """Each line is a `TaskRow`: the document, `section_titles`, outermost first, then the task as in the report."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    summary: str = said("JSON Lines, one task a line")
    tasks_only: bool = True

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """A file that could not be read has a line too."""
        return "".join(f"{escaped(row.model_dump_json(exclude_unset=True))}\n" for row in _rows(entry)).encode()

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """Line behind line."""
        return iter(shares)


def _rows(entry: Entry) -> Iterator[Row]:
    """Validated whole: raises pydantic's `ValidationError` for what somebody has put into a report past its model."""
    from govtask_extract.model.failure import Failure
    from govtask_extract.model.task_row import TaskRow
    from govtask_extract.writing.selection import section_path

    if isinstance(entry, Failure):
        yield entry
        return
    sections = {section.id: section for section in entry.sections}
    head = _head(entry)
    for task in entry.tasks:
        titles = json.dumps(section_path(task, sections), ensure_ascii=False)
        # As JSON, a row is made and validated in half the time of its objects.
        row = f'{head[:-1]},"section_titles":{titles},{task.model_dump_json(exclude_unset=True)[1:]}'
        yield TaskRow.model_validate_json(row, strict=True)


def _head(report: Report) -> str:
    """The document of its rows, an object of JSON."""
    from govtask_extract.writing.distinct_sources import path_of

    notice = report.notice.model_dump(include={"issuing_authority", "document_number", "issue_date", "title"})
    return json.dumps({"source": path_of(report), "sha256": report.source.sha256, **notice}, ensure_ascii=False)


WRITER = JsonLinesWriter()
