"""What `govtask check` writes as JSON and as JSON Lines, as models: what they refuse is not written."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, RootModel

from govtask_extract.checking.outcome import Checked, Totals, Unchecked
from govtask_extract.model.failure import Failure, Fault
from govtask_extract.model.remarks import SEVERITIES
from govtask_extract.model.report import Diagnostic, Model

CHECK_VERSION: Literal["1"] = "1"
"""Of what is written; keys that are added keep it, and readers ignore those that they do not know."""


class NamedSource(Model):
    """What is said of one file. Findings are held against their model once more: severities are configured."""

    model_config = ConfigDict(revalidate_instances="always")

    source: str = Field(description="the file, as it was given; relative, with forward slashes")


class CheckedSource(NamedSource):
    """A file, or one of the reports in it, with its findings as they stand in reports."""

    diagnostics: tuple[Diagnostic, ...]


class CheckSummary(Model):
    """How many there are of each."""

    files: int = Field(description="files and reports")
    failed: int = Field(description="those that could not be read, or do not fit the schema of reports")
    findings: int
    error: int
    warning: int
    info: int
    known: int = Field(description="findings that the baseline holds, which are not listed")
    suppressed: int = Field(description="findings that the configuration accepts, which are not listed")


class CheckReport(Model):
    """All that a run says. A file that could not be read has an error in the place of its findings."""

    schema_version: Literal["1"]
    files: tuple[CheckedSource | Failure, ...]
    summary: CheckSummary


class FindingLine(Diagnostic, NamedSource):
    """A finding as it stands in reports, behind the file that it is about."""


class CheckLine(RootModel[FindingLine | Failure]):
    """A line of JSON Lines: a finding, or a file that could not be read."""


def failure_of(entry: Unchecked) -> Failure:
    """As it stands among reports."""
    return Failure(source=entry.path, error=Fault(name=entry.name, message=entry.message, hint=entry.hint))


def checked_source(entry: Checked) -> CheckedSource:
    """A file with its findings."""
    return CheckedSource(source=entry.path, diagnostics=tuple(finding.diagnostic for finding in entry.findings))


def finding_line(entry: Checked, diagnostic: Diagnostic) -> FindingLine:
    """One of its findings."""
    given = {name: getattr(diagnostic, name) for name in diagnostic.model_fields_set}
    return FindingLine.model_validate({"source": entry.path, **given})


def check_summary(totals: Totals) -> CheckSummary:
    """What was counted."""
    return CheckSummary(
        files=totals.files,
        failed=totals.failed,
        findings=totals.counts.total(),
        **{severity: totals.counts[severity] for severity in SEVERITIES},
        known=totals.known,
        suppressed=totals.suppressed,
    )
