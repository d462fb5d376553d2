"""Runs the rules over a report, in the order of their codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, islice

from govtask_extract.linting.rule import Finding, LintRule, rules
from govtask_extract.linting.subject import Subject
from govtask_extract.model.options import Settings
from govtask_extract.model.report import Diagnostic, Report
from govtask_extract.saying.said import Said, said

MOST = 1_000
"""So many findings of one rule are told of a report, and then how many more there are."""

_NOT_LISTED = "more findings of this rule are not listed"


def lint(report: Report, settings: Settings | None = None, codes: Collection[str] | None = None) -> list[Diagnostic]:
    """What the rules say of a report, with what reading and parsing said of it, in the order of the text.

    `codes` are the rules to run, by default all. What an earlier run left in the report is replaced.
    """
    subject = Subject(report, settings or Settings())
    chosen = [rule for code, rule in rules().items() if codes is None or code in codes]
    earlier = [said for said in report.diagnostics if not _is_ours(said.code) and (codes is None or said.code in codes)]
    found = [*_first_of_each(earlier), *(diagnostic for rule in chosen for diagnostic in _run(rule, subject))]
    return _in_order(found)


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
    found = iter(rule.check(subject) if rule.check is not None else ())
    for finding in islice(found, MOST):
        yield diagnostic(rule, finding)
    more = sum(1 for _ in found)
    if more:
        yield diagnostic(rule, Finding(_closing_words(more), ()))


def _first_of_each(said: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Of what was remarked before, likewise no more of each code."""
    by_code = sorted(said, key=lambda one: one.code)
    for _, several in groupby(by_code, key=lambda one: one.code):
        group = list(several)
        yield from group[:MOST]
        if len(group) > MOST:
            told = {"message": _closing_words(len(group) - MOST), "task": None, "evidence": ()}
            yield group[0].model_copy(update=told)


def _closing_words(more: int) -> Said:
    return said("{number:,} more findings of this rule are not listed", number=more)


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """By the place in the text, then by code; what is about no place comes first, but for how many more there are."""
    return sorted(diagnostics, key=lambda one: (*_place(one), one.code, one.message))


def _place(one: Diagnostic) -> tuple[bool, int]:
    if one.evidence:
        return (False, one.evidence[0].start)
    return (one.message.endswith(_NOT_LISTED), -1)
