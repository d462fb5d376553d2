"""A selection carried out on one report after another; what is to be said of what nothing fits, and what is near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from govtask_extract.model.role_names import UNIT_FIELDS
from govtask_extract.nearest import AT_MOST, likeness, nearest
from govtask_extract.saying.said import Said, listed, said, said_many
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
    "unit": said('no task names a unit like "{word}"'),
    "role": said("no task has {word}"),
    "leader": said('no task names a leader like "{word}"'),
    "section": said('no task stands below a title like "{word}"'),
    "text": said('no task has "{word}" in its text'),
    DUE: said("no task is due by {word}"),
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

    def remarks(self) -> Iterator[Said]:
        """What is worth saying of it when all reports have passed, in sentences without full stops."""
        if not self.tasks:
            return
        missed = [asked for asked in self._selection.asked if not self._hits[asked]]
        yield from map(self._not_found, missed)
        if not missed and not self.found:
            yield said("each of {options} fits some task, but none fits all of them", options=_options(self._selection))
        if self._undated:
            yield said_many(
                "{count:,} task has no deadline with a date and is left out",
                "{count:,} tasks have no deadline with a date and are left out",
                count=self._undated,
            )

    def _not_found(self, asked: SearchTerm) -> Said:
        missed = self._missed(asked)
        if self._elsewhere[asked]:
            return said_many(
                "{missed}; in other roles {count:,} task has it",
                "{missed}; in other roles {count:,} tasks have it",
                count=self._elsewhere[asked],
                missed=missed,
            )
        if asked.kind == DUE and self._next:
            return said("{missed}; the first is due by {date}", missed=missed, date=self._next)
        near = dict.fromkeys(chain.from_iterable(self._near.get(asked, {}).values()))
        if near:
            names = listed(_by_likeness(asked.word, near)[:AT_MOST])
            return said("{missed}; near: {names}", missed=missed, names=names)
        if asked.kind in ("unit", "leader"):
            return said("{missed}; `govtask units` lists all names", missed=missed)
        return missed

    def _missed(self, asked: SearchTerm) -> Said:
        roles = self._selection.roles
        if asked.kind == "unit" and roles:
            return said('no task names a unit like "{word}" among {roles}', word=asked.word, roles=listed(roles))
        return said(_NOT_FOUND[asked.kind], word=asked.word)


def _options(selection: Selection) -> Said:
    return listed(dict.fromkeys(f"--{asked.kind}" for asked in selection.asked))


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
