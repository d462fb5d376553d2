"""What a lint rule is, what it finds, and how its module becomes a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govtask_extract.model.view import diagnostic_view

if TYPE_CHECKING:
    from govtask_extract.linting.subject import Subject
    from govtask_extract.model.report import Diagnostic, Places, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found; `severity` only where it differs from the rule's own."""

    message: str
    places: Places
    task: str | None = None
    severity: Severity | None = None


Check = Callable[["Subject"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` completes “this notice has a …”. `check` is None where reading or parsing reports it already."""

    code: str
    name: str
    severity: Severity
    check: Check | None = None
    page: str = ""

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """The finding as it stands in reports."""
        severity = finding.severity or self.severity
        return diagnostic_view(self.code, self.name, severity, finding.message, finding.task, finding.places)
