"""What the page is told: the report as it stands, which tasks come first and why, what was seen, what does not fit."""

from __future__ import annotations

from govtask_extract.correcting.correction_models import ROLE_FIELDS
from govtask_extract.correcting.said_of_corrections import what_it_does
from govtask_extract.model.report import Diagnostic, Notice, Task
from govtask_extract.reviewing.doubtful import review_queue
from govtask_extract.reviewing.session import ReviewSession
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.speaking import spoken
from govtask_extract.writing.page.packing import packed_report

Answer = dict[str, object]
"""Plain data, written as JSON."""
_VALUES = ("section", "label", "text")


def whole_answer(session: ReviewSession) -> Answer:
    """All that may have changed since the page was made."""
    return {"report": packed_report(session.report, session.printed), "review": state_answer(session)}


def state_answer(session: ReviewSession) -> Answer:
    """What the page knows beside the report."""
    queue, seen = review_queue(session.report), session.seen
    corrections = session.store.corrections.corrections
    return {
        "revision": session.revision,
        "file": session.store.path.name,
        "queue": [[one.task.id, [_doubt(doubt) for doubt in one.doubts]] for one in queue.tasks],
        "of_notice": [_doubt(one) for one in queue.of_notice],
        "seen": [one.task.id for one in queue.tasks if one.task.id in seen],
        "last": spoken(what_it_does(corrections[-1])) if corrections else None,
        "count": len(corrections),
        "stale": _stale(session),
        "printed": _printed(session),
    }


def _doubt(one: Diagnostic) -> Answer:
    return {"code": one.code, "severity": one.severity, "message": spoken(recognised(one.message))}


def _stale(session: ReviewSession) -> list[Answer]:
    return [
        {"number": one.number, "says": spoken(what_it_does(one.correction)), "why": spoken(one.why)}
        for one in session.replayed.verdicts
        if one.fits != "applied"
    ]


def _printed(session: ReviewSession) -> Answer:
    """Of what people have corrected, what was read: by the task's id, that of the notice by ""."""
    before = {task.id: task for task in session.notice.report.tasks}
    found: Answer = {
        task.id: _before(task, before[task.id]) for task in session.report.tasks if task.corrected and task.id in before
    }
    notice = session.report.notice
    if notice.corrected:
        found[""] = {name: _value(session.notice.report.notice, name) for name in notice.corrected}
    return found


def _before(task: Task, before: Task) -> Answer:
    values: Answer = {name: getattr(before, name) for name in (*_VALUES, *ROLE_FIELDS) if name in task.corrected}
    if "deadlines" in task.corrected:
        values["deadlines"] = [one.text for one in before.deadlines]
    return values


def _value(notice: Notice, name: str) -> object:
    return getattr(notice, name)
