"""A reference to an item, form or attachment that does not exist.

Why: Readers look for it in vain; it was deleted, or counted again.
Example: （第232项） with a plan of 132 items; 详见附表3 with two forms.
Instead: Refer to what is there, or add what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.references import Attachments, items
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    numbers = {task.number for task in subject.report.tasks if task.number is not None}
    for item in items(subject) if numbers else ():
        if item.number not in numbers:
            message = said("there is no item {number:d}", number=item.number)
            yield Finding(message, subject.places(item.start, item.end), subject.task_at(item.start))
    attachments = Attachments(subject)
    for reference in attachments.references:
        if reference.number not in attachments.present[reference.word]:
            named = f"{reference.word}{reference.number}"
            message = said("there is no {attachment}", attachment=named)
            places = subject.places(reference.start, reference.end)
            yield Finding(message, places, subject.task_at(reference.start))


RULE = LintRule("GT308", "dangling-reference", "warning", check)
