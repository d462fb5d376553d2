"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import put_text, say, watched
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.files import GivenFile, Outcome, given_files, outcome_of, summary
from govtask_extract.model.options import Options
from govtask_extract.opening import open_source
from govtask_extract.visible import printable
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Writer

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.checking.outcome import Unchecked
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


def entries_of(
    files: Sequence[str], options: Options, target: Path | None, *, say_more: bool, lint: bool, search: bool
) -> Extracted:
    """Raises nothing on account of a file. `target`, what is to be written, is not read.

    `search` says whether a configuration is looked for, if the reports are linted.
    """
    outcomes: list[Outcome] = []
    several = len(files) > 1
    for file in given_files(files, options, target):
        outcomes.append(_outcome(file, options, say_more, lint, search))
        several = several or file.within or len(outcomes) > 1
    return Extracted(tuple(outcomes), several)


def _outcome(file: GivenFile, options: Options, say_more: bool, lint: bool, search: bool) -> Outcome:
    outcome = outcome_of(file.name, file.given, options)
    if lint:
        from govtask_extract.cli.checks import WantedConfiguration, linted

        outcome = linted(outcome, file, options, WantedConfiguration(search=search))
    if outcome.report is not None and (say_more or watched()):
        say(f"{outcome.report.source.name}: {summary(outcome.report)}")
    return outcome


def selected(entries: list[Entry], writer: Writer, selection: Selection) -> list[Entry]:
    """Reports stay whole, tables show what was asked for."""
    if not writer.tasks_only or not selection:
        return entries
    from govtask_extract.model.failure import Failure

    return [entry if isinstance(entry, Failure) else selection.of(entry) for entry in entries]


def compare(committed: Path, extracted: Extracted, options: Options) -> int:
    """Prints what differs from a file of reports; the exit code. Raises a `GovtaskError` for a file that is none."""
    if only_bugs(outcome.code for outcome in extracted.outcomes):
        return extracted.code
    from govtask_extract.checking.reports import read_reports

    before = [one.report for one in read_reports(open_source(committed, options.limits))]
    lines = _told(before, extracted.entries, committed)
    put_text("".join(f"{line}\n" for line in lines))
    return worst([FINDINGS if lines else FINE, extracted.code])


def _told(before: Sequence[Report | Unchecked], now: Sequence[Entry], committed: Path) -> list[str]:
    from govtask_extract.checking.drift import differences

    if len(before) != len(now):
        return [f"{printable(str(committed))} holds {len(before)} reports, there are {len(now)} now"]
    return differences(before, now)
