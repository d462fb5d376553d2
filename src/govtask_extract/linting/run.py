"""Runs the rules over a report, in the order of their codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from govtask_extract.linting import rules as package
from govtask_extract.linting.rule import Rule
from govtask_extract.linting.settings import Settings
from govtask_extract.linting.subject import Subject
from govtask_extract.model.view import as_view
from govtask_extract.registry import collect

if TYPE_CHECKING:
    from govtask_extract.model.report import Diagnostic, Report


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code; each module of `linting.rules` offers one as `RULE`."""
    found: list[Rule] = [replace(module.RULE, page=module.__doc__ or "") for module in collect(package).values()]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def lint(report: Report, settings: Settings | None = None, codes: Collection[str] | None = None) -> list[Diagnostic]:
    """What the rules say of a report, with what reading and parsing said of it, in the order of the text.

    `codes` are the rules to run, by default all. What an earlier run left in the report is replaced.
    """
    report = as_view(report)
    subject = Subject(report, settings or Settings())
    chosen = [rule for code, rule in rules().items() if codes is None or code in codes]
    earlier = [said for said in report.diagnostics if not _is_ours(said.code) and (codes is None or said.code in codes)]
    return _in_order([*earlier, *(diagnostic for rule in chosen for diagnostic in _run(rule, subject))])


def _is_ours(code: str) -> bool:
    rule = rules().get(code)
    return rule is not None and rule.check is not None


def _run(rule: Rule, subject: Subject) -> Iterator[Diagnostic]:
    if rule.check is not None:
        yield from map(rule.diagnostic, rule.check(subject))


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """By the place in the text, then by code."""
    return sorted(diagnostics, key=lambda one: (one.evidence[0].start if one.evidence else -1, one.code, one.message))
