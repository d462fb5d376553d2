"""A report is held against its notice without the parser: honest ones agree, and every kind of edit is found."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from checking import SOUND, Shell
from conftest import ROOT
from documents import pages
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
from govtask_extract.saying.speaking import catalogue
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


@pytest.mark.parametrize("seed", range(8))
def test_a_thousand_planted_edits_are_found(seed: int) -> None:
    """A hundred and twenty-five at a time."""
    found = [(kind, bool(read.said(edited))) for kind, read, edited in edits(125, seed)]
    assert {kind for kind, told in found if not told} <= UNTOLD


def test_every_check_finds_an_edit_and_leaves_honest_reports_alone() -> None:
    finding: set[str] = set()
    for _, read, edited in edits(2 * len(EDITS), seed=5):
        beside = read.beside(edited)
        finding |= {name for name, check in notice_checks().items() if next(check.find(beside), None)}
    # test_recognised_doubts.py has edits of its own.
    assert notice_checks().keys() - finding == {"told_doubts"}


# The command


def edited_report(shell: Shell, change: Callable[[dict[str, object]], object]) -> Path:
    shell.write("notice.txt", SOUND)
    report = shell("extract", "notice.txt").data
    change(report)
    return shell.write("report.json", json.dumps(report, ensure_ascii=False))


def test_a_report_that_agrees_gives_no_line(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "report.json")
    result = shell("verify", "report.json", "notice.txt")
    assert (result.code, result.out) == (0, "")
    assert result.err == "govtask: notice.txt: the report agrees with it: 3 tasks, 178 characters\n"
    assert shell("verify", "report.json", "notice.txt", "--quiet").err == ""


def test_what_differs_is_a_line_with_file_and_pointer(shell: Shell) -> None:
    path = edited_report(shell, lambda report: report["tasks"][1].update(text="改造老旧小区21个。"))
    result = shell("verify", path.name, "notice.txt")
    assert result.code == 1
    assert result.out.splitlines()[0] == (
        "report.json: /tasks/1/text: it says “改造老旧小区21个。”, its places quote “改造老旧小区12个。”"
    )


@pytest.mark.parametrize("name", ["report.yaml", "report.jsonl"])
def test_reports_in_other_forms_are_verified_too(shell: Shell, name: str) -> None:
    shell.write("notice.txt", SOUND)
    report = shell("extract", "notice.txt").out
    if name.endswith("yaml"):
        shell("extract", "notice.txt", "-o", name)
    else:
        shell.write(name, json.dumps(json.loads(report)) + "\n")
    assert shell("verify", name, "notice.txt").code == 0


def test_rows_of_tasks_are_no_report(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "rows.jsonl")
    result = shell("verify", "rows.jsonl", "notice.txt")
    assert (result.code, "rows of tasks" in result.err) == (1, True)


def test_the_parser_is_never_asked(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "report.json")

    def parse(document: RawDocument, *_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(parser, "parse", parse)
    assert shell("verify", "report.json", "notice.txt").code == 0


def test_another_file_is_told_by_its_hash(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "report.json")
    shell.write("notice.txt", SOUND + "\n")
    result = shell("verify", "report.json", "notice.txt")
    assert (result.code, result.out.startswith("report.json: /source/sha256: ")) == (1, True)


def test_a_file_under_another_name_is_the_same_notice(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "report.json")
    shell.write("附件1.txt", SOUND)
    assert shell("verify", "report.json", "附件1.txt").code == 0


def plans(shell: Shell) -> None:
    shell.write("plans/2023/plan.txt", SOUND)
    shell.write("plans/2024/plan.txt", SOUND.replace("2023年", "2024年"))
    shell.write("plans/README.md", "# nothing\n")
    shell("extract", "plans", "-o", "reports.json")


def test_reports_of_a_folder_find_their_notices(shell: Shell) -> None:
    plans(shell)
    assert shell("verify", "reports.json", "plans").code == 0
    with zipfile.ZipFile("all.zip", "w") as archive:
        for year in ("2024", "2023"):
            archive.write(f"plans/{year}/plan.txt", f"{year}/plan.txt")
    assert shell("verify", "reports.json", "all.zip").code == 0
    reports = json.loads(shell.read("reports.json"))
    reports[1]["notice"]["title"] = "别的通知"
    shell.write("reports.json", json.dumps(reports))
    result = shell("verify", "reports.json", "plans")
    assert (result.code, result.out.split(": ")[1]) == (1, "/1/notice/title")


def test_a_report_whose_notice_is_missing_is_an_error(shell: Shell) -> None:
    plans(shell)
    Path("plans/2024/plan.txt").unlink()
    Path("plans/2023/plan.txt").rename("plans/2023/other.txt")
    result = shell("verify", "reports.json", "plans")
    assert result.code == 3
    assert "2024/plan.txt is not among the notices that were given" in result.err
    assert "2023/plan.txt is not" not in result.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["missing.json", "notice.txt"], 3),
        (["report.json", "missing.txt"], 3),
        (["notice.txt", "notice.txt"], 3),
        (["-", "-"], 2),
        (["report.json"], 2),
    ],
)
def test_what_cannot_be_verified_has_the_usual_exit_codes(shell: Shell, arguments: list[str], code: int) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "report.json")
    assert shell("verify", *arguments).code == code


def test_json_fits_its_schema(shell: Shell) -> None:
    path = edited_report(shell, lambda report: report["coverage"].update(unread=7))
    data = shell("verify", path.name, "notice.txt", "--format", "json").data
    Draft202012Validator(json.loads(schema_bytes("verification-1"))).validate(data)
    [finding] = data["reports"][0]["findings"]
    assert finding == {"pointer": "/coverage/unread", "message": "it says 7, counted are 0"}
    assert (data["findings"], data["failed"]) == (1, 0)
    failed = shell("verify", path.name, "missing.txt", "--format", "json").data
    Draft202012Validator(json.loads(schema_bytes("verification-1"))).validate(failed)
    assert (failed["failed"], failed["reports"][0]["error"]["name"]) == (1, "UnreadableFile")


def test_the_documents_name_every_check(shell: Shell) -> None:
    for language, text in pages("verifying.md").items():
        for check in notice_checks().values():
            assert f"| {catalogue(language).gettext(check.promise)} |" in text
