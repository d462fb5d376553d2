"""What people have corrected in a report is not what is printed, and no discrepancy: the report names those fields."""

from __future__ import annotations

from collections.abc import Collection

from govtask_extract.model.remarks import DELETED_TASK
from govtask_extract.model.report import Places, Report, Task
from govtask_extract.validation import Loc
from govtask_extract.verifying.groups import NAME_FIELDS

# The field that a value stands for, in places and ids.
_BESIDE = ("evidence", "unit_ids", "person_ids")
_LISTS = frozenset((*NAME_FIELDS, "deadlines"))
# What else a correction of these fields changes.
_FOLLOWING: dict[str, Collection[str]] = {
    "lead_rule": frozenset(("lead_units",)),
    "assignment": _LISTS,
    "open_ended": _LISTS,
    "targets": frozenset(("text",)),
    "deadlines": frozenset(("text",)),
    "number": frozenset(("label",)),
}
# What of a task hangs on the tasks around it; "" is the task itself.
_OF_OUTLINE = ("", "id", "parent", "section")


def was_corrected(loc: Loc, report: Report) -> bool:
    """Whether what stands there does so because a person has corrected it."""
    match loc:
        case ("tasks", int(index), *rest):
            return _of_task(index, [step for step in rest if step not in _BESIDE], report)
        case ("notice", *rest):
            return any(step in report.notice.corrected for step in rest)
        case ("paragraphs", int(index), *_):
            return _was_freed(report.paragraphs[index].evidence, report)
    return False


def _of_task(index: int, rest: list[int | str], report: Report) -> bool:
    """Where tasks begin and end elsewhere, others stand in another order, below other ones, and under other numbers."""
    task = report.tasks[index]
    field = str(rest[0]) if rest else ""
    if field in _OF_OUTLINE and _has_other_outline(report):
        return True
    return not {field, *_FOLLOWING.get(field, ())}.isdisjoint(task.corrected)


def _has_other_outline(report: Report) -> bool:
    fields = {field for task in report.tasks for field in task.corrected}
    return bool(_deletions(report)) or not fields.isdisjoint(("label", "number", "section", "text"))


def _was_freed(places: Places, report: Report) -> bool:
    """Whether a paragraph was a task's that somebody deleted, or that ends sooner now."""
    if not places:
        return False
    start = places[0].start
    if any(place.start <= start < place.end for deleted in _deletions(report) for place in deleted):
        return True
    before = [task for task in report.tasks if task.evidence.text and task.evidence.text[0].start < start]
    nearest = max(before, key=lambda task: task.evidence.text[0].start, default=None)
    behind = next((task for task in report.tasks if _starts(task) > start), None)
    return any("text" in task.corrected for task in (nearest, behind) if task is not None)


def _starts(task: Task) -> int:
    return task.evidence.text[0].start if task.evidence.text else -1


def _deletions(report: Report) -> Collection[Places]:
    return [one.evidence for one in report.diagnostics if one.code == DELETED_TASK.code]
