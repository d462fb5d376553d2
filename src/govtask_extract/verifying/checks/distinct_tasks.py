"""No two tasks are read from one and the same print."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck
from govtask_extract.verifying.printed_entries import first_offset


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    seen: dict[tuple[object, ...], str] = {}
    for index, task in enumerate(beside.report.tasks):
        stretches = tuple((place.start, place.end) for place in task.evidence.text)
        number = first_offset(task.evidence.label)
        other = seen.setdefault((stretches, number), task.id)
        if other != task.id:
            yield Discrepancy(("tasks", index), said("it is read from the same words as {other}", other=other))
        if not task.evidence.text:
            yield Discrepancy(("tasks", index, "evidence", "text"), said("no words of the notice are quoted for it"))


CHECK = NoticeCheck(said("No two tasks are read from the same words."), _find)
