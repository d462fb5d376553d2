"""A task without a lead, where nearly all of its neighbours have one.

Why: Readers look for the 牵头单位 of every task; one that is missing among many was probably lost.
Example: Tasks 1 to 5 have 牵头单位, task 6 has not.
Instead: Add the 牵头单位 of task 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.linting.missing import tasks_without
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Task

# A plan in which a tenth names none gives some tasks to bodies that do their own part.
_HABIT = 0.9


def check(subject: Subject) -> Iterator[Finding]:
    for task in tasks_without(subject, "lead_units", _HABIT):
        if not _each_does_its_part(task):
            message = said("task {task} names no lead, most of its neighbours do", task=task.id)
            yield Finding(message, task.evidence.text, task.id)


def _each_does_its_part(task: Task) -> bool:
    if any("分别" in place.quote for place in task.evidence.assignment):
        return True
    return bool(task.responsible_units) and all(map(_are_many, task.responsible_units))


def _are_many(name: str) -> bool:
    """各区人民政府 and 区直有关部门, each of which does its own part, have no lead."""
    folded = fold(name)
    return judge(folded, 0, len(folded.text)) is Body.COLLECTIVE


RULE = LintRule("GT202", "missing-lead", "warning", check)
