"""No two sources of what is written go by one path: with a task's id, that is the key of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


def distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same; of those that go by the path of an earlier one, the second goes by `plan.txt#2`."""
    # How many there were, by path: of thousands that go by one, none is tried twice.
    seen: dict[str, int] = {}
    for entry in entries:
        path = unused = path_of(entry)
        while unused in seen:
            seen[path] += 1
            unused = f"{path}#{seen[path]}"
        seen[unused] = 1
        yield entry if unused == path else _renamed(entry, unused)
        del entry


def path_of(entry: Entry) -> str:
    """What the rows of a report call its source, too; a report of before has only a name."""
    from govtask_extract.model.failure import Failure

    return entry.source if isinstance(entry, Failure) else entry.source.path or entry.source.name


def _renamed(entry: Entry, path: str) -> Entry:
    from govtask_extract.model.failure import Failure

    if isinstance(entry, Failure):
        return entry.model_copy(update={"source": path})
    return entry.model_copy(update={"source": entry.source.model_copy(update={"path": path})})
