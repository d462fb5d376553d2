"""JSON Lines as reports: a line may be a whole report, a failure, or a task's row as `extract` writes it.

The rows of one source, which stand together, are made a report of what they say: its tasks, the titles above them, and
what they tell of the notice. It says nothing of what rows leave out: prose, attachments, what was unread.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import cast

from msgspec import Struct

from govtask_extract import __version__
from govtask_extract.checking.spots import PlainData, json_quotes, refuse_constant
from govtask_extract.model.report import SCHEMA_VERSION, Notice, Task
from govtask_extract.saying.said import said

Plain = dict[str, object]

_NOTICE = ("title", "issuing_authority", "document_number", "issue_date")
# What a row does not say of its notice.
_UNKNOWN = {"media_type": "application/octet-stream", "pages": None, "reader": "jsonl"}
_EMPTY: Plain = {
    name: []
    for name in ("rules", "standing_assignments", "paragraphs", "attachments", "furniture", "unread", "diagnostics")
}
_NOTHING_COUNTED = {"characters": 0, "claimed": 0, "unread": 0}


class _ObjectLine(Struct, frozen=True):
    value: Plain
    start: int
    end: int

    @property
    def row_of(self) -> object:
        """The source that it is a row of; something of its own for any other line."""
        is_row = "id" in self.value and "schema_version" not in self.value
        return (self.value.get("source"), self.value.get("sha256")) if is_row else self.start


def in_json_lines(text: str) -> Iterator[PlainData]:
    """A value for each report. Raises `ValueError`, with the line, for what is no object or no row."""
    for _, group in groupby(_lines(text), key=lambda line: line.row_of):
        lines = list(group)
        first = lines[0]
        value = _report_of(lines) if isinstance(first.row_of, tuple) else first.value
        yield PlainData(value, first.start, list(json_quotes(text, first.start, lines[-1].end)), True)


def _lines(text: str) -> Iterator[_ObjectLine]:
    at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _ObjectLine(_object(line, number), at, at + len(line))
        at += len(line) + 1


def _object(line: str, number: int) -> Plain:
    try:
        value = json.loads(line, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        fault = said("line {line:d}, column {column:d}: {reason}", line=number, column=error.colno, reason=error.msg)
        raise ValueError(fault) from error
    if not isinstance(value, dict):
        raise ValueError(said("line {line:d} is no object", line=number))
    if "id" in value and "schema_version" not in value and not isinstance(value.get("sha256"), str):
        pattern = said("line {line:d} is no row of a task as this version writes it: it has no sha256")
        raise ValueError(said(pattern, line=number))
    return value


def _report_of(lines: Sequence[_ObjectLine]) -> Plain:
    rows = [line.value for line in lines]
    first, sections = rows[0], _Sections(rows)
    path = str(first["source"])
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": {"name": "govtask", "version": __version__},
        "source": {"name": path.rpartition("/")[2], "path": path, "sha256": first["sha256"], **_UNKNOWN},
        "notice": _notice(first),
        "plans": [{"id": plan, "title": None} for plan in dict.fromkeys(str(row.get("plan")) for row in rows)],
        "sections": sections.made,
        "tasks": _tasks(rows),
        **_EMPTY,
        "coverage": _NOTHING_COUNTED,
    }


def _notice(row: Mapping[str, object]) -> Plain:
    known: Plain = {name: row.get(name) for name in _NOTICE}
    lists: Plain = {name: [] for name in ("addressees", "cited_documents", "clauses", "copied_to")}
    assert Notice.model_fields.keys() >= known.keys() | lists.keys()
    return {**known, **lists, "signature": None, "metadata": {}, "evidence": {}}


def _tasks(rows: Sequence[Mapping[str, object]]) -> list[Plain]:
    """What a selection has left out is nobody's parent."""
    ids = {row["id"] for row in rows}
    kept = [{name: value for name, value in row.items() if _is_said(name, value)} for row in rows]
    return [task if task.get("parent") in ids else {**task, "parent": None} for task in kept]


def _is_said(field: str, value: object) -> bool:
    """Of rows, which all have the same fields, what a report would say: it leaves out that nobody has corrected it."""
    return field in Task.model_fields and (field != _CORRECTED or bool(value))


_CORRECTED = "corrected"


class _Sections:
    """The sections that rows stand in: each row has the id of its own, and the titles from the outermost on."""

    def __init__(self, rows: Sequence[Mapping[str, object]]) -> None:
        self.made: list[Plain] = []
        paths = [(str(row.get("plan")), row.get("section"), _titles(row)) for row in rows]
        self._ids = {(plan, titles): str(section) for plan, section, titles in paths if section is not None and titles}
        for plan, section, titles in paths:
            if section is not None:
                self._id(plan, titles, str(section))

    def _id(self, plan: str, titles: tuple[str, ...], below: str) -> str:
        """Of a section, which is made with those above it when it is first met; `below` is one that it holds."""
        found = self._ids.setdefault((plan, titles), f"{below}^")
        if not any(one["id"] == found for one in self.made):
            parent = self._id(plan, titles[:-1], found) if len(titles) > 1 else None
            title = titles[-1] if titles else ""
            self.made.append(
                {
                    "id": found,
                    "plan": plan,
                    "label": None,
                    "number": None,
                    "title": title,
                    "level": len(titles) or 1,
                    "parent": parent,
                    "evidence": [],
                }
            )
        return found


def _titles(row: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(map(str, cast(Sequence[object], row.get("section_titles") or ())))
