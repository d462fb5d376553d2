"""Sections, tasks and prose in the order in which they are printed, each with the kind of its number."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from govtask_extract.language.markers import opening_marker
from govtask_extract.model.blocks import Marker, MarkerKind
from govtask_extract.model.report import Place, Report, Section, Task
from govtask_extract.validation import Loc

_NOWHERE = -1


class PrintedEntry(Struct, frozen=True):
    """A section or a task: where the report has it, and where its words begin in the text.

    `kind` is how its number counts, None if it has none.
    """

    loc: Loc
    start: int
    entry: Section | Task
    kind: MarkerKind | None

    @property
    def is_section(self) -> bool:
        return isinstance(self.entry, Section)


def first_offset(places: Sequence[Place]) -> int:
    """Where the first of them begins, or -1."""
    return min((place.start for place in places), default=_NOWHERE)


def printed_entries(report: Report) -> list[PrintedEntry]:
    """By their words: in a table the number may stand before the heading of its rows."""
    sections = [_entry(("sections", index), section, section.evidence) for index, section in enumerate(report.sections)]
    tasks = [_entry(("tasks", index), task, task.evidence.text) for index, task in enumerate(report.tasks)]
    return sorted([*sections, *tasks], key=lambda one: (one.start, not one.is_section))


def marker_of(label: str) -> Marker | None:
    """What a printed number is that stands without the words it opens: 8.1. 第三条, and 3 alone, as cells have it."""
    return opening_marker(f"{label}项") or opening_marker(f"{label}、项")


def _entry(loc: Loc, entry: Section | Task, words: Sequence[Place]) -> PrintedEntry:
    marker = marker_of(entry.label) if entry.label else None
    return PrintedEntry(loc, first_offset(words), entry, marker.kind if marker else None)


def ranks_below(inner: PrintedEntry, outer: PrintedEntry) -> bool:
    """Whether a number is of a kind that stands below another's; what has no number stands below any."""
    if outer.kind is None:
        return True
    return inner.kind is None or outer.kind.value < inner.kind.value
