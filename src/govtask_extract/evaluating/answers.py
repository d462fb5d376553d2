"""The tasks of a gold file or of a report, in the one form in which they are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from govtask_extract.evaluating.gold import Gold, GoldTarget, GoldTask, GoldTextDeadline
from govtask_extract.model.report import Deadline, Report, Target, Task
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re

NAME_FIELDS = (*(role.value for role in Role if role is not Role.DEADLINE), "upstream_responsible_units")
# What a gold file may say nothing of: targets as numbers, what they measure, times among a task's own words.
VALUE_FIELDS = ("targets", "indicators", "text_deadlines")
FIELDS = (*NAME_FIELDS, Role.DEADLINE.value, *VALUE_FIELDS)

_BLANKS = lazy_re(r"\s+")


class Answer(Struct, frozen=True):
    """A task as one side sees it, all words folded.

    `fields` holds what `FIELDS` names, None if a gold says nothing of it.
    `unassigned`: the gold knows this item, but that it is a task nobody has to see. `section` is None if unknown.
    """

    who: str
    number: int | None
    text: str
    fields: Mapping[str, tuple[str, ...] | None]
    open_ended: bool
    section: str | None
    unassigned: bool

    @property
    def is_assigned(self) -> bool:
        """Whether it names anybody."""
        return any(self.fields[name] for name in NAME_FIELDS)


def answers(document: Report | Gold) -> tuple[Answer, ...]:
    """The tasks of either side. A report's sections have ids, a gold file spells their headings out."""
    if isinstance(document, Gold):
        return tuple(_of_gold(task) for task in document.tasks)
    headings = {section.id: fold(f"{section.label or ''}{section.title}") for section in document.sections}
    return tuple(_of_report(task, headings) for task in document.tasks)


def fold(text: str) -> str:
    """Widths and white space differ between files of one document and do not matter."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def _of_gold(task: GoldTask) -> Answer:
    who = task.id or task.label or (str(task.number) if task.number is not None else fold(task.text)[:12])
    section = fold(task.section[-1]) if task.section else None
    return _answer(task, who, section, task.unassigned)


def _of_report(task: Task, headings: Mapping[str, str]) -> Answer:
    return _answer(task, task.id, headings.get(task.section or ""), unassigned=False)


def _answer(task: Task | GoldTask, who: str, section: str | None, unassigned: bool) -> Answer:
    names = {name: tuple(map(fold, getattr(task, name))) for name in NAME_FIELDS}
    deadlines = tuple(
        fold(found if isinstance(found, str) else found.text)
        for found in task.deadlines
        if isinstance(found, str) or found.source == "group"
    )
    fields = {**names, Role.DEADLINE.value: deadlines, **_values(task)}
    return Answer(who, task.number, fold(task.text), fields, task.open_ended, section, unassigned)


def _values(task: Task | GoldTask) -> dict[str, tuple[str, ...] | None]:
    targets = task.targets
    return {
        "targets": None if targets is None else tuple(map(_number, targets)),
        "indicators": None if targets is None else tuple(map(_indicator, targets)),
        "text_deadlines": _text_deadlines(task),
    }


def _number(target: Target | GoldTarget) -> str:
    most = "" if target.value_max is None else f"—{Decimal(str(target.value_max)).normalize():f}"
    value = f"{Decimal(str(target.value)).normalize():f}{most}"
    return f"{target.comparator} {value} {fold(target.unit)} ({target.kind})"


def _indicator(target: Target | GoldTarget) -> str:
    return fold(f"{target.indicator}({target.scope})" if target.scope else target.indicator)


def _text_deadlines(task: Task | GoldTask) -> tuple[str, ...] | None:
    if isinstance(task, Task):
        found: Iterable[Deadline | GoldTextDeadline] = [one for one in task.deadlines if one.source == "text"]
    elif task.text_deadlines is None:
        return None
    else:
        found = task.text_deadlines
    return tuple(f"{fold(one.text)} {one.date or '—'}" for one in found)
