"""Reports as tables: their columns, under English or Chinese headings, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.report import Deadline, Diagnostic, Places, Report, Section, Target, Task, Unit
from govtask_extract.model.roles import WORDINGS, Role
from govtask_extract.writing.selection import section_path
from govtask_extract.writing.target_lines import target_line
from govtask_extract.writing.writer import Language

Value = str | int | float | bool | date | None
Evidence = tuple[Places, ...]
"""The places of each name of a list; of a single value, one element."""


class TableRow(Struct, frozen=True):
    """What one row is about: an item of a report, and the places that it was read from."""

    report: Report
    item: Task | Section | Diagnostic
    places: Places
    path: tuple[str, ...] = ()
    """The titles of the sections that a task stands in."""
    name: str = ""
    """In a role's table, one of the task's names."""
    body: Unit | None = None
    """Whom that name means."""
    value: Target | Deadline | None = None
    """In the tables of targets and of deadlines, one of the task's."""


class TableColumn(Struct, frozen=True):
    """`name` is its heading in English, as in the report's JSON; `evidence` the places that its value was read from.

    `wraps`: a workbook shows the value whole, on as many lines as it takes.
    """

    name: str
    chinese: str
    value: Callable[[TableRow], Value]
    evidence: Callable[[TableRow], Evidence] | None = None
    wraps: bool = True

    def heading(self, language: Language) -> str:
        return self.chinese if language == "zh" else self.name


class WrittenTable(Struct, frozen=True):
    """A sheet of a workbook, or all of a CSV file."""

    name: str
    chinese: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]

    def title(self, language: Language) -> str:
        return self.chinese if language == "zh" else self.name


def tasks_table(entries: Sequence[Entry], *, several: bool) -> WrittenTable:
    """One row a task."""
    rows = tuple(row for report in _reports(entries) for row in _task_rows(report))
    return WrittenTable("tasks", "任务", (*_source(several), *_TASK, *_NAMES, *_MORE, *_PLACE), rows)


def all_tables(entries: Sequence[Entry], *, several: bool) -> list[WrittenTable]:
    """Tasks; a table for each role with a row for each task and name; targets, deadlines, sections, diagnostics."""
    reports, source = _reports(entries), _source(several)
    sections = tuple(TableRow(report, section, section.evidence) for report in reports for section in report.sections)
    diagnostics = tuple(TableRow(report, found, found.evidence) for report in reports for found in report.diagnostics)
    return [
        tasks_table(entries, several=several),
        *(_role_table(reports, source, field, heading) for field, heading in NAME_FIELDS),
        _value_table(reports, "targets", "目标值", (*source, *_TARGET)),
        _value_table(reports, "deadlines", "时限", (*source, *_DEADLINE)),
        WrittenTable("sections", "章节", (*source, *_SECTION, *_PLACE), sections),
        WrittenTable("diagnostics", "诊断", (*source, *_DIAGNOSTIC, *_PLACE), diagnostics),
    ]


# Every field of a task that is a list of names, with its Chinese heading.
NAME_FIELDS = (
    *((wording.role.value, wording.heading) for wording in WORDINGS if wording.role is not Role.DEADLINE),
    ("upstream_responsible_units", "上级责任单位"),
)


def _reports(entries: Sequence[Entry]) -> list[Report]:
    """A file that could not be read has no rows; why is said elsewhere."""
    return [entry for entry in entries if not isinstance(entry, Failure)]


def _task_rows(report: Report) -> Iterator[TableRow]:
    sections = {section.id: section for section in report.sections}
    for task in report.tasks:
        yield TableRow(report, task, task.evidence.text or task.evidence.label, tuple(section_path(task, sections)))


def _role_table(reports: Sequence[Report], source: tuple[TableColumn, ...], field: str, heading: str) -> WrittenTable:
    rows = tuple(
        replace(row, name=name, places=places, body=body)
        for report in reports
        for row in _task_rows(report)
        for name, places, body in zip(
            getattr(row.item, field), getattr(row.item.evidence, field), _bodies(row, field), strict=False
        )
    )
    name = TableColumn("name", heading, lambda row: row.name, lambda row: (row.places,))
    meant = () if field == Role.LEADER.value else _BODY
    return WrittenTable(field, heading, (*source, name, *meant, *_TASK, *_PLACE), rows)


def _bodies(row: TableRow, field: str) -> Iterator[Unit | None]:
    """Whom the names of a list mean; nobody where a report does not say."""
    units = {unit.id: unit for unit in row.report.units}
    ids = getattr(row.item.unit_ids, field, ()) if isinstance(row.item, Task) else ()
    return chain(map(units.get, ids), repeat(None))


def _value_table(reports: Sequence[Report], field: str, heading: str, columns: tuple[TableColumn, ...]) -> WrittenTable:
    """A row for each of the task's values, who answers for it beside it."""
    rows = tuple(
        replace(row, value=value, places=value.evidence)
        for report in reports
        for row in _task_rows(report)
        for value in getattr(row.item, field)
    )
    return WrittenTable(field, heading, (*columns, *_ANSWERING, *_TASK, *_PLACE), rows)


