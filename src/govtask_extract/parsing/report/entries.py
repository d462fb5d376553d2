"""Sections, tasks and paragraphs of the plans, in printed order, each with its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from govtask_extract.language.bodies import may_be_name
from govtask_extract.language.deadline_days import KnownYears
from govtask_extract.language.labels import label_words
from govtask_extract.language.script import with_single_blanks, without_blanks
from govtask_extract.model.drafts import Entry, ProseDraft, SectionDraft, TaskDraft
from govtask_extract.model.plain import Plain
from govtask_extract.model.profile import Profile
from govtask_extract.model.remarks import GUESSED_LABEL, GUESSED_NAME, KNOWN_MISSPELLING, UNASSIGNED_TASK
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.report.ledger import Ledger
from govtask_extract.parsing.report.notes import Holding, Notes
from govtask_extract.parsing.report.plain_deadlines import deadlines_of
from govtask_extract.parsing.report.plain_targets import targets_of
from govtask_extract.parsing.report.task_roles import NAME_FIELDS, UNIT_NAMES, Roles, bring_together
from govtask_extract.saying.said import said


class Identities:
    """Gives out ids: `s2.3` for sections, `t32` for tasks, `u1` where no number is; met again: `t32-2`."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()
        self._taken: set[str] = set()
        self._unnumbered = 0

    def section(self, section: SectionDraft, parent: str | None) -> str:
        """The path of numbers; a heading without a number is told by its place, `x1`."""
        own = str(section.number) if section.number is not None else f"x{self._next('x')}"
        return self._unique(f"{parent}.{own}" if parent else f"s{own}")

    def task(self, number: int | None) -> str:
        if number is not None:
            return self._unique(f"t{number}")
        self._unnumbered += 1
        return self._unique(f"u{self._unnumbered}")

    def _next(self, key: str) -> int:
        self._given[key] += 1
        return self._given[key]

    def _unique(self, wanted: str) -> str:
        count = self._next(wanted)
        found = wanted if count == 1 else f"{wanted}-{count}"
        while found in self._taken:
            count = self._next(wanted)
            found = f"{wanted}-{count}"
        self._taken.add(found)
        return found


class Setting(Struct, frozen=True):
    """Where entries stand: their plan, the rules that hold there, and the years of deadlines that name none."""

    plan: str
    holding: Holding
    years: KnownYears


