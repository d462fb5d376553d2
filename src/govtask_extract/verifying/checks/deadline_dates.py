"""The days of a deadline are what its words fix, and its source is where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from govtask_extract.language.dates import year_of_titles
from govtask_extract.language.deadline_days import KnownYears, read_deadline
from govtask_extract.language.numerals import to_integer
from govtask_extract.model.report import Deadline, Report, Task
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.quoting import stand_within

_FIXED = ("date", "start", "every", "basis")
_YEAR = lazy_re(r"(?:19|20)\d{2}(?=\s*年)")
_NOT_IN_GROUP = said("{text} does not stand in the assignment")
_NOT_IN_TEXT = said("{text} does not stand among the task's words")


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    for index, task in enumerate(beside.report.tasks):
        years = _years(task, beside.report)
        for number, deadline in enumerate(task.deadlines):
            loc: Loc = ("tasks", index, "deadlines", number)
            yield from _of_days(loc, deadline, years, doubtful=len(years) > 1 or number > 0)
            owner = task.evidence.assignment if deadline.source == "group" else task.evidence.text
            if not stand_within(deadline.evidence, owner):
                pattern = _NOT_IN_GROUP if deadline.source == "group" else _NOT_IN_TEXT
                yield Discrepancy((*loc, "source"), said(pattern, text=quoted(deadline.text)))
        yield from _disordered(("tasks", index, "deadlines"), task.deadlines)


def _years(task: Task, report: Report) -> list[KnownYears]:
    """What may tell the year of a phrase that names none; a year in the task's words may hold on to its end."""
    titles = [plan.title for plan in report.plans if plan.id == task.plan] + [report.notice.title]
    of_title = year_of_titles([title for title in titles if title])
    issued = _day(report.notice.issue_date)
    given = {to_integer(year) for year in _YEAR.findall(task.text)}
    return [KnownYears(said=year, plan=of_title, issued=issued) for year in (None, *sorted(filter(None, given)))]


def _day(issued: str | None) -> date | None:
    try:
        return date.fromisoformat(issued) if issued else None
    except ValueError:
        return None


def _of_days(loc: Loc, deadline: Deadline, years: Sequence[KnownYears], *, doubtful: bool) -> Iterator[Discrepancy]:
    readings = [read_deadline(deadline.text, one) for one in years]
    if any(all(getattr(one, name) == getattr(deadline, name) for name in _FIXED) for one in readings):
        return
    if deadline.source == "text" and doubtful and not any(getattr(deadline, name) for name in _FIXED):
        # Where the text names another time, it may be in doubt whether its year holds for a phrase without one.
        return
    for name in _FIXED:
        given, expected = getattr(deadline, name), getattr(readings[0], name)
        if given != expected:
            yield Discrepancy(
                (*loc, name),
                said(
                    "it says {value}, {text} gives {expected}",
                    value=quoted(given),
                    text=quoted(deadline.text),
                    expected=quoted(expected),
                ),
            )


def _disordered(loc: Loc, deadlines: Sequence[Deadline]) -> Iterator[Discrepancy]:
    """Those of groups come first, each kind as printed."""
    order = [(one.source == "text", one.evidence[0].start if one.evidence else -1) for one in deadlines]
    if order != sorted(order):
        yield Discrepancy(loc, said("they do not stand in their printed order"))


CHECK = NoticeCheck(said("The days of every deadline are what its words fix."), _find)
