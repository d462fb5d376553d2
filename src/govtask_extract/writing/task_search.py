"""A selection carried out on one report after another; what is to be said of what nothing fits, and what is near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from govtask_extract.model.role_names import UNIT_FIELDS
from govtask_extract.nearest import AT_MOST, likeness, nearest
from govtask_extract.writing.selection import (
    DUE,
    LEADERS,
    SearchTerm,
    Selection,
    dated,
    fits,
    section_path,
    tried,
    with_tasks,
)

if TYPE_CHECKING:
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report, Task, Unit

_NOT_FOUND = {
    "unit": 'no task names a unit like "{}"{}',
    "role": "no task has {}",
    "leader": 'no task names a leader like "{}"',
    "section": 'no task stands below a title like "{}"',
    "text": 'no task has "{}" in its text',
    DUE: "no task is due by {}",
}


class TaskSearch:
    """Keeps counts and a few near names; none of the reports."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._hits: Counter[SearchTerm] = Counter()
        self._elsewhere: Counter[SearchTerm] = Counter()
        self._near: dict[SearchTerm, dict[str, dict[str, None]]] = {}
        self._undated = 0
        self._next: str | None = None
        self.tasks = 0
        self.found = 0

    def of_entry(self, entry: Entry) -> Entry:
        """The report with the selected tasks only; a failure is as it was."""
        from govtask_extract.model.failure import Failure

        return entry if isinstance(entry, Failure) else self.of(entry)

    def of(self, report: Report) -> Report:
        """The report with the selected tasks only; everything else is as it was."""
        tests = self._selection.tests(report)
        kept: list[Task] = []
        for task in report.tasks:
            held = tried(task, tests)
            self._hits.update(asked for asked, holds in held.items() if holds)
            if fits(held):
                kept.append(task)
            elif fits({asked: holds for asked, holds in held.items() if asked.kind != DUE}):
                self._pass_over(task)
        self.tasks += len(report.tasks)
        self.found += len(kept)
        self._look_around(report, [asked for asked in tests if not self._hits[asked]])
        return with_tasks(report, kept)

    def _pass_over(self, task: Task) -> None:
        """Not due by then, while everything else fits."""
        days = dated(task)
        self._undated += not days
        self._next = min([*days, *([self._next] if self._next else [])], default=None)

    def _look_around(self, report: Report, missed: Iterable[SearchTerm]) -> None:
        """What is near the words that no task has fitted so far; once one does, nobody asks."""
        for asked in missed:
            if asked.kind == "unit" and self._selection.roles:
                anywhere = Selection(units=(asked.word,))
                self._elsewhere[asked] += len(anywhere.of(report).tasks)
            known = self._near.get(asked, {})
            for called, name in _names(asked, report):
                known.setdefault(called, {})[name] = None
            self._near[asked] = {called: known[called] for called in nearest(_wanted(asked), known)}

    def remarks(self) -> Iterator[str]:
        """What is worth saying of it when all reports have passed, in sentences without full stops."""
        if not self.tasks:
            return
        missed = [asked for asked in self._selection.asked if not self._hits[asked]]
        yield from map(self._not_found, missed)
        if not missed and not self.found:
            yield f"each of {_options(self._selection)} fits some task, but none fits all of them"
        if self._undated:
            yield f"{_counted(self._undated)} no deadline with a date and {_are(self._undated)} left out"

    def _not_found(self, asked: SearchTerm) -> str:
        roles = f" among {', '.join(self._selection.roles)}" if self._selection.roles else ""
        said = _NOT_FOUND[asked.kind].format(asked.word, roles)
        if self._elsewhere[asked]:
            return f"{said}; in other roles {_counted(self._elsewhere[asked])} it"
        if asked.kind == DUE and self._next:
            return f"{said}; the first is due by {self._next}"
        near = dict.fromkeys(chain.from_iterable(self._near.get(asked, {}).values()))
        if near:
            return f"{said}; near: {', '.join(_by_likeness(asked.word, near)[:AT_MOST])}"
        return f"{said}; `govtask units` lists all names" if asked.kind in ("unit", "leader") else said


def _counted(number: int) -> str:
    return f"{number:,} task has" if number == 1 else f"{number:,} tasks have"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _options(selection: Selection) -> str:
    return ", ".join(dict.fromkeys(f"--{asked.kind}" for asked in selection.asked))


def _by_likeness(word: str, names: Iterable[str]) -> list[str]:
    """First those that begin alike: of the same place, of the same family."""
    return sorted(names, key=lambda name: (name[:1] == word[:1], likeness(word, name)), reverse=True)


def _wanted(asked: SearchTerm) -> str:
    """A unit without 区 or 市 before it: what it is called there tells which are near."""
    from govtask_extract.identity.prefixes import level_at_head

    level = level_at_head(asked.word) if asked.kind == "unit" else None
    return asked.word.removeprefix(level or "")


def _names(asked: SearchTerm, report: Report) -> Iterator[tuple[str, str]]:
    """What things of its kind may be called, each with how it is printed."""
    match asked.kind:
        case "unit":
            for unit in report.units:
                yield from _callings(unit)
            yield from ((name, name) for task in report.tasks for field in UNIT_FIELDS for name in getattr(task, field))
        case "leader":
            yield from ((name, name) for task in report.tasks for name in getattr(task, LEADERS))
        case "section":
            sections = {section.id: section for section in report.sections}
            yield from ((title, title) for task in report.tasks for title in section_path(task, sections))


def _callings(unit: Unit) -> Iterator[tuple[str, str]]:
    from govtask_extract.identity.functions import short_forms

    for called in (*unit.names, unit.name, *short_forms(unit.id.partition("/")[2])):
        yield called, unit.names[0]
