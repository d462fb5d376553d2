"""What the variants are made from: the notice's paragraphs, and its tasks as the rows of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "dongxihu-2022"
TITLE = "2022年市《政府工作报告》涉及我区目标任务责任分解方案"
COLUMNS = {
    "牵头单位": ("lead_units", "upstream_responsible_units"),
    "分管领导": ("supervising_leaders",),
    "责任单位": ("responsible_units",),
    "协办单位": ("co_handling_units",),
}
"""The upper level's bodies stand in one column, whatever the notice's brackets call them."""
HEADINGS = ("序号", "目标任务", *COLUMNS)
FIELDS = ("lead_units", "supervising_leaders", "responsible_units", "co_handling_units")
_LABEL = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its kind, its number if it has one, its lines."""

    kind: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the task table: a section's heading in `cells[0]`, or a task's cells."""

    is_heading: bool
    cells: tuple[str, ...]


@cache
def _read(name: str) -> Any:
    return json.loads((SAMPLE / name).read_text("utf-8"))


def letterhead() -> str:
    return str(_read("joined.json")["letterhead"])


def forms() -> list[dict[str, Any]]:
    return list(_read("joined.json")["forms"])


def paragraphs() -> Iterator[Paragraph]:
    """The covering notice and the plan; a page's break inside a paragraph is none here."""
    joined = _read("joined.json")
    for given in (*joined["cover"], *joined["plan"]):
        text = (given.get("title", "") + given["text"]).replace("\f", "")
        match = _LABEL.match(text) if given["kind"] in ("clause", "head1", "head2", "item") else None
        label = match[0] if match else ""
        yield Paragraph(given["kind"], label, tuple(text.removeprefix(label).split("\n")))


def rows() -> Iterator[Row]:
    """A row for each heading and each task, in the notice's order."""
    open_sections: list[str] = []
    for task in _read("gold.json")["tasks"]:
        for depth, title in enumerate(task["section"]):
            if open_sections[depth : depth + 1] != [title]:
                yield Row(True, (title,))
        open_sections = task["section"]
        names = ("、".join(name for field in fields for name in task[field]) for fields in COLUMNS.values())
        yield Row(False, (str(task["number"]), task["text"], *names))


def table_gold() -> dict[str, Any]:
    """The gold of the table: what its cells say."""
    gold = _read("gold.json")
    return {**gold, "tasks": [_of_cells(task) for task in gold["tasks"]]}


def _of_cells(task: Mapping[str, Any]) -> dict[str, Any]:
    names = {fields[0]: [name for field in fields for name in task[field]] for fields in COLUMNS.values()}
    return {**task, **names, "label": str(task["number"]), "upstream_responsible_units": []}
