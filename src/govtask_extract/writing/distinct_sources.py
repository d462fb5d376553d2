"""No two sources of what is written go by one path: with a task's id, that is the key of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


def distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same; of those that go by the path of an earlier one, the second goes by `plan.txt#2`."""
    seen: set[str] = set()
    for entry in entries:
        path = _path(entry)
        number, unused = 1, path
        while unused in seen:
            number += 1
            unused = f"{path}#{number}"
        seen.add(unused)
        yield entry if unused == path else _renamed(entry, unused)
        del entry


def _path(entry: Entry) -> str:
    from govtask_extract.model.failure import Failure

    return entry.source if isinstance(entry, Failure) else entry.source.path or entry.source.name


def _renamed(entry: Entry, path: str) -> Entry:
    from govtask_extract.model.failure import Failure

    if isinstance(entry, Failure):
        return entry.model_copy(update={"source": path})
    return entry.model_copy(update={"source": entry.source.model_copy(update={"path": path})})
