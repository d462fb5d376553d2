"""A task without a leader, where more than half of its neighbours have one.

Why: Readers look for the 分管领导 of every task; one that is missing among many was probably lost.
Example: Tasks 1 to 5 have 分管领导, task 6 has not.
Instead: Add the 分管领导 of task 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.missing import tasks_without
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    for task in tasks_without(subject, "supervising_leaders"):
        message = said("task {task} names no leader, most of its neighbours do", task=task.id)
        yield Finding(message, task.evidence.text, task.id)


RULE = LintRule("GT203", "missing-leader", "warning", check)
