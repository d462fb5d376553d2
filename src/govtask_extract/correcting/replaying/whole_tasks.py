"""Tasks that were not read, and what was read as one and is none; tasks that somebody has seen."""

from __future__ import annotations

import json
from hashlib import sha256

from govtask_extract.correcting.correction_models import ROLE_FIELDS, TaskAdded, TaskDeleted, TaskSeen
from govtask_extract.correcting.fitting import CorrectionNeedless, CorrectionUnfit, short
from govtask_extract.correcting.handed_over import release, taken, text_of
from govtask_extract.correcting.replaying.derived import values_in_text
from govtask_extract.correcting.replaying.task_bounds import labelled
from govtask_extract.correcting.replaying.values import label_number
from govtask_extract.correcting.report_in_work import ReportInWork, says_otherwise
from govtask_extract.correcting.value_pieces import as_text, put_together, traced_value
from govtask_extract.language.labels import opens_label
from govtask_extract.language.script import without_blanks
from govtask_extract.model.remarks import DELETED_TASK
from govtask_extract.model.report import Diagnostic, Place, Places, Task, TaskEvidence
from govtask_extract.model.traced import Traced
from govtask_extract.saying.said import said

_DIGITS = 12
_BRACKETS = ("（", "(", "〔", "[")
_VALUES = ("label", "number", "section", "text", *ROLE_FIELDS)


def add_task(work: ReportInWork, correction: TaskAdded) -> None:
    """With a place it has what is printed there, and the number that this opens with."""
    text = as_text(correction.text)
    if (there := next((one for one in work.tasks if one.text == text), None)) is not None:
        work.known_as(correction.id, there)
        raise CorrectionNeedless(said("{task} is this task", task=there.id))
    before = None if correction.after is None else work.find(correction.after, correction.after_begins)
    plan = _plan(correction, before, work)
    section = correction.section
    if section is not None and section not in {one.id for one in work.sections}:
        raise CorrectionUnfit(said("there is no section {section}", section=section))
    task = _bare(correction, text, plan)
    if correction.place is not None:
        piece = taken(work, work.printed.span_of(correction.place))
        read = labelled(task, piece, work, correction.label and without_blanks(correction.label))
        task = read.model_copy(update={"label": task.label, "number": task.number, "text": text})
        task = task.model_copy(update=values_in_text(text, task))
    numbered = ("label", "number") if task.label is not None else ()
    ordered = ("section", *numbered, "text")
    at = 0 if before is None else work.index(before) + 1
    work.insert(at, task.model_copy(update={"corrected": ordered}), correction.id)


def _plan(correction: TaskAdded, before: Task | None, work: ReportInWork) -> str:
    plans = [one.id for one in work.base.plans]
    plan = correction.plan or (before.plan if before else next(iter(plans), None))
    if plan not in plans:
        raise CorrectionUnfit(said("there is no plan {plan}", plan=plan) if plan else said("there is no plan"))
    return plan


def _bare(correction: TaskAdded, text: str, plan: str) -> Task:
    label = without_blanks(correction.label) if correction.label else None
    return Task(
        id=correction.id,
        plan=plan,
        section=correction.section,
        parent=None,
        label=label,
        number=label_number(label) if label else None,
        text=text,
        lead_units=(),
        lead_rule=None,
        supervising_leaders=(),
        responsible_units=(),
        co_handling_units=(),
        guiding_units=(),
        upstream_responsible_units=(),
        open_ended=False,
        deadlines=(),
        targets=(),
        other_columns={},
        evidence=TaskEvidence(**dict.fromkeys(("assignment", "label", "text", *ROLE_FIELDS), ()), other_columns={}),
    )


def delete_task(work: ReportInWork, correction: TaskDeleted) -> None:
    """All that it owned alone becomes paragraphs; that it was deleted is said of the report."""
    if all(one.text != correction.was for one in work.tasks):
        _must_be_elsewhere(work, correction)
    task = work.find(correction.task, correction.begins)
    if task.text != correction.was:
        raise says_otherwise(task, correction.was)
    work.refer_elsewhere(task, None)
    del work.tasks[work.index(task)]
    raw, number = work.printed.document.text, traced_value(task.label or "", task.evidence.label)
    words = put_together([number, text_of(task)], raw)
    groups = (put_together(map(_printed, group), raw) for group in _groups(task.evidence.assignment))
    places = release(work, (words, *groups), task.section)
    work.diagnostics.append(
        Diagnostic(
            code=DELETED_TASK.code,
            name=DELETED_TASK.name,
            severity=DELETED_TASK.severity,
            message=said("a person has deleted {task}: it is no task", task=task.id),
            task=None,
            evidence=places,
        )
    )


def _groups(places: Places) -> list[list[Place]]:
    """Its label lines and brackets, each on as many lines as it takes."""
    groups: list[list[Place]] = []
    for place in places:
        if not groups or opens_label(place.quote) or place.quote.startswith(_BRACKETS):
            groups.append([])
        groups[-1].append(place)
    return groups


def _printed(place: Place) -> Traced:
    return traced_value(place.quote, (place,))


def _must_be_elsewhere(work: ReportInWork, correction: TaskDeleted) -> None:
    """Raises `CorrectionNeedless` where nothing is left of it."""
    try:
        work.find(correction.task, correction.begins)
    except CorrectionUnfit:
        raise CorrectionNeedless(said("no task says {words}", words=short(correction.was))) from None


def see_task(work: ReportInWork, correction: TaskSeen) -> None:
    """Nothing changes, as long as it still says what was seen."""
    task = work.find(correction.task, correction.begins)
    if values_digest(task) != correction.values:
        raise CorrectionUnfit(said("{task} says something else than when it was seen", task=task.id))


def values_digest(task: Task) -> str:
    """What a task says, in a few characters; another value gives others."""
    said = [getattr(task, name) for name in _VALUES]
    said.append([(one.text, one.date) for one in task.deadlines])
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:_DIGITS]
