"""Ids follow from numbers and order, none stands twice, and what refers to one finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govtask_extract.model.report import Report, Section
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    for name, ids in _expected(report).items():
        for index, (part, wanted) in enumerate(zip(getattr(report, name), ids, strict=True)):
            if part.id != wanted:
                yield Discrepancy(
                    (name, index, "id"),
                    said("it says {value}, its number and place give {wanted}", value=quoted(part.id), wanted=wanted),
                )
    if not report.plans:
        yield Discrepancy(("plans",), said("a report has one plan at least"))
    yield from _twice(report)
    yield from _dangling(report)


def _expected(report: Report) -> dict[str, list[str]]:
    """p1, p2; r1; t32, u1 where no number is; s2.3 by the path of numbers; t32-2 and s2-2 where one is met again."""
    given = _GivenIds()
    unnumbered = 0
    tasks = []
    for task in report.tasks:
        unnumbered += task.number is None
        tasks.append(given.next(f"u{unnumbered}" if task.number is None else f"t{task.number}"))
    return {
        "plans": [f"p{number}" for number in range(1, len(report.plans) + 1)],
        "rules": [f"r{number}" for number in range(1, len(report.rules) + 1)],
        "sections": _of_sections(report),
        "tasks": tasks,
    }


def _of_sections(report: Report) -> list[str]:
    given, unnumbered = _GivenIds(), 0
    known = {section.id for section in report.sections}
    found = []
    for section in report.sections:
        unnumbered += section.number is None
        own = f"x{unnumbered}" if section.number is None else str(section.number)
        outer = section.parent if section.parent in known else _outer_of_id(section, known)
        found.append(given.next(f"{outer}.{own}" if outer else f"s{own}"))
    return found


def _outer_of_id(section: Section, known: set[str]) -> str | None:
    """Below a task, or below nothing: of a section that a task parts from the one around it the id tells that."""
    outer = section.id.rpartition(".")[0]
    return outer if section.parent is not None and outer in known else None


class _GivenIds:
    """An id that was given already gets a number behind it."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._taken: set[str] = set()

    def next(self, wanted: str) -> str:
        self._times[wanted] += 1
        found = wanted if self._times[wanted] == 1 else f"{wanted}-{self._times[wanted]}"
        return self.next(wanted) if found in self._taken else self._take(found)

    def _take(self, found: str) -> str:
        self._taken.add(found)
        return found


def _twice(report: Report) -> Iterator[Discrepancy]:
    for name in ("plans", "sections", "tasks", "rules", "units", "persons"):
        seen: set[str] = set()
        for index, part in enumerate(getattr(report, name)):
            if part.id in seen:
                yield Discrepancy((name, index, "id"), said("{id} stands twice", id=quoted(part.id)))
            seen.add(part.id)


def _dangling(report: Report) -> Iterator[Discrepancy]:
    ids = {name: {part.id for part in getattr(report, name)} for name in ("plans", "sections", "tasks", "rules")}
    for loc, value, kinds in _references(report):
        if value is not None and not any(value in ids[kind] for kind in kinds):
            yield Discrepancy(loc, said("nothing is {value}", value=quoted(value)))


def _references(report: Report) -> Iterator[tuple[Loc, str | None, Sequence[str]]]:
    for index, section in enumerate(report.sections):
        yield ("sections", index, "plan"), section.plan, ("plans",)
        yield ("sections", index, "parent"), section.parent, ("sections", "tasks")
    for index, task in enumerate(report.tasks):
        yield ("tasks", index, "plan"), task.plan, ("plans",)
        yield ("tasks", index, "section"), task.section, ("sections",)
        yield ("tasks", index, "parent"), task.parent, ("tasks",)
        yield ("tasks", index, "lead_rule"), task.lead_rule, ("rules",)
    for index, rule in enumerate(report.rules):
        yield ("rules", index, "from_task"), rule.from_task, ("tasks",)
    for index, standing in enumerate(report.standing_assignments):
        yield ("standing_assignments", index, "rule"), standing.rule, ("rules",)
    for index, paragraph in enumerate(report.paragraphs):
        yield ("paragraphs", index, "section"), paragraph.section, ("sections",)
    for index, diagnostic in enumerate(report.diagnostics):
        yield ("diagnostics", index, "task"), diagnostic.task, ("tasks",)


CHECK = NoticeCheck(said("Ids follow from numbers and order, and what refers to one finds it."), _find)
