"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import say, watched
from govtask_extract.cli.exits import only_bugs, worst
from govtask_extract.cli.files import Outcome, outcome_of
from govtask_extract.cli.several import Item, items
from govtask_extract.cli.summary import summary
from govtask_extract.model.options import Options
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Writer

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report


class Extracted(Struct, frozen=True):
    """`several`: there might have been more than one file, so that what is written is an array."""

    outcomes: tuple[Outcome, ...]
    several: bool

    @property
    def entries(self) -> list[Entry]:
        return [outcome.entry for outcome in self.outcomes]

    @property
    def code(self) -> int:
        return worst(outcome.code for outcome in self.outcomes)

    @property
    def written(self) -> bool:
        """A failure is written among others only."""
        if only_bugs(outcome.code for outcome in self.outcomes):
            return False
        return self.several or self.outcomes[0].report is not None


def entries_of(files: Sequence[str], options: Options, target: Path | None, *, say_more: bool, lint: bool) -> Extracted:
    """Raises nothing on account of a file. `target`, what is to be written, is not read."""
    outcomes: list[Outcome] = []
    several = len(files) > 1
    for item in items(files, options, target):
        outcomes.append(_outcome(item, options, say_more, lint))
        several = several or item.within or len(outcomes) > 1
    return Extracted(tuple(outcomes), several)


def _outcome(item: Item, options: Options, say_more: bool, lint: bool) -> Outcome:
    outcome = outcome_of(item.name, item.given, options)
    if lint:
        from govtask_extract.cli.linted import linted

        outcome = linted(outcome, item, options)
    if outcome.report is not None and (say_more or watched()):
        say(f"{outcome.report.source.name}: {_summary(outcome.report)}")
    return outcome


def _summary(report: Report) -> str:
    return summary(len(report.tasks), len(report.sections), report.coverage.unread)


def selected(entries: list[Entry], writer: Writer, selection: Selection) -> list[Entry]:
    """Reports stay whole, tables show what was asked for."""
    if not writer.tasks_only or not selection:
        return entries
    from govtask_extract.model.failure import Failure

    return [entry if isinstance(entry, Failure) else selection.of(entry) for entry in entries]


def compare(committed: Path, extracted: Extracted, options: Options) -> int:
    """Prints what differs from a file of reports; the exit code."""
    from govtask_extract.cli.committed import compare_with

    if only_bugs(outcome.code for outcome in extracted.outcomes):
        return extracted.code
    return worst([compare_with(committed, extracted.entries, options.limits), extracted.code])
