"""The tasks of a gold file or of a report, in the one form in which they are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from govtask_extract.errors import BadReport
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re

NAME_FIELDS = (*(role.value for role in Role if role is not Role.DEADLINE), "upstream_responsible_units")
FIELDS = (*NAME_FIELDS, Role.DEADLINE.value)

_BLANKS = lazy_re(r"\s+")

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """A task as one side sees it, all words folded. `fields` holds what `FIELDS` names.

    `unassigned`: the gold knows this item, but that it is a task nobody has to see. `section` is None if unknown.
    """

    who: str
    number: int | None
    text: str
    fields: Mapping[str, tuple[str, ...]]
    open_ended: bool
    section: str | None
    unassigned: bool

    @property
    def is_assigned(self) -> bool:
        """Whether it names anybody."""
        return any(self.fields[name] for name in NAME_FIELDS)


def answers(document: object) -> tuple[Answer, ...]:
    """Of a gold file or a report as JSON gives it; an array of a single report will do. Raises `BadReport`."""
    match document:
        case [single]:
            return answers(single)
        case {"error": {"message": str(message)}}:
            raise BadReport(f"it holds no report: {message}", "Extract the file again.")
        case {"tasks": list(tasks)} if all(
            isinstance(task, dict) and isinstance(task.get("text"), str) for task in tasks
        ):
            headings = _headings(cast(Json, document))
            return tuple(_answer(task, headings) for task in tasks)
    raise BadReport("it is neither a gold file nor a report", 'Both have a list "tasks", each with a "text".')


def fold(text: object) -> str:
    """Widths and white space differ between files of one document and do not matter."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", str(text or "")))


def _headings(document: Json) -> dict[str, str]:
    """A report's sections by their ids. A gold file has no ids: its tasks spell their headings out."""
    sections = document.get("sections")
    found = [section for section in sections if isinstance(section, dict)] if isinstance(sections, list) else []
    return {str(section.get("id")): fold(f"{section.get('label') or ''}{section.get('title')}") for section in found}


def _answer(task: Json, headings: dict[str, str]) -> Answer:
    number = task.get("number")
    return Answer(
        who=str(task.get("id") or task.get("label") or task.get("number") or fold(task["text"])[:12]),
        number=number if isinstance(number, int) else None,
        text=fold(task["text"]),
        fields={name: _words(task.get(name)) for name in FIELDS},
        open_ended=bool(task.get("open_ended")),
        section=_section(task.get("section"), headings),
        unassigned=bool(task.get("unassigned")),
    )


def _words(value: object) -> tuple[str, ...]:
    """Names are strings, deadlines may be objects with a text."""
    items = value if isinstance(value, list) else []
    return tuple(fold(item.get("text") if isinstance(item, dict) else item) for item in items)


def _section(value: object, headings: dict[str, str]) -> str | None:
    match value:
        case [*_, last]:
            return fold(last)
        case str(identifier):
            return headings.get(identifier)
    return None
