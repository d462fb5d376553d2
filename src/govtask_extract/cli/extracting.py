"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import put_lines, say, watched
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.files import GivenFile, Outcome, given_files, matching, outcome_of, summary
from govtask_extract.cli.passing import begun, emptied
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.opening import open_source
from govtask_extract.visible import printable
from govtask_extract.writing.distinct_sources import distinct
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.writer import Layout, Writer

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class Extraction(Struct, frozen=True):
    """Files that are read one by one, as they are asked for.

    `several`: there may be more than one, so that what is written is an array. `codes`: of those that were read.
    """

    outcomes: Iterator[Outcome]
    several: bool
    codes: set[int]

    def entries(self) -> Iterator[Entry]:
        """What is written. None is kept here: while the next file is read, nothing of the last one need be left.

        A failure is written among others only, and nothing if there are but bugs of ours.
        """
        held: list[Entry] = []
        for outcome in self.outcomes:
            self.codes.add(outcome.code)
            held.append(outcome.entry)
            lone = not self.several and outcome.report is None
            del outcome
            if not lone and not only_bugs(self.codes):
                yield from emptied(held)

    def recorded(self) -> Iterator[Entry]:
        """What every file gives; none is kept here."""
        held: list[Entry] = []
        for outcome in self.outcomes:
            self.codes.add(outcome.code)
            held.append(outcome.entry)
            del outcome
            yield from emptied(held)

    @property
    def code(self) -> int:
        return worst(self.codes)


def extraction(
    files: Sequence[str], options: Options, target: Path | None, *, say_more: bool, lint: bool, search: bool
) -> Extraction:
    """Raises nothing on account of a file. `target`, what is to be written, is not read.

    `search` says whether a configuration is looked for, if the reports are linted.
    """
    given = given_files(files, options, target)
    first = next(given)
    outcomes = (_outcome(file, options, say_more, lint, search) for file in chain((first,), given))
    return Extraction(outcomes, len(matching(files)) > 1 or first.within, set())


def _outcome(file: GivenFile, options: Options, say_more: bool, lint: bool, search: bool) -> Outcome:
    outcome = outcome_of(file.path, file.given, options)
    if lint:
        from govtask_extract.cli.checks import WantedConfiguration, linted

        outcome = linted(outcome, file, options, WantedConfiguration(search=search))
    if outcome.report is not None and (say_more or watched()):
        say(f"{file.path}: {summary(outcome.report)}")
    return outcome


def pieces(found: Extraction, writer: Writer, selection: Selection, layout: Layout) -> Iterator[bytes]:
    """What is written, as it is read; nothing at all if there is nothing to write."""
    entries = begun(selected(distinct(found.entries()), writer, selection))
    if entries is not None:
        yield from writer.pieces(entries, several=found.several, layout=layout)


def selected(entries: Iterator[Entry], writer: Writer, selection: Selection) -> Iterator[Entry]:
    """Reports stay whole, tables show what was asked for."""
    return map(selection.of_entry, entries) if writer.tasks_only and selection else entries


def compare(committed: Path, extracted: Extraction, options: Options) -> int:
    """Prints what differs from a file of reports; the exit code. Raises a `GovtaskError` for a file that is none.

    Of what is read now nothing is kept; the committed reports are, until their turn comes.
    """
    from govtask_extract.checking.drift import differences
    from govtask_extract.checking.reports import read_reports

    with bounded(str(committed), options.limits):
        before = [one.report for one in read_reports(open_source(committed, options.limits))]
    before.reverse()
    held, count, lines = len(before), 0, list[str]()
    for entry in extracted.recorded():
        count += 1
        if before:
            with bounded(str(committed), options.limits):
                lines += differences(before.pop(), entry, several=held > 1)
        del entry
    if only_bugs(extracted.codes):
        return extracted.code
    if count != held:
        lines = [f"{printable(str(committed))} holds {held} reports, there are {count} now"]
    put_lines("".join(f"{line}\n" for line in lines))
    return worst([FINDINGS if lines else FINE, extracted.code])
