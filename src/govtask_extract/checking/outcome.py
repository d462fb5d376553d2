"""What checking gives: a file's findings with their spots, or why it has none; all of a run; the words for both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct, field

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


class Totals(Struct):
    """What is counted while the entries of a run go by. `counts` are the findings of each severity."""

    files: int = 0
    failed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    known: int = 0
    suppressed: int = 0

    def add(self, entry: Checked | Unchecked) -> None:
        self.files += 1
        if isinstance(entry, Unchecked):
            self.failed += 1
            return
        self.counts.update(finding.diagnostic.severity for finding in entry.findings)
        self.known += entry.known
        self.suppressed += entry.suppressed

    def fail(self, threshold: Severity | None) -> bool:
        """Whether there is a finding at or above the threshold."""
        return any(self.counts[severity] for severity in failing(threshold))


class Run(Struct, frozen=True):
    """`threshold` is the mildest severity that fails, None if nothing does; `colour` is for people's terminals.

    The entries are made as they are asked for, once; while one is made, nobody keeps the last. Of each, a format gives
    a piece, which may be empty, before it asks for the next: a piece is what the limits hold for.
    `totals` are of those that have gone by, `summary` is what a format says beside its pieces.
    """

    entries: Iterable[Checked | Unchecked]
    rules: Sequence[LintRule]
    threshold: Severity | None = "warning"
    colour: bool = False
    totals: Totals = field(default_factory=Totals)
    summary: list[str] = field(default_factory=list)

    def counted(self) -> Iterator[Checked | Unchecked]:
        """The entries, in the order of the files."""
        for entry in self.entries:
            self.totals.add(entry)
            yield entry
            del entry


def found_in(entry: Checked | Unchecked) -> Iterator[tuple[Checked, Located]]:
    """The findings of an entry, in the order of its text."""
    if isinstance(entry, Checked):
        for finding in entry.findings:
            yield entry, finding


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


def tally(totals: Totals) -> str:
    """3 findings: 1 error, 2 warnings; 4 known, 1 suppressed."""
    counts = totals.counts
    kinds = [_counted(counts[severity], severity) for severity in SEVERITIES if counts[severity]]
    aside = [f"{totals.known} known"] * bool(totals.known)
    aside += [f"{totals.suppressed} suppressed"] * bool(totals.suppressed)
    found = _counted(counts.total(), "finding")
    return "; ".join([": ".join([found, *([", ".join(kinds)] if kinds else [])]), *aside])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 or noun == "info" else f"{number:,} {noun}s"
