"""A deadline that is over when the notice is issued.

Why: The year or month was copied from last year's notice, or the date of issue is wrong.
Example: 于2021年2月11日前报送 in a notice of 2022年2月7日
Instead: 于2022年2月11日前报送
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govtask_extract.language.deadlines import find_latest_days
from govtask_extract.linting.notice_text import named
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject, within
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    if subject.report.notice.issue_date is None:
        return
    issued = date.fromisoformat(subject.report.notice.issue_date)
    for task in subject.report.tasks:
        for deadline in task.deadlines:
            # Those of the text are found below, in all prose.
            if deadline.source == "group" and deadline.date is not None and deadline.date < issued.isoformat():
                message = said(
                    "task {task} was due {date}, the notice was issued {issued}",
                    task=named(task),
                    date=deadline.date,
                    issued=issued,
                )
                yield Finding(message, deadline.evidence, task.id)
    for last, start, end in find_latest_days(subject.folded):
        prose = not within(subject.attachment_spans, start) and not subject.in_assignment(start)
        if prose and last < issued:
            printed = "".join(subject.text[start:end].split())
            message = said("{printed} was over when the notice was issued, {issued}", printed=printed, issued=issued)
            yield Finding(message, subject.places(start, end), subject.task_at(start))


RULE = LintRule("GT220", "early-deadline", "warning", check)
