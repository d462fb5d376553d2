"""JSON: one object, or an array of them; indented by two, Chinese as it is, a line feed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.registry import Extra
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class JsonWriter(Struct, frozen=True):
    """The published form of a report."""

    suffixes: tuple[str, ...] = (".json",)
    summary: str = "JSON, an object or an array of them"
    tasks_only: bool = False
    extra: Extra | None = None

    def write(self, entries: Sequence[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        """Escapes control characters, those above ASCII too."""
        text = _together(entries) if several else entries[0].model_dump_json(indent=2, exclude_unset=True)
        return (escaped(text) + "\n").encode("utf-8")


def _together(entries: Sequence[Entry]) -> str:
    from govtask_extract.model.failure import Entries

    return Entries(tuple(entries)).model_dump_json(indent=2, exclude_unset=True)


WRITER = JsonWriter()
