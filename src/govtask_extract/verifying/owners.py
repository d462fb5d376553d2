"""The owners of a notice's characters: what of a report holds stretches of print, place by place."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.report import Place, Report
from govtask_extract.validation import Loc

OF_TASKS = ("assignment", "text", "label")
"""What a task owns; a label line or a merged cell may serve several tasks."""


def owners_of(report: Report) -> Iterator[tuple[Loc, Place]]:
    """What owns characters, place by place: names, deadlines, rules and diagnostics quote inside of these."""
    for index, task in enumerate(report.tasks):
        for kind in OF_TASKS:
            yield from _each(("tasks", index, "evidence", kind), getattr(task.evidence, kind))
    for name in ("sections", "paragraphs", "attachments"):
        for index, part in enumerate(getattr(report, name)):
            yield from _each((name, index, "evidence"), part.evidence)
    for index, clause in enumerate(report.notice.clauses):
        yield from _each(("notice", "clauses", index, "evidence"), clause.evidence)
    for name in type(report.notice.evidence).model_fields:
        yield from _each(("notice", "evidence", name), getattr(report.notice.evidence, name))
    yield from _each(("furniture",), report.furniture)
    yield from _each(("unread",), report.unread)


def _each(loc: Loc, places: tuple[Place, ...]) -> Iterator[tuple[Loc, Place]]:
    return (((*loc, index), place) for index, place in enumerate(places))
