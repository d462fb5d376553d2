"""A receipt proves how completely a notice was read, and holds no word of it."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
import regex
from checking import FAULTY, SOUND, Shell
from conftest import ROOT
from documents import commands_shown, examples, prints
from jsonschema import Draft202012Validator
from test_verify import LOST, NOTICE, SAMPLES

from govtask_extract.cli.receipt_lines import receipt_lines
from govtask_extract.model.profile import DEFAULT
from govtask_extract.model.receipt import Receipt
from govtask_extract.pipeline import extract_with_document
from govtask_extract.saying.languages import Language
from govtask_extract.schemas import schema_bytes
from govtask_extract.verifying.receipts import receipt_of

FIXED = {label for label, _ in DEFAULT.labels}


def receipt(content: bytes, name: str) -> tuple[Receipt, str]:
    report, document = extract_with_document(content, name=name)
    return receipt_of(report, DEFAULT), document.text


def test_the_sample_is_proven_whole() -> None:
    found, _ = receipt((ROOT / "samples/dongxihu-2022/notice.pdf").read_bytes(), "notice.pdf")
    assert found.pages is not None and (found.pages.read, found.pages.blank) == (37, ())
    assert (found.characters.characters, found.characters.unread, found.unread) == (13_700, 0, 0)
    assert (found.tasks.total, found.tasks.numbered, found.tasks.closed) == (132, 132, True)
    [series] = found.tasks.series
    assert (series.first, series.last, series.gaps, series.repeated) == (1, 132, (), ())
    assert {one.label: (one.printed, one.bound) for one in found.labels} == {
        "分管领导": (127, 127),
        "协办单位": (49, 49),
        "牵头单位": (127, 127),
        "责任单位": (137, 137),
    }
    assert (found.attachments, found.furniture) == ({"form": 2}, {"page-number": 37})


@pytest.mark.parametrize(("language", "example"), examples("verifying.md")[1::2])
def test_the_page_shows_what_it_looks_like(
    shell: Shell, language: Language, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVTASK_LANG", language)
    shutil.copy(ROOT / "samples/dongxihu-2022/notice.pdf", shell.folder / "notice.pdf")
    [(command, expected)] = commands_shown(example)
    assert prints(expected, shell(*command.split()[1:]).out)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_words_of_a_notice_are_in_its_receipt(path: Path) -> None:
    found, _ = receipt(path.read_bytes(), path.name)
    fixed = found.model_dump_json()
    assert {word for word in regex.findall(r"\p{Han}{2,}", fixed) if word not in FIXED} == set()
    # What people see has terms of ours beside the figures; only labels of our lists may stand in the notice, too.
    for line in receipt_lines(found):
        for word in regex.findall(r"\p{Han}{2,}", line):
            assert word in FIXED | TERMS, word


TERMS = {
    "公文校验值",
    "结果校验值",
    "生成程序",
    "文件格式",
    "页数",
    "字符",
    "任务",
    "编号",
    "章节",
    "其他段落",
    "责任分工",
    "其他标签",
    "上级责任单位",
    "完成时限",
    "目标值",
    "排序规则",
    "附件",
    "页眉页脚等",
    "提示",
}


def test_labels_on_no_list_are_counted_without_their_words() -> None:
    found, _ = receipt(NOTICE.encode(), "notice.txt")
    assert found.other_labels.printed == 1
    assert "督办单位" not in found.model_dump_json()


def test_what_is_lost_shows() -> None:
    found, _ = receipt(LOST.encode(), "lost.txt")
    assert (found.unread, found.diagnostics) == (1, {"GT101": 1, "GT303": 1})
    [label] = found.labels
    assert (label.printed, label.bound) == (2, 1)
    assert found.characters.unread > 0


def test_a_gap_opens_the_numbering() -> None:
    found, _ = receipt(FAULTY.encode(), "notice.txt")
    assert (found.tasks.closed, found.tasks.series[0].gaps) == (False, (3,))


def test_a_count_that_begins_anew_is_another_series() -> None:
    text = SOUND.replace("3.修缮", "二、交通\n\n1.修缮")
    found, _ = receipt(text.encode(), "notice.txt")
    assert [(one.first, one.last) for one in found.tasks.series] == [(1, 2), (1, 1)]
    assert found.tasks.closed


def test_the_command_gives_it_of_a_notice_and_of_its_report_alike(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell("extract", "notice.txt", "-o", "report.json")
    shell("extract", "notice.txt", "-o", "report.yaml")
    data = shell("receipt", "notice.txt", "--format", "json").data
    Draft202012Validator(json.loads(schema_bytes("receipt-1"))).validate(data)
    assert data == shell("receipt", "report.json", "--format", "json").data
    assert data == shell("receipt", "report.yaml", "--format", "json").data
    assert data["notice_sha256"] == sha256(SOUND.encode()).hexdigest()
    assert data["report_sha256"] == sha256(Path("report.json").read_bytes()).hexdigest()


def test_several_reports_give_an_array(shell: Shell) -> None:
    shell.write("a.txt", SOUND)
    shell.write("b.txt", FAULTY)
    shell("extract", "a.txt", "b.txt", "-o", "reports.json")
    first, second = shell("receipt", "reports.json", "--format", "json").data
    assert (first["tasks"]["closed"], second["tasks"]["closed"]) == (True, False)
    assert shell("receipt", "reports.json").out.count("notice sha256") == 2


def test_people_get_aligned_lines(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    result = shell("receipt", "notice.txt")
    assert result.code == 0
    lines = result.out.splitlines()
    assert "tasks" in lines[6] and lines[6].endswith("3, 3 numbered, 0 not")
    assert lines[7].endswith("1–3 of p1, without gaps")


def test_a_file_without_tasks_says_so(shell: Shell) -> None:
    shell.write("prose.txt", "今天天气很好。\n")
    assert shell("receipt", "prose.txt").code == 4
    assert shell("receipt", "missing.txt").code == 3
