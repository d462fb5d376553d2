"""A covering notice that gives a task to others than the plan does, or calls the plan otherwise.

Why: Both are signed, and each sends the task to another body.
Example: 第32项，区发展和改革局作为责任单位 in the notice, and 责任单位：区发展和改革委员会 below item 32 of the plan.
Instead: One body, called by one name, in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.language.departments import ends_like_department
from govtask_extract.language.likeness import match_key
from govtask_extract.language.misleading import codes_apart
from govtask_extract.linting.cover import Statement, differing_titles, statements
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.model.field_words import FIELD_WORDS
from govtask_extract.saying.said import Said, said

if TYPE_CHECKING:
    from govtask_extract.model.report import Places, Task


def check(subject: Subject) -> Iterator[Finding]:
    numbered: dict[int, list[Task]] = {}
    for task in subject.report.tasks:
        if task.number is not None:
            numbered.setdefault(task.number, []).append(task)
    for statement in statements(subject):
        # A number that two plans use is no one's.
        tasks = [found[0] for number in statement.numbers if len(found := numbered.get(number, [])) == 1]
        for task in tasks:
            yield from _disagreements(statement, task, subject)
    for title, (start, end), plan in differing_titles(subject):
        yield Finding(_differing(title, plan), subject.places(start, end))


def _differing(title: str, plan: str) -> Said:
    apart = codes_apart(title, plan)
    if apart is None:
        return said("the covering notice issues {title}, the plan is called {plan}", title=title, plan=plan)
    return said(
        "the covering notice issues {title}, the plan is called {plan}; {mine} is not {its}",
        title=title,
        plan=plan,
        mine=apart[0],
        its=apart[1],
    )


def _disagreements(statement: Statement, task: Task, subject: Subject) -> Iterator[Finding]:
    given = _names(task, statement.field)
    for name, (start, end) in statement.names:
        if ends_like_department(name) and match_key(name) not in {match_key(one) for one, _ in given}:
            message = said(
                "the covering notice has {name} among the {field} of item {number:d}, the plan has {names}",
                name=name,
                field=FIELD_WORDS[statement.field],
                number=task.number,
                names="、".join(one for one, _ in given) or said("nobody"),
            )
            places = (*subject.places(start, end), *(place for _, where in given for place in where))
            yield Finding(message, places, task.id)


def _names(task: Task, field: str) -> list[tuple[str, Places]]:
    fields = (field, "upstream_responsible_units") if field == "responsible_units" else (field,)
    return [pair for one in fields for pair in zip(getattr(task, one), getattr(task.evidence, one), strict=True)]


RULE = LintRule("GT216", "cover-disagreement", "warning", check)
