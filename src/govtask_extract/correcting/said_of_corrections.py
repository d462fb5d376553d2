"""What a correction does, in a few words: for diagnostics, and for the list of `govtask corrections`."""

from __future__ import annotations

from govtask_extract.correcting.correction_models import (
    Correction,
    NameAdded,
    NameMoved,
    NameRemoved,
    NameReplaced,
    NoticeChanged,
    TaskAdded,
    TasksMerged,
    TextBounded,
    ValueChanged,
)
from govtask_extract.correcting.fitting import short


def what_it_does(correction: Correction) -> str:
    """replace lead_units of t3: “甲” by “乙”."""
    match correction:
        case NoticeChanged():
            return f"{correction.field} of the notice: {_from_to(correction.was, correction.becomes)}"
        case ValueChanged() | NameReplaced():
            return f"{correction.field} of {correction.task}: {_from_to(correction.was, correction.becomes)}"
        case NameAdded():
            return f"{correction.field} of {correction.task}: add {short(correction.becomes)}"
        case NameRemoved():
            return f"{correction.field} of {correction.task}: remove {short(correction.was)}"
        case NameMoved():
            return f"{correction.field} of {correction.task}: move {short(correction.was)} to {correction.to}"
        case TextBounded():
            return f"bounds of {correction.task}: {_from_to(correction.was, correction.place.quote)}"
        case TasksMerged():
            return f"merge {correction.other} into {correction.task}"
        case TaskAdded():
            return f"add task {correction.id}: {short(correction.text)}"
    return f"{correction.do} {correction.task}"


def _from_to(was: object, becomes: object) -> str:
    return " → ".join("nothing" if value is None else short(value) for value in (was, becomes))
