"""A report while corrections are replayed on it, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TypeVar

from govtask_extract.correcting.fitting import CorrectionUnfit, short
from govtask_extract.correcting.printed_text import PrintedText
from govtask_extract.language.script import without_blanks
from govtask_extract.model.document import RawDocument
from govtask_extract.model.report import Diagnostic, Model, Paragraph, Place, Report, Rule, Section, Task
from govtask_extract.saying.said import said

_Part = TypeVar("_Part", bound=Model)
BEGINNING = 24
"""So many characters tell a task from the others of its notice."""


class ReportInWork:
    """What corrections change; ids stay those that the tasks had when they were read."""

    def __init__(self, report: Report, document: RawDocument) -> None:
        self.base = report
        self.notice = report.notice
        self.sections: list[Section] = list(report.sections)
        self.tasks: list[Task] = list(report.tasks)
        self.rules: list[Rule] = list(report.rules)
        self.paragraphs: list[Paragraph] = list(report.paragraphs)
        self.unread: list[Place] = list(report.unread)
        self.diagnostics: list[Diagnostic] = list(report.diagnostics)
        self.printed = PrintedText(document, report.furniture)
        # The id that a correction gives a new task, and the one that it got, where that was taken.
        self._ids: dict[str, str] = {}

    def find(self, id: str, begins: str | None) -> Task:
        """The task of this id, if it begins so; else the only one that does. Raises `CorrectionUnfit`."""
        id = self._ids.get(id, id)
        named = next((task for task in self.tasks if task.id == id), None)
        if named is not None and _begins_so(named, begins):
            return named
        if begins is not None:
            alike = [task for task in self.tasks if beginning(task).startswith(begins)]
            if len(alike) == 1:
                return alike[0]
            if alike:
                count = f"{len(alike):,}"
                raise CorrectionUnfit(
                    said("{count} tasks begin with {words}, none is {id}", count=count, words=short(begins), id=id)
                )
            if named is not None:
                now = short(beginning(named))
                raise CorrectionUnfit(
                    said("{id} begins with {now}, and no task with {words}", id=id, now=now, words=short(begins))
                )
            raise CorrectionUnfit(
                said("there is no task {id}, and none begins with {words}", id=id, words=short(begins))
            )
        raise CorrectionUnfit(said("there is no task {id}", id=id))

    def put(self, task: Task, *corrected: str, **values: object) -> None:
        """The task with these values, and these fields among its corrected ones."""
        known = [*(task.corrected), *corrected]
        ordered = tuple(name for name in type(task).model_fields if name in known)
        changed = task.model_copy(update={**values, **({"corrected": ordered} if ordered else {})})
        self.tasks[self.index(task)] = changed

    def index(self, task: Task) -> int:
        return next(at for at, one in enumerate(self.tasks) if one.id == task.id)

    def insert(self, at: int, task: Task, asked: str) -> None:
        """A new task, under the id that was asked for, or the next that is free."""
        taken = {one.id for one in self.tasks} | {one.id for one in self.base.tasks}
        id = asked if asked not in taken else next(f"{asked}-{n}" for n in count(2) if f"{asked}-{n}" not in taken)
        self._ids[asked] = id
        self.tasks.insert(at, task.model_copy(update={"id": id}))

    def known_as(self, asked: str, task: Task) -> None:
        """What corrections call `asked` is this task."""
        self._ids[asked] = task.id

    def refer_elsewhere(self, gone: Task, heir: Task | None) -> None:
        """What referred to a task that is gone refers to its heir; without one, to what is above or behind."""
        above = heir.id if heir else gone.parent
        over = heir.id if heir else gone.parent or gone.section
        behind = heir.id if heir else self._behind(gone)
        self.tasks[:] = [_with(one, "parent", gone.id, above) for one in self.tasks]
        self.sections[:] = [_with(one, "parent", gone.id, over) for one in self.sections]
        self.rules[:] = [_with(one, "from_task", gone.id, behind) for one in self.rules]
        self.diagnostics[:] = list(self._said_of(gone.id, heir.id if heir else None))

    def _behind(self, gone: Task) -> str | None:
        later = self.tasks[self.index(gone) + 1 :]
        return next((one.id for one in later if one.plan == gone.plan), None)

    def _said_of(self, gone: str, task: str | None) -> Iterator[Diagnostic]:
        for one in self.diagnostics:
            if one.task != gone:
                yield one
            elif task is not None:
                yield one.model_copy(update={"task": task})


def says_otherwise(task: Task, was: str) -> CorrectionUnfit:
    """Of a task whose text is not the one that is replaced."""
    now = short(task.text)
    return CorrectionUnfit(said("{task} says {now} now, not {was}", task=task.id, now=now, was=short(was)))


def beginning(task: Task) -> str:
    """How a task's text begins in print; of one that no place quotes, how it begins."""
    printed = without_blanks("".join(place.quote for place in task.evidence.text))
    return (printed or without_blanks(task.text))[:BEGINNING]


def _begins_so(task: Task, begins: str | None) -> bool:
    """Also where it ends sooner now."""
    return begins is None or beginning(task).startswith(begins) or begins.startswith(beginning(task))


def _with(part: _Part, field: str, gone: str, heir: str | None) -> _Part:
    return part.model_copy(update={field: heir}) if getattr(part, field) == gone else part
