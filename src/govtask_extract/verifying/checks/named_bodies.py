"""Ids, units and persons are what the names give: each once, with its names and how often each list has it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.identity.identify import with_identities
from govtask_extract.model.report import Report
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


def _differing(loc: Loc, said: object, there: object) -> Iterator[Discrepancy]:
    match said, there:
        case dict(), dict() if said.keys() == there.keys():
            for key, value in said.items():
                yield from _differing((*loc, key), value, there[key])
        case (list() | tuple(), list() | tuple()) if len(said) == len(there):
            for index, (one, other) in enumerate(zip(said, there, strict=True)):
                yield from _differing((*loc, index), one, other)
        case (list() | tuple(), list() | tuple()):
            yield Discrepancy(loc, f"it has {len(said)} items, the names give {len(there)}")
        case _ if said != there:
            yield Discrepancy(loc, f"it says {quoted(said)}, the names give {quoted(there)}")


CHECK = NoticeCheck("Ids, units, persons and their counts are what the names give.", _find)
