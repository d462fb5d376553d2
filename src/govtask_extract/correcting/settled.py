"""A report when all its corrections have been replayed: what follows from them, told, counted and validated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.correcting.correction_models import ROLE_FIELDS, Corrections
from govtask_extract.correcting.handed_over import offsets_of
from govtask_extract.correcting.report_in_work import ReportInWork
from govtask_extract.correcting.said_of_corrections import what_it_does
from govtask_extract.correcting.verdicts import Verdict
from govtask_extract.identity.identify import with_identities
from govtask_extract.language.script import without_blanks
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.remarks import (
    CHANGED_SINCE_CORRECTED,
    GUESSED_NAME,
    KNOWN_MISSPELLING,
    LOST_ASSIGNMENT,
    NEEDLESS_CORRECTION,
    STALE_CORRECTION,
    UNASSIGNED_TASK,
    UNREAD_TEXT,
    RemarkKind,
)
from govtask_extract.model.report import Coverage, Diagnostic, Places, Report, Task
from govtask_extract.saying.said import said

_OF_UNREAD = (UNREAD_TEXT.code, LOST_ASSIGNMENT.code)
_OF_NAMES = (GUESSED_NAME.code, KNOWN_MISSPELLING.code)


def settled(
    work: ReportInWork, verdicts: Sequence[Verdict], corrections: Corrections, *, changed: bool, bodies: KnownBodies
) -> Report:
    """Whom the corrected names mean is told anew; the whole is validated once more."""
    base = work.base
    told = (*_changed_since(corrections, verdicts, base, changed=changed), *_told(verdicts, work))
    report = base.model_copy(
        update={
            "notice": work.notice,
            "sections": tuple(work.sections),
            "tasks": tuple(work.tasks),
            "rules": tuple(work.rules),
            "paragraphs": tuple(work.paragraphs),
            "unread": tuple(work.unread),
            "diagnostics": (*_still_true(work), *_unassigned(work), *told),
            "coverage": _coverage(work),
        }
    )
    return Report.model_validate(with_identities(report.model_dump(exclude_unset=True), bodies), strict=True)


def _coverage(work: ReportInWork) -> Coverage:
    characters = work.base.coverage.characters
    unread = sum(len(without_blanks(place.quote)) for place in work.unread)
    return Coverage(characters=characters, claimed=characters - unread, unread=unread)


def _still_true(work: ReportInWork) -> Iterator[Diagnostic]:
    """What was remarked of the notice, but for what a correction has put right."""
    tasks = {task.id: task for task in work.tasks}
    unread = offsets_of(work.unread)
    names = {name for task in work.tasks for field in ROLE_FIELDS for name in getattr(task, field)}
    for one in work.diagnostics:
        task = tasks.get(one.task or "")
        by_person = bool(task and task.corrected)
        if one.code in _OF_UNREAD and one.evidence and unread.isdisjoint(offsets_of(one.evidence)):
            continue
        if one.code == UNASSIGNED_TASK.code and task and not _is_unassigned(task):
            continue
        if one.code in _OF_NAMES and by_person and without_blanks(_quoted(one.evidence)) not in names:
            continue
        yield one


def _unassigned(work: ReportInWork) -> Iterator[Diagnostic]:
    """Of tasks that were added, or split off."""
    told = {one.task for one in work.diagnostics if one.code == UNASSIGNED_TASK.code}
    for task in work.tasks:
        if task.corrected and task.id not in told and _is_unassigned(task):
            yield _diagnostic(
                UNASSIGNED_TASK, said("nobody is named for {task}", task=task.id), task, task.evidence.text[:1]
            )


def _is_unassigned(task: Task) -> bool:
    return not task.evidence.assignment and not any(getattr(task, field) for field in ROLE_FIELDS)


def _quoted(places: Places) -> str:
    return "".join(place.quote for place in places)


def _changed_since(
    corrections: Corrections, verdicts: Sequence[Verdict], base: Report, *, changed: bool
) -> Iterator[Diagnostic]:
    if changed and verdicts:
        stale = sum(one.fits == "stale" for one in verdicts)
        known = corrections.source.sha256[:8]
        message = said(
            "another file was corrected, {file} with sha256 {known}…: of its corrections {fitting} fit this one, "
            "{stale} do not",
            file=corrections.source.name,
            known=known,
            fitting=len(verdicts) - stale,
            stale=stale,
        )
        yield _diagnostic(CHANGED_SINCE_CORRECTED, message)


def _told(verdicts: Sequence[Verdict], work: ReportInWork) -> Iterator[Diagnostic]:
    """What was not applied."""
    tasks = {task.id: task for task in work.tasks}
    for one in verdicts:
        task = tasks.get(one.task or "")
        places = task.evidence.text[:1] if task else ()
        told = {"number": one.number, "correction": what_it_does(one.correction), "why": one.why}
        if one.fits == "stale":
            message = said("correction {number} ({correction}) no longer fits, and is not applied: {why}", **told)
            yield _diagnostic(STALE_CORRECTION, message, task, places)
        elif one.fits == "needless":
            message = said("correction {number} ({correction}) is not needed: {why}", **told)
            yield _diagnostic(NEEDLESS_CORRECTION, message, task, places)


def _diagnostic(kind: RemarkKind, message: str, task: Task | None = None, places: Places = ()) -> Diagnostic:
    return Diagnostic(
        code=kind.code,
        name=kind.name,
        severity=kind.severity,
        message=message,
        task=task.id if task else None,
        evidence=places,
    )
