"""JSON Lines: one task a line, with the file and the titles above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.registry import Extra
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class JsonLinesWriter(PieceWriter, frozen=True):
    """Each line is a task as in the report, behind `source`, `title` and `section_titles`, outermost first."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    summary: str = "JSON Lines, one task a line"
    tasks_only: bool = True
    extra: Extra | None = None

    def pieces(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """A file that could not be read has a line too."""
        return map(_written, entries)


def _written(entry: Entry) -> bytes:
    import json

    lines = (json.dumps(line, ensure_ascii=False) for line in _lines(entry))
    return "".join(f"{escaped(line)}\n" for line in lines).encode()


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
