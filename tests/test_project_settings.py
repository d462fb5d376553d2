"""Settings of a project in govtask.yaml, for every command: what they say, and that options go before them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking import FAULTY, SOUND, Shell
from jsonschema import Draft202012Validator

from govtask_extract.schemas import schema_bytes

COMMANDS = (["extract"], ["check"], ["show"], ["explain"], ["units"])


def settings(shell: Shell, text: str) -> None:
    shell.write("govtask.yaml", text)


def test_what_is_excluded_of_a_folder_is_left_out_and_by_hand_is_read(shell: Shell) -> None:
    settings(shell, 'exclude: ["drafts/", "*.bak.txt"]\n')
    for name in ("plan.txt", "drafts/a.txt", "drafts/old/b.txt", "plan.bak.txt"):
        shell.write(name, SOUND)
    for command in (["extract"], ["extract", "--jobs", "2"]):
        result = shell(*command, ".")
        assert [one["source"]["path"] for one in result.data] == ["plan.txt"]
        left_out = "drafts/a.txt, drafts/old/b.txt, plan.bak.txt"
        assert f"govtask: left out, what the configuration excludes: {left_out}" in result.err.splitlines()
    assert [one["source"] for one in shell.check(".").data["files"]] == ["plan.txt"]
    assert shell("extract", "drafts/a.txt").data["source"]["path"] == "drafts/a.txt"
    assert len(shell("extract", ".", "--no-config").data) == 4


def test_patterns_count_from_the_configuration_wherever_the_command_runs(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(shell, 'exclude: ["plans/drafts/*"]\n')
    shell.write("plans/drafts/a.txt", SOUND)
    shell.write("plans/b.txt", SOUND)
    (shell.folder / "elsewhere").mkdir()
    monkeypatch.chdir(shell.folder / "elsewhere")
    result = shell("extract", "../plans")
    assert [one["source"]["path"] for one in result.data] == ["b.txt"]
    assert result.err.splitlines()[0].endswith("govtask.yaml says how this is done (--no-config leaves it out)")


def test_the_threshold_of_check_and_the_option_before_it(shell: Shell) -> None:
    shell.write("plan.txt", FAULTY)
    assert shell("check", "plan.txt").code == 1
    settings(shell, "fail_on: error\n")
    assert shell("check", "plan.txt").code == 0
    assert shell("check", "plan.txt", "--fail-on", "warning").code == 1
    assert shell("check", "plan.txt", "--no-config").code == 1


def test_the_baseline_of_check(shell: Shell) -> None:
    shell.write("plans/plan.txt", FAULTY)
    shell("check", "plans/plan.txt", "--write-baseline", "known.json")
    settings(shell, "baseline: known.json\n")
    assert shell.check("plans/plan.txt").codes == []
    shell.write("none.json", '{"version": 1, "findings": []}')
    assert shell("check", "plans/plan.txt", "--write-baseline", "again.json").code == 0
    assert shell.read("again.json") == shell.read("known.json")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_profile_holds_for_every_command(shell: Shell, command: list[str]) -> None:
    shell.write("plan.txt", "1. 建公园。\n督战单位：区住建局\n2. 修路。\n督战单位：区交通局\n")
    shell.write("issuer.yaml", "labels:\n  lead_units: [督战单位]\n")
    before = shell(*command, "plan.txt", "--profile", "issuer.yaml")
    settings(shell, "profile: issuer.yaml\n")
    assert shell(*command, "plan.txt").out == before.out


@pytest.mark.parametrize("command", COMMANDS)
def test_limits_hold_for_every_command_and_options_go_before_them(shell: Shell, command: list[str]) -> None:
    shell.write("plan.txt", SOUND)
    settings(shell, "limits: {characters: 10, memory: 1G}\n")
    result = shell(*command, "plan.txt")
    assert (result.code, "the limit is 10" in result.err) == (3, True)
    assert shell(*command, "plan.txt", "--limit", "characters=10_000").code == 0


def test_the_language_is_that_of_headings(shell: Shell) -> None:
    shell.write("plan.txt", SOUND)
    settings(shell, "language: zh\n")
    assert "牵头单位" in shell("extract", "plan.txt", "--format", "csv").out.splitlines()[0]
    assert "lead_units" in shell("extract", "plan.txt", "--format", "csv", "--headings", "en").out.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on: sometimes\n", "fail_on"),
        ("exclude: drafts/\n", "exclude"),
        ("limits: {pagse: 3}\n", 'limits: "pagse" is no limit; did you mean pages?'),
        ("limits: {pages: many}\n", "limits: pages"),
        ("language: fr\n", "language"),
        ("profle: a.yaml\n", "unknown key"),
        ("profile: ../issuer.yaml\n", "issuer.yaml leads out of the configuration's folder"),
        ("profile: none.yaml\n", "none.yaml cannot be read"),
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_setting_cannot_say_is_told(shell: Shell, command: list[str], text: str, said: str) -> None:
    shell.write("plans/plan.txt", SOUND)
    shell.write("issuer.yaml", "labels: {}\n")
    shell.write("plans/govtask.yaml", text)
    result = shell(*command, "plans/plan.txt")
    assert (result.code, result.out, said.lower() in result.err.lower()) == (2, "", True), result.err


def test_config_names_another_file_for_every_command(shell: Shell) -> None:
    shell.write("plan.txt", SOUND)
    shell.write("other.yaml", "limits: {characters: 10}\n")
    for command in COMMANDS:
        assert shell(*command, "plan.txt", "--config", "other.yaml").code == 3, command
        assert shell(*command, "plan.txt", "--config", "other.yaml", "--no-config").code == 2, command


def test_settings_may_stand_in_pyproject(shell: Shell) -> None:
    shell.write("plan.txt", FAULTY)
    shell.write("pyproject.toml", '[tool.govtask]\nfail_on = "never"\n')
    assert shell("check", "plan.txt").code == 0


def test_the_published_schema_takes_what_the_command_takes(root: Path) -> None:
    validator = Draft202012Validator(json.loads(schema_bytes("config-1")))
    sound = {"exclude": ["a"], "fail_on": "never", "limits": {"bytes": "2G"}, "language": "zh", "select": ["GT2"]}
    assert validator.is_valid(sound)
    for key, value in {"exclude": "a", "fail_on": "x", "limits": [1], "language": "fr", "unknown": 1}.items():
        assert not validator.is_valid(sound | {key: value}), key
