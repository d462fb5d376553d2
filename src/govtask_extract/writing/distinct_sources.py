"""No two sources of what is written go by one path: with a task's id, that is the key of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class DistinctPaths:
    """The paths that have been met."""

    def __init__(self) -> None:
        # How many there were, by path: of thousands that go by one, none is tried twice.
        self._seen: dict[str, int] = {}

    def unused(self, path: str) -> str:
        """The same; for one that was met before, `plan.txt#2`."""
        unused = path
        while unused in self._seen:
            self._seen[path] += 1
            unused = f"{path}#{self._seen[path]}"
        self._seen[unused] = 1
        return unused


def distinct(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same; of those that go by the path of an earlier one, the second goes by `plan.txt#2`."""
    paths = DistinctPaths()
    for entry in entries:
        path = path_of(entry)
        unused = paths.unused(path)
        yield entry if unused == path else renamed(entry, unused)
        del entry


def path_of(entry: Entry) -> str:
    """What the rows of a report call its source, too; a report of before has only a name."""
    from govtask_extract.model.failure import Failure

    return entry.source if isinstance(entry, Failure) else entry.source.path or entry.source.name


def renamed(entry: Entry, path: str) -> Entry:
    """The same, its source going by `path`."""
    from govtask_extract.model.failure import Failure

    if isinstance(entry, Failure):
        return entry.model_copy(update={"source": path})
    return entry.model_copy(update={"source": entry.source.model_copy(update={"path": path})})
