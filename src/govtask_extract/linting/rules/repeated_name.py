"""A unit, or a leader, twice in one list.

Why: The second was perhaps meant to be another one.
Example: 协办单位：区财政局、区民政局、区财政局
Instead: 协办单位：区财政局、区民政局
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.language.likeness import match_key
from govtask_extract.linting.notice_text import LEADER_FIELD, UNIT_FIELDS
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject

if TYPE_CHECKING:
    from govtask_extract.model.report import Places


def check(subject: Subject) -> Iterator[Finding]:
    for task in subject.report.tasks:
        for field in (*UNIT_FIELDS, LEADER_FIELD):
            seen: dict[str, Places] = {}
            for name, places in zip(getattr(task, field), getattr(task.evidence, field), strict=True):
                first = seen.setdefault(match_key(name), places)
                if first is not places and first != places:
                    what = field.replace("_", " ")
                    yield Finding(f"{name} stands twice among the {what} of task {task.id}", (*places, *first), task.id)


RULE = LintRule("GT207", "repeated-name", "warning", check)
