"""What checking gives: a file's findings with their spots, or why it has none; all of a run; the words for both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.checking.spots import Excerpts, Spot
from govtask_extract.linting.rule import LintRule
from govtask_extract.model.place_words import position
from govtask_extract.model.remarks import SEVERITIES, Severity
from govtask_extract.model.report import Diagnostic
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.said import Said, listed, said, said_many
from govtask_extract.spool import Spool

Words = Callable[[str], str]
"""What says a message in some language."""


class Located(Struct, frozen=True):
    """A diagnostic, where it stands in the file that was checked, and what it is known by from one edit to the next."""

    diagnostic: Diagnostic
    spot: Spot
    fingerprint: str


class Checked(Struct, frozen=True):
    """`path` is relative with forward slashes; `codes` are the rules that ran.

    `within` is the path as the configuration counts it, which stands in the file `configured_by`, if in any.
    """

    path: str
    findings: tuple[Located, ...]
    codes: frozenset[str]
    excerpts: Excerpts
    suppressed: int = 0
    known: int = 0
    """Findings that the baseline holds."""
    within: str = ""
    configured_by: Path | None = None


class Unchecked(Struct, frozen=True):
    """A file that could not be read, or a report that does not fit the schema."""

    path: str
    name: str
    message: str
    hint: str


class Totals(Struct):
    """What is counted while the entries of a run go by: findings by severity in `counts`, by rule in `codes`."""

    files: int = 0
    failed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    known: int = 0
    suppressed: int = 0

    def add(self, entry: Checked | Unchecked) -> None:
        self.files += 1
        if isinstance(entry, Unchecked):
            self.failed += 1
            return
        self.counts.update(finding.diagnostic.severity for finding in entry.findings)
        self.codes.update(finding.diagnostic.code for finding in entry.findings)
        self.known += entry.known
        self.suppressed += entry.suppressed

    def fail(self, threshold: Severity | None) -> bool:
        """Whether there is a finding at or above the threshold."""
        return any(self.counts[severity] for severity in failing(threshold))


class Run(AbstractContextManager["Run"]):
    """What the formats of one run share. `threshold` is the mildest severity that fails, None if nothing does.

    `totals` are of the entries that have gone by, `summary` is what a format says beside its pieces.
    """

    def __init__(self, rules: Sequence[LintRule], threshold: Severity | None = "warning") -> None:
        self.rules = rules
        self.threshold = threshold
        self.totals = Totals()
        self.summary: list[str] = []
        self._spools = ExitStack()

    def spool(self) -> Spool:
        """For what has to wait until all entries have gone by; it is closed with the run."""
        return self._spools.enter_context(Spool())

    def __exit__(self, *raised: object) -> None:
        self._spools.close()


def found_in(entry: Checked | Unchecked) -> Iterator[tuple[Checked, Located]]:
    """The findings of an entry, in the order of its text."""
    if isinstance(entry, Checked):
        for finding in entry.findings:
            yield entry, finding


def failing(threshold: Severity | None) -> Collection[Severity]:
    """The severities at or above the threshold."""
    return SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold else ()


def in_words(entry: Checked | Unchecked, words: Words) -> Checked | Unchecked:
    """The entry with its messages in the language that `words` says them in."""
    if isinstance(entry, Unchecked):
        return replace(entry, message=words(entry.message), hint=words(entry.hint))
    return replace(entry, findings=tuple(_found_in_words(one, words) for one in entry.findings))


def _found_in_words(finding: Located, words: Words) -> Located:
    told = words(recognised(finding.diagnostic.message))
    if told == finding.diagnostic.message:
        return finding
    return replace(finding, diagnostic=finding.diagnostic.model_copy(update={"message": told}))


def where(entry: Checked, finding: Located, words: Words) -> str:
    """`plan.md:12:5` for editors to jump to; for a file without lines of its own `plan.pdf: page 3, line 57`."""
    spot = finding.spot
    if entry.excerpts.own_lines and spot.line is not None:
        return f"{entry.path}:{spot.line}:{spot.column}"
    evidence = finding.diagnostic.evidence
    return f"{entry.path}: {words(position(evidence))}" if evidence else entry.path


def place_in_words(entry: Checked, finding: Located, words: Words) -> str:
    """`page 3, line 57: ` for formats that point at lines, in a file that has none of its own; nothing for others."""
    evidence = finding.diagnostic.evidence
    return "" if entry.excerpts.own_lines or not evidence else f"{words(position(evidence))}: "


def tally(totals: Totals) -> Said:
    """3 findings: 1 error, 2 warnings; 4 known; 1 suppressed."""
    counts = totals.counts
    found = said_many("{count:,} finding", "{count:,} findings", count=counts.total())
    if kinds := [_counted(severity, counts[severity]) for severity in SEVERITIES if counts[severity]]:
        found = said("{findings}: {kinds}", findings=found, kinds=listed(kinds))
    aside = [said("{number:d} known", number=totals.known)] * bool(totals.known)
    aside += [said("{number:d} suppressed", number=totals.suppressed)] * bool(totals.suppressed)
    return listed([found, *aside], "; ")


def _counted(severity: Severity, number: int) -> Said:
    match severity:
        case "error":
            return said_many("{count:,} error", "{count:,} errors", count=number)
        case "warning":
            return said_many("{count:,} warning", "{count:,} warnings", count=number)
    return said("{number:,} info", number=number)


def statistics(totals: Totals, rules: Sequence[LintRule]) -> Iterator[str]:
    """A line for each rule that found something, `   12  GT207 repeated-name`, the most frequent first."""
    names = {rule.code: rule.name for rule in rules}
    for code, count in sorted(totals.codes.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>7,}  {code} {names.get(code, '')}".rstrip()
