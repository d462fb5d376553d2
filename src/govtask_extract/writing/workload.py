"""How many tasks each body has in which role, and each leader: of many reports, nothing but the counts is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct, field

from govtask_extract.model.report import Report
from govtask_extract.model.roles import Role
from govtask_extract.writing.table_columns import NAME_FIELDS

LEADERS = Role.LEADER.value
ROLES = tuple(role for role in NAME_FIELDS if role != LEADERS)


Counts = dict[str, int]
"""How many tasks, by role."""


class Bearer(Struct, frozen=True, array_like=True):
    """Whom a row of the summary counts for; `apart` tells it from others of that name."""

    name: str
    apart: str


class Load(Struct, frozen=True):
    """A row of the summary: the name as it is shown, the tasks in each role, and their sum."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


class Workload(Struct, frozen=True):
    """A task that names a body twice in one role counts once; in two roles it counts in both."""

    bodies: dict[str, Bearer] = field(default_factory=dict)
    """By the ids of reports: another report may say less of a name."""
    units: dict[Bearer, Counts] = field(default_factory=dict)
    leaders: dict[Bearer, Counts] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Bodies are told by what they are, however they are spelled; leaders by their names and who issued the notice.

        Nothing says that leaders of one name in two places are one.
        """
        bodies = {unit.id: self.bodies.setdefault(unit.id, Bearer(unit.name, unit.id)) for unit in report.units}
        issuer = report.notice.issuing_authority or ""
        persons = {person.id: Bearer(person.id, issuer) for person in report.persons}
        for task in report.tasks:
            for role in ROLES:
                _count_once(self.units, role, _met(getattr(task, role), getattr(task.unit_ids, role), bodies, ""))
            ids = task.person_ids.supervising_leaders
            _count_once(self.leaders, LEADERS, _met(task.supervising_leaders, ids, persons, issuer))

    def merge(self, other: Workload) -> None:
        """What was counted of other reports, as if these had been added here."""
        known = {bearer: self.bodies.setdefault(id, bearer) for id, bearer in other.bodies.items()}
        for mine, theirs in ((self.units, other.units), (self.leaders, other.leaders)):
            for bearer, counts in theirs.items():
                _count(mine, known.get(bearer, bearer), counts)

    def of_units(self) -> list[Load]:
        """In the order of their totals, then as they were met."""
        return _ranked(self.units, ROLES)

    def of_leaders(self) -> list[Load]:
        """Likewise."""
        return _ranked(self.leaders, (LEADERS,))


def _count_once(kept: dict[Bearer, Counts], role: str, met: Iterator[Bearer]) -> None:
    for bearer in dict.fromkeys(met):
        _count(kept, bearer, {role: 1})


def _count(kept: dict[Bearer, Counts], bearer: Bearer, counts: Counts) -> None:
    known = kept.setdefault(bearer, {})
    for role, count in counts.items():
        known[role] = known.get(role, 0) + count


def _met(names: Sequence[str], ids: Sequence[str], known: Mapping[str, Bearer], apart: str) -> Iterator[Bearer]:
    """Whom the names of a list mean; a report of before does not say, so that the name as printed stands for itself."""
    for name, one in zip_longest(names, ids[: len(names)], fillvalue=""):
        yield known.get(one) or Bearer(name, apart)


def _ranked(kept: Mapping[Bearer, Counts], roles: Sequence[str]) -> list[Load]:
    homonyms = Counter(bearer.name for bearer in kept)
    loads = [
        Load(_shown(bearer, homonyms[bearer.name] > 1), tuple(counts.get(role, 0) for role in roles))
        for bearer, counts in kept.items()
    ]
    return sorted(loads, key=lambda load: -load.total)


def _shown(bearer: Bearer, mistakable: bool) -> str:
    return f"{bearer.name}（{bearer.apart}）" if mistakable and bearer.apart else bearer.name
