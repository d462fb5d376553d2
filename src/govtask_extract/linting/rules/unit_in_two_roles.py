"""A unit in two roles of one task.

Why: Who leads does not also assist; one of the two was copied from the wrong line.
Example: 责任单位：区水务局 and below it 协办单位：区水务局、区财政局.
Instead: Leave the unit in one of the two lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govtask_extract.language.likeness import match_key
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject, mentions_in
from govtask_extract.model.field_words import FIELD_WORDS
from govtask_extract.saying.said import listed, said

if TYPE_CHECKING:
    from govtask_extract.model.report import Places, Task

_ROLES = ("lead_units", "responsible_units", "co_handling_units", "guiding_units")


def check(subject: Subject) -> Iterator[Finding]:
    for task in subject.report.tasks:
        for name, stands in _roles_by_unit(task).items():
            # X会同Y负责 and rules in the document give one printed name two roles on purpose.
            if len({places[0].start for places in stands.values() if places}) > 1:
                places = tuple(place for found in stands.values() for place in found)
                roles = listed(map(FIELD_WORDS.__getitem__, stands), " and the ")
                message = said("{name} is among the {roles} of task {task}", name=name, roles=roles, task=task.id)
                yield Finding(message, places, task.id)


def _roles_by_unit(task: Task) -> dict[str, dict[str, Places]]:
    """By the unit's name, as it is met first."""
    found: dict[str, dict[str, Places]] = defaultdict(dict)
    names: dict[str, str] = {}
    for mention in (mention for role in _ROLES for mention in mentions_in(task, role)):
        key = match_key(mention.name)
        name = names.setdefault(mention.id, names.setdefault(key, key))
        names[key] = name
        found[name].setdefault(mention.field, mention.places)
    return found


RULE = LintRule("GT206", "unit-in-two-roles", "warning", check)
