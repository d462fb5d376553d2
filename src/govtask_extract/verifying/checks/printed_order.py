"""What is printed one after the other stands so in the report, and a task in the plan, section and item around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from govtask_extract.language.markers import opening_marker
from govtask_extract.model.report import Report, Section, Task
from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.printed_entries import PrintedEntry, first_offset, printed_entries, ranks_below


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    report = beside.report
    entries = printed_entries(report)
    yield from _disordered(report)
    printed: dict[str, _Before] = {}
    for entry in entries:
        before = printed.setdefault(entry.entry.plan, _Before())
        if isinstance(entry.entry, Task):
            yield from _of_task(beside, entry, entry.entry, before)
            before.entries.append(entry)
        else:
            yield from _of_section(entry, entry.entry, before)
            before.entries.append(entry)
            before.sections.append(entry)
    yield from _of_prose(report, entries)


class _Before(Struct):
    """What a plan has printed before an entry."""

    entries: list[PrintedEntry] = field(default_factory=list)
    sections: list[PrintedEntry] = field(default_factory=list)


def _disordered(report: Report) -> Iterator[Discrepancy]:
    starts: dict[str, list[int]] = {
        "sections": [first_offset(section.evidence) for section in report.sections],
        "tasks": [first_offset(task.evidence.label or task.evidence.text) for task in report.tasks],
        "furniture": [place.start for place in report.furniture],
        "unread": [place.start for place in report.unread],
    }
    for name, offsets in starts.items():
        for index, (before, after) in enumerate(pairwise(offsets), start=1):
            if after < before:
                yield Discrepancy((name, index), said("it is printed before the one before it"))


def _of_task(beside: BesideNotice, entry: PrintedEntry, task: Task, before: _Before) -> Iterator[Discrepancy]:
    sections = before.sections
    last = sections[-1].entry.id if sections else None
    around = next((one.entry.id for one in reversed(sections) if ranks_below(entry, one)), None)
    allowed = {last, around}
    if task.label is None and sections and sections[-1].entry.label is None:
        # A cell that reaches from the column of headings into that of tasks has no heading.
        allowed.add(None)
    titles = [place.start for place in beside.report.notice.evidence.plan_titles]
    if sections and any(sections[-1].start < title < entry.start for title in titles):
        allowed.add(None)
    if task.section not in allowed:
        yield Discrepancy(
            (*entry.loc, "section"),
            said("it says {value}, before it stands {last}", value=quoted(task.section), last=quoted(last)),
        )
    item = _item_around(entry, before.entries)
    if task.parent != item and not (task.parent is None and _numbered_in_cell(beside, task)):
        yield Discrepancy(
            (*entry.loc, "parent"),
            said("it says {value}, it stands below {item}", value=quoted(task.parent), item=quoted(item)),
        )


def _item_around(entry: PrintedEntry, before: Sequence[PrintedEntry]) -> str | None:
    """The task whose number is of an outer kind, if no heading stands between."""
    if entry.kind is None:
        return None
    for one in reversed(before):
        if one.is_section:
            return None
        if one.kind is not None and one.kind.value < entry.kind.value:
            return one.entry.id
    return None


def _numbered_in_cell(beside: BesideNotice, task: Task) -> bool:
    """Whether the number stands in a cell of its own: kinds of numbers say nothing there."""
    if not task.evidence.label:
        return False
    between = beside.text[task.evidence.label[-1].end : first_offset(task.evidence.text)]
    return bool(between.strip()) or "\t" in between or "\n" in between


def _of_section(entry: PrintedEntry, section: Section, before: _Before) -> Iterator[Discrepancy]:
    """Below the last heading of a lower level, or below a task whose number is of an outer kind."""
    above = (one.entry for one in reversed(before.sections) if isinstance(one.entry, Section))
    outer = next((one.id for one in above if one.level < section.level), None)
    items = (one for one in reversed(before.entries) if not one.is_section and one.kind is not None)
    item = next((one.entry.id for one in items if ranks_below(entry, one)), None)
    if section.parent not in {outer, item, None}:
        yield Discrepancy(
            (*entry.loc, "parent"),
            said("it says {value}, above it stands {outer}", value=quoted(section.parent), outer=quoted(outer)),
        )


def _of_prose(report: Report, entries: Sequence[PrintedEntry]) -> Iterator[Discrepancy]:
    letter = max(first_offset(report.notice.evidence.signature), first_offset(report.notice.evidence.issue_date))
    titles = {plan.title for plan in report.plans} | {report.notice.title}
    closed: set[str] = set()
    for index, paragraph in enumerate(report.paragraphs):
        start = first_offset(paragraph.evidence)
        last = next((one for one in reversed(entries) if one.is_section and one.start <= start), None)
        if last is not None and _leaves(paragraph.text, last):
            closed.add(last.entry.id)
        allowed = {last.entry.id if last else None}
        if last is not None and last.entry.id in closed:
            allowed |= _around(last.entry.parent, report)
        # What closes a plan or a letter, stands behind a table, or repeats a title, belongs to no section.
        tables = (first_offset(attachment.evidence) for attachment in report.attachments)
        parted = last is not None and any(last.start < at < start for at in (letter, *tables))
        if parted or _may_close(start, entries) or paragraph.text in titles:
            allowed.add(None)
        if paragraph.section not in allowed:
            message = said(
                "it says {value}, before it stands {last}",
                value=quoted(paragraph.section),
                last=quoted(last.entry.id if last else None),
            )
            yield Discrepancy(("paragraphs", index, "section"), message)


def _leaves(text: str, last: PrintedEntry) -> bool:
    """Whether prose opens with a number of a kind that does not stand below the heading's."""
    marker = opening_marker(text)
    return marker is not None and (last.kind is None or marker.kind.value <= last.kind.value)


def _around(outer: str | None, report: Report) -> set[str | None]:
    """What stands around a section whose parent is given, outwards, and nothing."""
    parents = {one.id: one.parent for one in report.sections}
    found: set[str | None] = {None}
    while outer in parents and outer not in found:
        found.add(outer)
        outer = parents[outer]
    return found


def _may_close(start: int, entries: Sequence[PrintedEntry]) -> bool:
    """Whether a plan ends before it."""
    before = [one.entry.plan for one in entries if one.start <= start][-1:]
    behind = [one.entry.plan for one in entries if one.start > start][:1]
    return before != behind


CHECK = NoticeCheck(said("Sections, tasks and prose stand in their printed order, in the section around them."), _find)
