"""A committed file of reports beside those that are made now: do they still say the same?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from govtask_extract.checking.drift import drift
from govtask_extract.checking.outcome import Unchecked
from govtask_extract.checking.reports import read_reports
from govtask_extract.cli.console import put_text
from govtask_extract.cli.exits import FINDINGS, FINE
from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.options import Limits
from govtask_extract.model.report import Report
from govtask_extract.opening import open_source
from govtask_extract.visible import printable


def compare_with(committed: Path, entries: Sequence[Entry], limits: Limits) -> int:
    """Prints what differs; the exit code. Raises a `GovtaskError` for a file that is no report."""
    before = [one.report for one in read_reports(open_source(committed, limits))]
    if len(before) != len(entries):
        put_text(f"{printable(str(committed))} holds {len(before)} reports, there are {len(entries)} now\n")
        return FINDINGS
    lines = [
        line
        for old, new in zip(before, entries, strict=True)
        for line in _differences(old, new, several=len(entries) > 1)
    ]
    put_text("".join(f"{line}\n" for line in lines))
    return FINDINGS if lines else FINE


def _differences(old: Report | Unchecked, new: Entry, several: bool) -> list[str]:
    """A failure now has been told already, and agrees with one before."""
    if isinstance(new, Failure):
        return [] if isinstance(old, Unchecked) else [f"{printable(new.source)} cannot be read now"]
    if isinstance(old, Unchecked):
        return [f"{printable(new.source.name)} could not be read before"]
    lines = list(drift(old, new))
    return [f"{printable(new.source.name)}:", *lines] if several and lines else lines
