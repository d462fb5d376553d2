"""Which tasks lack what most of their neighbours have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govtask_extract.linting.subject import Subject

if TYPE_CHECKING:
    from govtask_extract.model.report import Task

# With fewer others than this, a section is no measure, and the plan is taken.
_ENOUGH = 3
_MOST = 0.5


def tasks_without(subject: Subject, field: str, habit: float = _MOST) -> Iterator[Task]:
    """Tasks whose `field` is empty though more than half of the others of their section, or plan, fill it.

    With a `habit`, a share, more than that of the others of the plan must, too.

    An item with sub-items, and a sub-item of one that is assigned as a whole, may leave it to each other. A blanket
    note in the document names the role for all.
    """
    if any(standing.role == field for standing in subject.report.standing_assignments):
        return
    tasks = [task for task in subject.report.tasks if task.id not in subject.parents]
    shares = _Shares(tasks, field)
    for task in tasks:
        if not getattr(task, field) and not _given_above(subject, task, field) and shares.others_have_it(task, habit):
            yield task


def _given_above(subject: Subject, task: Task, field: str) -> bool:
    parent = subject.tasks.get(task.parent or "")
    return parent is not None and (bool(getattr(parent, field)) or _given_above(subject, parent, field))


class _Shares:
    """How many tasks each section and plan has, and how many of them fill the field."""

    def __init__(self, tasks: Sequence[Task], field: str) -> None:
        self.all: Counter[tuple[str, ...]] = Counter()
        self.filled: Counter[tuple[str, ...]] = Counter()
        for task in tasks:
            for key in ((task.plan,), (task.plan, task.section or "")):
                self.all[key] += 1
                self.filled[key] += bool(getattr(task, field))

    def others_have_it(self, task: Task, habit: float) -> bool:
        """`task` itself is one of those that do not."""
        key: tuple[str, ...] = (task.plan, task.section or "")
        if self.all[key] - 1 < _ENOUGH:
            key = (task.plan,)
        return self._share(key) > _MOST and (habit == _MOST or self._share((task.plan,)) > habit)

    def _share(self, key: tuple[str, ...]) -> float:
        return self.filled[key] / max(1, self.all[key] - 1)
