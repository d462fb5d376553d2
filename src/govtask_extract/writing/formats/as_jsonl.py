"""JSON Lines: one task a line, with the file and the titles above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.registry import Extra
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class JsonLinesWriter(Struct, frozen=True):
    """Each line is a task as in the report, behind `source`, `title` and `section_titles`, outermost first."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    summary: str = "JSON Lines, one task a line"
    tasks_only: bool = True
    extra: Extra | None = None

    def write(self, entries: Sequence[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        """A file that could not be read has a line too."""
        import json

        lines = (json.dumps(line, ensure_ascii=False) for entry in entries for line in _lines(entry))
        return "".join(f"{escaped(line)}\n" for line in lines).encode("utf-8")


def _lines(entry: Entry) -> Iterator[dict[str, object]]:
    from govtask_extract.model.failure import Failure
    from govtask_extract.writing.selection import section_path

    if isinstance(entry, Failure):
        yield entry.model_dump(mode="json")
        return
    sections = {section.id: section for section in entry.sections}
    for task in entry.tasks:
        yield {
            "source": entry.source.name,
            "title": entry.notice.title,
            "section_titles": section_path(task, sections),
            **task.model_dump(mode="json", exclude_unset=True),
        }


WRITER = JsonLinesWriter()
