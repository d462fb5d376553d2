"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from govtask_extract.cli.console import put_lines, remark, say
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.file_runs import FileRun
from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.found_reports import found_reports
from govtask_extract.cli.outcomes import Outcome, Work
from govtask_extract.cli.passing import begun
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
    lint: bool = False,
    search: bool = False,
    jobs: int = 1,
) -> FileRun[Entry]:
    """Raises nothing on account of a file. `target`, what is to be written, is not read.

    `search` says whether a configuration is looked for, if the reports are linted.
    """
    work = _work(options if jobs == 1 else options.in_pool, lint, search)
    return FileRun(files, options, work, targets=[target] if target else (), verbose=verbose, jobs=jobs)


def _work(options: Options, lint: bool, search: bool) -> Work[Entry]:
    return partial(_linted, options=options, search=search) if lint else partial(_read, options=options)


def _read(file: GivenFile, options: Options) -> Iterator[Outcome[Entry]]:
    return (found.outcome for found in found_reports(file, options))


def _linted(file: GivenFile, options: Options, search: bool) -> Iterator[Outcome[Entry]]:
    from govtask_extract.cli.checks import WantedConfiguration, linted

    return (linted(outcome, file, options, WantedConfiguration(search=search)) for outcome in _read(file, options))


def pieces(
    run: FileRun[Entry], writer: Writer, search: TaskSearch | None, layout: Layout, *, say_more: bool
) -> Iterator[bytes]:
    """What is written, as it is read; nothing at all if there is nothing to write. `search` leaves tasks out."""
    entries = begun(_worth_writing(run, say_more=say_more))
    if entries is None and (not run.several or only_bugs(run.codes)):
        return
    named = distinct(entries or ())
    chosen = map(search.of_entry, named) if search else named
    yield from writer.pieces(with_separators_told(chosen, writer, layout), several=run.several, layout=layout)


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
