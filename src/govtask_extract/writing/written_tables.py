"""Reports as tables: which columns and rows each has, what of it is printed and what is folded away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.report import Report, Task, Unit
from govtask_extract.model.roles import Role
from govtask_extract.saying.languages import Language
from govtask_extract.writing.selection import section_path
from govtask_extract.writing.table_columns import (
    NAME_FIELDS,
    TableColumn,
    TableRow,
    columns,
    diagnostic_name,
    name_column,
)


class WrittenTable(Struct, frozen=True):
    """A sheet of a workbook, or all of a CSV file. The columns of a table are the same whatever is in its rows.

    `shown`: how many of them fit on a sheet of A4; a workbook shows the others when asked.
    """

    name: str
    chinese: str
    columns: tuple[TableColumn, ...]
    shown: int
    rows: tuple[TableRow, ...]

    def title(self, language: Language) -> str:
        return self.chinese if language == "zh" else self.name


def tasks_table(entries: Sequence[Entry]) -> WrittenTable:
    """One row a task."""
    return _tasks_table(_all_task_rows(_reports(entries)))


def _tasks_table(rows: tuple[TableRow, ...]) -> WrittenTable:
    return WrittenTable("tasks", "任务", *_TASKS, rows)


def all_tables(entries: Sequence[Entry]) -> list[WrittenTable]:
    """Tasks; a table for each role with a row for each task and name; targets, deadlines, sections, diagnostics."""
    reports = _reports(entries)
    sections = tuple(TableRow(report, section, section.evidence) for report in reports for section in report.sections)
    diagnostics = tuple(TableRow(report, found, found.evidence) for report in reports for found in report.diagnostics)
    tasks = _all_task_rows(reports)
    bodies = {id(report): {unit.id: unit for unit in report.units} for report in reports}
    return [
        _tasks_table(tasks),
        *(_role_table(tasks, bodies, field) for field in NAME_FIELDS),
        WrittenTable("targets", "目标值", *_TARGETS, _value_rows(tasks, "targets")),
        WrittenTable("deadlines", "时限", *_DEADLINES, _value_rows(tasks, "deadlines")),
        WrittenTable("sections", "章节", *_SECTIONS, sections),
        WrittenTable("diagnostics", "诊断", *_DIAGNOSTICS, diagnostics),
    ]


# With the source, the id is the key of a task's row.
_KEY = "source id number plan"
_DOCUMENT = "sha256 issuing_authority document_number issue_date title"
_PLACE = "page line line_on_page sheet cell quote confidence"


def _laid(shown: tuple[TableColumn, ...], folded: str) -> tuple[tuple[TableColumn, ...], int]:
    """All columns of a table, and how many of them are shown."""
    return (*shown, *columns(folded)), len(shown)


def _of_role(field: str) -> tuple[tuple[TableColumn, ...], int]:
    meant, its_id = ("", "") if field == Role.LEADER.value else ("body", "unit_id")
    shown = (name_column(field), *columns(f"{meant} label text deadlines section pages"))
    return _laid(shown, f"{its_id} {_KEY} {_DOCUMENT} {_PLACE}")


_TASKS = _laid(
    columns("label text lead_units supervising_leaders responsible_units co_handling_units deadlines section pages"),
    f"{_KEY} parent guiding_units upstream_responsible_units deadline_date targets open_ended other_columns "
    f"lead_rule corrected {_DOCUMENT} {_PLACE}",
)
_ROLES = {field: _of_role(field) for field in NAME_FIELDS}
_TARGETS = _laid(
    columns("label target indicator scope comparator value value_max unit lead_units responsible_units pages"),
    f"action kind aspiration text section {_KEY} {_DOCUMENT} {_PLACE}",
)
_DEADLINES = _laid(
    columns("label text deadline date start lead_units responsible_units pages"),
    f"every basis stands_in section {_KEY} {_DOCUMENT} {_PLACE}",
)
_SECTIONS = _laid(columns("label section_title level pages"), f"{_KEY} parent {_DOCUMENT} {_PLACE}")
_DIAGNOSTICS = _laid(
    (*columns("severity code"), diagnostic_name(), *columns("message task pages")), f"source {_DOCUMENT} {_PLACE}"
)


def _reports(entries: Sequence[Entry]) -> list[Report]:
    """A file that could not be read has no rows; why is said elsewhere."""
    return [entry for entry in entries if not isinstance(entry, Failure)]


def _task_rows(report: Report) -> Iterator[TableRow]:
    sections = {section.id: section for section in report.sections}
    for task in report.tasks:
        yield TableRow(report, task, task.evidence.text or task.evidence.label, tuple(section_path(task, sections)))


def _all_task_rows(reports: Sequence[Report]) -> tuple[TableRow, ...]:
    return tuple(row for report in reports for row in _task_rows(report))


Bodies = Mapping[str, Unit]
"""A report's, by their ids."""


def _role_table(tasks: Sequence[TableRow], bodies: Mapping[int, Bodies], field: str) -> WrittenTable:
    """`bodies` are those of each report, by its identity."""
    rows = tuple(
        replace(row, name=name, places=places, body=body)
        for row in tasks
        for name, places, body in zip(
            getattr(row.item, field),
            getattr(row.item.evidence, field),
            _meant(row, field, bodies[id(row.report)]),
            strict=False,
        )
    )
    return WrittenTable(field, NAME_FIELDS[field], *_ROLES[field], rows)


def _meant(row: TableRow, field: str, bodies: Bodies) -> Iterator[Unit | None]:
    """Whom the names of a list mean; nobody where a report does not say."""
    ids = getattr(row.item.unit_ids, field, ()) if isinstance(row.item, Task) else ()
    return chain(map(bodies.get, ids), repeat(None))


def _value_rows(tasks: Sequence[TableRow], field: str) -> tuple[TableRow, ...]:
    """A row for each of the task's values."""
    return tuple(
        replace(row, value=value, places=value.evidence) for row in tasks for value in getattr(row.item, field)
    )
