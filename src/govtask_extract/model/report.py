"""The report: what is written for a file, as typed, frozen models. Their field names are a published contract.

Dump with `exclude_unset=True`: a place leaves out what its format lacks, everything else is always set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from govtask_extract.model.remarks import Severity

SCHEMA_VERSION: Literal["1"] = "1"


class Model(BaseModel):
    """Frozen, and strict about names it does not know. JSON has no number that is none."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


class Place(Model):
    """One printed line's share of a value. Offsets count characters of the text that `--stage text` prints."""

    page: int | None = Field(default=None, description="page, from 1")
    line: int | None = Field(default=None, description="line through the whole text, from 1")
    line_on_page: int | None = Field(default=None, description="line on its page, from 1, in formats that have pages")
    paragraph: int | None = Field(default=None, description="paragraph, from 1, in formats that know theirs")
    sheet: str | None = Field(default=None, description="sheet of a workbook")
    cell: str | None = Field(default=None, description="cell of a sheet or table, such as A12")
    start: int = Field(description="first character, from 0")
    end: int = Field(description="one past the last character")
    box: tuple[float, float, float, float] | None = Field(
        default=None, description="x0, top, x1, bottom in points from the top left of the page as shown"
    )
    quote: str = Field(description="the text between start and end")
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="how sure recognition is of its least sure character, from 0 to 1; of recognised text alone",
    )

    @property
    def counted_line(self) -> int | None:
        """The line as people count it: on its page, where there are pages."""
        return self.line_on_page or self.line


Places = tuple[Place, ...]


class Generator(Model):
    name: str
    version: str


class SourceInfo(Model):
    name: str
    path: str | None = Field(
        default=None,
        description="relative to what was given, with forward slashes, members of archives as a.zip/b/c.docx; "
        "with a task's id it tells a row from all others",
    )
    sha256: str
    media_type: str
    pages: int | None
    reader: str


class CitedDocument(Model):
    title: str | None
    document_number: str | None
    evidence: Places = ()


class Clause(Model):
    """A numbered paragraph of the covering notice; `text` is what follows the title."""

    label: str
    number: int
    title: str | None
    text: str | None
    evidence: Places = ()


_CORRECTED = "names of the fields that a person has corrected; left out where nobody has"


class NoticeUnitIds(Model):
    """Who the names of each list mean: ids of `units`, one for each name."""

    addressees: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()


class NoticeEvidence(Model):
    """The whole printed stretch that yields each field of the notice."""

    title: Places = ()
    issuing_authority: Places = ()
    document_number: Places = ()
    issue_date: Places = ()
    addressees: Places = ()
    signature: Places = ()
    copied_to: Places = ()
    metadata: Places = ()
    plan_titles: Places = ()


class Notice(Model):
    """公文: the document as a whole, and its covering notice if it has one."""

    title: str | None = Field(description="标题")
    issuing_authority: str | None = Field(description="发文机关; of a joint notice all bodies, joined by 、")
    document_number: str | None = Field(description="发文字号, the notice's own")
    issue_date: str | None = Field(description="成文日期, ISO 8601")
    addressees: tuple[str, ...] = Field(description="主送机关")
    cited_documents: tuple[CitedDocument, ...]
    clauses: tuple[Clause, ...]
    signature: str | None = Field(description="落款")
    copied_to: tuple[str, ...] = Field(description="抄送机关")
    metadata: dict[str, str] = Field(description="a web page's box: 索引号, 主题分类 …")
    unit_ids: NoticeUnitIds = Field(default_factory=NoticeUnitIds, description="ids of the bodies, beside their names")
    corrected: tuple[str, ...] = Field(default=(), description=_CORRECTED)
    evidence: NoticeEvidence


class Plan(Model):
    id: str
    title: str | None


class Section(Model):
    """A heading. `id` is the path of numbers, `level` the rank of its marker among the markers of its plan."""

    id: str
    plan: str
    label: str | None
    number: int | None
    title: str
    level: int
    parent: str | None = Field(description="id of the section, or of the task, that it stands below")
    evidence: Places = ()


def _null() -> None:
    """What reports of before lack, and reports of now have as null where there is nothing."""


