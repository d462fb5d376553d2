"""Brings the groups of one task together: positional rules, and the one label that means two things."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from govtask_extract.language.script import without_blanks
from govtask_extract.model.drafts import TaskDraft
from govtask_extract.model.group import Name, Phrase, Position, PositionalRule
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.assignment.positional_rules import apply_rules

UPSTREAM = "upstream_responsible_units"
UNIT_NAMES = (*(role.value for role in Role if role not in (Role.DEADLINE, Role.LEADER)), UPSTREAM)
NAME_FIELDS = (*(role.value for role in Role if role is not Role.DEADLINE), UPSTREAM)


class Roles(Struct):
    """For each field its names, each with the characters that print it; the deadlines' phrases likewise.

    `others` are a table's columns that have no field, and what stands behind labels that give no role.
    """

    names: dict[str, list[tuple[str, Traced]]] = field(default_factory=lambda: {name: [] for name in NAME_FIELDS})
    deadlines: list[tuple[Phrase, Traced]] = field(default_factory=list)
    others: dict[str, tuple[Traced, ...]] = field(default_factory=dict)
    open_ended: bool = False
    rule: PositionalRule | None = None


def bring_together(task: TaskDraft, rules: Sequence[PositionalRule]) -> Roles:
    """Who does what in this task, the rules that hold there obeyed."""
    roles = Roles(others=dict(task.other_columns))
    # A 牵头 label or verb of its own keeps the task from all rules but those that speak of those who lead.
    held = [rule for rule in rules if rule.of is Role.LEAD] if _has_lead(task) else rules
    upstream = _speaks_of_upper_level(task)
    for assigned in task.assigned:
        group, rule = apply_rules(assigned.group, held)
        roles.rule = roles.rule or rule
        roles.open_ended |= group.open_ended
        for name in group.names:
            key = _field(name, upstream and assigned.position is Position.BRACKET)
            roles.names[key].append((name.text, assigned.content.cut(name.start, name.end)))
        for kept in group.kept:
            words = without_blanks(assigned.content.cut(*kept.label).text)
            said = tuple(assigned.content.cut(*place) for place in kept.said)
            roles.others[words] = (*roles.others.get(words, ()), *said)
        roles.deadlines += [(phrase, assigned.content.cut(phrase.start, phrase.end)) for phrase in group.deadlines]
    if not roles.names[Role.LEADER.value]:
        roles.names[Role.LEADER.value] += [(without_blanks(leader.text), leader) for leader in _section_leaders(task)]
    return roles


def _field(name: Name, upstream: bool) -> str:
    return UPSTREAM if upstream and name.role is Role.RESPONSIBLE else name.role.value


def _has_lead(task: TaskDraft) -> bool:
    return any(Role.LEAD in assigned.group.labels for assigned in task.assigned)


def _speaks_of_upper_level(task: TaskDraft) -> bool:
    """A bracket with responsible bodies beside a line with the same label: the bracket's are the upper level's."""
    brackets = [a for a in task.assigned if a.position is Position.BRACKET]
    lines = [a for a in task.assigned if a.position is Position.LINE]
    return any(Role.RESPONSIBLE in a.group.labels for a in lines) and any(
        name.role is Role.RESPONSIBLE for a in brackets for name in a.group.names
    )


def _section_leaders(task: TaskDraft) -> tuple[Traced, ...]:
    section = task.section
    while section is not None and not section.leaders:
        section = section.parent
    return section.leaders if section is not None else ()
