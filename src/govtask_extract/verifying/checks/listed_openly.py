"""A list is open-ended if its assignment prints 等 behind a name."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck
from govtask_extract.verifying.groups import PrintedGroup

# Behind a name, or what a bracket says of it: 县教育局（牵头）等
_OPEN = lazy_re(r"\W*(?:[（(][^）)]*[）)]\W*)?等")
_OPEN_THERE = said("it says {value}, 等 stands behind its names")
_CLOSED_THERE = said("it says {value}, no 等 stands behind its names")


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    printed = {index for index, _, group in beside.groups if _is_open(group)}
    for index, task in enumerate(beside.report.tasks):
        if task.open_ended != (index in printed):
            pattern = _OPEN_THERE if index in printed else _CLOSED_THERE
            message = said(pattern, value=str(task.open_ended).lower())
            yield Discrepancy(("tasks", index, "open_ended"), message)


def _is_open(group: PrintedGroup) -> bool:
    """负责等 leaves no list open."""
    ends = {name.end for name in group.names}
    return any(start in ends and _OPEN.match(group.text, start, end) for start, end in group.gaps())


CHECK = NoticeCheck(said("A list is open-ended if 等 is printed behind a name."), _find)