class Deadline(Model):
    """完成时限: the phrase as printed, and what it fixes, if it fixes anything."""

    text: str
    date: str | None = Field(description="the last day, ISO 8601")
    start: str | None = Field(default_factory=_null, description="the first day, ISO 8601: 2023—2025年, 自2025年5月起")
    every: str | None = Field(default_factory=_null, description="RFC 5545's RRULE of what comes again: 每月5日前")
    basis: Literal["phrase", "plan-title", "issue-date"] | None = Field(
        default_factory=_null, description="what told the year of date or start"
    )
    source: Literal["group", "text"] = Field(
        default="group", description="whether it stands in the assignment or among the task's own words"
    )
    evidence: Places = ()


class Target(Model):
    """目标值: a number that the task commits to. Its evidence quotes `text`: the number with what is measured."""

    text: str
    indicator: str = Field(description="what is measured, as printed, without the number")
    action: str | None = Field(description="the verb that governs it: 新增, 改造, 达到")
    scope: str | None = Field(description="what limits this number only: 中心城区")
    value: int | float | str = Field(
        description="exact, with 万, 亿 and 成 taken in; a string of decimal digits where a float would round it"
    )
    value_max: int | float | str | None = Field(description="the end of a range, as value")
    unit: str = Field(description="the measure as printed, without 万 or 亿")
    comparator: Literal["=", ">=", ">", "<=", "<", "~"]
    aspiration: bool = Field(description="力争: striven for")
    kind: Literal["count", "amount", "size", "growth", "rate", "time", "rank"]
    evidence: Places = ()


class TaskEvidence(Model):
    """Where the task's values stand; for lists of names, one list of places for each name."""

    assignment: Places = ()
    label: Places = ()
    text: Places = ()
    lead_units: tuple[Places, ...] = ()
    supervising_leaders: tuple[Places, ...] = ()
    responsible_units: tuple[Places, ...] = ()
    co_handling_units: tuple[Places, ...] = ()
    guiding_units: tuple[Places, ...] = ()
    upstream_responsible_units: tuple[Places, ...] = ()
    other_columns: dict[str, Places] = Field(default_factory=dict)


class TaskUnitIds(Model):
    """Who the names of each list mean: ids of `units`, one for each name."""

    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    co_handling_units: tuple[str, ...] = ()
    guiding_units: tuple[str, ...] = ()
    upstream_responsible_units: tuple[str, ...] = ()


class TaskPersonIds(Model):
    """Who the names of the list mean: ids of `persons`, one for each name."""

    supervising_leaders: tuple[str, ...] = ()


class Task(Model):
    """目标任务: the smallest stretch of text that has an assignment of its own."""

    id: str
    plan: str
    section: str | None = Field(description="innermost section")
    parent: str | None = Field(description="id of the task whose sub-item this is")
    label: str | None = Field(description="the number as printed")
    number: int | None
    text: str
    lead_units: tuple[str, ...] = Field(description="牵头单位")
    lead_rule: str | None = Field(description="id of the positional rule that made the lead")
    supervising_leaders: tuple[str, ...] = Field(description="分管领导")
    responsible_units: tuple[str, ...] = Field(description="责任单位")
    co_handling_units: tuple[str, ...] = Field(description="协办单位 or 配合单位")
    guiding_units: tuple[str, ...] = Field(description="指导单位")
    upstream_responsible_units: tuple[str, ...] = Field(description="责任单位 of the upper level")
    open_ended: bool = Field(description="the list ended in 等")
    deadlines: tuple[Deadline, ...] = Field(description="完成时限")
    targets: tuple[Target, ...] = Field(
        default=(), description="目标值: the numbers that the text commits to, in printed order"
    )
    other_columns: dict[str, str] = Field(
        description="a table's columns that have no field, and labels that give no role"
    )
    unit_ids: TaskUnitIds = Field(default_factory=TaskUnitIds, description="ids of the bodies, beside their names")
    person_ids: TaskPersonIds = Field(
        default_factory=TaskPersonIds, description="ids of the leaders, beside their names"
    )
    corrected: tuple[str, ...] = Field(default=(), description=_CORRECTED)
    evidence: TaskEvidence


