"""A receipt: how completely a notice was read, in figures, without a word of the notice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from govtask_extract.model.report import Coverage, Generator, Model

RECEIPT_VERSION: Literal["1"] = "1"


class PageCount(Model):
    """`blank` are pages on which nothing is printed, by their numbers."""

    read: int
    blank: tuple[int, ...]


class NumberSeries(Model):
    """Numbers of tasks that count on; another series begins where a plan does, or the count begins anew."""

    plan: str
    first: int
    last: int
    tasks: int
    gaps: tuple[int, ...] = Field(description="numbers between the first and the last that no task has")
    repeated: tuple[int, ...] = Field(description="numbers that more than one task has")


class TaskCount(Model):
    total: int
    numbered: int
    closed: bool = Field(description="whether no series of numbers has a gap")
    series: tuple[NumberSeries, ...]


class LabelCount(Model):
    """A label of our lists: how often it is printed, and how often a task was read from it."""

    label: str
    role: str
    printed: int
    bound: int


class BoundCount(Model):
    printed: int
    bound: int


class Receipt(Model):
    """What was read of one notice, in figures. It names files by their sha256 alone."""

    receipt_version: Literal["1"]
    generator: Generator
    schema_version: str
    notice_sha256: str = Field(description="of the notice's bytes")
    report_sha256: str = Field(description="of the report as `extract` writes it as JSON")
    media_type: str
    reader: str
    pages: PageCount | None = Field(description="null in formats without pages")
    characters: Coverage
    tasks: TaskCount
    sections: int
    paragraphs: int
    rules: int
    standing_assignments: int
    labels: tuple[LabelCount, ...] = Field(description="every label of our lists that is printed with a colon or frame")
    other_labels: BoundCount = Field(description="labels that are on no list")
    groups: int = Field(description="brackets that assign, and runs of label lines or cells, each bound to a task")
    names: dict[str, int] = Field(description="how many names each list of tasks has, all together")
    deadlines: int
    targets: int
    attachments: dict[str, int] = Field(description="by kind")
    furniture: dict[str, int] = Field(description="by kind")
    unread: int = Field(description="stretches that belong to nothing")
    diagnostics: dict[str, int] = Field(description="by code")
