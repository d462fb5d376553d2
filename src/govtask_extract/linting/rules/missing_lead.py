"""A task without a lead, where more than half of its neighbours have one.

Why: Readers look for the 牵头单位 of every task; one that is missing among many was probably lost.
Example: Tasks 1 to 5 have 牵头单位, task 6 has not.
Instead: Add the 牵头单位 of task 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.missing import tasks_without
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for task in tasks_without(subject, "lead_units"):
        yield Finding(f"task {task.id} names no lead, most of its neighbours do", task.evidence.text, task.id)


RULE = LintRule("GT202", "missing-lead", "warning", check)
