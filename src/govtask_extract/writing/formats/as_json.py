"""JSON: one object, or an array of them; indented by two, Chinese as it is, a line feed at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.saying.said import said
from govtask_extract.writing.escaping import escaped
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class JsonWriter(PieceWriter, frozen=True):
    """The published form of a report."""

    suffixes: tuple[str, ...] = (".json",)
    summary: str = said("JSON, an object or an array of them")
    tasks_only: bool = False

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """Escapes control characters, those above ASCII too."""
        text = escaped(entry.model_dump_json(indent=2, exclude_unset=True))
        # The strings in it have no line ends of their own.
        return (text.replace("\n", "\n  ") if several else f"{text}\n").encode()

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """As JSON in one piece would be."""
        return _array(shares) if several else iter(shares)


def _array(items: Iterable[bytes]) -> Iterator[bytes]:
    opening = b"[\n  "
    for item in items:
        yield opening
        yield item
        opening = b",\n  "
    yield b"[]\n" if opening.startswith(b"[") else b"\n]\n"


WRITER = JsonWriter()
