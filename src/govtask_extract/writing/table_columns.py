"""The columns of tables: what each holds, under English or Chinese headings, and where it was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from govtask_extract.model.report import Deadline, Diagnostic, Places, Report, Section, Target, Task, Unit
from govtask_extract.model.report_places import places_of
from govtask_extract.model.roles import WORDINGS, Role
from govtask_extract.saying.languages import Language
from govtask_extract.writing.distinct_sources import path_of
from govtask_extract.writing.target_lines import target_line

Cell = str | int | float | bool | date | None
Value = Cell | tuple[str, ...]
"""A list is joined when it is written: by what, is said in the `Layout`."""
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

    `widest`: in half-width characters, how wide it is printed at most; 0: it takes what the others leave of a page.
    `centred`: its values are short, and no column of numbers to be compared.
    """

    name: str
    chinese: str
    value: Callable[[TableRow], Value]
    evidence: Callable[[TableRow], Evidence] | None = None
    widest: int = 16
    centred: bool = False

    def heading(self, language: Language) -> str:
        return self.chinese if language == "zh" else self.name

    def cell(self, row: TableRow, separator: str) -> Cell:
        """What is written of a row: None for an empty list, too."""
        value = self.value(row)
        return (separator.join(value) or None) if isinstance(value, tuple) else value


def _field(
    name: str, chinese: str, *, evidence: bool = False, heading: str = "", widest: int = 10, centred: bool = False
) -> TableColumn:
    """A field of the row's item as it is."""
    places = (lambda row: (_evidence(row, name),)) if evidence else None
    return TableColumn(heading or name, chinese, lambda row: getattr(row.item, name), places, widest, centred)


def _evidence(row: TableRow, field: str) -> Places:
    """Of a heading or a diagnostic, all of it."""
    places: Places = getattr(row.item.evidence, field) if isinstance(row.item, Task) else row.item.evidence
    return places


def _names(field: str, chinese: str) -> TableColumn:
    """Names of leaders have three characters, those of bodies more."""
    widest = 11 if field == Role.LEADER.value else 18
    return TableColumn(
        field, chinese, lambda row: getattr(row.item, field), lambda row: getattr(row.item.evidence, field), widest
    )


def _place(name: str, chinese: str) -> TableColumn:
    """Where the value begins."""
    return TableColumn(name, chinese, lambda row: getattr(row.places[0], name) if row.places else None, widest=8)


def _part(name: str, chinese: str, *, heading: str = "", evidence: bool = False, widest: int = 12) -> TableColumn:
    """A field of the row's target or deadline."""
    places = (lambda row: (row.places,)) if evidence else None
    return TableColumn(heading or name, chinese, lambda row: getattr(row.value, name), places, widest)


def _least_confidence(row: TableRow) -> Value:
    """Of the row's name, target or deadline; of a task, of all that it was read from."""
    places = row.places
    if isinstance(row.item, Task) and not row.name and row.value is None:
        places = tuple(places_of(row.item.evidence))
    return min((place.confidence for place in places if place.confidence is not None), default=None)


def _letter(name: str, chinese: str) -> TableColumn:
    """A field of the notice that the row comes from."""
    return TableColumn(name, chinese, lambda row: getattr(row.report.notice, name))


def _targets_of(row: TableRow) -> tuple[Target, ...]:
    return row.item.targets if isinstance(row.item, Task) else ()


def _deadlines_of(row: TableRow) -> tuple[Deadline, ...]:
    return row.item.deadlines if isinstance(row.item, Task) else ()


def _deadline_date(row: TableRow) -> Value:
    """The day, if the deadlines fix one and no more: those of groups, else those of the text."""
    fixed = [(deadline.source, deadline.date) for deadline in _deadlines_of(row) if deadline.date]
    days = {day for source, day in fixed if source == "group"} or {day for _, day in fixed}
    return _day(days.pop()) if len(days) == 1 else None


