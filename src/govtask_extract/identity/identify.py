"""Adds to a report's plain data who its names mean: `units`, `persons`, and the ids beside each list of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct, field

from govtask_extract.identity.people import person_met
from govtask_extract.identity.resolver import Known, Resolver, folded_name
from govtask_extract.identity.standpoint import standpoint_of
from govtask_extract.model.plain import Plain
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.roles import Role

UNIT_LISTS = (*(role.value for role in Role if role not in (Role.DEADLINE, Role.LEADER)), "upstream_responsible_units")
NOTICE_LISTS = ("addressees", "copied_to")
ISSUER_FIELDS = {"source", "notice", "plans"}
_LEADERS = Role.LEADER.value
_STANDING = "standing_assignments"
# So much of the file's hash keeps apart what no notice beyond it can be compared with.
_SCOPE = 8


class _Found(Struct):
    """The printed names of one body or person, in the order in which they are met, and how often in which list."""

    names: dict[str, None] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


class _Census:
    """Who has been met, in the order of the document."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.known: dict[str, Known] = {}
        self.units: dict[str, _Found] = {}
        self.posts: dict[str, dict[str | None, None]] = {}
        self.persons: dict[str, _Found] = {}

    def units_in(self, where: str, names: object) -> tuple[str, ...]:
        """The ids of a list of names, one for each."""
        assert isinstance(names, tuple)
        if not names:
            return ()
        found = self._resolver.in_list(names)
        for name, one in zip(names, found, strict=True):
            if one.id not in self.known or self.known[one.id].place is None:
                self.known[one.id] = one
            _count(self.units, one.id, name, where)
        return tuple([one.id for one in found])

    def persons_in(self, names: object) -> tuple[str, ...]:
        assert isinstance(names, tuple)
        met = [person_met(name) for name in names]
        for name, one in zip(names, met, strict=True):
            self.posts.setdefault(one.id, {})[one.post] = None
            _count(self.persons, one.id, name, _LEADERS)
        return tuple([one.id for one in met])


def with_identities(report: Plain, bodies: KnownBodies) -> Plain:
    """The report with every body and person once. `bodies` are what a profile or a registry knows of names."""
    notice = report["notice"]
    assert isinstance(notice, dict)
    resolver = resolver_for(report, bodies)
    census = _Census(resolver)
    letter = {name: census.units_in(name, notice[name]) for name in NOTICE_LISTS}
    tasks, standing = _each(report, "tasks"), _each(report, _STANDING)
    in_tasks = [{name: census.units_in(name, task[name]) for name in UNIT_LISTS} for task in tasks]
    leaders = [census.persons_in(task[_LEADERS]) for task in tasks]
    in_standing = [census.units_in(_STANDING, one["units"]) for one in standing]
    firsts = resolver.first_names()
    return {
        **report,
        "notice": _with(notice, unit_ids=_renamed(letter, firsts)),
        "tasks": tuple(
            _with(task, unit_ids=_renamed(ids, firsts), person_ids={_LEADERS: people})
            for task, ids, people in zip(tasks, in_tasks, leaders, strict=True)
        ),
        _STANDING: tuple(
            _with(one, unit_ids=tuple(firsts.get(id, id) for id in ids))
            for one, ids in zip(standing, in_standing, strict=True)
        ),
        "units": tuple(_units(census, firsts, bodies)),
        "persons": tuple(_persons(census)),
    }


def resolver_for(report: Plain, bodies: KnownBodies) -> Resolver:
    """What tells whom a name means in this report; only `ISSUER_FIELDS` of it are asked."""
    source, notice, plans = report["source"], report["notice"], report["plans"]
    assert isinstance(source, dict) and isinstance(notice, dict) and isinstance(plans, tuple)
    texts = (notice["issuing_authority"], notice["signature"], notice["title"], *(plan["title"] for plan in plans))
    return Resolver(standpoint_of((text for text in texts if text), source["sha256"][:_SCOPE]), bodies.usual)


def _each(report: Plain, name: str) -> tuple[Plain, ...]:
    found = report[name]
    assert isinstance(found, tuple)
    return found


def _with(entry: Plain, **ids: object) -> Plain:
    """The entry with ids before its evidence."""
    found = {**entry, **ids}
    if "evidence" in found:
        found["evidence"] = found.pop("evidence")
    return found


def _count(found: dict[str, _Found], id: str, name: str, where: str) -> None:
    if id not in found:
        found[id] = _Found()
    found[id].names[name] = None
    found[id].counts[where] += 1


def _renamed(lists: dict[str, tuple[str, ...]], firsts: dict[str, str]) -> Plain:
    if not firsts:
        return dict(lists)
    return {name: tuple([firsts.get(id, id) for id in ids]) if ids else ids for name, ids in lists.items()}


def _units(census: _Census, firsts: dict[str, str], bodies: KnownBodies) -> Iterator[Plain]:
    merged: dict[str, list[_Found]] = {}
    for id, found in census.units.items():
        merged.setdefault(firsts.get(id, id), []).append(found)
    members = {folded_name(name): listed for name, listed in bodies.members.items()}
    for id, several in merged.items():
        one = census.known[id]
        names = tuple(dict.fromkeys(chain.from_iterable(found.names for found in several)))
        yield {
            "id": id,
            "name": one.name,
            "names": names,
            "rank": one.rank,
            "place": one.place,
            "code": one.code,
            "kind": one.kind,
            "members": next((members[key] for key in map(folded_name, names) if key in members), ()),
            "counts": dict(several[0].counts if len(several) == 1 else sum((one.counts for one in several), Counter())),
        }


def _persons(census: _Census) -> Iterator[Plain]:
    for id, found in census.persons.items():
        posts = [post for post in census.posts[id] if post]
        yield {
            "id": id,
            "names": tuple(found.names),
            "post": posts[0] if posts else None,
            "counts": dict(found.counts),
        }
