"""The names that a project knows, a list or a mapping of each to its aliases, and those that reports name, alike.

    units:
      区民政局: {count: 19}
      区发展和改革委员会: {count: 3, aliases: [区发改委], variants: {区发展和改革局: 1}}

An alias is another accepted name. `count` and `variants` are what was met somewhere, and accept nothing.
`govtask units` prints such a mapping.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Struct, field
from pydantic import ConfigDict, Discriminator, Field, RootModel, Tag, model_validator

from govtask_extract.linting.notice_text import LEADER_FIELD, UNIT_FIELDS
from govtask_extract.linting.rules import leader_name_variant, unit_name_variant
from govtask_extract.model.report import Report
from govtask_extract.saying.said import said
from govtask_extract.validation import Shape, Word


class Details(Shape):
    """What is known of a name."""

    count: int | None = Field(default=None, description="how often it was met; accepts nothing")
    aliases: list[Word] | None = Field(default=None, description="other names that are accepted for it")
    variants: dict[Word, int] | None = Field(
        default=None, description="other writings that were met, with how often; accepts nothing"
    )
    members: list[Word] | None = Field(default=None, description="of a collective: the units that it means")


_LIST, _MAPPING, _NAMES, _REGISTRY, _FILE = "list", "mapping", "names", "registry", "file"
_DETAILS = ", ".join(Details.model_fields)


def _kind(given: object) -> str | None:
    return _LIST if isinstance(given, list) else _MAPPING if isinstance(given, dict) else None


# Of several forms, one is chosen by what was given, so that only the faults of that one are told.
_Aliases = Annotated[
    Annotated[list[Word], Tag(_LIST)] | Annotated[Details, Tag(_MAPPING)],
    Discriminator(
        _kind,
        custom_error_type="aliases",
        custom_error_message=f"aliases are a list of names, or stand in a mapping of {_DETAILS}",
    ),
]
_Names = Annotated[
    Annotated[list[Word], Tag(_LIST)] | Annotated[dict[Word, _Aliases | None], Tag(_MAPPING)],
    Discriminator(
        _kind,
        custom_error_type="names",
        custom_error_message=f"names are a list, or a mapping of each to a list of aliases or to {_DETAILS}",
    ),
]


class Names(RootModel[_Names]):
    """A list of names, or a mapping of each to its aliases. An alias stands for one name."""

    model_config = ConfigDict(frozen=True, strict=True)

    @model_validator(mode="after")
    def _stand_for_one(self) -> Names:
        accepted = self.accepted()
        doubtful = {name for name, usual in self._pairs() if accepted[name] != usual}
        if doubtful:
            pattern = said("{number:,} of the names and aliases stand for more than one name")
            raise ValueError(said(pattern, number=len(doubtful)))
        return self

    def accepted(self) -> dict[str, str]:
        """Every accepted name with the usual one."""
        found: dict[str, str] = {}
        for name, usual in self._pairs():
            found.setdefault(name, usual)
        return found

    def members(self) -> dict[str, tuple[str, ...]]:
        """The collectives whose units are known."""
        if isinstance(self.root, list):
            return {}
        given = {name: details.members for name, details in self.root.items() if isinstance(details, Details)}
        return {name: tuple(members) for name, members in given.items() if members}

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if isinstance(self.root, list):
            yield from ((name, name) for name in self.root)
            return
        for name, told in self.root.items():
            yield name, name
            aliases = told.aliases if isinstance(told, Details) else told
            yield from ((alias, name) for alias in aliases or ())


class Registry(Shape):
    """Both kinds of names, as `govtask units` prints them."""

    units: Names | None = Field(default=None, description="the units that the project knows")
    leaders: Names | None = Field(default=None, description="the leaders that the project knows")


def _form(given: object) -> str:
    return _REGISTRY if isinstance(given, dict) and given.keys() & Registry.model_fields.keys() else _NAMES


Known = Annotated[Annotated[Names, Tag(_NAMES)] | Annotated[Registry, Tag(_REGISTRY)], Discriminator(_form)]
KnownOrFile = Annotated[
    Annotated[Names, Tag(_NAMES)] | Annotated[Registry, Tag(_REGISTRY)] | Annotated[Word, Tag(_FILE)],
    Discriminator(lambda given: _FILE if isinstance(given, str) else _form(given)),
]


class NamesFile(RootModel[Known]):
    """What a file of names holds."""


class NameCount(Struct):
    """A name with how often it stands in an assignment; `variants` are other writings of it, likewise counted.

    `aliases` are other names of the same body, and counted with it.
    """

    count: int
    aliases: list[str] = field(default_factory=list)
    variants: dict[str, int] = field(default_factory=dict)


class Inventory(Struct, frozen=True):
    """The most frequent names first; a variant stands with its usual name only."""

    units: dict[str, NameCount]
    leaders: dict[str, NameCount]


class NamesMet:
    """The names of reports that go by, and how often each stands in which field: no report is kept.

    What one writes once, another may show to be a slip.
    """

    def __init__(self) -> None:
        self._met: dict[str, Counter[str]] = {role: Counter() for role in (*UNIT_FIELDS, LEADER_FIELD)}
        self._ids: dict[str, set[str]] = defaultdict(set)

    def add(self, report: Report) -> None:
        for role, counts in self._met.items():
            counts.update(name for task in report.tasks for name in getattr(task, role))
        for task in report.tasks:
            for role in UNIT_FIELDS:
                for name, id in zip(getattr(task, role), getattr(task.unit_ids, role), strict=True):
                    self._ids[name].add(id)

    def inventory(self) -> Inventory:
        return Inventory(
            _names(sum(map(self._met.__getitem__, UNIT_FIELDS), Counter()), unit_name_variant.variants, self._ids),
            _names(self._met[LEADER_FIELD], leader_name_variant.variants, {}),
        )


def inventory_yaml(found: Inventory) -> str:
    """In the form that `known_units` takes."""
    import yaml

    sections = {"units": found.units, "leaders": found.leaders}
    plain = {section: {name: _plain(one) for name, one in names.items()} for section, names in sections.items()}
    text: str = yaml.dump(
        plain, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=1 << 30
    )
    return text


def _plain(name: NameCount) -> dict[str, object]:
    told = {"aliases": name.aliases, "variants": name.variants}
    return {"count": name.count, **{key: value for key, value in told.items() if value}}


_Variants = Callable[[Sequence[tuple[str, int]]], Iterator[tuple[int, int]]]


def _names(counts: Counter[str], variants: _Variants, ids: Mapping[str, set[str]]) -> dict[str, NameCount]:
    met = counts.most_common()
    pairs = ((met[rare][0], met[often][0]) for rare, often in variants(met))
    usual = {rare: often for rare, often in pairs if not _are_one(rare, often, ids)}
    names = {name: NameCount(count) for name, count in met if name not in usual}
    for variant, name in usual.items():
        names[_end(name, usual)].variants[variant] = counts[variant]
    return _together(names, ids)


def _are_one(rare: str, often: str, ids: Mapping[str, set[str]]) -> bool:
    """区发改委 and 区发展和改革委员会: no variants, but names of one body."""
    return len(ids.get(rare, set()) | ids.get(often, set())) == 1


def _together(names: dict[str, NameCount], ids: Mapping[str, set[str]]) -> dict[str, NameCount]:
    """The names of one body under the most frequent of them. A name that means several bodies stays by itself."""
    first: dict[str, str] = {}
    for name, one in list(names.items()):
        meant = ids.get(name, set())
        usual = first.setdefault(next(iter(meant)), name) if len(meant) == 1 else name
        if usual != name:
            names[usual].count += one.count
            names[usual].aliases += [name, *one.aliases]
            names[usual].variants |= one.variants
            del names[name]
    return dict(sorted(names.items(), key=lambda item: -item[1].count))


def _end(name: str, usual: dict[str, str]) -> str:
    """The usual name of a usual name, and so on; no name is its own."""
    for _ in usual:
        if name not in usual:
            break
        name = usual[name]
    return name
