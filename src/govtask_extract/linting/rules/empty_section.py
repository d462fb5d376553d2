"""A heading with nothing below it.

Why: Its tasks were lost or moved, or the heading should have gone with them.
Example: （三）加快改善生态环境质量 and then （四）加快推进乡村全面振兴
Instead: Put the tasks back, or delete the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, Rule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    report = subject.report
    filled = {task.section for task in report.tasks} | {paragraph.section for paragraph in report.paragraphs}
    filled |= {section.parent for section in report.sections}
    # Without tasks it is no plan, and a heading that bears no number may be any line set like one.
    plans = {task.plan for task in report.tasks}
    for section in report.sections:
        if section.id not in filled and section.label and section.plan in plans:
            yield Finding(f"nothing stands below the heading {section.label or ''}{section.title}", section.evidence)


RULE = Rule("GT310", "empty-section", "warning", check)
