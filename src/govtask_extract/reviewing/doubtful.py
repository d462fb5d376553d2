"""What a reviewer looks at first: the tasks of which something is doubtful, the most doubtful before all others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from govtask_extract.model.confidence import is_doubtful
from govtask_extract.model.remarks import (
    CHANGED_SINCE_CORRECTED,
    DELETED_TASK,
    DOUBTFUL_RECOGNITION,
    GUESSED_LABEL,
    GUESSED_NAME,
    KNOWN_MISSPELLING,
    LOOK_ALIKE_NAME,
    LOST_ASSIGNMENT,
    NEEDLESS_CORRECTION,
    SEVERITIES,
    STALE_CORRECTION,
    UNASSIGNED_TASK,
    UNREAD_TEXT,
)
from govtask_extract.model.report import Diagnostic, Place, Report, Task
from govtask_extract.model.report_places import places_of

# What may have gone wrong in reading comes before what the notice itself may have wrong; then it goes by severity.
_FIRST = (
    STALE_CORRECTION,
    LOOK_ALIKE_NAME,
    DOUBTFUL_RECOGNITION,
    LOST_ASSIGNMENT,
    UNREAD_TEXT,
    GUESSED_LABEL,
    GUESSED_NAME,
    KNOWN_MISSPELLING,
    UNASSIGNED_TASK,
)
_RANKS = {kind.code: rank for rank, kind in enumerate(_FIRST)}
# Words that ended nowhere belong, if anywhere, to the task that is printed before them.
_BEHIND = (LOST_ASSIGNMENT.code, UNREAD_TEXT.code)
# What a person did is no doubt.
_NONE = (CHANGED_SINCE_CORRECTED.code, NEEDLESS_CORRECTION.code, DELETED_TASK.code)


class QueuedTask(Struct, frozen=True):
    """A task and what is doubtful of it, the most doubtful first."""

    task: Task
    doubts: tuple[Diagnostic, ...]


class ReviewQueue(Struct, frozen=True):
    """All tasks, in the order in which they are looked at; and what is doubtful of the notice as a whole."""

    tasks: tuple[QueuedTask, ...]
    of_notice: tuple[Diagnostic, ...]


def review_queue(report: Report) -> ReviewQueue:
    """Doubtful tasks by the worst of their doubts, then those with words that recognition is unsure of.

    All others follow as they are printed.
    """
    owners = _Owners(report.tasks)
    found: dict[str, list[Diagnostic]] = {}
    of_notice = []
    for one in report.diagnostics:
        if one.code in _NONE:
            continue
        tasks = (one.task,) if one.task is not None else tuple(owners.of(one))
        for task in tasks:
            found.setdefault(task, []).append(one)
        if not tasks:
            of_notice.append(one)
    queued = [QueuedTask(task, tuple(sorted(found.get(task.id, ()), key=_rank))) for task in report.tasks]
    # Sorting keeps what is alike in its order.
    queued.sort(key=lambda one: _rank(one.doubts[0]) if one.doubts else (*_LAST, _unsureness(places_of(one.task))))
    return ReviewQueue(tuple(queued), tuple(sorted(of_notice, key=_rank)))


def _rank(one: Diagnostic) -> tuple[int, int, float]:
    """What recognition is less sure of comes first."""
    return _RANKS.get(one.code, len(_RANKS)), SEVERITIES.index(one.severity), _unsureness(one.evidence)


_LAST = (len(_RANKS) + 1, 0)


def _unsureness(places: Iterable[Place]) -> float:
    """The least confidence, if that is doubtful; what is sure enough is all the same."""
    return min((place.confidence or 0.0 for place in places if is_doubtful(place.confidence)), default=1.0)


class _Owners:
    """To which task what is printed somewhere belongs."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        owned = sorted(
            (place.start, place.end, task.id)
            for task in tasks
            for place in (*task.evidence.label, *task.evidence.text, *task.evidence.assignment)
        )
        self._starts = [start for start, _, _ in owned]
        self._owned = owned

    def of(self, diagnostic: Diagnostic) -> Iterator[str]:
        """Each task in which one of its places stands; else the one before, if it is of text that nobody has read."""
        met: dict[str, None] = {}
        for place in diagnostic.evidence:
            at = bisect_right(self._starts, place.start) - 1
            if at < 0:
                continue
            _, end, task = self._owned[at]
            if place.start < end or diagnostic.code in _BEHIND:
                met[task] = None
        yield from met
