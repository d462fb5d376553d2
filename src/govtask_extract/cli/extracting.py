"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import put_lines, remark, say
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.file_runs import FileRun
from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.found_reports import found_reports
from govtask_extract.cli.outcomes import Outcome, Work
from govtask_extract.cli.output_folder import write_each
from govtask_extract.cli.passing import begun
from govtask_extract.cli.project import WantedConfiguration
from govtask_extract.cli.separators import with_separators_told
from govtask_extract.cli.summaries import summary
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.opening import open_source
from govtask_extract.visible import printable
from govtask_extract.writing.distinct_sources import distinct
from govtask_extract.writing.task_search import TaskSearch
from govtask_extract.writing.writer import Layout, Writer

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


def extraction(
    files: Sequence[str],
    options: Options,
    target: Path | None,
    *,
    verbose: bool,
    lint: WantedConfiguration | None = None,
    jobs: int = 1,
) -> FileRun[Entry]:
    """Raises nothing on account of a file. `target`, what is to be written, is not read.

    `lint`: the reports are linted, by this configuration.
    """
    work = _work(options if jobs == 1 else options.in_pool, lint)
    return FileRun(files, options, work, targets=[target] if target else (), verbose=verbose, jobs=jobs)


def _work(options: Options, lint: WantedConfiguration | None) -> Work[Entry]:
    return partial(_linted, options=options, wanted=lint) if lint else partial(_read, options=options)


def _read(file: GivenFile, options: Options) -> Iterator[Outcome[Entry]]:
    return (found.outcome for found in found_reports(file, options))


def _linted(file: GivenFile, options: Options, wanted: WantedConfiguration) -> Iterator[Outcome[Entry]]:
    from govtask_extract.cli.checks import linted

    return (linted(outcome, file, options, wanted) for outcome in _read(file, options))


class OutputForm(Struct, frozen=True):
    """How entries are written; `search` leaves tasks out, `say_more` tells of each report what was found."""

    writer: Writer
    layout: Layout
    search: TaskSearch | None
    say_more: bool

    def chosen(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """What is written of each, under a path of its own."""
        named = distinct(entries)
        found = map(self.search.of_entry, named) if self.search else named
        return with_separators_told(found, self.writer, self.layout)


def pieces(run: FileRun[Entry], form: OutputForm) -> Iterator[bytes]:
    """What is written, as it is read; nothing at all if there is nothing to write."""
    entries = begun(_worth_writing(run, say_more=form.say_more))
    if entries is None and (not run.several or only_bugs(run.codes)):
        return
    yield from form.writer.pieces(form.chosen(entries or ()), several=run.several, layout=form.layout)


def file_by_file(folder: Path, run: FileRun[Entry], form: OutputForm) -> Iterator[bytes]:
    """Writes each report into a file of the folder: there is nothing for stdout, but a step for each."""
    entries = form.chosen(_worth_writing(run, say_more=form.say_more))
    for _ in write_each(folder, form.writer.suffixes[0], entries, partial(_alone, form)):
        yield b""


def _alone(form: OutputForm, entry: Entry) -> Iterator[bytes]:
    return form.writer.pieces([entry], several=False, layout=form.layout)


def _worth_writing(run: FileRun[Entry], *, say_more: bool) -> Iterator[Entry]:
    """A failure is written among others only."""
    for entry in run.entries():
        from govtask_extract.model.failure import Failure

        if isinstance(entry, Failure):
            if run.several:
                yield entry
            continue
        if say_more:
            remark(f"{entry.source.path or entry.source.name}: {summary(entry)}")
        yield entry
        del entry


def compare(committed: Path, run: FileRun[Entry], options: Options) -> int:
    """Prints what differs from a file of reports; the exit code. Raises a `GovtaskError` for a file that is none.

    Of what is read now nothing is kept; the committed reports are, until their turn comes.
    """
    from govtask_extract.checking.drift import differences
    from govtask_extract.checking.reports import read_reports

    with bounded(str(committed), options.limits):
        before = [one.entry for one in read_reports(open_source(committed, options.limits), say)]
    before.reverse()
    held, count, lines = len(before), 0, list[str]()
    for entry in run.entries():
        count += 1
        if before:
            with bounded(str(committed), options.limits):
                lines += differences(before.pop(), entry, several=held > 1)
        del entry
    if only_bugs(run.codes):
        return run.code
    if count != held:
        lines = [f"{printable(str(committed))} holds {held} reports, there are {count} now"]
    put_lines("".join(f"{line}\n" for line in lines))
    return worst([FINDINGS if lines else FINE, run.code])
