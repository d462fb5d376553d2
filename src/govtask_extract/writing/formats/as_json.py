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
        dumped = [entry.model_dump_json(indent=2, exclude_unset=True) for entry in entries]
        text = _array(dumped) if several else dumped[0]
        return (escaped(text) + "\n").encode("utf-8")


def _array(dumped: list[str]) -> str:
    """No string of JSON holds a bare line feed, so every line can be indented."""
    return "[\n" + ",\n".join("  " + entry.replace("\n", "\n  ") for entry in dumped) + "\n]" if dumped else "[]"


WRITER = JsonWriter()
