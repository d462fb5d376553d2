"""JSON: one object, or an array of them; indented by two, Chinese as it is, a line feed at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govtask_extract.writing.writer import Entry

# What could drive a terminal or turn the order of characters around: DEL, C1 controls, directional marks. JSON allows
# them bare, but has an escape for them that every parser reads as the same character.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class JsonWriter:
    """The published form of a report."""

    suffixes: tuple[str, ...] = (".json",)
    summary: str = "JSON, an object or an array of them"

    def write(self, entries: Sequence[Entry], *, several: bool) -> bytes:
        """Escapes control characters, those above ASCII too."""
        dumped = [entry.model_dump_json(indent=2, exclude_unset=True) for entry in entries]
        text = _array(dumped) if several else dumped[0]
        return (_UNSAFE.sub(_escape, text) + "\n").encode("utf-8")


def _array(dumped: list[str]) -> str:
    """No string of JSON holds a bare line feed, so every line can be indented."""
    return "[\n" + ",\n".join("  " + entry.replace("\n", "\n  ") for entry in dumped) + "\n]" if dumped else "[]"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


WRITER = JsonWriter()