def _day(text: str | None) -> Value:
    """As a day; what is none, in a report that somebody made, as it is."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text


def _other_columns(row: TableRow) -> Value:
    found = row.item.other_columns if isinstance(row.item, Task) else {}
    return tuple(f"{heading}：{value}" for heading, value in found.items())


def _pages(row: TableRow) -> Value:
    """Where the task and its assignment stand: a number, of several pages a list."""
    places = row.places
    if isinstance(row.item, Task):
        places = (*row.item.evidence.label, *row.item.evidence.text, *row.item.evidence.assignment)
    pages = sorted({place.page for place in places if place.page is not None})
    return pages[0] if len(pages) == 1 else tuple(map(str, pages))


# Every field of a task that is a list of names, with its Chinese heading.
NAME_FIELDS = {
    **{wording.role.value: wording.heading for wording in WORDINGS if wording.role is not Role.DEADLINE},
    "upstream_responsible_units": "上级责任单位",
}


def columns(names: str) -> tuple[TableColumn, ...]:
    """Those with these names, between blanks."""
    return tuple(_COLUMNS[name] for name in names.split())


def name_column(field: str) -> TableColumn:
    """In the table of a role, one of its names."""
    return TableColumn("name", NAME_FIELDS[field], lambda row: row.name, lambda row: (row.places,), widest=26)


def diagnostic_name() -> TableColumn:
    """Of a rule or remark: gap-in-numbering."""
    return _field("name", "名称", widest=22)


_EVERY = (
    _field("label", "序号", evidence=True, centred=True),
    _field("text", "任务", evidence=True, widest=0),
    *(_names(field, heading) for field, heading in NAME_FIELDS.items()),
    TableColumn(
        "deadlines",
        "完成时限",
        lambda row: tuple(found.text for found in _deadlines_of(row)),
        lambda row: tuple(found.evidence for found in _deadlines_of(row)),
        widest=14,
    ),
    TableColumn("section", "章节", lambda row: " / ".join(row.path) or None, widest=18),
    TableColumn("pages", "页码", _pages, widest=8, centred=True),
    _field("id", "编号"),
    _field("number", "数字序号"),
    TableColumn("deadline_date", "完成日期", _deadline_date),
    TableColumn(
        "targets",
        "目标值",
        lambda row: tuple(map(target_line, _targets_of(row))),
        lambda row: tuple(found.evidence for found in _targets_of(row)),
    ),
    _field("open_ended", "名单未尽"),
    TableColumn("other_columns", "其他栏目", _other_columns),
    _field("plan", "方案编号"),
    _field("parent", "上级编号"),
    _field("lead_rule", "牵头规则"),
    _field("corrected", "已校正"),
    # The document.
    TableColumn("source", "文件", lambda row: path_of(row.report)),
    TableColumn("sha256", "SHA-256", lambda row: row.report.source.sha256),
    _letter("issuing_authority", "发文机关"),
    _letter("document_number", "发文字号"),
    TableColumn("issue_date", "成文日期", lambda row: _day(row.report.notice.issue_date)),
    _letter("title", "文件标题"),
    # Where the row was read.
    _place("page", "起始页"),
    _place("line", "行"),
    _place("line_on_page", "页内行"),
    _place("sheet", "工作表"),
    _place("cell", "单元格"),
    TableColumn("quote", "原文", lambda row: "\n".join(place.quote for place in row.places) or None),
    TableColumn("confidence", "识别置信度", _least_confidence, widest=8),
    # Of one name, one target, one deadline, one section, one diagnostic.
    TableColumn("body", "机构全称", lambda row: row.body.name if row.body else None, widest=30),
    TableColumn("unit_id", "机构编号", lambda row: row.body.id if row.body else None),
    _part("text", "目标原文", heading="target", evidence=True, widest=0),
    _part("indicator", "指标", widest=20),
    _part("scope", "范围", widest=10),
    _part("action", "动作"),
    _part("comparator", "比较", widest=7),
    _part("value", "数值", widest=13),
    _part("value_max", "上限", widest=8),
    _part("unit", "单位", widest=8),
    _part("kind", "类别"),
    _part("aspiration", "力争"),
    _part("text", "时限原文", heading="deadline", evidence=True, widest=18),
    TableColumn("date", "日期", lambda row: _day(getattr(row.value, "date", None)), widest=13),
    TableColumn("start", "起始日期", lambda row: _day(getattr(row.value, "start", None)), widest=13),
    _part("every", "周期"),
    _part("basis", "年份依据"),
    _part("source", "来源", heading="stands_in"),
    _field("title", "标题", heading="section_title", evidence=True, widest=0),
    _field("level", "层级", centred=True),
    _field("code", "代码"),
    _field("severity", "级别"),
    _field("message", "说明", widest=0),
    _field("task", "任务编号", widest=11),
)
_COLUMNS = {column.name: column for column in _EVERY}
