"""A list is open-ended if its assignment prints 等 behind a name."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    printed = {
        index for index, _, group in beside.groups if any("等" in group.text[start:end] for start, end in group.gaps())
    }
    for index, task in enumerate(beside.report.tasks):
        if task.open_ended != (index in printed):
            said = "等 stands behind its names" if index in printed else "no 等 stands behind its names"
            yield Discrepancy(("tasks", index, "open_ended"), f"it says {str(task.open_ended).lower()}, {said}")


CHECK = NoticeCheck("A list is open-ended if 等 is printed behind a name.", _find)