def _source(several: bool) -> tuple[TableColumn, ...]:
    return (TableColumn("source", "文件", lambda row: row.report.source.name),) if several else ()


def _field(name: str, chinese: str, *, evidence: bool = False) -> TableColumn:
    """A field of the row's item as it is."""
    places = (lambda row: (getattr(row.item.evidence, name),)) if evidence else None
    return TableColumn(name, chinese, lambda row: getattr(row.item, name), places)


def _names(field: str, chinese: str) -> TableColumn:
    return TableColumn(
        field,
        chinese,
        lambda row: "、".join(getattr(row.item, field)) or None,
        lambda row: getattr(row.item.evidence, field),
    )


def _place(name: str, chinese: str) -> TableColumn:
    """Where the value begins."""
    return TableColumn(name, chinese, lambda row: getattr(row.places[0], name) if row.places else None)


def _part(name: str, chinese: str, *, heading: str = "", evidence: bool = False) -> TableColumn:
    """A field of the row's target or deadline."""
    places = (lambda row: (row.places,)) if evidence else None
    return TableColumn(heading or name, chinese, lambda row: getattr(row.value, name), places)


def _targets(row: TableRow) -> str | None:
    return "；".join(map(target_line, _targets_of(row))) or None


def _targets_of(row: TableRow) -> tuple[Target, ...]:
    return row.item.targets if isinstance(row.item, Task) else ()


def _day(row: TableRow) -> date | None:
    return date.fromisoformat(row.value.date) if isinstance(row.value, Deadline) and row.value.date else None


def _first_day(row: TableRow) -> date | None:
    return date.fromisoformat(row.value.start) if isinstance(row.value, Deadline) and row.value.start else None


def _deadlines(row: TableRow) -> str | None:
    return "；".join(deadline.text for deadline in _deadlines_of(row)) or None


def _deadline_date(row: TableRow) -> date | None:
    """The day, if the deadlines fix one and no more: those of groups, else those of the text."""
    fixed = [(deadline.source, deadline.date) for deadline in _deadlines_of(row) if deadline.date]
    days = {day for source, day in fixed if source == "group"} or {day for _, day in fixed}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _deadlines_of(row: TableRow) -> tuple[Deadline, ...]:
    return row.item.deadlines if isinstance(row.item, Task) else ()


def _other_columns(row: TableRow) -> str | None:
    found = row.item.other_columns if isinstance(row.item, Task) else {}
    return "；".join(f"{heading}：{value}" for heading, value in found.items()) or None


_TASK = (
    _field("id", "编号"),
    TableColumn("section", "章节", lambda row: " / ".join(row.path) or None),
    _field("label", "序号", evidence=True),
    _field("number", "数字序号"),
    _field("text", "目标任务", evidence=True),
)
_NAMES = tuple(_names(field, heading) for field, heading in NAME_FIELDS)
_MORE = (
    TableColumn("deadlines", "完成时限", _deadlines, lambda row: tuple(found.evidence for found in _deadlines_of(row))),
    TableColumn("deadline_date", "完成日期", _deadline_date),
    TableColumn("targets", "目标值", _targets, lambda row: tuple(found.evidence for found in _targets_of(row))),
    _field("open_ended", "名单未尽"),
    TableColumn("other_columns", "其他栏目", _other_columns),
    _field("plan", "方案编号"),
    _field("parent", "上级任务"),
    _field("lead_rule", "牵头规则"),
)
_BODY = (
    TableColumn("body", "机构全称", lambda row: row.body.name if row.body else None),
    TableColumn("unit_id", "机构编号", lambda row: row.body.id if row.body else None),
)
_ANSWERING = tuple(
    _names(field, heading) for field, heading in NAME_FIELDS if field in ("lead_units", "responsible_units")
)
_TARGET = (
    _part("indicator", "指标"),
    _part("scope", "范围"),
    _part("action", "动作"),
    _part("comparator", "比较"),
    _part("value", "数值"),
    _part("value_max", "上限"),
    _part("unit", "单位"),
    _part("kind", "类别"),
    _part("aspiration", "力争"),
    _part("text", "目标原文", heading="target", evidence=True),
)
_DEADLINE = (
    _part("text", "时限原文", heading="deadline", evidence=True),
    TableColumn("date", "日期", _day),
    TableColumn("start", "起始日期", _first_day),
    _part("every", "周期"),
    _part("basis", "年份依据"),
    _part("source", "来源", heading="stands_in"),
)
_PLACE = (
    _place("page", "页码"),
    _place("line", "行"),
    _place("line_on_page", "页内行"),
    _place("sheet", "工作表"),
    _place("cell", "单元格"),
    TableColumn("quote", "原文", lambda row: "\n".join(place.quote for place in row.places) or None, wraps=False),
)
_SECTION = (
    _field("id", "编号"),
    _field("plan", "方案编号"),
    _field("level", "层级"),
    _field("label", "序号"),
    _field("number", "数字序号"),
    _field("title", "标题"),
    _field("parent", "上级章节"),
)
_DIAGNOSTIC = (
    _field("code", "代码"),
    _field("name", "名称"),
    _field("severity", "级别"),
    _field("message", "说明"),
    _field("task", "任务"),
)
