"""Where tasks begin and end: a text that is longer or shorter, two tasks that are one, one that is two."""

from __future__ import annotations

from govtask_extract.correcting.correction_models import ROLE_FIELDS, TasksMerged, TaskSplit, TextBounded
from govtask_extract.correcting.fitting import CorrectionNeedless, CorrectionUnfit, short
from govtask_extract.correcting.handed_over import release, taken, text_of
from govtask_extract.correcting.replaying.derived import Derived, read_anew
from govtask_extract.correcting.replaying.names import items_of
from govtask_extract.correcting.report_in_work import ReportInWork, says_otherwise
from govtask_extract.correcting.value_pieces import as_text, parts_at, put_together, traced_value
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Place, Places, Task
from govtask_extract.model.traced import EMPTY, NOWHERE, Traced
from govtask_extract.saying.said import said


def bound_text(work: ReportInWork, correction: TextBounded) -> None:
    """What the text gives up becomes a paragraph; what it gains was one, or was unread."""
    task = work.find(correction.task, correction.begins)
    piece_now, span = text_of(task), work.printed.span_of(correction.place)
    wanted = work.printed.within(span).text
    if without_blanks(piece_now.text) == wanted and without_blanks(task.text) == wanted:
        raise CorrectionNeedless(said("{task} has these bounds already", task=task.id))
    if task.text != correction.was:
        raise says_otherwise(task, correction.was)
    piece = taken(work, span, task)
    _put_text(work, task, piece)
    release(work, [piece_now], task.section)


def split_task(work: ReportInWork, correction: TaskSplit) -> None:
    """The second task has the names of the first, which stand there for both until somebody says otherwise."""
    task = work.find(correction.task, correction.begins)
    if task.text != correction.was:
        raise says_otherwise(task, correction.was)
    piece, span = text_of(task), work.printed.span_of(correction.place)
    wanted = set(work.printed.within(span).origins)
    raw = work.printed.document.text
    second = put_together(parts_at(piece, wanted), raw)
    first = put_together(parts_at(piece, set(piece.origins) - wanted - {NOWHERE}), raw)
    if not first or len(without_blanks(second.text)) != len(wanted):
        raise CorrectionUnfit(said("{words} is no part of {task}", words=short(correction.place.quote), task=task.id))
    at = work.index(task)
    _put_text(work, task, first)
    new = labelled(task, second, work)
    work.insert(at + 1, new, correction.id)


def labelled(task: Task, piece: Traced, work: ReportInWork, label: str | None = None) -> Task:
    """A new task like `task`, its text what is printed, but for the number that it opens with; `label`: if this one."""
    head, body, numbered = _opening(piece, label)
    places = {"label": work.printed.places_of(head), "text": work.printed.places_of(body)}
    return task.model_copy(
        update={
            **numbered,
            "text": as_text(body.text),
            **read_anew(body, task, work),
            "evidence": task.evidence.model_copy(update=places),
            "corrected": ("label", "number", "text") if head else ("text",),
        }
    )


def _opening(piece: Traced, label: str | None) -> tuple[Traced, Traced, Derived]:
    """The printed number, what stands behind it, and the two fields that it gives."""
    marker = opening_marker(piece.text)
    if marker is not None and piece.text[marker.end :].strip():
        words = without_blanks(piece.text[: marker.end])
        if label in (None, words):
            return (
                piece.cut(0, marker.end).strip(),
                piece.cut(marker.end).strip(),
                {
                    "label": words,
                    "number": marker.number,
                },
            )
    return EMPTY, piece, {"label": None, "number": None}


def merge_tasks(work: ReportInWork, correction: TasksMerged) -> None:
    """One task at the place of the earlier, with the label of the one and the names of both."""
    task, other = work.find(correction.task, correction.begins), work.find(correction.other, correction.other_begins)
    if task.id == other.id or task.plan != other.plan:
        raise CorrectionUnfit(said("{task} and {other} are not two tasks of one plan", task=task.id, other=other.id))
    if other.text != correction.was:
        raise says_otherwise(other, correction.was)
    earlier, later = sorted((task, other), key=work.index)
    number = traced_value(other.label or "", other.evidence.label)
    raw = work.printed.document.text
    piece = put_together([text_of(task), put_together([number, text_of(other)], raw)], raw)
    fields = tuple(name for name in ROLE_FIELDS if getattr(other, name))
    merged = task.model_copy(update={**_united(task, other), "parent": earlier.parent, "section": earlier.section})
    work.tasks[:] = [merged if one is earlier else one for one in work.tasks if one is not later]
    work.refer_elsewhere(other, merged)
    _put_text(work, work.find(task.id, None), piece, *fields, *(("deadlines",) if other.deadlines else ()))


def _united(task: Task, other: Task) -> Derived:
    values: Derived = {}
    evidence: Derived = {"assignment": _distinct((*task.evidence.assignment, *other.evidence.assignment))}
    for name in ROLE_FIELDS:
        items = {item.text: item.evidence for item in (*items_of(other, name), *items_of(task, name))}
        ordered = dict.fromkeys((*getattr(task, name), *getattr(other, name)))
        values[name] = tuple(ordered)
        evidence[name] = tuple(items[text] for text in ordered)
    columns = {**other.other_columns, **task.other_columns}
    evidence["other_columns"] = {**other.evidence.other_columns, **task.evidence.other_columns}
    deadlines = dict.fromkeys((*task.deadlines, *other.deadlines))
    return {
        **values,
        "open_ended": task.open_ended or other.open_ended,
        "deadlines": tuple(deadlines),
        "other_columns": columns,
        "evidence": task.evidence.model_copy(update=evidence),
    }


def _distinct(places: Places) -> Places:
    found: dict[tuple[int, int], Place] = {}
    for place in places:
        found.setdefault((place.start, place.end), place)
    return tuple(found.values())


def _put_text(work: ReportInWork, task: Task, piece: Traced, *corrected: str) -> None:
    evidence = task.evidence.model_copy(update={"text": work.printed.places_of(piece)})
    read = read_anew(piece, task, work)
    work.put(task, "text", *corrected, text=as_text(piece.text), **read, evidence=evidence)
