"""Says which names of a report cannot be told apart in a table whose lists are joined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from govtask_extract.cli.console import remark
from govtask_extract.writing.distinct_sources import path_of
from govtask_extract.writing.list_separators import names_with
from govtask_extract.writing.writer import Layout, Writer

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


def with_separators_told(entries: Iterator[Entry], writer: Writer, layout: Layout) -> Iterator[Entry]:
    """The same entries, a line said of each file where the separator stands in a name."""
    return map(partial(_told, layout.separator), entries) if writer.joins_lists else entries


def _told(separator: str, entry: Entry) -> Entry:
    from govtask_extract.model.failure import Failure

    found = [] if isinstance(entry, Failure) else list(names_with(separator, entry))
    if found and not isinstance(entry, Failure):
        name, task = found[0]
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        told = f'"{separator}" stands in the name "{name}" ({task}){more}'
        remark(f"{path_of(entry)}: {told}; choose another --separator")
    return entry
