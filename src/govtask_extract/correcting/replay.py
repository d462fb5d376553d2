"""Corrections replayed on the report of a notice, in their order: what fits is applied, what does not is told."""

from __future__ import annotations

from typing import assert_never

from govtask_extract.correcting.correction_models import (
    Correction,
    Corrections,
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
from govtask_extract.correcting.fitting import CorrectionNeedless, CorrectionUnfit
from govtask_extract.correcting.replaying.names import add_name, move_name, remove_name, replace_name
from govtask_extract.correcting.replaying.task_bounds import bound_text, merge_tasks, split_task
from govtask_extract.correcting.replaying.values import change_notice, change_value
from govtask_extract.correcting.replaying.whole_tasks import add_task, delete_task, see_task
from govtask_extract.correcting.report_in_work import ReportInWork
from govtask_extract.correcting.settled import settled
from govtask_extract.correcting.verdicts import Replay, Verdict
from govtask_extract.model.document import RawDocument
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.report import Report


def replay(report: Report, document: RawDocument, corrections: Corrections, bodies: KnownBodies) -> Replay:
    """`report` and `document` are what reading the notice gave. Raises nothing on account of a correction."""
    work = ReportInWork(report, document)
    verdicts = tuple(_verdict(number, one, work) for number, one in enumerate(corrections.corrections, start=1))
    changed = corrections.source.sha256 != report.source.sha256
    return Replay(settled(work, verdicts, corrections, changed=changed, bodies=bodies), verdicts, changed)


def corrected(
    report: Report, document: RawDocument, corrections: Corrections, bodies: KnownBodies | None = None
) -> Report:
    """The report with its corrections; what does not fit any more is among its diagnostics (GT404)."""
    return replay(report, document, corrections, bodies or KnownBodies()).report


def _verdict(number: int, correction: Correction, work: ReportInWork) -> Verdict:
    try:
        _apply(correction, work)
    except CorrectionUnfit as unfit:
        return Verdict(number, correction, "stale", unfit.message, _task_of(correction, work))
    except CorrectionNeedless as needless:
        return Verdict(number, correction, "needless", needless.message, _task_of(correction, work))
    return Verdict(number, correction, "applied", task=_task_of(correction, work))


def _apply(correction: Correction, work: ReportInWork) -> None:
    match correction:
        case NoticeChanged():
            change_notice(work, correction)
        case ValueChanged():
            change_value(work, correction)
        case NameReplaced():
            replace_name(work, correction)
        case NameAdded():
            add_name(work, correction)
        case NameRemoved():
            remove_name(work, correction)
        case NameMoved():
            move_name(work, correction)
        case TextBounded():
            bound_text(work, correction)
        case TasksMerged():
            merge_tasks(work, correction)
        case TaskSplit():
            split_task(work, correction)
        case TaskAdded():
            add_task(work, correction)
        case TaskDeleted():
            delete_task(work, correction)
        case TaskSeen():
            see_task(work, correction)
        case _:
            assert_never(correction)


def _task_of(correction: Correction, work: ReportInWork) -> str | None:
    """The task that it is about, as long as that is there."""
    match correction:
        case NoticeChanged():
            return None
        case TaskAdded():
            asked, begins = correction.id, None
        case _:
            asked, begins = correction.task, correction.begins
    try:
        return work.find(asked, begins).id
    except CorrectionUnfit:
        return None
