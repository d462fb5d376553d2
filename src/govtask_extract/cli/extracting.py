"""What `govtask extract` writes for all of its files, or compares with what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import put_lines, remark, say
from govtask_extract.cli.entry_shares import EntryShare, SharesInTurn, WantedShares, entry_shares
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.file_runs import FileRun
from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.found_reports import found_reports
from govtask_extract.cli.outcomes import Item, Outcome, Work
from govtask_extract.cli.passing import begun
from govtask_extract.cli.work import bounded
from govtask_extract.model.options import Options
from govtask_extract.opening import open_source
from govtask_extract.visible import printable
from govtask_extract.writing.task_search import TaskSearch

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry


class ExtractRequest(Struct, frozen=True):
    """What is read. `target`, what is to be written, is not.

    `search` says whether a configuration is looked for, if the reports are linted.
    """

    files: Sequence[str]
    options: Options
    target: Path | None = None
    verbose: bool = False
    lint: bool = False
    search: bool = False
    jobs: int = 1


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
    return partial(_linted, options=options, search=request.search) if request.lint else partial(_read, options=options)


def _read(file: GivenFile, options: Options) -> Iterator[Outcome[Entry]]:
    return (found.outcome for found in found_reports(file, options))


def _linted(file: GivenFile, options: Options, search: bool) -> Iterator[Outcome[Entry]]:
    from govtask_extract.cli.checks import WantedConfiguration, linted

    return (linted(outcome, file, options, WantedConfiguration(search=search)) for outcome in _read(file, options))


def pieces(
    run: FileRun[EntryShare], wanted: WantedShares, search: TaskSearch | None, *, say_more: bool
) -> Iterator[bytes]:
    """What is written, as it is read; nothing at all if there is nothing to write. `search` leaves tasks out."""
    found = begun(_worth_writing(run, say_more=say_more))
    if found is None and (not run.several or only_bugs(run.codes)):
        return
    made = _in_turn(found or iter(()), SharesInTurn(wanted, search), run)
    yield from wanted.writer.joined(made, several=run.several, layout=wanted.layout)


def _worth_writing(run: FileRun[EntryShare], *, say_more: bool) -> Iterator[EntryShare]:
    """A failure is written among others only."""
    for share in run.entries():
        if not (share.summary or run.several):
            continue
        if share.summary and say_more:
            remark(f"{share.path}: {share.summary}")
        yield share
        del share


def _in_turn(found: Iterator[EntryShare], turn: SharesInTurn, run: FileRun[EntryShare]) -> Iterator[bytes]:
    for share in found:
        path, made = turn.in_turn(share, several=run.several)
        del share
        if made.told:
            remark(f"{path}: {made.told}")
        yield made.content
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
        lines = [f"{printable(str(committed))} holds {held} reports, there are {count} now"]
    put_lines("".join(f"{line}\n" for line in lines))
    return worst([FINDINGS if lines else FINE, run.code])
