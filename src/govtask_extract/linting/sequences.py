"""The numbers that a plan prints, parted into runs that should count up one by one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

from govtask_extract.language.markers import kind_of_label, opening_marker
from govtask_extract.linting.subject import Subject
from govtask_extract.model.blocks import MarkerKind
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from govtask_extract.model.report import Paragraph, Places


class NumberBearer(Struct, frozen=True):
    """Something that bears a number: a task, a heading, a clause, or a paragraph of prose."""

    what: str
    number: int
    kind: MarkerKind | None
    places: Places
    task: str | None

    @property
    def start(self) -> int:
        return self.places[0].start


class NumberRun(Struct, frozen=True):
    """Numbers of one kind from one beginning on, in printed order."""

    items: list[NumberBearer] = field(default_factory=list)
    first: bool = True

    @property
    def rising(self) -> list[NumberBearer]:
        """The longest part of the run that counts up: what is not in it stands out of order, or again."""
        return _longest_rising(self.items)

    @property
    def gaps(self) -> Iterator[tuple[NumberBearer | None, NumberBearer]]:
        """Neighbours of the rising part between which numbers are missing; None stands before the first."""
        rising = self.rising
        present = {item.number for item in self.items}
        if rising and rising[0].number > 1 and not set(range(1, rising[0].number)) <= present:
            yield None, rising[0]
        for one, other in pairwise(rising):
            if not set(range(one.number + 1, other.number)) <= present:
                yield one, other


def runs(subject: Subject) -> list[NumberRun]:
    """Every run of every plan and of the covering notice."""
    found = _runs(_clauses(subject))
    for plan in subject.report.plans:
        numbered = sorted(_numbered(subject, plan.id), key=lambda item: item.start)
        for _, part in groupby(numbered, lambda item: bisect_right(subject.part_starts, item.start)):
            found += _runs(list(part))
    return found


def _clauses(subject: Subject) -> list[NumberBearer]:
    return [
        NumberBearer(said("clause"), clause.number, kind_of_label(clause.label), clause.evidence[:1], None)
        for clause in subject.report.notice.clauses
        if clause.evidence
    ]


def _numbered(subject: Subject, plan: str) -> Iterator[NumberBearer]:
    """Several tasks of one item share its printed number, which counts once."""
    seen: set[int] = set()
    for item in (*_sections(subject, plan), *_tasks(subject, plan), *_paragraphs(subject, plan)):
        if item.start not in seen:
            seen.add(item.start)
            yield item


def _sections(subject: Subject, plan: str) -> Iterator[NumberBearer]:
    for section in subject.report.sections:
        if section.plan == plan and section.number is not None and section.label and section.evidence:
            yield NumberBearer(
                said("section"), section.number, kind_of_label(section.label), section.evidence[:1], None
            )


def _tasks(subject: Subject, plan: str) -> Iterator[NumberBearer]:
    for task in subject.report.tasks:
        if task.plan == plan and task.number is not None and task.evidence.label:
            yield NumberBearer(said("task"), task.number, kind_of_label(task.label or ""), task.evidence.label, task.id)


def _paragraphs(subject: Subject, plan: str) -> Iterator[NumberBearer]:
    """A numbered paragraph without a section belongs to the plan that it stands in."""
    for paragraph in subject.report.paragraphs:
        marker = opening_marker(paragraph.text)
        if marker is not None and _plan_of(subject, paragraph) == plan:
            yield NumberBearer(said("paragraph"), marker.number, marker.kind, paragraph.evidence[:1], None)


def _plan_of(subject: Subject, paragraph: Paragraph) -> str | None:
    section = subject.sections.get(paragraph.section or "")
    if section is not None or not paragraph.evidence:
        return section.plan if section else None
    index = bisect_right(subject.plan_starts, (paragraph.evidence[0].start, "")) - 1
    return subject.plan_starts[index][1] if index >= 0 else None


def _runs(items: Sequence[NumberBearer]) -> list[NumberRun]:
    """A run begins anew with 1, if something of another kind stood between."""
    found: list[NumberRun] = []
    current: dict[MarkerKind | None, NumberRun] = {}
    last: dict[MarkerKind | None, int] = {}
    for index, item in enumerate(items):
        run = current.get(item.kind)
        interrupted = run is None or last[item.kind] != index - 1
        if run is None or _begins_anew(items, index, run, interrupted):
            run = current[item.kind] = NumberRun()
            found.append(run)
        run.items.append(item)
        last[item.kind] = index
    return found


def _begins_anew(items: Sequence[NumberBearer], index: int, run: NumberRun, interrupted: bool) -> bool:
    """With a 1 behind a heading or the like, or a 1 from which numbers count on; or late, its 1 missing."""
    if items[index].number != 1:
        return interrupted and _begins_late(items, index, run)
    return interrupted or (run.items[-1].number > 1 and _next_number(items, index) == 2)


def _begins_late(items: Sequence[NumberBearer], index: int, run: NumberRun) -> bool:
    """Whether a run whose 1 is missing begins here: after a heading, lower than before, and counting on."""
    lower = items[index].number < run.items[-1].number
    counts_on = _next_number(items, index) == items[index].number + 1
    return lower and items[index - 1].what == "section" and counts_on


def _next_number(items: Sequence[NumberBearer], index: int) -> int | None:
    """The number right behind, if it is of the same kind."""
    following = items[index + 1 : index + 2]
    return following[0].number if following and following[0].kind == items[index].kind else None


def _longest_rising(items: Sequence[NumberBearer]) -> list[NumberBearer]:
    """By patience: the last item of the best rising part of each length, and who stood before whom."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, item in enumerate(items):
        length = bisect_left(tails, item.number)
        before.append(ends[length - 1] if length else None)
        if length == len(tails):
            tails.append(item.number)
            ends.append(index)
        elif item.number < tails[length]:
            # Of two equal numbers the first one counts, the second is the repeat.
            tails[length], ends[length] = item.number, index
    chain: list[NumberBearer] = []
    at = ends[-1] if ends else None
    while at is not None:
        chain.append(items[at])
        at = before[at]
    return chain[::-1]
