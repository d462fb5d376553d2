"""Whether a file is read in a child process, and how such a child is made here."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from govtask_extract.model.options import Meanwhile, Options
from govtask_extract.reading.limits import process_size
from govtask_extract.reading.reader import Reader

# Plain text needs no child, nor what one takes.
if TYPE_CHECKING:
    from govtask_extract.reading.isolation.job import Job, Made


def nothing() -> None:
    """There is nothing to do meanwhile."""


def wants_child(reader: Reader, options: Options) -> bool:
    """Plain text is read by Python alone, which does not crash."""
    return options.isolate == "always" or (options.isolate == "auto" and not reader.plain)


def read_apart(job: Job[Made], name: str, options: Options, meanwhile: Meanwhile) -> Made:
    """What `job` gives, or a `GovtaskError` for what became of its child. `name` is the file's.

    `meanwhile` is called while the child works.
    """
    if _may_fork():
        from govtask_extract.reading.isolation.forked import read_forked

        return read_forked(job, name, options, meanwhile)
    from govtask_extract.reading.isolation.spawned import read_spawned

    return read_spawned(job, name, options, meanwhile)


def _may_fork() -> bool:
    """A copy of a process with threads may wait forever for locks that its threads hold.

    Nor is a copy made where the system holds it to no memory: macOS, whose own libraries do not survive copying.
    """
    return hasattr(os, "fork") and process_size() is not None and threading.active_count() == 1
