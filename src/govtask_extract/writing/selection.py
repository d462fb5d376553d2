"""Which tasks somebody asks for: those of some units, roles, leaders and sections, with some words, due by some day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.model.role_names import UNIT_FIELDS
from govtask_extract.model.roles import Role

if TYPE_CHECKING:
    from govtask_extract.identity.asked_bodies import AskedBody
    from govtask_extract.identity.resolver import Resolver
    from govtask_extract.model.report import Report, Section, Task

LEADERS = Role.LEADER.value
Test = Callable[["Task"], bool]


class SearchTerm(Struct, frozen=True):
    """One thing that is asked for: the kind is the option's name without its dashes."""

    kind: str
    word: str


class Selection(Struct, frozen=True):
    """Words by their kinds; a kind without words selects nothing away.

    `roles` are fields of a task. With `units` they say where these are looked for, without any that somebody has such
    a role. `due` is the last day, ISO 8601, of what is due by then.
    """

    units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    due: str | None = None

    def __bool__(self) -> bool:
        return bool(self.asked)

    @property
    def asked(self) -> tuple[SearchTerm, ...]:
        """What is asked for, kind by kind."""
        kinds = {
            "unit": self.units,
            "role": () if self.units else self.roles,
            "leader": self.leaders,
            "section": self.sections,
            "text": self.texts,
            DUE: (self.due,) if self.due else (),
        }
        return tuple(SearchTerm(kind, word) for kind, words in kinds.items() for word in words)

    def tests(self, report: Report) -> dict[SearchTerm, Test]:
        """What tells of the report's tasks whether they are what is asked for."""
        around = TasksAround(report)
        return {asked: around.test(asked, self.roles or UNIT_FIELDS) for asked in self.asked}

    def of(self, report: Report) -> Report:
        """The report with the selected tasks only; everything else is as it was."""
        if not self:
            return report
        tests = self.tests(report)
        return with_tasks(report, [task for task in report.tasks if fits(tried(task, tests))])


DUE = "deadline-before"


def with_tasks(report: Report, tasks: Iterable[Task]) -> Report:
    return report.model_copy(update={"tasks": tuple(tasks)})


def tried(task: Task, tests: Mapping[SearchTerm, Test]) -> dict[SearchTerm, bool]:
    """What of that which is asked for the task is."""
    return {asked: test(task) for asked, test in tests.items()}


def fits(held: Mapping[SearchTerm, bool]) -> bool:
    """Whether a task is of every kind what one of the words of that kind asks for."""
    kinds = {asked.kind for asked in held}
    return kinds <= {asked.kind for asked, holds in held.items() if holds}


class TasksAround:
    """What of a report its tasks are looked up in."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sections = {section.id: section for section in report.sections}
        self._full_names = {unit.id: unit.name for unit in report.units}

    def test(self, asked: SearchTerm, where: tuple[str, ...]) -> Test:
        """`where` are the fields in which units are looked for."""
        word = asked.word
        match asked.kind:
            case "unit":
                body = self._body(word)
                return lambda task: any(self._is_meant(body, task, field) for field in where)
            case "role":
                return lambda task: bool(getattr(task, word))
            case "leader":
                return _leader_test(word)
            case "section":
                return lambda task: _occurs(word, section_path(task, self._sections))
            case "text":
                return lambda task: _occurs(word, (task.text,))
        return lambda task: any(day <= word for day in dated(task))

    def _body(self, word: str) -> AskedBody:
        from govtask_extract.identity.asked_bodies import asked_body

        return asked_body(word, self._resolver)

    @cached_property
    def _resolver(self) -> Resolver:
        from govtask_extract.identity.identify import ISSUER_FIELDS, resolver_for
        from govtask_extract.model.profile import KnownBodies

        return resolver_for(self._report.model_dump(include=ISSUER_FIELDS), KnownBodies())

    def _is_meant(self, body: AskedBody, task: Task, field: str) -> bool:
        names = getattr(task, field)
        if any(map(body.is_printed, names)):
            return True
        return any(body.means(id, full) for id, full in self._bodies(names, getattr(task.unit_ids, field)))

    def _bodies(self, names: tuple[str, ...], ids: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The id and the name in full of each; reports of earlier versions have no ids.

        A name with variants of characters, 區住建局, is a body of its own in the report, and here also what it means.
        """
        for id in ids:
            yield id, self._full_names.get(id, "")
        simple = list(map(_compared, names))
        if len(ids) != len(names) or simple != list(names):
            yield from ((one.id, one.name) for one in self._resolver.in_list(simple))


def _leader_test(word: str) -> Test:
    """By the name, with a post or without: 副区长刘冬 is 刘冬."""
    from govtask_extract.identity.people import person_met

    person = person_met(_compared(word)).id
    return lambda task: (
        _occurs(word, getattr(task, LEADERS))
        or person in {person_met(_compared(name)).id for name in getattr(task, LEADERS)}
    )


def dated(task: Task) -> list[str]:
    """The days by which it is due, ISO 8601."""
    return [deadline.date for deadline in task.deadlines if deadline.date]


def section_path(task: Task, sections: dict[str, Section]) -> list[str]:
    """The titles with their labels, from the outermost section to the task's own."""
    path: list[str] = []
    identifier = task.section
    while identifier is not None and identifier in sections:
        section = sections[identifier]
        path.insert(0, f"{section.label or ''}{section.title}")
        identifier = section.parent
    return path


def _occurs(word: str, names: Iterable[str]) -> bool:
    wanted = _compared(word)
    return any(wanted in _compared(name) for name in names)


def _compared(text: str) -> str:
    """Without blanks, in one width, and without variants of characters: 卢永楨 is 卢永桢."""
    from govtask_extract.language.likeness import match_key

    return match_key(text)
