"""What the rules look at: a report, its text, and what several of them ask of it, found once."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.identity.identify import ISSUER_FIELDS, resolver_for
from govtask_extract.language.labels import label_words
from govtask_extract.linting.notice_text import LEADER_FIELD, NOTICE_FIELDS, UNIT_FIELDS, NoticeText
from govtask_extract.model.document import Span
from govtask_extract.model.options import Settings
from govtask_extract.model.profile import KnownBodies

if TYPE_CHECKING:
    from govtask_extract.linting.pairs import Pair
    from govtask_extract.model.report import Places, Report, Section, Task

# A line further below a task than this is hardly one of its own that was misread.
_RIGHT_BELOW = 120


class Mention(Struct, frozen=True):
    """A name in a field of a task, where it stands, and whom it means."""

    name: str
    field: str
    task: Task
    places: Places
    id: str


def mentions_in(task: Task, field: str) -> list[Mention]:
    """The names of one list of a task."""
    names, places = getattr(task, field), getattr(task.evidence, field)
    ids = getattr(task.person_ids if field == LEADER_FIELD else task.unit_ids, field)
    return [Mention(name, field, task, at, id) for name, at, id in zip(names, places, ids, strict=True)]


class Subject:
    """Everything here is found when first asked for, and not again."""

    def __init__(self, report: Report, settings: Settings) -> None:
        self.report = report
        self.settings = settings

    @cached_property
    def notice_text(self) -> NoticeText:
        return NoticeText(self.report)

    @property
    def text(self) -> str:
        return self.notice_text.text

    @cached_property
    def folded(self) -> str:
        """The text in half width, character for character, and blanks where a page's furniture stands."""
        return self.notice_text.running_text.translate(_half_width())

    @cached_property
    def half_width(self) -> str:
        """The same with the furniture in its place."""
        return self.text.translate(_half_width())

    @cached_property
    def labels(self) -> list[Span]:
        """The labels with a colon, in order, that stand in no form."""
        return [span for span in label_words(self.folded) if not within(self.attachment_spans, span[0])]

    def places(self, start: int, end: int) -> Places:
        return self.notice_text.places(start, end)

    @cached_property
    def units(self) -> dict[str, list[Mention]]:
        """Every unit's name with the places where it stands, in the order of the tasks."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for field in UNIT_FIELDS:
            for mention in self.mentions(field):
                found[mention.name].append(mention)
        return found

    @cached_property
    def leaders(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions(LEADER_FIELD):
            found[mention.name].append(mention)
        return found

    @cached_property
    def inked_tasks(self) -> list[tuple[Task, str, list[int]]]:
        """Each task with its text in half width without blanks, and the offset of each of its characters."""
        return [(task, *self._inked(task)) for task in self.report.tasks]

    def _inked(self, task: Task) -> tuple[str, list[int]]:
        offsets = [
            at for place in task.evidence.text for at in range(place.start, place.end) if not self.folded[at].isspace()
        ]
        return "".join([self.folded[at] for at in offsets]), offsets

    @cached_property
    def name_starts(self) -> set[int]:
        """Where a unit's or leader's name begins that was read."""
        several = (*self.units.values(), *self.leaders.values())
        return {mention.places[0].start for mentions in several for mention in mentions if mention.places}

    def mentions(self, field: str) -> list[Mention]:
        return [mention for task in self.report.tasks for mention in mentions_in(task, field)]

    def ids_of(self, names: Iterable[str]) -> set[str]:
        """Which units names mean that need not stand in the notice, each alone."""
        if not names:
            return set()
        resolver = resolver_for(self.report.model_dump(include=ISSUER_FIELDS), KnownBodies())
        return {one.id for name in names for one in resolver.in_list([name])}

    @cached_property
    def tasks(self) -> dict[str, Task]:
        return {task.id: task for task in self.report.tasks}

    @cached_property
    def parents(self) -> set[str]:
        """The ids of tasks that have sub-items of their own."""
        return {task.parent for task in self.report.tasks if task.parent}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Tasks that say the same, for the rules that part them by how they differ."""
        from govtask_extract.linting.pairs import find_pairs

        return tuple(find_pairs(self.report.tasks))

    @cached_property
    def assignments(self) -> list[Span]:
        """The printed groups, label lines and cells, in order, one stretch for each line."""
        spans = {(place.start, place.end) for task in self.report.tasks for place in task.evidence.assignment}
        spans |= {(place.start, place.end) for rule in self.report.rules for place in rule.evidence}
        return sorted(spans)

    @cached_property
    def starts(self) -> list[int]:
        """Where something begins: a task, a heading, a clause, a paragraph, an attachment, a field of the notice."""
        found = {task_span(task)[0] for task in self.report.tasks}
        for several in (
            self.report.sections,
            self.report.notice.clauses,
            self.report.paragraphs,
            self.report.attachments,
        ):
            found |= {one.evidence[0].start for one in several if one.evidence}
        notice = self.report.notice.evidence
        found |= {getattr(notice, field)[0].start for field in NOTICE_FIELDS if getattr(notice, field)}
        found |= {place.start for place in self.report.unread}
        return sorted(found)

    @cached_property
    def part_starts(self) -> list[int]:
        """Where the covering notice ends and where plans begin: numbers do not run on from one to the other."""
        notice = self.report.notice.evidence
        return sorted(
            {places[0].start for places in (notice.signature, notice.issue_date) if places}
            | {place.start for place in notice.plan_titles}
        )

    @cached_property
    def plan_starts(self) -> list[tuple[int, str]]:
        """Where each plan's tasks and headings begin, with its id."""
        starts = [(task.plan, task_span(task)[0]) for task in self.report.tasks]
        starts += [(section.plan, section.evidence[0].start) for section in self.report.sections if section.evidence]
        first: dict[str, int] = {}
        for plan, start in starts:
            first[plan] = min(start, first.get(plan, start))
        return sorted((start, plan) for plan, start in first.items())

    def in_assignment(self, at: int) -> bool:
        return within(self.assignments, at)

    @cached_property
    def attachment_spans(self) -> list[Span]:
        return sorted((place.start, place.end) for one in self.report.attachments for place in one.evidence)

    def task_at(self, at: int) -> str | None:
        """The id of the task that this character belongs to, or stands right below."""
        index = bisect_right(self._task_starts, (at, "￿")) - 1
        if index < 0:
            return None
        key = self._task_starts[index][1]
        end = task_span(self.tasks[key])[1]
        return (
            key
            if at < end + _RIGHT_BELOW and bisect_right(self._borders, at) == bisect_right(self._borders, end - 1)
            else None
        )

    @cached_property
    def _borders(self) -> list[int]:
        """Where something else than a task's lines begins."""
        found = set(self.part_starts)
        for several in (self.report.sections, self.report.notice.clauses, self.report.attachments):
            found |= {one.evidence[0].start for one in several if one.evidence}
        return sorted(found)

    @cached_property
    def _task_starts(self) -> list[tuple[int, str]]:
        return sorted((task_span(task)[0], task.id) for task in self.report.tasks)

    def next_ink(self, at: int) -> int:
        """The first character from `at` on that is neither white space nor furniture."""
        while at < len(self.folded) and self.folded[at].isspace():
            at += 1
        return at

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.report.sections}


def task_span(task: Task) -> Span:
    """From a task's first to its last character."""
    places = (*task.evidence.label, *task.evidence.text, *task.evidence.assignment)
    return (min(place.start for place in places), max(place.end for place in places)) if places else (0, 0)


def within(spans: list[Span], at: int) -> bool:
    """Whether one of these stretches, sorted, holds the character."""
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


@cache
def _half_width() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F)}
    return table | {0x3000: " "}
