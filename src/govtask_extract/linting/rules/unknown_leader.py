"""A leader that the project's registry does not know.

Why: `known_leaders` in the configuration lists every leader there is, so another name is a slip or news.
Example: 分管领导：周景名 where known_leaders has 周景明.
Instead: 分管领导：周景明, or add the leader to the registry.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.name_findings import find_unknown
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    return find_unknown(subject.leaders, subject.settings.known_leaders, said("leader"))


RULE = LintRule("GT224", "unknown-leader", "warning", check)
