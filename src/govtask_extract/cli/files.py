"""A FILE of a command line: what it gives, or why it gives nothing."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.bounds import bounded
from govtask_extract.cli.console import say
from govtask_extract.cli.exits import FINE, NO_TASKS
from govtask_extract.cli.faults import as_fault, tell
from govtask_extract.cli.progress import progress_bar
from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options

if TYPE_CHECKING:
    from govtask_extract.model.document import RawDocument
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report
    from govtask_extract.opening import Given

STDIN = "-"


class Outcome(Struct, frozen=True):
    """What is written for a file, and the exit code it asks for."""

    entry: Entry
    code: int

    @property
    def report(self) -> Report | None:
        """None for a failure."""
        from govtask_extract.model.failure import Failure

        return None if isinstance(self.entry, Failure) else self.entry


def outcome_of(name: str, given: Given | Exception, options: Options) -> Outcome:
    """Raises nothing on account of the file: what is wrong with it is said, and is the entry."""
    try:
        if isinstance(given, Exception):
            raise given
        report = _extract(name, given, options)
    except Exception as error:
        return failed(name, error)
    return Outcome(report, verdict(report.source.name, report.tasks))


def failed(name: str, error: Exception) -> Outcome:
    """Says what is wrong with a file."""
    from govtask_extract.model.failure import Failure, Fault

    fault = as_fault(error, name)
    told = Fault(name=fault.name, message=fault.message, hint=fault.hint)
    return Outcome(Failure(source=name, error=told), tell(fault))


def report_of(file: str, options: Options) -> Report:
    """What a file gives, with a bar on the terminal while it is read."""
    return _extract(shown(file), open_given(file), options)


def _extract(name: str, given: Given, options: Options) -> Report:
    from govtask_extract.pipeline import extract_with_document

    with bounded(name, options.limits), progress_bar(name) as progress:
        return extract_with_document(given, replace(options, progress=progress), name=name)[0]


def document_of(file: str, options: Options) -> RawDocument:
    """What the reader found in a file."""
    from govtask_extract.pipeline import read_document

    given, name = open_given(file), shown(file)
    with bounded(name, options.limits), progress_bar(name) as progress:
        return read_document(given, replace(options, progress=progress), name=name)[0]


def verdict(name: str, tasks: Collection[object]) -> int:
    """The exit code of a file by its tasks. Says so if there are none."""
    if tasks:
        return FINE
    say(f"{name} was read, but nothing in it looks like a task list")
    return NO_TASKS


def open_given(file: str) -> Given:
    """A path as it is, `-` as stdin."""
    if file != STDIN:
        return file
    if sys.stdin is None:
        raise UnreadableFile("stdin is closed", "Give a file, or pipe one in.")
    return sys.stdin.buffer


def shown(file: str) -> str:
    """The name that a file goes by in messages and reports."""
    from govtask_extract.opening import shown_name

    return "stdin" if file == STDIN else shown_name(file)
