"""In which language data is: the same bytes wherever it is written, unless --lang asks; tables by their headings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking import FAULTY, FORMATS
from commands import govtask
from workbook_read import OpenedWorkbook

_HAN_MESSAGES = ("重复出现", "缺少")
# A Chinese desktop, one that asks for Chinese itself, and one whose system is English.
_PLACES = (
    {"GOVTASK_LANG": "", "LC_ALL": "zh_CN.UTF-8"},
    {"GOVTASK_LANG": "zh", "LC_ALL": "C"},
    {"GOVTASK_LANG": "", "LC_ALL": "C"},
)
_FOR_PROGRAMS = sorted({*FORMATS} - {"text", "concise", "grouped"})


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("notice.txt").write_text(FAULTY, "utf-8")
    return "notice.txt"


@pytest.mark.parametrize("name", ["json", "yaml", "jsonl"])
def test_reports_have_the_same_bytes_wherever_they_are_written(notice: str, name: str) -> None:
    written = {govtask("extract", "--lint", notice, "--format", name, **place).stdout for place in _PLACES}
    assert len(written) == 1


@pytest.mark.parametrize("name", _FOR_PROGRAMS)
def test_what_check_writes_for_programs_has_the_same_bytes_wherever_it_is_written(notice: str, name: str) -> None:
    written = {govtask("check", notice, "--format", name, **place).stdout for place in _PLACES}
    assert len(written) == 1


@pytest.mark.parametrize("name", _FOR_PROGRAMS)
def test_by_option_programs_are_told_in_chinese(notice: str, name: str) -> None:
    text = govtask("check", notice, "--format", name, "--lang", "zh").stdout.decode()
    assert all(words in text for words in _HAN_MESSAGES)
    assert "stands twice" not in text


@pytest.mark.parametrize("name", ["json", "yaml"])
def test_a_report_in_chinese_is_the_same_report(notice: str, name: str) -> None:
    """Its findings, what they are known by, and what has changed in it hang on no language."""
    for language in ("en", "zh"):
        govtask("extract", "--lint", notice, "-o", f"{language}.{name}", "--lang", language)
    english, chinese = (Path(f"{language}.{name}").read_text("utf-8") for language in ("en", "zh"))
    assert "stands twice" in english
    assert "stands twice" not in chinese
    found = [json.loads(govtask("check", f"{language}.{name}", "--format", "json").stdout) for language in ("en", "zh")]
    assert found[0]["files"][0]["diagnostics"] == found[1]["files"][0]["diagnostics"]
    assert govtask("extract", f"zh.{name}", "--format", name).stdout.decode() == english
    assert govtask("extract", notice, "--check", f"zh.{name}").returncode == 0
    govtask("check", f"zh.{name}", "--write-baseline", "known.json")
    assert govtask("check", f"en.{name}", "--baseline", "known.json").returncode == 0


def test_a_baseline_holds_for_every_language(notice: str) -> None:
    govtask("check", notice, "--write-baseline", "known.json", "--lang", "zh")
    assert "重复出现" in Path("known.json").read_text("utf-8")
    for language in ("en", "zh"):
        assert govtask("check", notice, "--baseline", "known.json", "--lang", language).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "place", "csv", "workbook"),
    [
        ([], {"GOVTASK_LANG": "", "LC_ALL": "C"}, "label", "任务"),
        ([], {"GOVTASK_LANG": "", "LC_ALL": "en_US.UTF-8"}, "label", "任务"),
        ([], {"GOVTASK_LANG": "", "LC_ALL": "zh_CN.UTF-8"}, "序号", "任务"),
        ([], {"GOVTASK_LANG": "zh"}, "序号", "任务"),
        ([], {"GOVTASK_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "label", "tasks"),
        (["--lang", "en"], {"GOVTASK_LANG": "zh"}, "label", "tasks"),
        (["--lang", "zh"], {"GOVTASK_LANG": "en"}, "序号", "任务"),
        (["--lang", "zh", "--headings", "en"], {}, "label", "tasks"),
        (["--headings", "zh"], {"GOVTASK_LANG": "en"}, "序号", "任务"),
    ],
)
def test_headings_go_by_their_option_else_by_the_language(
    notice: str, arguments: list[str], place: dict[str, str], csv: str, workbook: str
) -> None:
    head = govtask("extract", notice, "--format", "csv", *arguments, **place).stdout.decode().partition(",")[0]
    govtask("extract", notice, "-o", "tasks.xlsx", *arguments, **place)
    assert (head, next(iter(OpenedWorkbook(Path("tasks.xlsx").read_bytes()).sheets))) == (csv, workbook)


def test_the_configuration_tells_the_language_of_headings_before_the_system_does(notice: str) -> None:
    Path("govtask.yaml").write_text("language: en\n", "utf-8")
    place = {"GOVTASK_LANG": "", "LC_ALL": "zh_CN.UTF-8"}
    assert govtask("extract", notice, "--format", "csv", **place).stdout.startswith(b"label,")


@pytest.mark.parametrize(
    ("headings", "sheet", "words"), [("zh", "诊断", "重复出现"), ("en", "diagnostics", "stands twice")]
)
def test_a_workbook_is_in_one_language(notice: str, headings: str, sheet: str, words: str) -> None:
    govtask("extract", "--lint", notice, "-o", "tasks.xlsx", "--headings", headings)
    rows = OpenedWorkbook(Path("tasks.xlsx").read_bytes())[sheet].rows
    assert any(words in str(cell) for row in rows for cell in row)
