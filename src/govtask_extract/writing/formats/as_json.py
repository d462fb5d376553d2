"""JSON: one object, or an array of them; indented by two, Chinese as it is, a line feed at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class JsonWriter(PieceWriter, frozen=True):
    """The published form of a report."""

    suffixes: tuple[str, ...] = (".json",)
    summary: str = "JSON, an object or an array of them"
    tasks_only: bool = False

    def pieces(self, entries: Iterable[Entry], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """Escapes control characters, those above ASCII too."""
        texts = map(_text, entries)
        return _array(texts) if several else (f"{text}\n".encode() for text in texts)


def _text(entry: Entry) -> str:
    return escaped(entry.model_dump_json(indent=2, exclude_unset=True))


def _array(texts: Iterator[str]) -> Iterator[bytes]:
    """As JSON in one piece would be: the strings in it have no line ends of their own."""
    opening = "[\n  "
    for item in (text.replace("\n", "\n  ").encode() for text in texts):
        yield opening.encode()
        yield item
        opening = ",\n  "
    yield b"[]\n" if opening.startswith("[") else b"\n]\n"


WRITER = JsonWriter()
