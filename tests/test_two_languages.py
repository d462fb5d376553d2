"""Every command speaks the language that is asked for, and none of the other; data has the same bytes in both."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from commands import govtask
from conftest import ROOT

from govtask_extract.cli import commands
from govtask_extract.linting.rule import rules
from govtask_extract.model.roles import WORDINGS
from govtask_extract.registry import names
from govtask_extract.saying.speaking import catalogue

SAMPLE = ROOT / "samples" / "dongxihu-2022"
NOTICE = """云溪县人民政府办公室关于印发《2023年重点工作任务分工方案》的通知

一、民生
1. 新建小学 3 所，占地 120% 。（牵头单位：县教育局；责任单位：各乡镇）
2. 改造老旧小区。
3. 修建道路 12 公里。（牵头单位：县交通局，责任单位：县财攻局）
4. 建设公园。（责任单位：）
4. 建设公园二期，2023 年 2 月 30 日前完成。（责任单位：县住建局）
"""
# What every English sentence has some of.
_ENGLISH = re.compile(
    r"\b(?:the|of|is|are|and|not|for|this|with|from|to|an|was|were|which|that|it|its|or|by|has|have|there|be|on|in|no)\b",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# Words of the command line, of files and of data, which are none of a language.
_NEUTRAL = re.compile(
    r"""(?x)
      `[^`\n]*`                                  # a command to paste
    | https?://\S+
    | \S*[/\\]\S+                                # a path
    | --?[a-z][\w-]*(?:[=\ ][A-Z]+(?:=[A-Z]+)?)? # an option with its value
    | \[[^\]\n]*\]                               # choices, and names of rules
    | \b[\w-]+\.(?:[a-z]{2,7})\b                 # a file, a key of a configuration
    | \b[a-z]+(?:[-_][a-z]+)+\b                  # names of rules and fields
    """
)


def plain(output: bytes) -> str:
    """What is left of an output when that is taken out."""
    return _NEUTRAL.sub(" ", output.decode())


@cache
def chinese_words() -> frozenset[str]:
    """What only our Chinese says: the longer pieces of the catalogue between its values."""
    held = getattr(catalogue("zh"), "_catalog", {})
    pieces = (piece for text in held.values() if text and "\n" not in text for piece, *_ in Formatter().parse(text))
    # Examples, and the names of roles, are Chinese in English, too.
    quoted = "\n".join([*(str(key) for key in held), *(wording.heading for wording in WORDINGS), "上级责任单位"])
    return frozenset(piece for piece in pieces if len(_HAN.findall(piece)) > 3 and piece not in quoted)


HELP = [("--help",), *((name, "--help") for name in names(commands)), ("profile", "check", "--help")]
LISTS = [("formats",), ("rules",), *(("rules", code) for code in rules())]
USES = [
    ("extract", "notice.txt", "-v", "-o", "out.json"),
    ("extract", "notice.txt", "notice.txt", "-v", "-o", "out.xlsx"),
    ("extract", "notice.txt", "-o", "out.csv", "--unit", "县教育", "-v"),
    ("extract", "notice.txt", "--unit", "住建局"),
    ("extract", "notice.txt", "-o", "out.odt"),
    ("extract", "notice.pdf", "-v", "-o", "pdf.json"),
    ("show", "notice.txt"),
    ("show", "notice.txt", "--unit", "县教育局"),
    ("check", "notice.txt"),
    ("check", "notice.txt", "--format", "grouped"),
    ("check", "notice.txt", "--format", "concise"),
    ("check", "notice.txt", "--statistics"),
    ("check", "notice.txt", "--show-settings"),
    ("check", "report.json"),
    ("check", "empty.txt"),
    ("explain", "notice.txt"),
    ("explain", "notice.txt", "--task", "t3"),
    ("explain", "notice.txt", "--task", "t99"),
    ("explain", "notice.txt", "--stage", "lines"),
    ("explain", "notice.txt", "--stage", "items"),
    ("units", "notice.txt"),
    ("receipt", "notice.txt"),
    ("verify", "report.json"),
    ("evaluate", "report.json", "report.json"),
    ("profile", "check", "county.yaml"),
    ("profile", "check", "wrong.yaml"),
    ("check", "notice.txt", "--config", "wrong.yaml"),
]
# What these write to stdout is data.
DATA = [
    ("extract", "notice.txt", "--unit", "住建局"),
    ("extract", "."),
    ("check", "notice.txt", "--show-settings"),
    ("units", "notice.txt"),
]
FAULTS = [
    ("extract", "notise.txt"),
    ("extract", "."),
    ("extract", "empty.txt"),
    ("extract", "picture.png"),
    ("extract", "broken.pdf"),
    ("extract", "notice.txt", "--limit", "pages=x"),
    ("extract", "notice.txt", "--limit", "pagse=3"),
    ("extract", "notice.txt", "--limit", "characters=10"),
    ("extract", "notice.txt", "--format", "jsn"),
    ("extract", "notice.txt", "--nothing"),
    ("extract",),
    ("extract", "-", "-"),
    ("extrakt", "notice.txt"),
    ("rules", "GT999"),
    ("schema", "reprt"),
    ("check", "notice.txt", "--baseline", "none.json"),
    ("check", "notice.txt", "--fail-on", "eror"),
    ("extract", "notice.txt", "-o", "missing/out.json"),
    ("extract", "notice.txt", "-o", "notice.txt"),
    ("show", "notice.txt", "--leader", "王"),
    ("explain", "notice.txt", "--stage", "nothing"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A notice with faults of many kinds, its report, and files that are none."""
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "notice.pdf").write_bytes((SAMPLE / "notice.pdf").read_bytes())
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(50))
    (tmp_path / "county.yaml").write_text("labels: {lead_units: [领办单位]}\n", "utf-8")
    (tmp_path / "wrong.yaml").write_text("lables: 3\n", "utf-8")
    assert govtask("extract", "notice.txt", "--lint", "-o", "report.json", cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize("arguments", [*HELP, *LISTS], ids=" ".join)
def test_what_is_listed_and_helps_is_in_one_language(arguments: tuple[str, ...]) -> None:
    _in_one_language(arguments, ROOT)


@pytest.mark.parametrize("arguments", [*USES, *FAULTS], ids=" ".join)
def test_what_is_found_and_what_fails_is_told_in_one_language(arguments: tuple[str, ...], folder: Path) -> None:
    _in_one_language(arguments, folder)


def _in_one_language(arguments: tuple[str, ...], folder: Path) -> None:
    chinese, english = (_told(arguments, folder, language) for language in ("zh", "en"))
    assert [line for line in plain(chinese).splitlines() if _ENGLISH.search(line)] == []
    assert [words for words in chinese_words() if words in english.decode()] == []
    assert not chinese or chinese != english


def _told(arguments: tuple[str, ...], folder: Path, language: str) -> bytes:
    """Without data, which is the same in both."""
    shown = govtask(*arguments, cwd=folder, GOVTASK_LANG=language)
    return shown.stderr if arguments in DATA else shown.stdout + shown.stderr


@pytest.mark.parametrize("format", ["json", "yaml", "jsonl"])
def test_a_report_has_the_same_bytes_in_every_locale(format: str, folder: Path) -> None:
    line = ("extract", "notice.txt", "empty.txt", "--lint", "--format", format)
    assert _data(line, folder, "zh") == _data(line, folder, "en")


@pytest.mark.parametrize("format", ["json", "jsonl", "sarif", "junit", "github", "gitlab", "rdjson"])
def test_findings_have_the_same_bytes_in_every_locale(format: str, folder: Path) -> None:
    line = ("check", "notice.txt", "empty.txt", "--format", format)
    assert _data(line, folder, "zh") == _data(line, folder, "en")


def _data(arguments: tuple[str, ...], folder: Path, language: str) -> bytes:
    return govtask(*arguments, cwd=folder, GOVTASK_LANG=language).stdout


@pytest.mark.parametrize("line", [("extract", "notice.txt", "--lint"), ("check", "notice.txt", "--format", "sarif")])
def test_the_option_asks_for_data_too(line: tuple[str, ...], folder: Path) -> None:
    english = govtask(*line, cwd=folder, GOVTASK_LANG="zh").stdout
    chinese = govtask(*line, "--lang", "zh", cwd=folder).stdout
    assert english != chinese
    assert b"has no figure" not in chinese


def test_the_option_holds_before_and_behind_the_command(folder: Path) -> None:
    for line in (("--lang", "zh", "rules"), ("rules", "--lang=zh"), ("rules", "--lang", "zh")):
        assert "提示" in govtask(*line, cwd=folder).stdout.decode()
