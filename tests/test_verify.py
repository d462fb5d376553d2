"""A report is held against its notice without the parser: honest ones agree, and every kind of edit is found."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from checking import SOUND, Shell
from conftest import ROOT
from generated import WAYS, notice
from generated_layouts import LAYOUTS
from jsonschema import Draft202012Validator
from planted_edits import EDITS, planted
from printed_documents import web_page, word_document, workbook
from test_generated import MADE
from typeset_tables import ruled_pages

from govtask_extract.model.document import RawDocument
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.parsing import parse as parser
from govtask_extract.pipeline import extract_with_document
from govtask_extract.schemas import schema_bytes
from govtask_extract.verifying.beside import BesideNotice
from govtask_extract.verifying.verify import notice_checks, verify

SAMPLES = sorted(
    path for path in ROOT.glob("samples/*/notice.*") if path.suffix in (".md", ".txt", ".html", ".pdf", ".doc")
)
# Of these nothing in the rest of the report and nothing but the parser tells that they were there.
UNTOLD = {"a target, deleted", "a text deadline, deleted"}
NOTICE = """\
青溪县人民政府办公室文件
青政办〔2024〕3号
青溪县人民政府办公室关于印发2024年重点工作责任分解方案的通知
各乡镇人民政府，县直各部门：
根据《关于做好督查工作的通知》（青政办〔2023〕9号），现将方案印发给你们。
一、加强领导。各单位要明确专人负责。
青溪县人民政府办公室
2024年2月7日
2024年重点工作责任分解方案
一、城市建设
1.新建公园3个，2024年10月底前完成。（牵头单位：市园林局；责任单位：市住建局、市水务局）
分管领导：卢志明
责任单位：县住建局
协办单位：县水务局、县财政局等
指导单位：县审计局
完成时限：2024年10月底前
— 2 —
2.改造老旧小区12个。（县住建局、县水务局负责，列第一位者为牵头单位，下同。以下均由县督查室负责落实，不再列出）
二、城市管理
各单位要按职责抓好落实。
3.整治停车秩序。（县公安局负责）
（1）新增停车泊位500—600个。（县交通局负责）
4.完善交通标识。
5.力争整修公交站台20座以上，自2024年5月起每月10日前报送进展。（县交通局负责）
权属单位：青溪客运站
三、保障措施
各单位要加强协作。
6.完善停车收费。（督办单位：县发改局、公交一公司车队）
附表：
任务进度表
| 序号 | 责任事项 | 进展 |
| --- | --- | --- |
| 1 | 新建公园 | |
抄送：县委办公室
"""


LOST = "责任单位：县住建局\n\n一、城市建设\n\n1.新建⽂化公园3个。\n\n责任单位：县住建局\n"


class Read:
    """A notice as it was read: its report, and what verifying looks at."""

    def __init__(self, content: bytes, name: str) -> None:
        report, self.document = extract_with_document(content, name=name)
        self.report = Report.model_validate_json(report.model_dump_json(exclude_unset=True))
        self.source = Source(name, content)

    def beside(self, report: Report | None = None) -> BesideNotice:
        return BesideNotice(report or self.report, self.document, self.source)

    def said(self, report: Report | None = None) -> list[str]:
        return [f"{one.pointer}: {one.message}" for one in verify(self.beside(report))]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_agrees_with_its_report(path: Path) -> None:
    assert Read(path.read_bytes(), path.name).said() == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(2))
def test_a_made_up_notice_agrees_with_its_report(seed: int, way: str) -> None:
    text, _ = notice(seed, way)
    make, name = MADE.get(way, (str.encode, "notice.txt"))
    assert Read(make(text), name).said() == []


PRINTED: dict[str, Callable[..., bytes]] = {
    "notice.html": web_page,
    "notice.docx": word_document,
    "notice.xlsx": workbook,
    "notice.pdf": ruled_pages,
}


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_made_up_table_agrees_with_its_report(layout: str, name: str) -> None:
    assert Read(PRINTED[name](LAYOUTS[layout](1), 1), name).said() == []


def test_a_notice_with_everything_agrees_with_its_report() -> None:
    assert Read(NOTICE.encode(), "notice.txt").said() == []


# Every kind of edit


@cache
def documents() -> tuple[Read, ...]:
    """Small ones: each edit has the whole report checked."""
    small = [path for path in SAMPLES if path.stat().st_size < 10_000]
    table = workbook(LAYOUTS["a table"](0), 0), ruled_pages(LAYOUTS["a ledger"](0), 0)
    tables = [Read(table[0], "table.xlsx"), Read(table[1], "table.pdf")]
    texts = [Read(NOTICE.encode(), "notice.txt"), Read(LOST.encode(), "lost.txt")]
    return (*(Read(path.read_bytes(), path.name) for path in small), *tables, *texts)


def edits(number: int, seed: int) -> list[tuple[str, Read, Report]]:
    """Of every kind as many as of any other, planted at random in reports that agree."""
    random, found = Random(seed), list[tuple[str, Read, Report]]()
    for at in range(number):
        kind = list(EDITS)[at % len(EDITS)]
        for read in random.sample(documents(), len(documents())):
            edited = planted(read.report, kind, random)
            if edited is not None and edited != read.report:
                found.append((kind, read, edited))
                break
        else:
            raise AssertionError(f"no report can be edited so: {kind}")
    return found


def test_a_thousand_planted_edits_are_found() -> None:
    planted_, found = Counter[str](), Counter[str]()
    for kind, read, edited in edits(1_000, seed=17):
        planted_[kind] += 1
        found[kind] += bool(read.said(edited))
    missed = {kind: f"{found[kind]} of {count}" for kind, count in planted_.items() if found[kind] != count}
    assert missed.keys() == UNTOLD, missed


def test_every_check_finds_an_edit_and_leaves_honest_reports_alone() -> None:
    finding: set[str] = set()
    for _, read, edited in edits(3 * len(EDITS), seed=5):
        beside = read.beside(edited)
        finding |= {name for name, check in notice_checks().items() if next(check.find(beside), None)}
    assert notice_checks().keys() - finding == set()
