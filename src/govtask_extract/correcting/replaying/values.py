"""Single values: fields of the notice, and a task's text, label, number and section."""

from __future__ import annotations

from govtask_extract.correcting.correction_models import NoticeChanged, ValueChanged
from govtask_extract.correcting.fitting import CorrectionNeedless, CorrectionUnfit, short
from govtask_extract.correcting.replaying.derived import reread_days, values_in_text
from govtask_extract.correcting.report_in_work import ReportInWork
from govtask_extract.correcting.said_of_corrections import FIELD_WORDS
from govtask_extract.correcting.value_pieces import as_text
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Notice
from govtask_extract.saying.said import said


def change_notice(work: ReportInWork, correction: NoticeChanged) -> None:
    """Days that the date of issue told the year of are read anew."""
    field, notice = correction.field, work.notice
    becomes = None if correction.becomes is None else as_text(correction.becomes)
    _must_say(correction.was, getattr(notice, field), becomes, field)
    known = {*notice.corrected, field}
    corrected = tuple(name for name in Notice.model_fields if name in known)
    work.notice = notice.model_copy(update={field: becomes, "corrected": corrected})
    if field == "issue_date":
        reread_days(work)


def change_value(work: ReportInWork, correction: ValueChanged) -> None:
    """With its label goes a task's number, with its text what was read in that."""
    task, field = work.find(correction.task, correction.begins), correction.field
    becomes = _normal(field, correction.becomes)
    _must_say(correction.was, getattr(task, field), becomes, field)
    match field:
        case "section":
            if becomes is not None and becomes not in {one.id for one in work.sections}:
                raise CorrectionUnfit(said("there is no section {section}", section=becomes))
            work.put(task, "section", section=becomes)
        case "label":
            number = label_number(becomes) if isinstance(becomes, str) else None
            changed = ("label", "number") if number != task.number else ("label",)
            work.put(task, *changed, label=becomes, number=number)
        case "text":
            work.put(task, "text", text=becomes, **values_in_text(str(becomes), task))
        case "number":
            work.put(task, "number", number=becomes)


def label_number(label: str) -> int | None:
    """What a label counts: 32. is 32."""
    marker = opening_marker(f"{label}、项")
    return marker.number if marker else None


def _normal(field: str, value: str | int | None) -> str | int | None:
    if not isinstance(value, str):
        return value
    return without_blanks(value) if field == "label" else as_text(value)


def _must_say(was: object, says: object, becomes: object, field: str) -> None:
    """The value that is replaced must be there, and not the new one."""
    if says == becomes:
        raise CorrectionNeedless(said("{field} is {words} already", field=FIELD_WORDS[field], words=short(becomes)))
    if says != was:
        raise CorrectionUnfit(
            said("{field} is {now} now, not {was}", field=FIELD_WORDS[field], now=short(says), was=short(was))
        )
