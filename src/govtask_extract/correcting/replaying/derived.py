"""What follows from a corrected value: targets and deadlines of a text, days of a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from govtask_extract.language.dates import year_of_titles
from govtask_extract.language.deadline_days import KnownYears, read_deadline
from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Deadline, Target, Task
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.report.ledger import Ledger
from govtask_extract.parsing.report.plain_deadlines import deadlines_of
from govtask_extract.parsing.report.plain_targets import targets_of

if TYPE_CHECKING:
    from govtask_extract.correcting.report_in_work import ReportInWork

Derived = dict[str, object]
"""Fields of a task."""
_BY_ISSUE = "issue-date"
_DEADLINES = "deadlines"


def values_in_text(text: str, task: Task) -> Derived:
    """What was read in the words of a text stays, as long as they are there."""
    ink = without_blanks(text)
    kept = tuple(one for one in task.targets if without_blanks(one.text) in ink)
    found: Derived = {} if kept == task.targets else {"targets": kept}
    if _DEADLINES in task.corrected:
        return found
    named = tuple(one for one in task.deadlines if one.source == "group" or without_blanks(one.text) in ink)
    return found if named == task.deadlines else {**found, _DEADLINES: named}


def read_anew(piece: Traced, task: Task, work: ReportInWork) -> Derived:
    """The targets and deadlines of a text that begins or ends elsewhere, as they are printed in it.

    Deadlines that a person has corrected stay.
    """
    ledger = Ledger(work.printed.document)
    found: Derived = {"targets": tuple(Target.model_validate(one, strict=True) for one in targets_of([piece], ledger))}
    if _DEADLINES in task.corrected:
        return found
    read = deadlines_of((), [piece], years_of(task, work), ledger)
    in_text = (Deadline.model_validate(one, strict=True) for one in read)
    return {**found, _DEADLINES: (*(one for one in task.deadlines if one.source == "group"), *in_text)}


def deadline_said(text: str, task: Task, work: ReportInWork) -> Derived:
    """What a phrase fixes, as fields of a deadline."""
    reading = read_deadline(text, years_of(task, work))
    return {"date": reading.date, "start": reading.start, "every": reading.every, "basis": reading.basis}


def reread_days(work: ReportInWork) -> None:
    """The deadlines whose year the date of issue tells."""
    for task in list(work.tasks):
        if any(one.basis == _BY_ISSUE for one in task.deadlines):
            work.put(task, deadlines=tuple(_reread(one, task, work) for one in task.deadlines))


def _reread(deadline: Deadline, task: Task, work: ReportInWork) -> Deadline:
    if deadline.basis != _BY_ISSUE:
        return deadline
    return deadline.model_copy(update=deadline_said(deadline.text, task, work))


def years_of(task: Task, work: ReportInWork) -> KnownYears:
    """What tells the year of a phrase that names none."""
    plan = next((one.title for one in work.base.plans if one.id == task.plan), None)
    titles = [one for one in (plan, work.notice.title) if one]
    issued = date.fromisoformat(work.notice.issue_date) if work.notice.issue_date else None
    return KnownYears(plan=year_of_titles(titles), issued=issued)
