"""YAML: the same data as in JSON, easier on the eye."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.registry import Extra
from govtask_extract.writing.writer import PLAIN, Layout

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class YamlWriter(Struct, frozen=True):
    """Whoever loads it gets what the JSON holds: the string "1" is quoted, so is "null"."""

    suffixes: tuple[str, ...] = (".yaml", ".yml")
    summary: str = "YAML, a mapping or a list of them"
    tasks_only: bool = False
    extra: Extra | None = None

    def write(self, entries: Sequence[Entry], *, several: bool, layout: Layout = PLAIN) -> bytes:
        """A document without markers, in UTF-8."""
        from govtask_extract.writing.yaml_dumper import dump_yaml

        dumped = [entry.model_dump(mode="json", exclude_unset=True) for entry in entries]
        return dump_yaml(dumped if several else dumped[0]).encode("utf-8")


WRITER = YamlWriter()
