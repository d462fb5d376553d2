"""What reading remarked is told, and what the report itself shows: unread text, tasks without anybody, odd names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govtask_extract.language.bodies import may_be_name
from govtask_extract.language.script import without_blanks
from govtask_extract.model.remarks import (
    DOUBTFUL_RECOGNITION,
    GUESSED_CELLS,
    GUESSED_NAME,
    LOOK_ALIKE_NAME,
    LOST_ASSIGNMENT,
    UNASSIGNED_TASK,
    UNREAD_TEXT,
    RemarkKind,
)
from govtask_extract.model.report import Diagnostic, Report, Task
from govtask_extract.model.roles import Role
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import NAME_FIELDS

_UNIT_FIELDS = [name for name in NAME_FIELDS if name != Role.LEADER.value]


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    yield from _of_reader(beside)
    unassigned = [task.id for task in report.tasks if not task.evidence.assignment and not _named_by_person(task)]
    yield from _tasks_told(report, UNASSIGNED_TASK, unassigned)
    yield from _unread_told(report)
    yield from _names_told(report)
    yield from _kinds_told(report)


def _named_by_person(task: Task) -> bool:
    return bool(task.corrected) and any(getattr(task, field) for field in NAME_FIELDS)


def _of_reader(beside: BesideNotice) -> Iterator[Discrepancy]:
    """Each of the reader's remarks stands among the diagnostics, its places those of its stretches."""
    told: Counter[_Key] = Counter(_key(one) for one in beside.report.diagnostics)
    for remark in beside.document.remarks:
        places = beside.lookup.of_spans(remark.spans)
        key = remark.code, remark.message, tuple((place["start"], place["end"]) for place in places)
        if not told[key]:
            yield Discrepancy(
                ("diagnostics",), said("{code} is missing: {message}", code=remark.code, message=quoted(remark.message))
            )
        told[key] -= 1
    for index, one in enumerate(beside.report.diagnostics):
        if one.code.startswith(_OF_READING) and one.code not in _OF_PARSING and told[_key(one)] > 0:
            message = said("reading the notice remarks nothing like it: {message}", message=quoted(one.message))
            yield Discrepancy(("diagnostics", index), message)


_Key = tuple[str, str, tuple[tuple[object, object], ...]]
_OF_READING = "GT1"
# Cells that are guessed in a text, and names that may be misread: told_doubts.py looks at these.
_OF_PARSING = (GUESSED_CELLS.code, DOUBTFUL_RECOGNITION.code, LOOK_ALIKE_NAME.code)


def _key(one: Diagnostic) -> _Key:
    return one.code, one.message, tuple((place.start, place.end) for place in one.evidence)


def _tasks_told(report: Report, kind: RemarkKind, expected: list[str]) -> Iterator[Discrepancy]:
    told = [one.task for one in report.diagnostics if one.code == kind.code]
    for task in expected:
        if task not in told:
            yield Discrepancy(
                ("diagnostics",), said("{code} is missing: {name} {task}", code=kind.code, name=kind.name, task=task)
            )
    for index, one in enumerate(report.diagnostics):
        if one.code == kind.code and one.task not in expected:
            yield Discrepancy(
                ("diagnostics", index),
                said("it is said of {task}, which is no {name}", task=quoted(one.task), name=kind.name),
            )


def _unread_told(report: Report) -> Iterator[Discrepancy]:
    given = [one for one in report.diagnostics if one.code in (UNREAD_TEXT.code, LOST_ASSIGNMENT.code)]
    stretches = [(place.start, place.end) for one in given for place in one.evidence]
    for index, place in enumerate(report.unread):
        if not any(start <= place.start and place.end <= end for start, end in stretches):
            yield Discrepancy(
                ("unread", index), said("no diagnostic tells that {quote} is unread", quote=quoted(place.quote))
            )
    unread = [(place.start, place.end) for place in report.unread]
    for number, one in enumerate(report.diagnostics):
        if one in given and not any(s < place.end and place.start < e for place in one.evidence for s, e in unread):
            yield Discrepancy(("diagnostics", number), said("what it is about is not unread"))


def _names_told(report: Report) -> Iterator[Discrepancy]:
    """Each name of a body that is unlike one, once; what only a person has written is nobody's guess."""
    names = {name: field in task.corrected for task, field, name in _unit_names(report)}
    names |= {name: False for task, field, name in _unit_names(report) if field not in task.corrected}
    told = {_quoted_by(one): index for index, one in enumerate(report.diagnostics) if one.code == GUESSED_NAME.code}
    for name, by_person in names.items():
        if not by_person and not may_be_name(name) and name not in told:
            yield Discrepancy(
                ("diagnostics",),
                said("{code} is missing: {name} is unlike a body's name", code=GUESSED_NAME.code, name=quoted(name)),
            )
    for name, index in told.items():
        if name not in names or may_be_name(name):
            yield Discrepancy(("diagnostics", index), said("{name} is no name that was guessed", name=quoted(name)))


def _unit_names(report: Report) -> Iterator[tuple[Task, str, str]]:
    """Each with its task and its list."""
    for task in report.tasks:
        for field in _UNIT_FIELDS:
            yield from ((task, field, name) for name in getattr(task, field))


def _quoted_by(one: Diagnostic) -> str:
    return without_blanks("".join(place.quote for place in one.evidence))


def _kinds_told(report: Report) -> Iterator[Discrepancy]:
    """Code and name belong together; so does how severe it is, where no configuration says otherwise."""
    from govtask_extract.linting.rule import rules

    known = rules()
    for index, one in enumerate(report.diagnostics):
        rule = known.get(one.code)
        if rule is None or rule.name != one.name:
            yield Discrepancy(
                ("diagnostics", index, "code"),
                said("{code} is no {name}", code=quoted(one.code), name=quoted(one.name)),
            )


CHECK = NoticeCheck(said("What reading remarked is told, and what the report itself shows."), _find)
