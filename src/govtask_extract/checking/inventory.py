"""Which units and leaders reports name, how often, and what seem to be other writings of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from govtask_extract.linting.rule import Settings
from govtask_extract.linting.rules import leader_name_variant, unit_name_variant
from govtask_extract.linting.run import lint
from govtask_extract.linting.subject import Mention, Subject
from govtask_extract.model.report import Diagnostic, Place, Report

_UNIT_VARIANT, _LEADER_VARIANT = unit_name_variant.RULE.code, leader_name_variant.RULE.code


class Name(Struct):
    """A name with how often it stands in an assignment; `variants` are other writings of it, likewise counted."""

    count: int
    variants: dict[str, int] = field(default_factory=dict)


class Inventory(Struct, frozen=True):
    """The most frequent names first; a variant stands with its usual name only."""

    units: dict[str, Name]
    leaders: dict[str, Name]


def inventory(reports: Sequence[Report]) -> Inventory:
    """Of all the reports together: what one writes once, another may show to be a slip."""
    if not reports:
        return Inventory({}, {})
    tasks = tuple(task for report in reports for task in report.tasks)
    whole = reports[0].model_copy(update={"tasks": tasks, "diagnostics": ()})
    subject = Subject(whole, Settings())
    said = lint(whole, codes={_UNIT_VARIANT, _LEADER_VARIANT})
    return Inventory(
        _names(subject.units, [one for one in said if one.code == _UNIT_VARIANT]),
        _names(subject.leaders, [one for one in said if one.code == _LEADER_VARIANT]),
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


def _plain(name: Name) -> dict[str, object]:
    return {"count": name.count, **({"variants": name.variants} if name.variants else {})}


def _names(mentions: dict[str, list[Mention]], said: Sequence[Diagnostic]) -> dict[str, Name]:
    counts = Counter({name: len(found) for name, found in mentions.items()})
    firsts = {mention.places[0]: mention.name for found in mentions.values() for mention in found if mention.places}
    usual = dict(pair for diagnostic in said if (pair := _pair(diagnostic, firsts)))
    names = {name: Name(count) for name, count in counts.most_common() if name not in usual}
    for variant, name in usual.items():
        names[_end(name, usual)].variants[variant] = counts[variant]
    return names


def _pair(diagnostic: Diagnostic, firsts: dict[Place, str]) -> tuple[str, str] | None:
    """The rare name, whose places come first, and the usual one, whose places come last."""
    met = [firsts[place] for place in diagnostic.evidence if place in firsts]
    return (met[0], met[-1]) if met and met[0] != met[-1] else None


def _end(name: str, usual: dict[str, str]) -> str:
    """The usual name of a usual name, and so on; no name is its own."""
    for _ in usual:
        if name not in usual:
            break
        name = usual[name]
    return name