class Rule(Model):
    """A rule read in the document, such as 列第一位者为牵头单位，下同."""

    id: str
    kind: Literal["first-leads", "before-comma-leads", "responsible-leads", "standing"]
    text: str
    evidence: Places
    from_task: str | None


class StandingAssignment(Model):
    """A blanket note such as 以下均由…落实，不再列出; it adds no name to any task."""

    role: str
    units: tuple[str, ...]
    rule: str
    unit_ids: tuple[str, ...] = Field(default=(), description="ids of the bodies, one for each name")
    evidence: tuple[Places, ...] = ()


class Paragraph(Model):
    """Prose that is neither heading nor task."""

    section: str | None
    text: str
    evidence: Places


class Attachment(Model):
    """附件, 附表: a form to fill in, a table, a list or a text."""

    label: str | None
    title: str | None
    kind: Literal["form", "table", "list", "text"]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    evidence: Places


class Furniture(Place):
    """What stands in the file but is no part of the text: page numbers, running heads, hidden text, marks of notes."""

    kind: Literal[
        "page-number",
        "running-head",
        "markup",
        "site",
        "watermark",
        "seal",
        "annotation",
        "hidden",
        "struck",
        "note-mark",
        "prompt",
        "line-number",
    ]


class Diagnostic(Model):
    """What we think of the document: GT1xx reading, GT2xx content, GT3xx structure, GT4xx profile."""

    code: str
    name: str
    severity: Severity
    message: str
    task: str | None
    evidence: Places


NameCounts = dict[
    Literal[
        "addressees",
        "copied_to",
        "lead_units",
        "supervising_leaders",
        "responsible_units",
        "co_handling_units",
        "guiding_units",
        "upstream_responsible_units",
        "standing_assignments",
    ],
    int,
]


class Unit(Model):
    """A body, or a collective of bodies, that names mean, however they are spelled."""

    id: str = Field(description="code or name of the place, a slash, and what the body is in full; 420112/民政局")
    name: str = Field(description="the name in full, as far as it can be told")
    names: tuple[str, ...] = Field(description="as printed, in the order in which they are met")
    rank: Literal["国家", "省", "市", "县", "乡"] | None = Field(
        description="of the place, or of a collective's members"
    )
    place: str | None = Field(
        description="the place that it belongs to; null where 市 alone is printed and nothing tells"
    )
    code: str | None = Field(description="the place's code by GB/T 2260")
    kind: Literal[
        "party",
        "supervision",
        "congress",
        "consultative",
        "government",
        "court",
        "procuratorate",
        "mass",
        "vertical",
        "public_institution",
        "enterprise",
        "coordination",
        "zone",
        "township",
        "collective",
        "other",
    ]
    members: tuple[str, ...] = Field(description="of a collective, as a profile lists them")
    counts: NameCounts = Field(description="how often somebody is named, by the list")


class Person(Model):
    """A leader, whatever post is printed with the name."""

    id: str = Field(description="the name without a post")
    names: tuple[str, ...] = Field(description="as printed, in the order in which they are met")
    post: str | None = Field(description="副区长, where it is printed with the name")
    counts: NameCounts = Field(description="how often somebody is named, by the list")


class Coverage(Model):
    """Characters that are not white space: how many there are, how many have an owner, how many are unread."""

    characters: int
    claimed: int
    unread: int


class Report(Model):
    """Everything extracted from one file."""

    schema_version: Literal["1"]
    generator: Generator
    source: SourceInfo
    notice: Notice
    plans: tuple[Plan, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    rules: tuple[Rule, ...]
    standing_assignments: tuple[StandingAssignment, ...]
    units: tuple[Unit, ...] = Field(default=(), description="every body once, with all its names")
    persons: tuple[Person, ...] = Field(default=(), description="every leader once")
    paragraphs: tuple[Paragraph, ...]
    attachments: tuple[Attachment, ...]
    furniture: tuple[Furniture, ...]
    unread: Places
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage

    def __reduce__(self) -> tuple[Callable[[str], Report], tuple[str]]:
        """From one process to another it goes as JSON, in half the time of its objects, and is validated again."""
        return _from_json, (self.model_dump_json(exclude_unset=True),)


def _from_json(written: str) -> Report:
    return Report.model_validate_json(written, strict=True)
