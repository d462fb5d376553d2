"""A name stands in the list that the words around it announce: a label before it, a verb behind it, a heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.bodies import Body, judge, may_be_name
from govtask_extract.language.folding import fold
from govtask_extract.language.script import without_blanks
from govtask_extract.model.profile import Profile
from govtask_extract.model.report import Task
from govtask_extract.model.roles import Role
from govtask_extract.saying.said import listed, said
from govtask_extract.verifying.announced import Announcement, ColumnKey, Columns, announcements
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import PrintedGroup

_LEAD, _RESPONSIBLE = Role.LEAD.value, Role.RESPONSIBLE.value
_LEADER, _UPSTREAM = Role.LEADER.value, "upstream_responsible_units"
# What a column says most of the time it means: one name in five may be said otherwise by words in its cell.
_USUAL, _ENOUGH = 0.8, 4


class _NameMet(Struct, frozen=True):
    """A name with what is printed around it, its group, its column, and the rule that made its task's lead.

    `upper`: the task has a line with 责任单位, beside which those in brackets are the upper level's.
    """

    found: Announcement
    group: PrintedGroup
    column: ColumnKey
    rule: str | None
    upper: bool

    @property
    def field(self) -> str:
        return self.found.name.field

    @property
    def words(self) -> str:
        return without_blanks(self.group.text[self.found.name.start : self.found.name.end])

    @property
    def offset(self) -> int:
        return self.group.offsets[self.found.name.start]


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    columns = beside.columns
    usual: dict[ColumnKey, Counter[str]] = defaultdict(Counter)
    silent: list[_NameMet] = []
    for met in _all_met(beside, columns):
        allowed = _announced(met, columns, beside.profile)
        if allowed is None:
            silent.append(met)
            usual[met.column][met.field] += 1
        elif met.field not in allowed:
            yield _told(met, allowed)
    for met in silent:
        yield from _unusual(met, usual[met.column])


def _all_met(beside: BesideNotice, columns: Columns) -> Iterator[_NameMet]:
    rules = {rule.id: rule.text for rule in beside.report.rules}
    lined = {index for index, _, group in beside.groups if not group.in_brackets and _labels_responsible(group)}
    for index, task, group in beside.groups:
        for found in announcements(group, beside.profile):
            offset = group.offsets[found.name.start]
            column = columns.key(offset) or _nth_place(task, offset)
            yield _NameMet(found, group, column, rules.get(task.lead_rule or ""), index in lined)


def _labels_responsible(group: PrintedGroup) -> bool:
    return any(label.field == _RESPONSIBLE for label in group.labels)


def _nth_place(task: Task, offset: int) -> ColumnKey:
    """Where cells stand below one another, each on a line, its place among them is the column."""
    starts = [place.start for place in task.evidence.assignment]
    return "lines", len(starts), sum(start <= offset for start in starts)


def _announced(met: _NameMet, columns: Columns, profile: Profile) -> set[str] | None:
    """The lists that it may stand in; None where neither words nor a known heading tell."""
    found = met.found
    allowed = set(found.verbs)
    if found.label is not None:
        allowed.add(found.label)
    elif found.labelled:
        return None
    elif found.verbs:
        allowed |= set() if found.at_once and found.ends_there else {_RESPONSIBLE}
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


def _by_rules(met: _NameMet, allowed: set[str], profile: Profile) -> set[str]:
    """What a rule changes, 首位为牵头单位，其余为配合单位; and what one label means in two positions."""
    if _RESPONSIBLE in allowed and met.group.in_brackets and met.upper:
        # One that stands within a line of labels may be either.
        allowed = allowed - ({_RESPONSIBLE} if met.group.opens_line else set()) | {_UPSTREAM}
    if met.rule is not None and allowed & {_LEAD, _RESPONSIBLE}:
        allowed |= {_LEAD, _RESPONSIBLE} | {role.value for verb, role in profile.verbs if verb in met.rule}
    return allowed


def _told(met: _NameMet, allowed: set[str]) -> Discrepancy:
    return Discrepancy(
        met.found.name.loc,
        said("{words} is printed as one of {lists}", words=quoted(met.words), lists=listed(sorted(allowed), " or ")),
    )


def _unusual(met: _NameMet, counts: Counter[str]) -> Iterator[Discrepancy]:
    """Where nothing that we know is printed: a body is no leader, and a column says the same in most of its rows."""
    loc = met.found.name.loc
    if met.field == _UPSTREAM:
        yield Discrepancy(loc, said("nothing printed says that {words} is of the upper level", words=quoted(met.words)))
    if met.field == _LEADER and _is_body(met.words):
        yield Discrepancy(loc, said("{words} is a body and no leader", words=quoted(met.words)))
    total = counts.total()
    if total < _ENOUGH or met.rule is not None:
        return
    [(usual, times)] = counts.most_common(1)
    if met.field != usual and times >= _USUAL * total:
        yield Discrepancy(loc, said("{words} stands in a column of {usual}", words=quoted(met.words), usual=usual))


def _is_body(words: str) -> bool:
    folded = fold(words)
    return judge(folded, 0, len(folded.text)) in (Body.STRONG, Body.WEAK, Body.COLLECTIVE)


CHECK = NoticeCheck(said("Every name stands in the list that the words around it announce."), _find)
