"""Keys that only a later release knows, or a slip of the hand: left out of what is read, and told in one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from checking import SOUND, Shell

Json = dict[str, Any]


@pytest.fixture
def report(shell: Shell) -> Json:
    shell.write("notice.txt", SOUND)
    found: Json = shell("extract", "notice.txt").data
    return found


def objects(value: object, path: str = "") -> Iterator[tuple[str, Json]]:
    """Every object of a report with its pointer, but those whose keys are the document's own words."""
    if isinstance(value, dict):
        if not path.endswith(("/metadata", "/other_columns")):
            yield path, value
        for key, item in value.items():
            yield from objects(item, f"{path}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from objects(item, f"{path}/{index}")


@pytest.mark.parametrize("added", [1, None, {"any": ["thing"]}], ids=str)
def test_a_key_may_be_added_anywhere_and_is_left_out(shell: Shell, report: Json, added: object) -> None:
    everywhere = list(objects(report))
    for _, value in everywhere:
        value["of_a_later_release"] = added
    shell.write("new.json", json.dumps(report))
    result = shell.check("new.json")
    assert (result.code, result.codes) == (0, [])
    [line] = result.err.splitlines()
    assert line.startswith("govtask: new.json: keys that are not known here are left out: ")
    assert f'"of_a_later_release" at / and {len(everywhere) - 1:,} more' in line


SLIPS = {
    "/tasks/0": ("targts", "targets"),
    "/tasks/0/evidence": ("responsible_unit", "responsible_units"),
    "/tasks/0/evidence/text/0": ("pages", "page"),
    "": ("person", "persons"),
}


@pytest.mark.parametrize("where", SLIPS)
def test_a_slip_is_told_with_the_key_that_was_meant(shell: Shell, report: Json, where: str) -> None:
    slip, meant = SLIPS[where]
    dict(objects(report))[where][slip] = []
    shell.write("report.json", json.dumps(report))
    assert f'"{slip}" at {where or "/"} - did you mean "{meant}"?' in shell.check("report.json").err


def test_a_slip_that_leaves_a_key_missing_is_an_error_that_names_both(shell: Shell, report: Json) -> None:
    task = report["tasks"][1]
    task["responsible_unit"] = task.pop("responsible_units")
    shell.write("report.json", json.dumps(report))
    result = shell.check("report.json")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert '/tasks/1: the key "responsible_units" is missing' in result.err
    assert '"responsible_unit" at /tasks/1 - did you mean "responsible_units"?' in result.err


def test_what_is_like_no_key_is_taken_for_nothing_else(shell: Shell, report: Json) -> None:
    report["tasks"][0]["progress"] = 3
    shell.write("report.json", json.dumps(report))
    assert '"progress" at /tasks/0\n' in shell.check("report.json").err


def test_keys_in_the_document_s_own_words_are_no_keys_of_ours(shell: Shell, report: Json) -> None:
    report["notice"]["metadata"]["索引号"] = "YX-2023-1"
    shell.write("report.json", json.dumps(report))
    assert shell.check("report.json").err == ""


def test_each_report_of_several_is_named_by_its_place(shell: Shell, report: Json) -> None:
    failure = {"source": "lost.pdf", "error": {"name": "UnreadableFile", "message": "", "hint": "", "code": 3}}
    shell.write("reports.yaml", yaml.safe_dump([report, failure, {**report, "later": 1}], allow_unicode=True))
    result = shell.check("reports.yaml")
    assert result.code == 3
    assert '"later" at /2; "code" at /1/error\n' in result.err


def test_other_commands_that_read_reports_tell_it_too(shell: Shell, report: Json) -> None:
    gold = shell.write("gold.json", json.dumps(report))
    pred = shell.write("pred.json", json.dumps({**report, "later": 1}))
    assert '"later" at /' in shell("evaluate", gold, pred).err
    assert '"later" at /' in shell("units", pred).err
    assert '"later" at /' in shell("extract", "notice.txt", "--check", pred).err


def test_settings_stay_strict(shell: Shell) -> None:
    shell.write("govtask.yaml", "later: 1\n")
    shell.write("notice.txt", SOUND)
    assert shell("check", "notice.txt").code == 2
