"""What a file gives, whatever a command makes of it: an entry, an exit code, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.console import as_fault, lines_of, say
from govtask_extract.cli.exits import FINE, NO_TASKS, UNREADABLE
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.cli.files import GivenFile
    from govtask_extract.model.failure import Failure
    from govtask_extract.model.report import Report
    from govtask_extract.model.shown import ShownNotice

Item = TypeVar("Item", covariant=True)
Made = TypeVar("Made")


class LeftOut(Enum):
    """Why something in a folder or an archive counts for nothing, in the words that follow its path."""

    NO_NOTICE = said("no notice")
    EXCLUDED = said("what the configuration excludes")
    OWN_TABLE = said("a table that govtask wrote")
    OWN_PAGE = said("a page that govtask wrote")
    CORRECTIONS = said("corrections, which are replayed on the notice beside them")
    REPORTED = said("a report of a notice that is there, too")


class Outcome(Struct, Generic[Item], frozen=True):
    """What is made of a report or a failure; None if it is left out. `lines` are for people.

    `notice` is what tells its notice from others: sha256 and paths. `beside`: it was read in a report that a folder or
    an archive holds, and counts for nothing if its notice is there, too. `several`: it stands among others in its file.
    `shown`: what a page shows of the notice, if somebody wants to show it.
    """

    entry: Item
    path: str
    code: int
    lines: tuple[str, ...] = ()
    left_out: LeftOut | None = None
    notice: tuple[str, ...] = ()
    beside: bool = False
    several: bool = False
    shown: ShownNotice | None = None

    def holding(self, entry: Made) -> Outcome[Made]:
        """The same of what is made of its entry."""
        return cast("Outcome[Made]", replace(self, entry=entry))

    def told(self) -> int:
        """Says what is to be said; the exit code."""
        for line in self.lines:
            say(line)
        return self.code


Work = Callable[["GivenFile"], Iterable[Outcome[Item]]]
"""What a command makes of a file."""


def succeeded(report: Report, path: str) -> Outcome[Report]:
    """Of a notice. If it has no tasks, that is said."""
    lines, code = _verdict(report, path)
    return Outcome(report, path, code, lines, notice=(report.source.sha256, path))


def taken_over(report: Report, path: str, *, within: bool, several: bool) -> Outcome[Report]:
    """Of a report in a file of reports, `path`; its notice may lie beside that file."""
    lines, code = _verdict(report, path)
    source = report.source
    # What a report says of its source may be anything.
    beside = str(PurePosixPath(path).parent / PurePosixPath(source.name).name)
    notice = (source.sha256, source.path or source.name, beside)
    return Outcome(report, path, code, lines, notice=notice, beside=within, several=several)


def _verdict(report: Report, path: str) -> tuple[tuple[str, ...], int]:
    if report.tasks:
        return (), FINE
    return (said("{path} was read, but nothing in it looks like a task list", path=path),), NO_TASKS


def failed(path: str, error: Exception) -> Outcome[Failure]:
    """Of a file that gives no report."""
    from govtask_extract.model.failure import Failure, Fault

    fault = as_fault(error, path)
    told = Fault(name=fault.name, message=fault.message, hint=fault.hint)
    return Outcome(Failure(source=path, error=told), path, fault.exit_code, tuple(lines_of(fault)))


def failed_before(failure: Failure, several: bool) -> Outcome[Failure]:
    """Of a failure that stands among reports."""
    why = recognised(failure.error.message)
    line = said("{source} could not be read before: {reason}", source=failure.source, reason=why)
    return Outcome(failure, failure.source, UNREADABLE, (line,), several=several)


def left_out(path: str, reason: LeftOut) -> Outcome[Any]:
    """Of what a folder or an archive holds besides."""
    return Outcome(None, path, FINE, left_out=reason)
