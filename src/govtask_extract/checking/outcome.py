"""What checking gives: a file's findings with their spots, or why it has none; all of a run; the words for both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from govtask_extract.checking.spots import Excerpts, Spot
from govtask_extract.linting.notice_text import position
from govtask_extract.linting.rule import LintRule
from govtask_extract.model.remarks import SEVERITIES, Severity
from govtask_extract.model.report import Diagnostic


class Located(Struct, frozen=True):
    """A diagnostic, where it stands in the file that was checked, and what it is known by from one edit to the next."""

    diagnostic: Diagnostic
    spot: Spot
    fingerprint: str


class Checked(Struct, frozen=True):
    """`path` is relative with forward slashes; `codes` are the rules that ran."""

    path: str
    findings: tuple[Located, ...]
    codes: frozenset[str]
    excerpts: Excerpts
    suppressed: int = 0
    known: int = 0
    """Findings that the baseline holds."""


class Unchecked(Struct, frozen=True):
    """A file that could not be read, or a report that does not fit the schema."""

    path: str
    name: str
    message: str
    hint: str


class Run(Struct, frozen=True):
    """`threshold` is the mildest severity that fails, None if nothing does; `colour` is for people's terminals."""

    entries: Sequence[Checked | Unchecked]
    rules: Sequence[LintRule]
    threshold: Severity | None = "warning"
    colour: bool = False

    @property
    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.diagnostic.severity for _, finding in self.findings())

    def findings(self) -> Iterator[tuple[Checked, Located]]:
        """In the order of the files, and of their texts."""
        for entry in self.entries:
            if isinstance(entry, Checked):
                for finding in entry.findings:
                    yield entry, finding

    @property
    def unchecked(self) -> list[Unchecked]:
        return [entry for entry in self.entries if isinstance(entry, Unchecked)]

    @property
    def suppressed(self) -> int:
        return sum(entry.suppressed for entry in self.entries if isinstance(entry, Checked))

    @property
    def known(self) -> int:
        return sum(entry.known for entry in self.entries if isinstance(entry, Checked))

    @property
    def fails(self) -> bool:
        """Whether there is a finding at or above the threshold."""
        return any(self.counts[severity] for severity in failing(self.threshold))


def failing(threshold: Severity | None) -> Collection[Severity]:
    """The severities at or above the threshold."""
    return SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold else ()


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
