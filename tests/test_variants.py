"""The sample notice in the formats that offices use: each says what the gold says, and nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import ROOT
from outside import Json, checked
from test_samples import NAME_LISTS, squeezed
from variants import ruled, sheet, web, word
from variants.sample import table_gold

SAMPLE = ROOT / "samples/dongxihu-2022"
GOLD = json.loads((SAMPLE / "gold.json").read_text("utf-8"))
NOTICES: dict[str, Callable[[], bytes]] = {
    "typed.docx": word.typed,
    "automatic.docx": word.automatic,
    "notice.doc": (SAMPLE / "notice.doc").read_bytes,
    "page.html": web.page,
}
TABLES: dict[str, Callable[[], bytes]] = {
    "table.docx": word.table,
    "table.xlsx": sheet.workbook,
    "table.pdf": ruled.pages,
}


@pytest.mark.parametrize("name", NOTICES)
def test_the_notice_says_what_the_gold_says(name: str) -> None:
    report = checked(NOTICES[name](), name)
    assert tasks(report) == [_expected(task) for task in GOLD["tasks"]]
    assert report["unread"] == []


@pytest.mark.parametrize("name", NOTICES)
def test_the_covering_notice_and_the_forms_are_read_whole(name: str) -> None:
    report = checked(NOTICES[name](), name)
    notice = report["notice"]
    assert squeezed(notice["title"]).startswith("区人民政府办公室关于印发2022年市《政府工作报告》")
    assert (notice["issuing_authority"], notice["issue_date"]) == ("武汉市东西湖区人民政府办公室", "2022-02-07")
    assert [clause["label"] for clause in notice["clauses"]] == ["一、", "二、", "三、"]
    assert [(form["label"], form["kind"]) for form in report["attachments"]] == [("附表 1", "form"), ("附表 2", "form")]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_its_cells_say(name: str) -> None:
    report = checked(TABLES[name](), name)
    assert tasks(report) == [_expected(task) for task in table_gold()["tasks"]]
    assert report["unread"] == []
    assert [plan["title"] for plan in report["plans"]] == ["2022年市《政府工作报告》涉及我区目标任务责任分解方案"]


@pytest.mark.parametrize("name", TABLES)
def test_the_evidence_names_where_a_task_stands(name: str) -> None:
    first = checked(TABLES[name](), name)["tasks"][0]["evidence"]["responsible_units"][0][0]
    assert first["quote"] == "区发展和改革委员会"
    if name.endswith(".xlsx"):
        assert (first["sheet"], first["cell"]) == ("责任分解", "E4")


@pytest.mark.parametrize("name", [name for name in (*NOTICES, *TABLES) if name != "notice.doc"])
def test_made_again_a_variant_has_the_same_bytes(name: str) -> None:
    make = (NOTICES | TABLES)[name]
    assert make() == make()


def tasks(report: Json) -> list[dict[str, object]]:
    sections = {section["id"]: section for section in report["sections"]}
    return [
        _folded(task)
        | {"deadlines": [found["text"] for found in task["deadlines"]], "section": _path(task["section"], sections)}
        for task in report["tasks"]
    ]


def _expected(task: dict[str, Any]) -> dict[str, object]:
    return _folded(task) | {"deadlines": task["deadlines"], "section": [squeezed(title) for title in task["section"]]}


def _folded(task: dict[str, Any]) -> dict[str, object]:
    names = {field: [squeezed(name) for name in task[field]] for field in NAME_LISTS}
    kept = {field: task[field] for field in ("label", "number", "open_ended")}
    return {**kept, **names, "text": squeezed(task["text"])}


def _path(identifier: str | None, sections: dict[str, Json]) -> list[str]:
    path: list[str] = []
    while identifier is not None:
        section = sections[identifier]
        path.insert(0, squeezed(f"{section['label'] or ''}{section['title']}"))
        identifier = section["parent"]
    return path
