"""Corrections made from what somebody sees: each names the old value, its place, and how its task begins."""

from __future__ import annotations

from itertools import count

from govtask_extract.correcting.correction_models import (
    ListField,
    MarkedPlace,
    NameAdded,
    NameMoved,
    NameRemoved,
    NameReplaced,
    NoticeChanged,
    NoticeField,
    RoleField,
    TaskAdded,
    TaskDeleted,
    TaskSeen,
    TasksMerged,
    TaskSplit,
    TaskValue,
    TextBounded,
    ValueChanged,
)
from govtask_extract.correcting.printed_text import PrintedText
from govtask_extract.correcting.replaying.names import items_of
from govtask_extract.correcting.replaying.whole_tasks import values_digest
from govtask_extract.correcting.report_in_work import beginning
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import without_blanks
from govtask_extract.model.document import RawDocument
from govtask_extract.model.report import Places, Report


class CorrectionMaker:
    """Makes corrections of a report as it is now, with those before it applied.

    What is made is only held against its model: whether it can be applied tells `replay`. All of these raise
    `ValueError` (so does pydantic) for what no correction can say, `KeyError` for a task that is not there.
    """

    def __init__(self, report: Report, document: RawDocument, **signed: str | None) -> None:
        """`signed`: reviewer, reason and date, where they are known."""
        self._report = report
        self._printed = PrintedText(document, report.furniture)
        self._tasks = {task.id: task for task in report.tasks}
        self._signed = {key: value for key, value in signed.items() if value}

    def change_notice(self, field: NoticeField, becomes: str | None) -> NoticeChanged:
        notice = self._report.notice
        place = self._place(getattr(notice.evidence, field))
        said = {"do": "change-notice", "field": field, "was": getattr(notice, field), "becomes": becomes}
        return NoticeChanged.model_validate({**said, "place": place, **self._signed})

    def change(self, task: str, field: TaskValue, becomes: str | int | None) -> ValueChanged:
        was = getattr(self._tasks[task], field)
        said = {"do": "change", "field": field, "was": was, "becomes": becomes}
        return ValueChanged.model_validate({**self._about(task), **said})

    def replace(self, task: str, field: ListField, was: str, becomes: str) -> NameReplaced:
        said = {"do": "replace", "field": field, "was": was, "becomes": becomes}
        return NameReplaced.model_validate({**self._about(task), **said, **self._of_item(task, field, was)})

    def add(
        self, task: str, field: ListField, becomes: str, start: int | None = None, end: int | None = None
    ) -> NameAdded:
        """`start` and `end` are those of the words in the notice that say so, if any do."""
        place = {} if start is None or end is None else {"place": self._printed.marked((start, end))}
        said = {"do": "add", "field": field, "becomes": becomes}
        return NameAdded.model_validate({**self._about(task), **said, **place})

    def remove(self, task: str, field: ListField, was: str) -> NameRemoved:
        said = {"do": "remove", "field": field, "was": was}
        return NameRemoved.model_validate({**self._about(task), **said, **self._of_item(task, field, was)})

    def move(self, task: str, field: RoleField, to: RoleField, was: str) -> NameMoved:
        said = {"do": "move", "field": field, "to": to, "was": was}
        return NameMoved.model_validate({**self._about(task), **said, **self._of_item(task, field, was)})

    def bound(self, task: str, start: int, end: int) -> TextBounded:
        """The task's text is what is printed from `start` to `end`."""
        said = {"do": "bound", "was": self._tasks[task].text, "place": self._printed.marked((start, end))}
        return TextBounded.model_validate({**self._about(task), **said})

    def merge(self, task: str, other: str) -> TasksMerged:
        there = self._tasks[other]
        said = {"do": "merge", "other": other, "other_begins": beginning(there), "was": there.text}
        return TasksMerged.model_validate({**self._about(task), **said})

    def split(self, task: str, start: int) -> TaskSplit:
        """The second task begins at `start`, and ends where the task ended."""
        was = self._tasks[task]
        end = max((place.end for place in was.evidence.text), default=0)
        place = self._printed.marked((start, end))
        said = {"do": "split", "was": was.text, "place": place, "id": self._new_id(place.quote)}
        return TaskSplit.model_validate({**self._about(task), **said})

    def add_task(
        self,
        text: str | None = None,
        *,
        after: str | None = None,
        section: str | None = None,
        start: int | None = None,
        end: int | None = None,
        label: str | None = None,
    ) -> TaskAdded:
        """With `start` and `end` it is printed there, and `text` and `label` are needed only if they differ from it.

        Its section is that of the task before it, unless another one is named.
        """
        said: dict[str, object] = {"do": "add-task"}
        if after is not None:
            said |= {"after": after, "after_begins": beginning(self._tasks[after])}
            section = section or self._tasks[after].section
        if start is not None and end is not None:
            said["place"] = place = self._printed.marked((start, end))
            marker = opening_marker(place.quote)
            body = place.quote[marker.end :].strip() if marker else ""
            if label is None and marker and body:
                label = without_blanks(place.quote[: marker.end])
            own = bool(marker and body and label == without_blanks(place.quote[: marker.end]))
            text = text or (body if own else place.quote)
        said |= {"id": self._new_id(label or ""), "section": section, "label": label, "text": text}
        return TaskAdded.model_validate({**said, **self._signed})

    def delete_task(self, task: str) -> TaskDeleted:
        return TaskDeleted.model_validate({"do": "delete-task", **self._about(task), "was": self._tasks[task].text})

    def seen(self, task: str) -> TaskSeen:
        digest = values_digest(self._tasks[task])
        return TaskSeen.model_validate({"do": "seen", **self._about(task), "values": digest})

    def _about(self, task: str) -> dict[str, object]:
        return {"task": task, "begins": beginning(self._tasks[task]), **self._signed}

    def _of_item(self, task: str, field: ListField, was: str) -> dict[str, object]:
        evidence = next((one.evidence for one in items_of(self._tasks[task], field) if one.text == was), ())
        return {"place": self._place(evidence)}

    def _place(self, places: Places) -> MarkedPlace | None:
        """Where a value is printed, from its first to its last character."""
        return self._printed.marked((places[0].start, places[-1].end)) if places else None

    def _new_id(self, opens: str) -> str:
        """As the parser gives them: t32 by the number that the words open with, else u7; what is taken, t32-2."""
        marker = opening_marker(f"{opens}、项")
        if marker is None:
            return next(id for n in count(1) if (id := f"u{n}") not in self._tasks)
        first = f"t{marker.number}"
        return next(id for n in count(1) if (id := first if n == 1 else f"{first}-{n}") not in self._tasks)