class PlanEntries:
    """Collects what the plans hold."""

    def __init__(self, ledger: Ledger, notes: Notes, profile: Profile) -> None:
        self.ledger, self.notes, self.profile = ledger, notes, profile
        self.sections: list[Plain] = []
        self.tasks: list[Plain] = []
        self.paragraphs: list[Plain] = []
        self._identities = Identities()
        self._spellings = dict(profile.spellings)
        self._section_ids: dict[SectionDraft | None, str] = {}
        self._task_ids: dict[TaskDraft | None, str] = {}
        self._judged: set[str] = set()
        self._kept: set[str] = set()

    def add(self, entries: Iterable[Entry], setting: Setting) -> None:
        """Take entries in, in printed order."""
        for entry in entries:
            match entry:
                case SectionDraft():
                    self._section(entry, setting.plan)
                case TaskDraft():
                    self._task(entry, setting)
                case ProseDraft():
                    self._paragraph(entry)

    def _section(self, section: SectionDraft, plan: str) -> None:
        outer = self._section_ids.get(section.parent)
        key = self._identities.section(section, outer)
        parent = self._task_ids.get(section.task, outer)
        self._section_ids[section] = key
        self.sections.append(
            {
                "id": key,
                "plan": plan,
                "label": without_blanks(section.label.text) if section.label else None,
                "number": section.number,
                "title": with_single_blanks(join(section.title).text),
                "level": section.level,
                "parent": parent,
                "evidence": self.ledger.own((*((section.label,) if section.label else ()), *section.title)),
            }
        )

    def _paragraph(self, prose: ProseDraft) -> None:
        read = [part for content in prose.content if (part := self._before_label(content))]
        if read:
            self.paragraphs.append(
                {
                    "section": self._section_ids.get(prose.section),
                    "text": "\n".join(content.text for content in read),
                    "evidence": self.ledger.own(read),
                }
            )

    def _before_label(self, content: Traced) -> Traced:
        """Prose up to a label with a colon: what stands behind it is an assignment that ended in no task."""
        labels = label_words(content.text, self.profile)
        if not labels:
            return content
        self.ledger.lose(content.cut(labels[0][0]))
        return content.cut(0, labels[0][0]).strip()

    def _task(self, task: TaskDraft, setting: Setting) -> None:
        if not task.text:
            self.ledger.lose(*_own_label(task), *(assigned.content for assigned in task.assigned))
            return
        key = self._identities.task(task.number)
        self._task_ids[task] = key
        for assigned in task.assigned:
            self.notes.in_group(assigned, key, setting.holding)
        roles = bring_together(task, [rule for rule, _ in setting.holding])
        self.tasks.append(self._plain(task, key, roles, setting))
        self._remark(task, key, roles)

    def _plain(self, task: TaskDraft, key: str, roles: Roles, setting: Setting) -> Plain:
        return {
            "id": key,
            "plan": setting.plan,
            "section": self._section_ids.get(task.section),
            "parent": self._task_ids.get(task.parent),
            "label": without_blanks(task.label.text) if task.label else None,
            "number": task.number,
            "text": "\n".join(content.text for content in task.text),
            **_named(roles, next((key for rule, key in setting.holding if rule is roles.rule), None)),
            "open_ended": roles.open_ended,
            "deadlines": deadlines_of((found for _, found in roles.deadlines), task.text, setting.years, self.ledger),
            "targets": targets_of(task.text, self.ledger),
            "other_columns": {words: "\n".join(part.text for part in said) for words, said in roles.others.items()},
            "evidence": self._evidence(task, roles),
        }

    def _evidence(self, task: TaskDraft, roles: Roles) -> Plain:
        owned = (place for assigned in task.assigned for place in self.ledger.own((assigned.content, *assigned.marks)))
        return {
            "assignment": tuple(owned),
            "label": self.ledger.own(_own_label(task)),
            "text": self.ledger.own(task.text),
            **{name: tuple(self.ledger.quote(content) for _, content in roles.names[name]) for name in NAME_FIELDS},
            "other_columns": {name: self.ledger.quote(contents) for name, contents in roles.others.items()},
        }

    def _remark(self, task: TaskDraft, key: str, roles: Roles) -> None:
        if not task.assigned:
            first = (task.label or task.text[0]).cut(0, 1)
            self.ledger.remark(UNASSIGNED_TASK, said("nobody is named for {key}", key=key), first, key)
        for assigned in task.assigned:
            for start, end in assigned.group.guessed_labels:
                label = assigned.content.cut(start, end)
                self.ledger.remark(
                    GUESSED_LABEL,
                    said("{label} is no known label", label=without_blanks(label.text)),
                    label,
                    key,
                )
            for kept in assigned.group.kept:
                self._remark_kept(assigned.content.cut(*kept.label), key)
        self._remark_names(key, roles)
        for text, content in (pair for name in NAME_FIELDS for pair in roles.names[name]):
            if text in self._spellings:
                message = said(
                    "{name} is printed, the profile knows {spelling}", name=text, spelling=self._spellings[text]
                )
                self.ledger.remark(KNOWN_MISSPELLING, message, content, key)

    def _remark_kept(self, label: Traced, key: str) -> None:
        """A label that gives no role, once for each wording."""
        words = without_blanks(label.text)
        if words not in self._kept:
            self._kept.add(words)
            self.ledger.remark(
                GUESSED_LABEL, said("{words} gives no role and is kept in other_columns", words=words), label, key
            )

    def _remark_names(self, key: str, roles: Roles) -> None:
        """What is taken for a unit by its place alone, once for each name."""
        for text, content in (pair for field in UNIT_NAMES for pair in roles.names[field]):
            if text not in self._judged and not may_be_name(text):
                self.ledger.remark(GUESSED_NAME, said("{text} is unlike a body's name", text=text), content, key)
            self._judged.add(text)


def _named(roles: Roles, rule: str | None) -> Plain:
    """The lists of names, and behind the lead's the rule that made it."""
    names: Plain = {}
    for name in NAME_FIELDS:
        names[name] = tuple(text for text, _ in roles.names[name])
        if name == Role.LEAD.value:
            names["lead_rule"] = rule
    return names


def _own_label(task: TaskDraft) -> tuple[Traced, ...]:
    """Of the tasks of one item, the first owns its number."""
    return (task.label,) if task.label and task.owns_label else ()
