"""Says which names of a report cannot be told apart in a table whose lists are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtask_extract.saying.said import said
from govtask_extract.writing.list_separators import names_with
from govtask_extract.writing.writer import Layout

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


def mistakable(entry: Entry, layout: Layout) -> str:
    """What is said of a file where the separator stands in a name, behind the file's path; else nothing."""
    from govtask_extract.model.failure import Failure

    found = [] if isinstance(entry, Failure) else list(names_with(layout.separator, entry))
    if not found:
        return ""
    name, task = found[0]
    if len(found) > 1:
        return said(
            '"{separator}" stands in the name "{name}" ({task}) and {more} more; choose another --separator',
            separator=layout.separator,
            name=name,
            task=task,
            more=len(found) - 1,
        )
    return said(
        '"{separator}" stands in the name "{name}" ({task}); choose another --separator',
        separator=layout.separator,
        name=name,
        task=task,
    )
