"""What every format says in the same words: where a finding stands, how many there are."""

from __future__ import annotations

from govtask_extract.checking.outcome import Checked, Located, Run
from govtask_extract.linting.subject import position
from govtask_extract.model.remarks import SEVERITIES


def where(entry: Checked, finding: Located) -> str:
    """`plan.md:12:5` for editors to jump to; for a file without lines of its own `plan.pdf: page 3, line 57`."""
    spot = finding.spot
    if entry.excerpts.own_lines and spot.line is not None:
        return f"{entry.path}:{spot.line}:{spot.column}"
    evidence = finding.diagnostic.evidence
    return f"{entry.path}: {position(evidence)}" if evidence else entry.path


def tally(run: Run) -> str:
    """3 findings: 1 error, 2 warnings; 4 known, 1 suppressed."""
    total = run.counts.total()
    kinds = [_counted(run.counts[severity], severity) for severity in SEVERITIES if run.counts[severity]]
    aside = [f"{run.known} known"] * bool(run.known) + [f"{run.suppressed} suppressed"] * bool(run.suppressed)
    return "; ".join([": ".join([_counted(total, "finding"), *([", ".join(kinds)] if kinds else [])]), *aside])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 or noun == "info" else f"{number:,} {noun}s"
