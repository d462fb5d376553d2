"""A rule stands where it says, is of the kind that its words make it, and leads are those that it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govtask_extract.language.folding import fold_widths
from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Report, Rule, Task
from govtask_extract.model.roles import Role
from govtask_extract.patterns import holds_any
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.announced import Announcement, announcements
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.groups import PrintedGroup
from govtask_extract.verifying.quoting import stand_within

_LEAD, _RESPONSIBLE = Role.LEAD.value, Role.RESPONSIBLE.value
_STANDING = "standing"
# One of these stands in every rule of the kind.
_WORDS = {
    "before-comma-leads": ("逗号", "，”", '，"'),
    "first-leads": ("第一", "首", "最前", "前面", "1位"),
    "responsible-leads": ("无", "没有", "未", "不设", "即为"),
}


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    for index, rule in enumerate(report.rules):
        yield from _of_rule(("rules", index), rule, report)
    noted = [standing.rule for standing in report.standing_assignments]
    for index, rule in enumerate(report.rules):
        if (rule.kind == _STANDING) != (rule.id in noted):
            yield Discrepancy(
                ("rules", index, "kind"),
                said("{rule} is {kind}, and standing_assignments says else", rule=rule.id, kind=rule.kind),
            )
    for index, standing in enumerate(report.standing_assignments):
        rule_of = next((rule for rule in report.rules if rule.id == standing.rule), None)
        if rule_of is None or not all(stand_within(places, rule_of.evidence) for places in standing.evidence):
            yield Discrepancy(
                ("standing_assignments", index, "units"),
                said("they do not stand in {rule}", rule=quoted(standing.rule)),
            )
        elif standing.role not in _roles(rule_of.text, beside):
            message = said("{role} is not what {text} says", role=quoted(standing.role), text=quoted(rule_of.text))
            yield Discrepancy(("standing_assignments", index, "role"), message)
    groups: dict[int, list[PrintedGroup]] = defaultdict(list)
    for index, _, group in beside.groups:
        groups[index].append(group)
    for index, task in enumerate(report.tasks):
        yield from _of_lead(("tasks", index), task, groups[index], beside)


def _of_rule(loc: Loc, rule: Rule, report: Report) -> Iterator[Discrepancy]:
    words = fold_widths(without_blanks(rule.text))
    leading = (kind for kind, signs in _WORDS.items() if holds_any(words, signs))
    kind = next(leading, _STANDING) if "牵头" in words else _STANDING
    if rule.kind != kind:
        yield Discrepancy((*loc, "kind"), said("it says {value}, its words {kind}", value=rule.kind, kind=kind))
    home = next((task.id for task in report.tasks if stand_within(rule.evidence, task.evidence.assignment)), None)
    if rule.from_task != home:
        yield Discrepancy(
            (*loc, "from_task"),
            said("it says {value}, it is printed in {expected}", value=quoted(rule.from_task), expected=quoted(home)),
        )


def _roles(words: str, beside: BesideNotice) -> set[str]:
    """What its words say; 均涉及各乡镇 says no more than that they are responsible."""
    wordings = (*beside.profile.verbs, *beside.profile.labels)
    return {role.value for wording, role in wordings if wording in words} or {_RESPONSIBLE}


def _of_lead(loc: Loc, task: Task, groups: Sequence[PrintedGroup], beside: BesideNotice) -> Iterator[Discrepancy]:
    rule = next((rule for rule in beside.report.rules if rule.id == task.lead_rule), None)
    holding = [one for one in beside.report.rules if one.kind != _STANDING and _holds(one, task, beside)]
    if task.lead_rule is None:
        named = task.lead_units or task.responsible_units
        if holding and named and not (task.lead_units and _leads_by_words(groups, beside)):
            yield Discrepancy((*loc, "lead_rule"), said("{rule} holds here, and made no lead", rule=holding[-1].id))
        return
    if rule not in holding:
        yield Discrepancy((*loc, "lead_rule"), said("{rule} makes no lead here", rule=quoted(task.lead_rule)))
        return
    made = False
    for group in groups:
        given = {one.name.loc: one for one in announcements(group, beside.profile)}
        leads = [one for one in group.names if one.field == _LEAD and not _is_announced(given[one.loc])]
        others = [one for one in group.names if one.field == _RESPONSIBLE]
        made = made or bool(leads)
        if leads and not _fits(rule, group, len(leads), leads[-1].end, [one.start for one in others]):
            yield Discrepancy(
                (*loc, "lead_units"), said("they are not those that {text} makes", text=quoted(rule.text))
            )
    if not made:
        yield Discrepancy((*loc, "lead_rule"), said("the lead is printed as such, and made by no rule"))


def _leads_by_words(groups: Sequence[PrintedGroup], beside: BesideNotice) -> bool:
    """Whether labels, verbs or headings say of the leads that they lead."""
    given = (one for group in groups for one in announcements(group, beside.profile) if one.name.field == _LEAD)
    headings = (
        beside.columns.heading(group.offsets[0]) for group in groups if group.names and group.names[0].field == _LEAD
    )
    return any(map(_is_announced, given)) or _LEAD in headings


def _is_announced(found: Announcement) -> bool:
    return _LEAD in found.verbs or found.label == _LEAD


def _holds(rule: Rule, task: Task, beside: BesideNotice) -> bool:
    """A rule of the letter holds for every plan, one of a task from there on to the end of its plan."""
    if rule.from_task is None:
        return True
    ids = [one.id for one in beside.report.tasks]
    first = beside.tasks.get(rule.from_task)
    return first is not None and first.plan == task.plan and ids.index(first.id) <= ids.index(task.id)


def _fits(rule: Rule, group: PrintedGroup, leads: int, end: int, others: Sequence[int]) -> bool:
    first = min(others, default=len(group.text))
    if end > first:
        return False
    if rule.kind == "responsible-leads":
        return not others
    if rule.kind == "first-leads":
        return leads == 1
    between = "".join(group.text[a:b] for a, b in group.gaps(end, first))
    return "，" in fold_widths(between) or leads == 1


CHECK = NoticeCheck(said("Rules are printed where they say, and leads are those that they make."), _find)
