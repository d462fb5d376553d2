"""What `explain` shows: how a task was read, value by value, or what a stage made of a file."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

from govtask_extract.model.confidence import least_confidence
from govtask_extract.model.document import Line, RawDocument
from govtask_extract.model.place_words import where_printed
from govtask_extract.model.profile import Profile
from govtask_extract.model.remarks import SEVERITY_WORDS
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.decisions import Decision, Placed
from govtask_extract.parsing.tables.grid import Grid
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.said import Said, listed, said
from govtask_extract.saying.speaking import spoken
from govtask_extract.visible import printable
from govtask_extract.writing.target_lines import target_line

# A stage is shown without the models of reports.
if TYPE_CHECKING:
    from govtask_extract.model.report import (
        Deadline,
        Diagnostic,
        Places,
        Report,
        Rule,
        Section,
        Target,
        Task,
        Unit,
    )


def accounts(tasks: Iterable[Task], report: Report) -> Iterator[str]:
    """For each task lines for a terminal, harmless whatever the document holds."""
    around = _around(report)
    return (printable("\n".join(_lines(task, around)) + "\n") for task in tasks)


class BesideTasks(Struct, frozen=True):
    """What a report says beside its tasks: by id, and of each task what was thought of it."""

    sections: Mapping[str, Section]
    rules: Mapping[str, Rule]
    bodies: Mapping[str, Unit]
    thoughts: Mapping[str | None, Sequence[Diagnostic]]


def _around(report: Report) -> BesideTasks:
    thoughts: dict[str | None, list[Diagnostic]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        thoughts[diagnostic.task].append(diagnostic)
    sections = {section.id: section for section in report.sections}
    bodies = {unit.id: unit for unit in report.units}
    return BesideTasks(sections, {rule.id: rule for rule in report.rules}, bodies, thoughts)


def _lines(task: Task, around: BesideTasks) -> Iterator[str]:
    yield f"{task.id}  {spoken(_where(task, around))}"
    yield from _value("label", task.label or said("none"), task.evidence.label)
    yield from _value("text", task.text, task.evidence.text)
    for field in _name_fields(task):
        meant = _meant(task, field, around)
        for name, places, whom in zip(getattr(task, field), getattr(task.evidence, field), meant, strict=False):
            yield from _value(field, f"{name}{whom}", places)
    for deadline in task.deadlines:
        yield from _value(
            "deadlines", said("{words} ({days})", words=deadline.text, days=_days(deadline)), deadline.evidence
        )
    for target in task.targets:
        yield from _target(target)
    for column, words in task.other_columns.items():
        yield from _value(f"other_columns, {column}", words, task.evidence.other_columns.get(column, ()))
    if task.open_ended:
        yield from _value("open_ended", said("the list ended in 等"), ())
    if task.corrected:
        yield from _value("corrected", ", ".join(task.corrected), ())
    yield from _rule(task, around)
    yield from _value("assignment", said("the whole printed group"), task.evidence.assignment)
    for diagnostic in around.thoughts.get(task.id, ()):
        yield from _thought(diagnostic)


def _meant(task: Task, field: str, around: BesideTasks) -> Iterator[str]:
    """Behind each name of a list the body that it means; nothing of leaders, and of reports that tell no bodies."""
    for id in getattr(task.unit_ids, field, ()):
        yield f" ({around.bodies[id].name}, {id})"
    yield from repeat("")


def _days(deadline: Deadline) -> Said:
    """What the phrase fixes, what told the year, and whether it stands in the group or in the text."""
    parts = (
        deadline.date or ("" if deadline.every else said("no day")),
        deadline.start and said("from {start}", start=deadline.start),
        deadline.every,
        deadline.basis and _BASES[deadline.basis],
        _SOURCES[deadline.source],
    )
    return listed(part for part in parts if part)


_BASES = {
    "phrase": said("year by phrase"),
    "plan-title": said("year by plan-title"),
    "issue-date": said("year by issue-date"),
}
_SOURCES = {"group": said("in the group"), "text": said("in the text")}


def _target(target: Target) -> Iterator[str]:
    """The number, and how each of its words was taken."""
    words = {
        "value": target.value,
        "value_max": target.value_max,
        "unit": target.unit,
        "indicator": target.indicator,
        "scope": target.scope,
        "action": target.action,
        "kind": target.kind,
        "comparator": target.comparator,
    }
    shown = [f"{name} {value}" for name, value in words.items() if value is not None]
    taken = ", ".join([*shown, *(["aspiration"] if target.aspiration else [])])
    yield from _value("targets", f"{target_line(target)} ({taken})", target.evidence)


def _name_fields(task: Task) -> list[str]:
    """Every field of a task that is a list of names."""
    lists = [name for name, field in type(task).model_fields.items() if field.annotation == tuple[str, ...]]
    return [name for name in lists if name in type(task.evidence).model_fields]


def _where(task: Task, around: BesideTasks) -> Said:
    section = around.sections.get(task.section or "")
    place = said("in no section")
    if section:
        place = said("in {section} {title}", section=section.id, title=f"{section.label or ''}{section.title}")
    return said("{place}, part of {parent}", place=place, parent=task.parent) if task.parent else place


def _value(field: str, value: str, places: Places) -> Iterator[str]:
    yield f"  {field}: {spoken(value)}".replace("\n", " ")
    for place in places:
        where = where_printed(place)
        if place.confidence is not None:
            where = said("{place} (confidence {confidence})", place=where, confidence=place.confidence)
        told = said("{place}: {message}", place=where, message=place.quote)
        yield f"      {spoken(told)}".replace("\n", " ")


def _rule(task: Task, around: BesideTasks) -> Iterator[str]:
    rule = around.rules.get(task.lead_rule or "")
    if rule is not None:
        yield from _value("lead_rule", f"{rule.id} {rule.kind}", rule.evidence)


def _thought(diagnostic: Diagnostic) -> Iterator[str]:
    head = f"{spoken(SEVERITY_WORDS[diagnostic.severity])} {diagnostic.code}"
    yield from _value(head, recognised(diagnostic.message), diagnostic.evidence)


Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def stage_lines(stage: str, document: RawDocument, profile: Profile) -> str:
    """The stage `raw` is the reader's, the others are the parser's."""
    if stage == "raw":
        return _object(_raw(document))
    from govtask_extract.parsing.explained import EXPLAINED
    from govtask_extract.parsing.parse import find_blocks, find_parts
    from govtask_extract.parsing.tables.in_text.find import with_tables_in_text

    document = with_tables_in_text(document)
    if stage in EXPLAINED:
        return _decisions(EXPLAINED[stage](document, profile), document)
    blocks = find_blocks(document, profile)[0]
    division = find_parts(blocks, document, profile)
    found: Sequence[object] = blocks if stage == "blocks" else (division.letter, *division.parts)
    return _array([plain(item) for item in found]) + "\n"


def _decisions(found: Iterable[Placed], document: RawDocument) -> str:
    """One line each, in the order of the text, with the printed line where its words begin."""
    starts = [line.start for line in document.lines]
    told = sorted(found, key=lambda placed: placed[0])
    return _array([_decision(start, one, bisect_right(starts, start), document) for start, one in told]) + "\n"


def _decision(start: int, decision: Decision, number: int, document: RawDocument) -> dict[str, Plain]:
    page = document.lines[number - 1].page
    place: dict[str, Plain] = {"line": number} if page is None else {"line": number, "page": page}
    return {**place, "start": start, **asdict(decision), "sentence": spoken(said(decision.sentence))}


def plain(value: object) -> Plain:
    """Any value that passes between stages, as JSON has it; what is empty is left out."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Enum():
            return value.name.lower()
        case Traced():
            return {"text": value.text, "start": value.first}
        case Grid():
            return [[table.start, table.end] for table in value.tables]
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case array() | list() | tuple() | frozenset():
            return [plain(item) for item in value]
    if isinstance(value, Struct):
        return {
            name: plain(item)
            for name, item in asdict(value).items()
            if item is not None and item != () and item is not False
        }
    return str(value)


