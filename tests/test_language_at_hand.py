"""In which language people are told things, and what the system and libraries say in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import govtask
from yaml import YAMLError

from govtask_extract.saying.foreign_words import words_of_data, words_of_library, words_of_system
from govtask_extract.saying.known_patterns import _pieces
from govtask_extract.saying.languages import language_of, unknown_language
from govtask_extract.saying.said import said, words_of
from govtask_extract.saying.speaking import catalogue
from govtask_extract.settings_files import yaml_data


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"GOVTASK_LANG": "zh"}, "zh"),
        ({"GOVTASK_LANG": "zh_CN.UTF-8"}, "zh"),
        ({"GOVTASK_LANG": "zh-Hant"}, "zh"),
        ({"GOVTASK_LANG": "en_US", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"GOVTASK_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"GOVTASK_LANG": "cn", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "de_DE"}, "zh"),
    ],
)
def test_the_first_variable_that_names_a_language_of_ours_or_of_the_system_holds(
    variables: dict[str, str], language: str
) -> None:
    assert language_of(variables) == language


@pytest.mark.parametrize(("value", "unknown"), [("cn", "cn"), ("de_DE.UTF-8", "de_DE.UTF-8"), ("zh_CN", ""), ("", "")])
def test_what_is_no_language_of_ours_is_known(value: str, unknown: str) -> None:
    assert unknown_language({"GOVTASK_LANG": value}) == unknown


def test_a_variable_that_names_no_language_is_told_and_changes_nothing() -> None:
    told = govtask("formats", GOVTASK_LANG="cn", LC_ALL="C")
    assert (told.returncode, told.stderr.decode()) == (
        0,
        "govtask: GOVTASK_LANG=cn is none of en and zh, and counts for nothing\n",
    )
    assert told.stdout == govtask("formats", GOVTASK_LANG="", LC_ALL="C").stdout


@pytest.mark.parametrize("line", [("formats", "--lang", "en"), ("--lang=zh", "formats"), ("units", "x.txt", "-q")])
def test_nobody_is_told_so_who_asks_for_a_language_or_for_quiet(line: tuple[str, ...]) -> None:
    assert b"GOVTASK_LANG" not in govtask(*line, GOVTASK_LANG="cn").stderr


def test_a_shell_that_completes_a_line_is_told_nothing_but_what_it_asks_for() -> None:
    shell = {"_GOVTASK_COMPLETE": "bash_complete", "COMP_WORDS": "govtask exp", "COMP_CWORD": "1"}
    for language in ("cn", "zh", "en"):
        variables = {**os.environ, **shell, "GOVTASK_LANG": language}
        told = subprocess.run(
            [sys.executable, "-m", "govtask_extract"], env=variables, capture_output=True, check=False
        )
        assert (told.stdout.split(), told.stderr) == ([b"plain,explain"], b"")


def test_a_command_in_a_command_takes_the_option_and_helps_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "county.yaml").write_text("labels: {lead_units: [领办单位]}\n", "utf-8")
    line = ("profile", "check", "county.yaml")
    assert govtask(*line, "--lang", "en", cwd=tmp_path).stdout.startswith(b"adds 1 labels")
    assert "新增 1 个标签" in govtask(*line, "--lang", "zh", cwd=tmp_path, GOVTASK_LANG="en").stdout.decode()
    assert "退出码 2" in govtask("profile", "--help", GOVTASK_LANG="zh").stdout.decode()


def test_an_argument_that_is_missing_is_told_with_the_full_stop_of_the_language() -> None:
    assert govtask("show", GOVTASK_LANG="zh").stderr.decode().endswith("错误：缺少参数 'FILE'。\n")
    assert govtask("show", GOVTASK_LANG="en").stderr.decode().endswith("Error: Missing argument 'FILE'.\n")


def test_an_error_keeps_the_message_that_it_was_raised_with() -> None:
    message = said("there are {names}", names="a")
    assert words_of(ValueError(message)) is message
    assert words_of(ValueError("mere text")) == "mere text"
    assert words_of(ValueError()) == ""


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ('{"a":}', "Expecting value: line 1 column 6 (char 5)", "第 1 行第 6 列（第 5 个字符）：此处应为值"),
        (
            '{"王": [1 2]}',
            "Expecting ',' delimiter: line 1 column 10 (char 9)",
            "第 1 行第 10 列（第 9 个字符）：此处应为逗号 ,",
        ),
    ],
)
def test_what_json_lacks_is_told_in_both_languages(text: str, english: str, chinese: str) -> None:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(text)
    told = words_of_library(raised.value)
    assert (told, told.in_words_of(catalogue("zh"))) == (english, chinese)
    assert english == str(raised.value)


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("a: [1\n", "第 2 行：缺少逗号或 ']'"),
        ("a: {b: 1\n", "第 2 行：缺少逗号或 '}'"),
        ("a: b: c\n", "第 1 行：此处不能有冒号后的值，请检查缩进和冒号"),
        ("a: '王\n", "第 2 行：文件意外结束"),
        ("\ta: 1\n", "第 1 行：有不能用在此处的字符"),
    ],
)
def test_what_yaml_lacks_is_told_in_chinese_without_a_word_of_the_file(text: str, chinese: str) -> None:
    with pytest.raises(YAMLError) as raised:
        yaml_data(text.encode())
    told = words_of_data(raised.value)
    assert told.in_words_of(catalogue("zh")) == chinese
    assert "王" not in told


def test_what_no_catalogue_has_is_told_in_the_words_of_its_library() -> None:
    assert words_of_data(ValueError("something {new}")).in_words_of(catalogue("zh")) == "something {new}"


def test_the_system_speaks_chinese_too(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        (tmp_path / "none").read_bytes()
    assert words_of_system(raised.value) == "No such file or directory"
    assert words_of_system(raised.value).in_words_of(catalogue("zh")) == "找不到文件或文件夹"


def test_a_message_of_mere_words_may_hold_any_brace() -> None:
    assert [piece.printed for piece in _pieces("labels: {lead_units: 3")] == ["labels: {lead_units: 3"]
