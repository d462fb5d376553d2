"""What a schema cannot say of a report: its references lead somewhere. And what an edit by hand left undone, mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as day

from pydantic import BaseModel

from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Place, Places, Report, Section, Task, TaskEvidence

_NAMES = [name for name, field in TaskEvidence.model_fields.items() if field.annotation == tuple[Places, ...]]


def contradictions(report: Report, furthest: int) -> Iterator[tuple[str, str]]:
    """Pointer and sentence for every reference that leads nowhere, and for places that no document has."""
    plans = {plan.id for plan in report.plans}
    sections = {section.id for section in report.sections}
    for pointer, entry in _entries(report):
        if entry.plan not in plans:
            yield f"{pointer}/plan", f'there is no plan "{entry.plan}"'
        if isinstance(entry, Task) and entry.section is not None and entry.section not in sections:
            yield f"{pointer}/section", f'there is no section "{entry.section}"'
    yield from _date_faults(report)
    yield from _family_faults("/sections", report.sections)
    yield from _family_faults("/tasks", report.tasks)
    if any(not 0 <= place.start <= place.end <= furthest for place in _places(report)):
        yield "/", "a place begins before the text, ends before it begins, or lies beyond any document"


def _entries(report: Report) -> Iterator[tuple[str, Section | Task]]:
    yield from ((f"/sections/{index}", section) for index, section in enumerate(report.sections))
    yield from ((f"/tasks/{index}", task) for index, task in enumerate(report.tasks))


def _date_faults(report: Report) -> Iterator[tuple[str, str]]:
    dates = [("/notice/issue_date", report.notice.issue_date)]
    for index, task in enumerate(report.tasks):
        dates += [(f"/tasks/{index}/deadlines/{at}/date", deadline.date) for at, deadline in enumerate(task.deadlines)]
    for pointer, date in dates:
        if date is not None and not _is_day(date):
            yield pointer, f'"{date}" is no day as 2022-02-07 is'


def _is_day(date: str) -> bool:
    try:
        return day.fromisoformat(date).isoformat() == date
    except ValueError:
        return False


def _family_faults(pointer: str, entries: Sequence[Section | Task]) -> Iterator[tuple[str, str]]:
    """A parent stands before its children, so that nobody is his own ancestor."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.id in seen:
            yield f"{pointer}/{index}/id", f'"{entry.id}" is there twice'
        if entry.parent is not None and entry.parent not in seen:
            yield f"{pointer}/{index}/parent", f'nothing before it is "{entry.parent}"'
        seen.add(entry.id)


def _places(value: object) -> Iterator[Place]:
    """Every place in a report, or in a part of one."""
    match value:
        case Place():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from _places(getattr(value, name))
        case tuple():
            for item in value:
                yield from _places(item)
        case dict():
            for item in value.values():
                yield from _places(item)


def aligned(report: Report) -> Report:
    """The report with one list of places for each name.

    Whoever adds or takes out a name by hand may leave the places as they were; a name that no place quotes then stands
    where its assignment does.
    """
    tasks = tuple(map(_aligned, report.tasks))
    return report if tasks == report.tasks else report.model_copy(update={"tasks": tasks})


def _aligned(task: Task) -> Task:
    changed = {
        name: tuple(_places_of(value, name, task) for value in getattr(task, name))
        for name in _NAMES
        if len(getattr(task, name)) != len(getattr(task.evidence, name))
    }
    return task.model_copy(update={"evidence": task.evidence.model_copy(update=changed)}) if changed else task


def _places_of(value: str, name: str, task: Task) -> Places:
    for places in getattr(task.evidence, name):
        if without_blanks("".join(place.quote for place in places)) == value:
            found: Places = places
            return found
    return task.evidence.assignment or task.evidence.text
