"""JSON Lines: one task a line, with the file and the titles above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govtask_extract.registry import Extra
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.layout import PLAIN, Layout
from govtask_extract.writing.writer import Entry, Failure


@dataclass(frozen=True, slots=True)
class JsonLinesWriter:
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
    if isinstance(entry, Failure):
        yield entry.plain
        return
    from govtask_extract.writing.selection import section_path

    report = entry.report
    sections = {section.id: section for section in report.sections}
    for task, plain in zip(report.tasks, entry.plain["tasks"], strict=True):
        yield {
            "source": entry.name,
            "title": report.notice.title,
            "section_titles": section_path(task, sections),
            **plain,
        }


WRITER = JsonLinesWriter()
