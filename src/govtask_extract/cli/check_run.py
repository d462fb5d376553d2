"""What `govtask check` does with its files: print and write what is found, or write it down for later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from govtask_extract.checking.baseline import FindingsMet, Sieve, load_baseline
from govtask_extract.checking.configuration import Choice
from govtask_extract.checking.outcome import Checked, Run, Totals, Unchecked, tally
from govtask_extract.cli.check_outputs import put_found, put_statistics
from govtask_extract.cli.checks import checked
from govtask_extract.cli.console import remark
from govtask_extract.cli.exits import FINDINGS, FINE, only_bugs, worst
from govtask_extract.cli.file_runs import FileRun
from govtask_extract.cli.passing import begun
from govtask_extract.cli.project import WantedConfiguration
from govtask_extract.cli.suppressing import Accepting
from govtask_extract.cli.targets import write_file
from govtask_extract.cli.work import bounded
from govtask_extract.linting.rule import rules
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import SEVERITIES, Severity
from govtask_extract.saying.said import said


class CheckRequest(Struct, frozen=True):
    """What the command line asks for. `outputs` are files with the names of their formats."""

    files: tuple[str, ...]
    options: Options
    wanted: WantedConfiguration
    asked: Choice
    fail_on: str
    output_format: str
    outputs: dict[Path, str]
    statistics: bool
    verbose: bool
    jobs: int
    stdin_name: str | None
    baseline: Path | None
    baseline_inside: Path | None
    write_baseline: Path | None
    suppress_for: str | None
    """The reason to accept what is found."""


def run_check(request: CheckRequest) -> int:
    """The exit code: of reading the files, and of the findings if they are printed."""
    with bounded(said("the baseline"), request.options.limits):
        known = load_baseline(request.baseline, request.baseline_inside) if request.baseline else Counter[str]()
    files = _files(request)
    if request.write_baseline:
        _write_baseline(files.entries(), request.write_baseline, request)
        return files.code
    found = begun(files.entries())
    if found is None and only_bugs(files.codes):
        return files.code
    sieve = Sieve(known)
    new = map(sieve.sifted, found or ())
    failed = _put(new, request) if request.suppress_for is None else _suppress(new, request, request.suppress_for)
    if sieve.gone:
        remark(
            said("{baseline}: {gone:,} of its findings were not met here", baseline=request.baseline, gone=sieve.gone)
        )
    return worst([*files.codes, FINDINGS if failed else FINE])


def _files(request: CheckRequest) -> FileRun[Checked | Unchecked]:
    options = request.options if request.jobs == 1 else request.options.in_pool
    work = partial(checked, options=options, wanted=request.wanted, asked=request.asked)
    targets = [*request.outputs, *([request.write_baseline] if request.write_baseline else [])]
    return FileRun(
        request.files,
        request.options,
        work,
        targets=targets,
        verbose=request.verbose,
        stdin_name=request.stdin_name,
        jobs=request.jobs,
    )


def _put(entries: Iterator[Checked | Unchecked], request: CheckRequest) -> bool:
    """Whether a finding reaches the threshold."""
    threshold = _threshold(request)
    with Run(tuple(rules().values()), threshold) as run:
        printer = put_found(entries, run, request.output_format, request.outputs, request.options.limits)
        if request.statistics:
            put_statistics(run, printer)
        return run.totals.fail(threshold)


def _threshold(request: CheckRequest) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == request.fail_on), None)


def _suppress(entries: Iterator[Checked | Unchecked], request: CheckRequest, reason: str) -> bool:
    """Whether a finding that cannot be suppressed reaches the threshold."""
    accepting = Accepting(reason)
    for entry in entries:
        accepting.add(entry)
        del entry
    with bounded(said("the suppressions"), request.options.limits):
        accepting.write()
    return accepting.left.fail(_threshold(request))


def _write_baseline(entries: Iterator[Checked | Unchecked], target: Path, request: CheckRequest) -> None:
    """All findings; nothing if there are but bugs of ours."""
    found = begun(entries)
    if found is None:
        return
    met, totals = FindingsMet(), Totals()
    for entry in found:
        totals.add(entry)
        met.add(entry)
        del entry
    with bounded(said("the baseline"), request.options.limits):
        content = met.content()
    write_file(target, [content])
    remark(said("{target} holds {tally}", target=target, tally=tally(totals)))
