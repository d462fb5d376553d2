"""Which tasks `--task` means: t103 by its id, 103 and 103. by their number as printed, （三） by its label."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from govtask_extract.nearest import nearest
from govtask_extract.saying.said import Said, listed, said

if TYPE_CHECKING:
    from govtask_extract.model.report import Task

# Of labels and of what people type, in half width: 三、 103. 第五条 (三) No. 5
_LONG = 10
_AROUND = ".,、:;()[]〔〕【】第条项款号 "


def tasks_called(word: str, tasks: Sequence[Task]) -> list[Task]:
    """All that are called so in the first way that any is: by id, by label, by label without marks, by number."""
    wanted = _folded(word)
    bare = wanted.strip(_AROUND)
    ways: tuple[Callable[[Task], bool], ...] = (
        lambda task: task.id.lower() == wanted,
        lambda task: _folded(task.label or "") == wanted,
        lambda task: bare != "" and _folded(task.label or "").strip(_AROUND) == bare,
        lambda task: task.number is not None and str(task.number) == bare.lstrip("t0"),
    )
    found = ([task for task in tasks if is_meant(task)] for is_meant in ways)
    return next(filter(None, found), []) if wanted else []


def near_tasks(word: str, tasks: Sequence[Task]) -> Said:
    """Which there are, in a sentence: the ids near to a word that means none, and the first and the last."""
    if not tasks:
        return said("It has none.")
    number = _folded(word).strip(f"{_AROUND}t")
    beside = (
        sorted(tasks, key=lambda task: abs((task.number or 0) - int(number)))
        if number.isdecimal() and len(number) < _LONG
        else []
    )
    near = [task.id for task in beside[:3]] or nearest(word, (task.id for task in tasks), 3)
    if near:
        return said(
            "Near: {near}. Its tasks are {first} to {last}.", near=listed(near), first=tasks[0].id, last=tasks[-1].id
        )
    return said("Its tasks are {first} to {last}.", first=tasks[0].id, last=tasks[-1].id)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
