"""What a correction does, in a few words: for diagnostics, and for the list of `govtask corrections`."""

from __future__ import annotations

from typing import assert_never

from govtask_extract.correcting.correction_models import (
    Correction,
    NameAdded,
    NameMoved,
    NameRemoved,
    NameReplaced,
    NoticeChanged,
    TaskAdded,
    TaskDeleted,
    TaskSeen,
    TasksMerged,
    TaskSplit,
    TextBounded,
    ValueChanged,
)
from govtask_extract.correcting.fitting import short
from govtask_extract.saying.said import Said, said

# A text is shown from a little before its first difference on, if it is long.
_LONG, _BEFORE = 28, 8
FIELD_WORDS = {
    "title": said("title"),
    "issuing_authority": said("issuing_authority"),
    "document_number": said("document_number"),
    "issue_date": said("issue_date"),
    "label": said("label"),
    "number": said("number"),
    "section": said("section"),
    "text": said("text"),
    "lead_units": said("lead_units"),
    "supervising_leaders": said("supervising_leaders"),
    "responsible_units": said("responsible_units"),
    "co_handling_units": said("co_handling_units"),
    "guiding_units": said("guiding_units"),
    "upstream_responsible_units": said("upstream_responsible_units"),
    "deadlines": said("deadlines"),
}
"""Fields as people are told them: by their names in the report, in Chinese by what they are called in notices."""
Values = dict[str, object]
"""Of a message's pattern."""


def what_it_does(correction: Correction) -> Said:
    """change lead_units of t3: “甲” → “乙”."""
    match correction:
        case NoticeChanged():
            return said("change {field} of the notice: {was} → {becomes}", **_field(correction), **_from_to(correction))
        case ValueChanged() | NameReplaced():
            return said("change {field} of {task}: {was} → {becomes}", **_field(correction), **_from_to(correction))
        case NameAdded():
            return said("add {name} to {field} of {task}", **_field(correction), name=short(correction.becomes))
        case NameRemoved():
            return said("remove {name} from {field} of {task}", **_field(correction), name=short(correction.was))
        case NameMoved():
            name, to = short(correction.was), FIELD_WORDS[correction.to]
            return said("move {name} from {field} of {task} to {to}", **_field(correction), name=name, to=to)
        case TextBounded():
            was, becomes = short(correction.was), short(correction.place.quote)
            return said("new bounds of {task}: {was} → {becomes}", task=correction.task, was=was, becomes=becomes)
        case TasksMerged():
            return said("merge {other} into {task}", other=correction.other, task=correction.task)
        case TaskSplit():
            return said("split {task} at {words}", task=correction.task, words=short(correction.place.quote))
        case TaskAdded():
            return said("add task {task}: {words}", task=correction.id, words=short(correction.text))
        case TaskDeleted():
            return said("delete {task}: {words}", task=correction.task, words=short(correction.was))
        case TaskSeen():
            return said("{task} was seen", task=correction.task)
        case _:
            assert_never(correction)


def _field(correction: NoticeChanged | ValueChanged | NameReplaced | NameAdded | NameRemoved | NameMoved) -> Values:
    task = {} if isinstance(correction, NoticeChanged) else {"task": correction.task}
    return {"field": FIELD_WORDS[correction.field], **task}


def _from_to(correction: NoticeChanged | ValueChanged | NameReplaced) -> Values:
    was, becomes = _differing(str(correction.was), str(correction.becomes))
    return {
        "was": said("nothing") if correction.was is None else short(was),
        "becomes": said("nothing") if correction.becomes is None else short(becomes),
    }


def _differing(was: str, becomes: str) -> tuple[str, str]:
    """Of two long texts what stands around the first difference."""
    same = next((at for at, (one, other) in enumerate(zip(was, becomes, strict=False)) if one != other), len(was))
    cut = max(same - _BEFORE, 0) if len(was) > _LONG else 0
    return (f"…{was[cut:]}", f"…{becomes[cut:]}") if cut else (was, becomes)
