"""What is printed changes hands as corrections move boundaries: nothing is lost, or taken from another task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govtask_extract.correcting.fitting import CorrectionUnfit, short
from govtask_extract.correcting.report_in_work import ReportInWork
from govtask_extract.correcting.value_pieces import as_text, parts_at, put_together, traced_value
from govtask_extract.model.document import Span
from govtask_extract.model.report import Paragraph, Place, Places, Task
from govtask_extract.model.traced import NOWHERE, Traced
from govtask_extract.saying.said import said

Offsets = set[int]


def offsets_of(places: Iterable[Place]) -> Offsets:
    """Where the characters of places stand."""
    return {at for place in places for at in range(place.start, place.end)}


def text_of(task: Task) -> Traced:
    """A task's text as printed."""
    return traced_value(task.text, task.evidence.text)


def taken(work: ReportInWork, span: Span, own: Task | None = None) -> Traced:
    """What is printed in a stretch, taken from paragraphs, from what was unread, and from the task's own text.

    Raises `CorrectionUnfit` for what belongs to something else.
    """
    inked = work.printed.within(span)
    if not inked:
        raise CorrectionUnfit(said("nothing is printed at its place"))
    wanted = set(inked.origins)
    pieces = [*parts_at(text_of(own), wanted)] if own else []
    sources = [traced_value(one.text, one.evidence) for one in work.paragraphs]
    sources += [traced_value(one.quote, (one,)) for one in work.unread]
    pieces += [part for source in sources for part in parts_at(source, wanted)]
    missing = wanted - {origin for piece in pieces for origin in piece.origins}
    if missing:
        first = min(missing)
        words = short(work.printed.within((first, span[1])).text)
        raise CorrectionUnfit(said("{words} there belongs to something else", words=words))
    _take(work, wanted - (offsets_of(own.evidence.text) if own else set()))
    return put_together(pieces, work.printed.document.text)


def _take(work: ReportInWork, wanted: Offsets) -> None:
    if not wanted:
        return
    work.paragraphs[:] = [left for one in work.paragraphs for left in _left_of(one, wanted, work)]
    work.unread[:] = [
        place
        for one in work.unread
        for part in _parts_beside(traced_value(one.quote, (one,)), wanted)
        for place in work.printed.places_of(part)
    ]


def _left_of(paragraph: Paragraph, wanted: Offsets, work: ReportInWork) -> Iterator[Paragraph]:
    """What a paragraph keeps: what stands behind the stretch is a paragraph of its own."""
    if wanted.isdisjoint(offsets_of(paragraph.evidence)):
        yield paragraph
        return
    for part in _parts_beside(traced_value(paragraph.text, paragraph.evidence), wanted):
        yield paragraph_of(part, paragraph.section, work)


def _parts_beside(piece: Traced, wanted: Offsets) -> Iterator[Traced]:
    return parts_at(piece, set(piece.origins) - wanted)


def release(work: ReportInWork, pieces: Iterable[Traced], section: str | None) -> Places:
    """What of the pieces belongs to no task any more is a paragraph, at its place among the others.

    A label line, or a merged cell, may still serve other tasks.
    """
    freed = [
        paragraph_of(part, section, work)
        for piece in pieces
        for part in parts_at(piece, set(piece.origins) - _owned(work.tasks, piece) - {NOWHERE})
    ]
    for paragraph in freed:
        at = sum(_start(one.evidence) <= _start(paragraph.evidence) for one in work.paragraphs)
        work.paragraphs.insert(at, paragraph)
    return tuple(place for one in freed for place in one.evidence)


def _owned(tasks: Iterable[Task], piece: Traced) -> Offsets:
    """What of a piece is printed of tasks and their assignments."""
    first, last = piece.first, max(piece.origins, default=NOWHERE)
    return offsets_of(
        place
        for task in tasks
        for places in (task.evidence.assignment, task.evidence.label, task.evidence.text)
        for place in places
        if place.start <= last and first < place.end
    )


def paragraph_of(piece: Traced, section: str | None, work: ReportInWork) -> Paragraph:
    return Paragraph(section=section, text=as_text(piece.text), evidence=work.printed.places_of(piece))


def _start(places: Places) -> int:
    return places[0].start if places else -1
