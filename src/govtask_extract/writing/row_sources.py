"""What the rows of each report are told apart by: no two reports of a table go by one path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report


def with_own_paths(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same, every report with a `source.path` that none before it has; nothing but the paths is kept.

    A report of before has its name for a path. Of several with one path, the second ends in #2.
    """
    from govtask_extract.model.failure import Failure

    given: dict[str, int] = {}
    for entry in entries:
        yield entry if isinstance(entry, Failure) else _with_own_path(entry, given)
        del entry


def row_source(report: Report) -> str:
    """What a row calls its document: the path, or the name where a report of before has none."""
    return report.source.path or report.source.name


def _with_own_path(report: Report, given: dict[str, int]) -> Report:
    path = _free(row_source(report), given)
    return report.model_copy(update={"source": report.source.model_copy(update={"path": path})})


def _free(path: str, given: dict[str, int]) -> str:
    """`given` has for each path how many of it there were: of thousands none is tried twice."""
    free = path
    while free in given:
        given[path] += 1
        free = f"{path}#{given[path]}"
    given[free] = 1
    return free
