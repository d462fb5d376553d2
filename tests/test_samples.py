"""The sample notices in each of their forms: equal to their gold in every field, and as they were last time."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from conftest import ROOT
from golden import golden, main, notices

from govtask_extract import Report, Task, extract

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.is_dir())
SAMPLE = ROOT / "samples/dongxihu-2022"
NOTICES = [*(path for folder in SAMPLES for path in notices(folder)), SAMPLE / "notice.ofd"]
FILES = ["notice.md", "notice.pdf", "notice.ofd"]
NAME_LISTS = [
    "lead_units",
    "supervising_leaders",
    "responsible_units",
    "co_handling_units",
    "guiding_units",
    "upstream_responsible_units",
]


@cache
def read(notice: Path) -> Report:
    return extract(notice)


def report(file: str) -> Report:
    return read(SAMPLE / file)


def gold_of(notice: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((notice.parent / "gold.json").read_text("utf-8"))
    return gold


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def squeezed(text: str | None) -> str:
    """Without white space, and full width as half width: the gold writes every mark in full width."""
    return "".join(normalize("NFKC", text or "").split())


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_samples_are_read_as_they_were(folder: Path) -> None:
    # Line by line: what pytest then shows is the diff that `make golden` would make.
    assert golden(folder).splitlines() == (folder / "expected.json").read_text("utf-8").splitlines()


@pytest.mark.parametrize("notice", NOTICES, ids=name_of)
def test_every_field_of_every_task_equals_the_gold(notice: Path) -> None:
    found = [_of_report(task, read(notice)) for task in read(notice).tasks]
    assert found == [_of_gold(task) for task in gold_of(notice)["tasks"]]


def _of_gold(task: dict[str, Any]) -> dict[str, object]:
    kept = {field: task[field] for field in ("label", "number", "open_ended", "deadlines")}
    names = {field: [squeezed(name) for name in task[field]] for field in NAME_LISTS}
    return kept | names | {"text": squeezed(task["text"]), "section": [squeezed(title) for title in task["section"]]}


def _of_report(task: Task, whole: Report) -> dict[str, object]:
    return {
        "label": task.label,
        "number": task.number,
        "open_ended": task.open_ended,
        "deadlines": [deadline.text for deadline in task.deadlines if deadline.source == "group"],
        **{field: [squeezed(name) for name in getattr(task, field)] for field in NAME_LISTS},
        "text": squeezed(task.text),
        "section": _path(task.section, whole),
    }


def _path(identifier: str | None, whole: Report) -> list[str]:
    """The titles with their labels, from the outermost section to the one of this id."""
    sections = {section.id: section for section in whole.sections}
    path: list[str] = []
    while identifier is not None:
        section = sections[identifier]
        path.insert(0, squeezed(f"{section.label or ''}{section.title}"))
        identifier = section.parent
    return path


@pytest.mark.parametrize("notice", NOTICES, ids=name_of)
def test_sections_have_the_rank_of_their_numbering(notice: Path) -> None:
    found = [[section.level, squeezed(f"{section.label}{section.title}")] for section in read(notice).sections]
    assert found == [[level, squeezed(title)] for level, title in gold_of(notice)["sections"]]


@pytest.mark.parametrize("file", FILES)
def test_the_covering_notice_is_read_whole(file: str) -> None:
    notice = report(file).notice
    assert (
        squeezed(notice.title) == "区人民政府办公室关于印发2022年市《政府工作报告》涉及我区目标任务责任分解方案的通知"
    )
    assert notice.issuing_authority == "武汉市东西湖区人民政府办公室"
    assert notice.document_number is None
    assert notice.issue_date == "2022-02-07"
    assert notice.addressees == ("各街道办事处", "开发区管委会各产业办公室", "区人民政府各部门", "各有关单位")
    assert notice.signature == "东西湖区人民政府办公室"
    assert [squeezed(cited.document_number) for cited in notice.cited_documents] == ["武政办〔2022〕1号"]
    assert notice.copied_to == ()


@pytest.mark.parametrize("file", FILES)
def test_the_covering_notice_has_three_clauses(file: str) -> None:
    clauses = report(file).notice.clauses
    assert [(clause.label, clause.number, clause.title) for clause in clauses] == [
        ("一、", 1, "加强工作统筹，科学制订办理方案。"),
        ("二、", 2, "层层压实责任，积极推进办理工作。"),
        ("三、", 3, "精准高效督办，确保完成目标任务。"),
    ]
    # A page cuts 制订 in the first.
    assert "将制订的办理方案经本单位主要负责人审定后" in squeezed(clauses[0].text)


@pytest.mark.parametrize("file", FILES)
def test_there_is_one_plan(file: str) -> None:
    assert [squeezed(plan.title) for plan in report(file).plans] == [
        "2022年市《政府工作报告》涉及我区目标任务责任分解方案"
    ]


@pytest.mark.parametrize("file", FILES)
def test_two_forms_close_the_notice(file: str) -> None:
    first, second = report(file).attachments
    assert (squeezed(first.label), first.kind) == ("附表1", "form")
    assert [squeezed(column) for column in first.columns] == [
        "序号",
        "责任事项",
        "具体工作内容",
        "完成时间(按月或季度)",
        "分管领导",
        "责任部门",
    ]
    assert (squeezed(second.label), second.kind) == ("附表2", "form")
    assert [squeezed(column) for column in second.columns] == ["序号", "责任事项", "完成情况"]


def test_ci_makes_no_goldens(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CI", "true")
    assert main() == 1
    assert "CI is set" in capsys.readouterr().err
