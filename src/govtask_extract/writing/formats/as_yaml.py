"""YAML: the same data as in JSON, easier on the eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from govtask_extract.saying.said import said
from govtask_extract.writing.writer import PLAIN, Layout, PieceWriter

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class YamlWriter(PieceWriter, frozen=True):
    """Whoever loads it gets what the JSON holds: the string "1" is quoted, so is "null"."""

    suffixes: tuple[str, ...] = (".yaml", ".yml")
    summary: str = said("YAML, a mapping or a list of them")
    tasks_only: bool = False

    def share(self, entry: Entry, *, several: bool, layout: Layout = PLAIN) -> bytes:
        """The items of a list stand one below the other."""
        from govtask_extract.writing.yaml_dumper import dump_yaml

        dumped = entry.model_dump(mode="json", exclude_unset=True)
        return dump_yaml([dumped] if several else dumped).encode()

    def joined(self, shares: Iterable[bytes], *, several: bool, layout: Layout = PLAIN) -> Iterator[bytes]:
        """A document without markers, in UTF-8."""
        empty = several
        for share in shares:
            yield share
            empty = False
        if empty:
            yield b"[]\n"


WRITER = YamlWriter()
