"""A target that another task of the plan sets otherwise.

Why: Two bodies will report two figures for one thing, and both will be right.
Example: 城镇新增就业22万人 in one task, 城镇新增就业20万人 in another
Instead: One figure; or say of what part or of which year each is
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Target, Task

# 项目 and 企业 are named by many tasks; what is said in more words is one thing.
_SHORTEST_INDICATOR = 5


def check(subject: Subject) -> Iterator[Finding]:
    found: dict[tuple[str | None, ...], list[tuple[Task, Target]]] = defaultdict(list)
    for task in subject.report.tasks:
        for target in task.targets:
            if len(target.indicator) >= _SHORTEST_INDICATOR:
                key = (task.plan, target.indicator, target.scope, target.action, target.unit, target.kind)
                found[key].append((task, target))
    for several in found.values():
        first_task, first = several[0]
        for task, target in several[1:]:
            if task.id != first_task.id and _number(target) != _number(first):
                places = (*target.evidence, *first.evidence)
                message = said(
                    "{text} in task {task}, {first_text} in task {first_task}",
                    text=target.text,
                    task=task.id,
                    first_text=first.text,
                    first_task=first_task.id,
                )
                yield Finding(message, places, task.id)


def _number(target: Target) -> tuple[object, ...]:
    return target.value, target.value_max, target.comparator


RULE = LintRule("GT233", "differing-targets", "info", check)