def _raw(document: RawDocument) -> dict[str, Plain]:
    """Everything but the text as a whole, which its lines hold."""
    original = _original(document)
    return {
        "media_type": document.media_type,
        "reader": document.reader,
        "pages": plain(document.pages),
        "lines": [
            {"line": number, **_line(line, original, document)} for number, line in enumerate(document.lines, start=1)
        ],
        "tables": plain(document.tables),
        "furniture": [{"start": start, "end": end, "kind": kind} for (start, end), kind in document.furniture],
        "metadata": plain(document.metadata),
        "replaced": [
            {"start": at, "original": was, "read_as": document.text[at]}
            for at, was in sorted(document.replaced.items())
        ],
        "remarks": plain(document.remarks),
    }


def _line(line: Line, original: str, document: RawDocument) -> dict[str, Plain]:
    found = plain(line)
    assert isinstance(found, dict)
    found["text"] = original[line.start : line.end]
    if document.boxes is not None:
        found["boxes"] = list(_boxes(document.boxes, line))
    if document.confidences is not None:
        found["confidence"] = least_confidence(document.confidences[line.start : line.end])
    return found


def _boxes(boxes: array[float], line: Line) -> Iterator[Plain]:
    """A box for each character, null where it has no place."""
    for at in range(line.start, line.end):
        box = boxes[4 * at : 4 * at + 4]
        yield None if box[0] != box[0] else [round(edge, 2) for edge in box]


def _original(document: RawDocument) -> str:
    """The text with its radicals back; one for one, so no offset moves."""
    characters = list(document.text)
    for at, was in document.replaced.items():
        characters[at] = was
    return "".join(characters)


def _object(value: dict[str, Plain]) -> str:
    rows = [f"  {json.dumps(key)}: {_array(item, '  ')}" for key, item in value.items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _array(value: Plain, indent: str = "") -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    rows = [f"{indent}  {json.dumps(item, ensure_ascii=False)}" for item in value]
    return "[\n" + ",\n".join(rows) + f"\n{indent}]"
