"""The text of a report's document, put together from its places, and the places of any stretch of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtask_extract.model.report import Place, Places, Report, Task

UNIT_FIELDS = (
    "lead_units",
    "responsible_units",
    "co_handling_units",
    "guiding_units",
    "upstream_responsible_units",
)
LEADER_FIELD = "supervising_leaders"
NOTICE_FIELDS = (
    *("title", "issuing_authority", "document_number", "issue_date", "addressees", "signature", "copied_to"),
    *("metadata", "plan_titles"),
)
"""The fields of the notice that have places, as in `NoticeEvidence`."""


class NoticeText:
    """`text` counts as the places do. What no place quotes is white space, so the text can be told from them."""

    def __init__(self, report: Report) -> None:
        self._owners = sorted(_owners(report), key=lambda place: (place.start, -place.end))
        self._starts = [place.start for place in self._owners]
        self.text = _put_together(self._owners)
        self._furniture = report.furniture

    @cached_property
    def running_text(self) -> str:
        """`text` with blanks where page numbers, running heads and the like stand."""
        pieces: list[str] = []
        at = 0
        for place in sorted(self._furniture, key=lambda place: place.start):
            if place.start >= at:
                pieces += (self.text[at : place.start], " " * (place.end - place.start))
                at = place.end
        return "".join((*pieces, self.text[at:]))

    def places(self, start: int, end: int) -> Places:
        """The places of a stretch, one for each printed line that it touches."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[Place] = []
        for index in range(first, bisect_left(self._starts, end)):
            place = self._owners[index]
            low = max(place.start, start, found[-1].end if found else 0)
            high = min(place.end, end)
            if low < high:
                _add(found, _cut(place, low, high))
        return tuple(found)


def _add(found: list[Place], place: Place) -> None:
    """Two neighbours on one line are one place."""
    last = found[-1] if found else None
    if last and last.end == place.start and last.line == place.line and last.cell == place.cell:
        found[-1] = _with(last, end=place.end, quote=last.quote + place.quote)
    else:
        found.append(place)


def _cut(place: Place, start: int, end: int) -> Place:
    if (start, end) == (place.start, place.end):
        return place
    return _with(place, start=start, end=end, quote=place.quote[start - place.start : end - place.start])


def _with(place: Place, **changes: object) -> Place:
    """Another stretch of the same line: where it lies on the page is not known, nor is it furniture as a whole."""
    # Who looks up what a rule is about loads no models.
    from govtask_extract.model.report import Place

    kept = place.model_dump(exclude_unset=True, exclude={"box", "confidence", "kind"})
    return Place.model_validate({**kept, **changes}, strict=True)


def _owners(report: Report) -> Iterator[Place]:
    """Every place that owns its characters."""
    notice = report.notice.evidence
    for field in NOTICE_FIELDS:
        yield from getattr(notice, field)
    for task in report.tasks:
        yield from task.evidence.label
        yield from task.evidence.text
        yield from task.evidence.assignment
    for several in (report.sections, report.notice.clauses, report.paragraphs, report.attachments):
        for one in several:
            yield from one.evidence
    yield from report.furniture
    yield from report.unread


def _put_together(owners: list[Place]) -> str:
    pieces: list[str] = []
    at, line = 0, 1
    for place in owners:
        if place.start < at:
            continue
        gap, below = place.start - at, (place.line or line) - line
        breaks = min(gap, max(below, 0))
        pieces += (" " * (gap - breaks), "\n" * breaks, place.quote)
        at, line = place.end, place.line or line
    return "".join(pieces)


def named(task: Task) -> str:
    """How messages call a task: by its number, else by its id."""
    return str(task.number) if task.number is not None else task.id
