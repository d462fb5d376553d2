"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import put_lines, remark, say
from govtask_extract.cli.entry_shares import EntryShare, MadeShare, SharesInTurn, WantedShares, entry_shares
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.file_runs import FileRun
from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.found_reports import found_reports
from govtask_extract.cli.outcomes import Item, Outcome, Work
from govtask_extract.cli.output_folder import write_each
from govtask_extract.cli.passing import begun
from govtask_extract.cli.project import WantedConfiguration
from govtask_extract.cli.shown_notices import WantedNotice
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.opening import open_source
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable
from govtask_extract.writing.task_search import TaskSearch

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class ExtractRequest(Struct, frozen=True):
    """What is read. `target`, what is to be written, is not. `lint`: the reports are linted, by this configuration.

    `notice`: they come with their notices.
    """

    files: Sequence[str]
    options: Options
    target: Path | None = None
    verbose: bool = False
    lint: WantedConfiguration | None = None
    jobs: int = 1
    notice: WantedNotice | None = None


def extraction(request: ExtractRequest) -> FileRun[Entry]:
    """The entries themselves. Raises nothing on account of a file."""
    return _run(request, _work(request))


def shares(request: ExtractRequest, wanted: WantedShares) -> FileRun[EntryShare]:
    """What is written of them. Raises nothing on account of a file."""
    return _run(request, partial(entry_shares, work=_work(request), wanted=wanted, limits=request.options.limits))


def _run(request: ExtractRequest, work: Work[Item]) -> FileRun[Item]:
    targets = [request.target] if request.target else ()
    verbose, jobs = request.verbose, request.jobs
    return FileRun(request.files, request.options, work, targets=targets, verbose=verbose, jobs=jobs)


def _work(request: ExtractRequest) -> Work[Entry]:
    options = request.options if request.jobs == 1 else request.options.in_pool
    if request.lint:
        return partial(_linted, options=options, notice=request.notice, wanted=request.lint)
    return partial(_read, options=options, notice=request.notice)


def _read(file: GivenFile, options: Options, notice: WantedNotice | None) -> Iterator[Outcome[Entry]]:
    return (found.outcome for found in found_reports(file, options, notice))


def _linted(
    file: GivenFile, options: Options, notice: WantedNotice | None, wanted: WantedConfiguration
) -> Iterator[Outcome[Entry]]:
    from govtask_extract.cli.checks import linted

    return (linted(outcome, file, options, wanted) for outcome in _read(file, options, notice))


class OutputForm(Struct, frozen=True):
    """How entries are written; `search` leaves tasks out, `say_more` tells of each report what was found."""

    wanted: WantedShares
    search: TaskSearch | None
    say_more: bool


def pieces(run: FileRun[EntryShare], form: OutputForm) -> Iterator[bytes]:
    """What is written, as it is read; nothing at all if there is nothing to write."""
    found = begun(_worth_writing(run, say_more=form.say_more))
    if found is None and (not run.several or only_bugs(run.codes)):
        return
    made = (one.content for one in _in_turn(found or iter(()), run, form))
    yield from form.wanted.writer.joined(made, several=run.several, layout=form.wanted.layout)


def file_by_file(folder: Path, run: FileRun[EntryShare], form: OutputForm) -> Iterator[bytes]:
    """Writes each report into a file of the folder: there is nothing for stdout, but a step for each."""
    made = _in_turn(_worth_writing(run, say_more=form.say_more), run, form)
    for _ in write_each(folder, form.wanted.writer.suffixes[0], made):
        yield b""


def _worth_writing(run: FileRun[EntryShare], *, say_more: bool) -> Iterator[EntryShare]:
    """A failure is written among others only."""
    for share in run.entries():
        if share.failed and not run.several:
            continue
        if say_more and not share.failed:
            remark(said("{place}: {message}", place=share.path, message=share.summary))
        yield share
        del share


def _in_turn(found: Iterator[EntryShare], run: FileRun[EntryShare], form: OutputForm) -> Iterator[MadeShare]:
    turn = SharesInTurn(form.wanted, form.search)
    for share in found:
        made = turn.in_turn(share, several=run.several)
        del share
        if made.told:
            remark(said("{place}: {message}", place=made.path, message=made.told))
        yield made
        del made


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
        found = said(
            "{file} holds {held} reports, there are {count} now", file=printable(str(committed)), held=held, count=count
        )
        lines = [found]
    put_lines("".join(f"{spoken(line)}\n" for line in lines))
    return worst([FINDINGS if lines else FINE, run.code])
