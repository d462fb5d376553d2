"""A task without a responsible unit, where more than half of its neighbours have one.

Why: A task that nobody has to do is not done, and a lost label line is the commonest slip of all.
Example: 4. 新建公园3个。（牵头单位：市园林局） and no 责任单位 below it, unlike tasks 1 to 3.
Instead: Add the line 责任单位：区园林局.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.linting.missing import tasks_without
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Task

# A verb, and no label: 县住建局牵头，县财政局配合
_LEADS = lazy_re("牵头[，,、；;。）)]")


def check(subject: Subject) -> Iterator[Finding]:
    # A positional rule may have made the only body the lead: then nobody is missing.
    tasks = [task for task in tasks_without(subject, "responsible_units") if not (task.lead_rule or _leads_it(task))]
    for task in tasks:
        message = said("task {task} names no responsible unit, most of its neighbours do", task=task.id)
        yield Finding(message, task.evidence.text, task.id)


def _leads_it(task: Task) -> bool:
    """（县住建局牵头负责）, or 县住建局牵头，县财政局配合 under 责任单位: who leads answers for it, too."""
    quotes = (place.quote for place in task.evidence.assignment)
    return bool(task.lead_units) and any("负责" in quote or _LEADS.search(quote) for quote in quotes)


RULE = LintRule("GT201", "missing-responsible-unit", "warning", check)
