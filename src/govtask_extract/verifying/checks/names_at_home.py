"""Every name stands in its own task's assignment; leaders may stand in the title of a section around it. None twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govtask_extract.model.report import Place, Report, Task
from govtask_extract.model.roles import Role
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import NAME_FIELDS
from govtask_extract.verifying.quoting import stand_within


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    for index, task in enumerate(beside.report.tasks):
        titles = list(_titles_around(task, beside.report))
        read: list[tuple[int, int, Loc]] = []
        for field in NAME_FIELDS:
            homes = titles if field == Role.LEADER.value else []
            for number, (name, places) in enumerate(
                zip(getattr(task, field), getattr(task.evidence, field), strict=False)
            ):
                loc: Loc = ("tasks", index, field, number)
                if not stand_within(places, [*task.evidence.assignment, *homes]):
                    yield Discrepancy(loc, said("{value} does not stand in the task's assignment", value=quoted(name)))
                read += [(place.start, place.end, loc) for place in places]
            yield from _disordered(("tasks", index, field), task, field)
        for (_, end, first), (start, _, second) in pairwise(sorted(read)):
            if start < end:
                there = Discrepancy(first, "").pointer
                yield Discrepancy(second, said("it is read twice, here and at {there}", there=there))
        yield from _columns(index, task)


def _titles_around(task: Task, report: Report) -> Iterator[Place]:
    sections = {section.id: section for section in report.sections}
    around = task.section
    seen: set[str] = set()
    while around in sections and around not in seen:
        seen.add(around)
        yield from sections[around].evidence
        around = sections[around].parent


def _disordered(loc: Loc, task: Task, field: str) -> Iterator[Discrepancy]:
    """Names follow one another as the places of the assignment do."""
    firsts = [places[0] for places in getattr(task.evidence, field) if places]
    ranks = [_rank(place, task) for place in firsts]
    for number, (before, after) in enumerate(pairwise(ranks), start=1):
        if after < before:
            yield Discrepancy((*loc, number), said("it is printed before the name before it"))


def _rank(place: Place, task: Task) -> tuple[int, int]:
    """The place of the assignment that holds it, and where it begins there."""
    homes = (n for n, one in enumerate(task.evidence.assignment) if one.start <= place.start and place.end <= one.end)
    return next(homes, -1), place.start


def _columns(index: int, task: Task) -> Iterator[Discrepancy]:
    for heading, places in task.evidence.other_columns.items():
        if not stand_within(places, task.evidence.assignment):
            loc: Loc = ("tasks", index, "other_columns", heading)
            yield Discrepancy(
                loc,
                said("{value} does not stand in the task's assignment", value=quoted(task.other_columns.get(heading))),
            )


CHECK = NoticeCheck(said("Every name stands in its own task's assignment, once, in printed order."), _find)
