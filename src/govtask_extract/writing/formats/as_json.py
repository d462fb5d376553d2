"""JSON: one object, or an array of them; indented by two, Chinese as it is, a line feed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govtask_extract.registry import Extra
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.layout import PLAIN, Layout
from govtask_extract.writing.writer import Entry


@dataclass(frozen=True, slots=True)
class JsonWriter:
    """The published form of a report."""

    suffixes: tuple[str, ...] = (".json",)
    summary: str = "JSON, an object or an array of them"
    tasks_only: bool = False
    extra: Extra | None = None

    def write(self, entries: Sequence[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        """Escapes control characters, those above ASCII too."""
        from govtask_extract.writing.json_text import indented

        plain = [entry.plain for entry in entries]
        text = indented(plain if several else plain[0])
        return (escaped(text) + "\n").encode("utf-8")


WRITER = JsonWriter()
