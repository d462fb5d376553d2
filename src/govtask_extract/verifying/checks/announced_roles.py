"""A name stands in the list that the words around it announce: a label before it, a verb behind it, a heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.bodies import may_be_name
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.verifying.announced import Announcement, Columns, announcements
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import PrintedGroup

_LEAD, _RESPONSIBLE = Role.LEAD.value, Role.RESPONSIBLE.value
_LEADER, _UPSTREAM = Role.LEADER.value, "upstream_responsible_units"
# What a column says most of the time it means: one name in five may be said otherwise by words in its cell.
_USUAL, _ENOUGH = 0.8, 4


class _Met(Struct, frozen=True):
    """A name with what is printed around it, its group, and the words of the rule that made its task's lead."""

    found: Announcement
    group: PrintedGroup
    rule: str | None

    @property
    def field(self) -> str:
        return self.found.name.field

    @property
    def words(self) -> str:
        return self.group.text[self.found.name.start : self.found.name.end].replace("\n", "")

    @property
    def offset(self) -> int:
        return self.group.offsets[self.found.name.start]


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    columns = Columns(beside.document, beside.profile)
    usual: dict[tuple[str, int, int], Counter[str]] = defaultdict(Counter)
    silent: list[_Met] = []
    for met in _all_met(beside):
        allowed = _announced(met, columns, beside.profile)
        if allowed is None:
            silent.append(met)
            key = columns.key(met.offset)
            if key is not None and not met.group.in_brackets:
                usual[key][met.field] += 1
        elif met.field not in allowed:
            yield _told(met, allowed)
    for met in silent:
        yield from _unusual(met, usual.get(columns.key(met.offset) or ("", 0, 0), Counter()))


def _all_met(beside: BesideNotice) -> Iterator[_Met]:
    rules = {rule.id: rule.text for rule in beside.report.rules}
    for _, task, group in beside.groups:
        for found in announcements(group, beside.profile):
            yield _Met(found, group, rules.get(task.lead_rule or ""))


def _announced(met: _Met, columns: Columns, profile: Profile) -> set[str] | None:
    """The lists that it may stand in; None where neither words nor a known heading tell."""
    found = met.found
    allowed = set(found.verbs)
    if found.label is not None:
        allowed |= {found.label} if not (found.verbs and found.at_once) else {found.label} & {_RESPONSIBLE}
    elif found.labelled:
        return None
    elif found.verbs:
        allowed |= set() if found.at_once else {_RESPONSIBLE}
    elif met.group.in_brackets:
        allowed.add(_RESPONSIBLE)
    else:
        heading = columns.heading(met.offset)
        if heading is None:
            return None
        allowed.add(heading)
        if heading != _LEADER and not may_be_name(met.words):
            # Beside a body the person may stand who answers for it.
            allowed.add(_LEADER)
    return _by_rules(met, allowed, profile)


def _by_rules(met: _Met, allowed: set[str], profile: Profile) -> set[str]:
    """What a rule changes, 首位为牵头单位，其余为配合单位; and what one label means in two positions."""
    if met.rule is not None and allowed & {_LEAD, _RESPONSIBLE}:
        allowed |= {_LEAD, _RESPONSIBLE} | {role.value for verb, role in profile.verbs if verb in met.rule}
    if _RESPONSIBLE in allowed and met.group.in_brackets:
        allowed.add(_UPSTREAM)
    return allowed


def _told(met: _Met, allowed: set[str]) -> Discrepancy:
    return Discrepancy(met.found.name.loc, f"{quoted(met.words)} is printed as one of {' or '.join(sorted(allowed))}")


def _unusual(met: _Met, counts: Counter[str]) -> Iterator[Discrepancy]:
    """In a column that says nothing that we know, a name among few that are told from the others."""
    total = counts.total()
    if total < _ENOUGH or met.rule is not None:
        return
    [(usual, times)] = counts.most_common(1)
    if met.field != usual and times >= _USUAL * total:
        yield Discrepancy(met.found.name.loc, f"{quoted(met.words)} stands in a column of {usual}")


CHECK = NoticeCheck("Every name stands in the list that the words around it announce.", _find)
