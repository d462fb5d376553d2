"""A deadline beyond the year that the plan is for.

Why: The plan's year is over when the task is due, so that nobody asks for it; or the year was mistyped.
Example: 完成时限：2024年6月底 in a plan for 2023
Instead: 完成时限：2023年6月底; or say in the task what is due within the year
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.dates import year_of_titles
from govtask_extract.linting.notice_text import named
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    notice = subject.report.notice.title
    titles = {plan.id: [one for one in (plan.title, notice) if one] for plan in subject.report.plans}
    years = {plan: year_of_titles(several) for plan, several in titles.items()}
    for task in subject.report.tasks:
        year = years.get(task.plan)
        for deadline in task.deadlines:
            # What a task's own words set for a later year, 到2025年, is meant.
            if year and deadline.source == "group" and deadline.date and int(deadline.date[:4]) > year:
                message = said(
                    "task {task} is due {date}, the plan is for {year:d}",
                    task=named(task),
                    date=deadline.date,
                    year=year,
                )
                yield Finding(message, deadline.evidence, task.id)


RULE = LintRule("GT234", "late-deadline", "info", check)
