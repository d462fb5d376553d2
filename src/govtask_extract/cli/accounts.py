"""How a task was read: each of its values with the words that it was read from, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.report import Diagnostic, Place, Places, Report, Task
from govtask_extract.visible import printable

# Every field of a task that is a list of names.
_NAME_FIELDS = [name for name, field in Task.model_fields.items() if field.annotation == tuple[str, ...]]


def account(task: Task, report: Report) -> str:
    """Lines for a terminal, harmless whatever the document holds."""
    return printable("\n".join(_lines(task, report)) + "\n")


def _lines(task: Task, report: Report) -> Iterator[str]:
    yield f"{task.id}  {_where(task, report)}"
    yield from _value("label", task.label or "none", task.evidence.label)
    yield from _value("text", task.text, task.evidence.text)
    for field in _NAME_FIELDS:
        for name, places in zip(getattr(task, field), getattr(task.evidence, field), strict=True):
            yield from _value(field, name, places)
    for deadline in task.deadlines:
        yield from _value("deadlines", f"{deadline.text} ({deadline.date or 'no day'})", deadline.evidence)
    for column, words in task.other_columns.items():
        yield from _value(f"other_columns, {column}", words, task.evidence.other_columns.get(column, ()))
    if task.open_ended:
        yield "  open_ended: the list ended in 等"
    yield from _rule(task, report)
    yield from _value("assignment", "the whole printed group", task.evidence.assignment)
    for diagnostic in report.diagnostics:
        if diagnostic.task == task.id:
            yield from _thought(diagnostic)


def _where(task: Task, report: Report) -> str:
    section = next((section for section in report.sections if section.id == task.section), None)
    place = f"in {section.id} {section.label or ''}{section.title}" if section else "in no section"
    return f"{place}, part of {task.parent}" if task.parent else place


def _value(field: str, value: str, places: Places) -> Iterator[str]:
    yield f"  {field}: {value}".replace("\n", " ")
    for place in places:
        yield f"      {position(place)}: {place.quote}".replace("\n", " ")


def _rule(task: Task, report: Report) -> Iterator[str]:
    for rule in report.rules:
        if rule.id == task.lead_rule:
            yield from _value("lead_rule", f"{rule.id} {rule.kind}", rule.evidence)


def _thought(diagnostic: Diagnostic) -> Iterator[str]:
    yield from _value(f"{diagnostic.severity} {diagnostic.code}", diagnostic.message, diagnostic.evidence)


def position(place: Place) -> str:
    """page 11, line 230; what the format lacks is left out."""
    known = (
        ("page", place.page),
        ("sheet", place.sheet),
        ("cell", place.cell),
        ("paragraph", place.paragraph),
        ("line", place.line),
    )
    return ", ".join(f"{name} {value}" for name, value in known if value is not None) or f"character {place.start}"
