"""Runs the rules over a report, in the order of their codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from govtask_extract.linting.rule import Finding, LintRule, rules
from govtask_extract.linting.subject import Subject
from govtask_extract.model.options import Settings
from govtask_extract.model.report import Diagnostic, Report


def lint(report: Report, settings: Settings | None = None, codes: Collection[str] | None = None) -> list[Diagnostic]:
    """What the rules say of a report, with what reading and parsing said of it, in the order of the text.

    `codes` are the rules to run, by default all. What an earlier run left in the report is replaced.
    """
    subject = Subject(report, settings or Settings())
    chosen = [rule for code, rule in rules().items() if codes is None or code in codes]
    earlier = [said for said in report.diagnostics if not _is_ours(said.code) and (codes is None or said.code in codes)]
    return _in_order([*earlier, *(diagnostic for rule in chosen for diagnostic in _run(rule, subject))])


def diagnostic(rule: LintRule, finding: Finding) -> Diagnostic:
    """The finding as it stands in reports. Raises pydantic's `ValidationError` for what no report may hold."""
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        message=finding.message,
        task=finding.task,
        evidence=finding.places,
    )


def _is_ours(code: str) -> bool:
    rule = rules().get(code)
    return rule is not None and rule.check is not None


def _run(rule: LintRule, subject: Subject) -> Iterator[Diagnostic]:
    for finding in rule.check(subject) if rule.check is not None else ():
        yield diagnostic(rule, finding)


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """By the place in the text, then by code."""
    return sorted(diagnostics, key=lambda one: (one.evidence[0].start if one.evidence else -1, one.code, one.message))
