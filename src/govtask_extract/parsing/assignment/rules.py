"""Positional rules at work: which of a group's bodies a rule of the document makes the lead."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract.model.group import Group, Name, RuleKind
from govtask_extract.model.roles import Role


def apply_rules(group: Group, rules: Sequence[RuleKind]) -> tuple[Group, RuleKind | None]:
    """The group as the rules in force make it, and the one that did; the latest rule that bears on it wins.

    A group that names its lead itself is left alone; only responsible bodies are moved.
    """
    if Role.LEAD in group.labels or not any(name.role is Role.RESPONSIBLE for name in group.names):
        return group, None
    kind = next((rule for rule in reversed(rules) if rule is not RuleKind.STANDING), None)
    return (group, None) if kind is None else (_moved(group, kind), kind)


def _moved(group: Group, kind: RuleKind) -> Group:
    leads = _leads([name for name in group.names if name.role is Role.RESPONSIBLE], kind)
    names = (replace(name, role=Role.LEAD) if name in leads else name for name in group.names)
    return replace(group, names=tuple(names))


def _leads(responsible: list[Name], kind: RuleKind) -> list[Name]:
    if kind is RuleKind.RESPONSIBLE_LEADS:
        return responsible
    if kind is RuleKind.BEFORE_COMMA_LEADS:
        return [name for name in responsible if name.before_comma] or responsible[:1]
    return responsible[:1]
