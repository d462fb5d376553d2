"""A list is open-ended if its assignment prints 等 behind a name."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck
from govtask_extract.verifying.groups import notes_of, printed_groups


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    notes = notes_of(beside.report)
    for index, task in enumerate(beside.report.tasks):
        printed = any(
            "等" in group.text[start:end] for group in printed_groups(task, index, notes) for start, end in group.gaps()
        )
        if task.open_ended != printed:
            said = "等 stands behind its names" if printed else "no 等 stands behind its names"
            yield Discrepancy(("tasks", index, "open_ended"), f"it says {str(task.open_ended).lower()}, {said}")


CHECK = NoticeCheck("A list is open-ended if 等 is printed behind a name.", _find)
