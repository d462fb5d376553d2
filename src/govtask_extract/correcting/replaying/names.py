"""The names of a role, and the phrases of deadlines: replaced, added, removed, moved to another role."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from govtask_extract.correcting.correction_models import (
    ListField,
    MarkedPlace,
    NameAdded,
    NameMoved,
    NameRemoved,
    NameReplaced,
    RoleField,
)
from govtask_extract.correcting.fitting import CorrectionNeedless, CorrectionUnfit, short
from govtask_extract.correcting.replaying.derived import deadline_said
from govtask_extract.correcting.report_in_work import ReportInWork
from govtask_extract.correcting.said_of_corrections import FIELD_WORDS
from govtask_extract.correcting.value_pieces import as_text
from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Deadline, Places, Task
from govtask_extract.saying.said import Said, said

_DEADLINES = "deadlines"
_LEAD = "lead_units"


class Listed(Struct, frozen=True):
    """An item of a list: a name, or the phrase of a deadline with what it fixes."""

    text: str
    evidence: Places
    deadline: Deadline | None = None


def replace_name(work: ReportInWork, correction: NameReplaced) -> None:
    """Its printed evidence stays."""
    task, field = work.find(correction.task, correction.begins), correction.field
    items, becomes = items_of(task, field), _normal(field, correction.becomes)
    texts = [item.text for item in items]
    if correction.was not in texts and becomes in texts:
        raise CorrectionNeedless(_has_already(task, becomes, field))
    at = _position(items, correction.was, correction.place, task, field)
    if becomes in texts:
        raise CorrectionUnfit(_has_already(task, becomes, field))
    items[at] = _item(becomes, items[at].evidence, items[at].deadline, field, task, work)
    _put(work, task, {field: items}, lead_by_rule=True)


def add_name(work: ReportInWork, correction: NameAdded) -> None:
    """At the end of the list; its evidence is the place that was marked, if any was."""
    task, field = work.find(correction.task, correction.begins), correction.field
    items, becomes = items_of(task, field), _normal(field, correction.becomes)
    if becomes in [item.text for item in items]:
        raise CorrectionNeedless(_has_already(task, becomes, field))
    evidence: Places = ()
    if correction.place is not None:
        evidence = work.printed.places_of(work.printed.within(work.printed.span_of(correction.place)))
    _put(work, task, {field: [*items, _item(becomes, evidence, None, field, task, work)]})


def remove_name(work: ReportInWork, correction: NameRemoved) -> None:
    task, field = work.find(correction.task, correction.begins), correction.field
    items = items_of(task, field)
    if correction.was not in [item.text for item in items]:
        raise CorrectionNeedless(_has_none(task, correction.was, field))
    del items[_position(items, correction.was, correction.place, task, field)]
    _put(work, task, {field: items})


def move_name(work: ReportInWork, correction: NameMoved) -> None:
    """Where its new role has the name already, it stands there once."""
    task, field, to = work.find(correction.task, correction.begins), correction.field, correction.to
    items, others = items_of(task, field), items_of(task, to)
    is_there = correction.was in [item.text for item in others]
    if is_there and correction.was not in [item.text for item in items]:
        raise CorrectionNeedless(_has_already(task, correction.was, to))
    moved = items.pop(_position(items, correction.was, correction.place, task, field))
    _put(work, task, {field: items, to: others if is_there else [*others, moved]})


def _has_already(task: Task, name: str, field: str) -> Said:
    return said("{task} has {name} among {field} already", task=task.id, name=short(name), field=FIELD_WORDS[field])


def _has_none(task: Task, name: str, field: str) -> Said:
    return said("{task} has no {name} among {field}", task=task.id, name=short(name), field=FIELD_WORDS[field])


def items_of(task: Task, field: ListField) -> list[Listed]:
    if field == _DEADLINES:
        return [Listed(one.text, one.evidence, one) for one in task.deadlines]
    names, places = getattr(task, field), getattr(task.evidence, field)
    return [Listed(name, at) for name, at in zip(names, places, strict=True)]


def _position(items: Sequence[Listed], was: str, place: MarkedPlace | None, task: Task, field: str) -> int:
    """Of one that is there twice the one at the place."""
    found = [at for at, item in enumerate(items) if item.text == was]
    if not found:
        raise CorrectionUnfit(_has_none(task, was, field))
    starts = [items[at].evidence[0].start if items[at].evidence else None for at in found]
    return found[starts.index(place.start)] if place and place.start in starts else found[0]


def _item(
    text: str, evidence: Places, before: Deadline | None, field: ListField, task: Task, work: ReportInWork
) -> Listed:
    if field != _DEADLINES:
        return Listed(text, evidence)
    inside = evidence and any(one.start <= evidence[0].start < one.end for one in task.evidence.text)
    source = before.source if before else "text" if inside else "group"
    values = {"text": text, **deadline_said(text, task, work), "source": source, "evidence": evidence}
    return Listed(text, evidence, Deadline.model_validate(values))


def _put(
    work: ReportInWork, task: Task, lists: dict[ListField | RoleField, list[Listed]], *, lead_by_rule: bool = False
) -> None:
    """A lead that a person has chosen is no rule's."""
    values: dict[str, object] = {}
    evidence: dict[str, object] = {}
    for field, items in lists.items():
        if field == _DEADLINES:
            values[field] = tuple(item.deadline for item in items)
        else:
            values[field] = tuple(item.text for item in items)
            evidence[field] = tuple(item.evidence for item in items)
    if _LEAD in lists and not lead_by_rule:
        values["lead_rule"] = None
    work.put(task, *lists, **values, evidence=task.evidence.model_copy(update=evidence))


def _normal(field: str, text: str) -> str:
    return as_text(text) if field == _DEADLINES else without_blanks(text)
