"""Ids, units and persons are what the names give: each once, with its names and how often each list has it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.identity.identify import with_identities
from govtask_extract.model.report import Report
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    expected = Report.model_validate(
        with_identities(report.model_dump(exclude_unset=True), beside.profile.bodies), strict=True
    )
    yield from _differing((), _identities(report), _identities(expected))


def _identities(report: Report) -> dict[str, object]:
    """What is told of bodies and persons, by where it stands."""
    return {
        "notice": {"unit_ids": report.notice.unit_ids.model_dump()},
        "tasks": [
            {"unit_ids": task.unit_ids.model_dump(), "person_ids": task.person_ids.model_dump()}
            for task in report.tasks
        ],
        "standing_assignments": [{"unit_ids": standing.unit_ids} for standing in report.standing_assignments],
        "units": [unit.model_dump() for unit in report.units],
        "persons": [person.model_dump() for person in report.persons],
    }


def _differing(loc: Loc, given: object, there: object) -> Iterator[Discrepancy]:
    match given, there:
        case dict(), dict() if given.keys() == there.keys():
            for key, value in given.items():
                yield from _differing((*loc, key), value, there[key])
        case (list() | tuple(), list() | tuple()) if len(given) == len(there):
            for index, (one, other) in enumerate(zip(given, there, strict=True)):
                yield from _differing((*loc, index), one, other)
        case (list() | tuple(), list() | tuple()):
            yield Discrepancy(
                loc,
                said("it has {number:d} items, the names give {expected:d}", number=len(given), expected=len(there)),
            )
        case _ if given != there:
            yield Discrepancy(
                loc, said("it says {value}, the names give {names}", value=quoted(given), names=quoted(there))
            )


CHECK = NoticeCheck(said("Ids, units, persons and their counts are what the names give."), _find)
