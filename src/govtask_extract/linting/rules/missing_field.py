"""A task without a field that the project requires.

Why: `required_fields` in the configuration says that every task must have it.
Example: required_fields: [deadlines] and a task without 完成时限.
Instead: Fill the field in, or require less.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.linting.notice_text import named
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.model.field_words import FIELD_WORDS
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Task


def check(subject: Subject) -> Iterator[Finding]:
    for task in subject.report.tasks:
        for field in subject.settings.required_fields:
            if not _filled(task, field) and task.id not in subject.parents:
                message = said(
                    "task {task} has no {field}, which are required", task=named(task), field=FIELD_WORDS[field]
                )
                yield Finding(message, task.evidence.text, task.id)


def _filled(task: Task, field: str) -> bool:
    """A deadline is required of the assignment, whatever the text says."""
    values = getattr(task, field)
    return any(one.source == "group" for one in values) if field == "deadlines" else bool(values)


RULE = LintRule("GT222", "missing-field", "error", check)
