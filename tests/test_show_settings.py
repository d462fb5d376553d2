"""`check --show-settings`: what holds for a file, and who says so, is what a check goes by."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from checking import FAULTY, SOUND, Shell

from govtask_extract.checking.config_files import load_configuration
from govtask_extract.checking.config_models import GivenConfiguration
from govtask_extract.linting.rule import rules

CONFIGURATION = """\
select: [GT2, GT304, GT402]
ignore: [GT218]
severity: {GT207: info}
known_units: names.yaml
paths:
  plans/*:
    ignore: [GT219]
    severity: {GT304: error}
  "*.json": {required_fields: [lead_units]}
suppressions:
  - {path: plans/*, code: GT304, task: t4, reason: 'yes'}
  - {path: other/*, code: GT304, task: t4, reason: 'no'}
"""


@pytest.fixture
def configured(shell: Shell) -> Shell:
    shell.write("govtask.yaml", CONFIGURATION)
    shell.write("names.yaml", "[区住建局]\n")
    shell.write("plans/one.txt", FAULTY)
    shell.write("plans/two.txt", SOUND)
    shell.write("notice.txt", SOUND)
    return shell


def shown(shell: Shell, *arguments: str) -> list[dict[str, Any]]:
    result = shell("check", *arguments, "--show-settings")
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, Any]] = yaml.safe_load(result.out)
    return found


def test_every_key_of_a_configuration_is_shown_with_its_place(configured: Shell) -> None:
    [one] = shown(configured, "plans/one.txt")
    assert one.keys() == {"files", "configuration", "settings"}
    assert (one["files"], one["configuration"]) == (["plans/one.txt"], "govtask.yaml")
    settings = one["settings"]
    assert settings.keys() == GivenConfiguration.model_fields.keys() - {"paths"}
    assert settings["select"] == {"value": ["GT2", "GT304", "GT402"], "from": "govtask.yaml"}
    both = "govtask.yaml, govtask.yaml: paths: plans/*"
    assert settings["ignore"] == {"value": ["GT218", "GT219"], "from": both}
    assert settings["severity"] == {"value": {"GT207": "info", "GT304": "error"}, "from": both}
    assert settings["required_fields"] == {"value": None, "from": "default"}
    assert settings["known_units"] == {"value": "names.yaml", "from": "govtask.yaml"}
    assert [said["reason"] for said in settings["suppressions"]["value"]] == ["yes"]


def test_the_command_line_stands_above(configured: Shell) -> None:
    [one] = shown(configured, "plans/one.txt", "--select", "GT207,GT3", "--ignore", "GT304")
    assert one["settings"]["select"] == {"value": ["GT207", "GT3"], "from": "--select"}
    ignored = one["settings"]["ignore"]
    assert ignored["value"] == ["GT218", "GT219", "GT304"]
    assert ignored["from"].endswith(": paths: plans/*, --ignore")


@pytest.mark.parametrize("file", ["plans/one.txt", "notice.txt", "plans/report.json"])
def test_what_is_shown_chooses_the_rules_that_run(configured: Shell, file: str) -> None:
    """By a configuration that says only what is shown."""
    configured("extract", "plans/one.txt", "-o", "plans/report.json")
    [one] = shown(configured, file)
    said = {key: held["value"] for key, held in one["settings"].items() if held["value"] is not None}
    again = load_configuration(configured.write("shown.yaml", yaml.safe_dump(said, allow_unicode=True)))
    first = load_configuration(configured.folder / "govtask.yaml")
    assert again.choice.codes(rules().values()) == first.choice_for(file).codes(rules().values())
    assert again.choice == first.choice_for(file)
    assert again.settings.known_units == first.settings.known_units
    assert again.suppressions_for(file) == first.suppressions_for(file)


def test_files_for_which_the_same_holds_stand_together(configured: Shell) -> None:
    configured.write("plans/sub/govtask.yaml", "")
    configured.write("plans/sub/three.txt", SOUND)
    # One from elsewhere is named on stderr.
    found = yaml.safe_load(configured("check", "plans", "notice.txt", "missing.pdf", "-", "--show-settings").out)
    assert [(one["files"], one["configuration"]) for one in found] == [
        (["plans/one.txt"], "govtask.yaml"),
        (["plans/sub/three.txt"], "plans/sub/govtask.yaml"),
        (["plans/two.txt"], "govtask.yaml"),
        (["notice.txt", "missing.pdf", "stdin"], "govtask.yaml"),
    ]
    assert found[1]["settings"]["ignore"]["from"] == "default"


def test_stdin_has_the_settings_of_the_file_that_it_stands_for(configured: Shell) -> None:
    [one] = shown(configured, "-", "--stdin-filename", "plans/new.txt")
    assert one["files"] == ["plans/new.txt"]
    assert "paths: plans/*" in one["settings"]["ignore"]["from"]


def test_keys_that_are_options_are_shown_whoever_says_them(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    [usual] = shown(shell, "notice.txt")
    assert usual["settings"]["fail_on"] == {"value": "warning", "from": "default"}
    assert usual["settings"]["limits"]["value"]["pages"] > 7
    shell.write(
        "govtask.yaml", "fail_on: error\nbaseline: known.json\nexclude: [drafts]\nlimits: {pages: 7, bytes: 2G}\n"
    )
    [one] = shown(shell, "notice.txt", "--fail-on", "never", "--limit", "pages=9")
    settings = one["settings"]
    assert settings["fail_on"] == {"value": "never", "from": "--fail-on"}
    assert settings["baseline"] == {"value": "known.json", "from": "govtask.yaml"}
    assert settings["exclude"] == {"value": ["drafts"], "from": "govtask.yaml"}
    assert settings["profile"] == {"value": None, "from": "default"}
    limits = settings["limits"]
    assert (limits["value"]["pages"], limits["value"]["bytes"], limits["from"]) == (9, "2G", "govtask.yaml, --limit")
    assert limits["value"].keys() == usual["settings"]["limits"]["value"].keys()


def test_what_holds_for_the_whole_command_is_said_above_all_of_its_files(shell: Shell) -> None:
    shell.write("govtask.yaml", "fail_on: error\nignore: [GT2]\n")
    shell.write("plans/govtask.yaml", "fail_on: never\nignore: [GT3]\n")
    shell.write("plans/notice.txt", FAULTY)
    for files, fail_on, code in ((["."], "error", 0), (["plans"], "never", 0), (["plans/notice.txt"], "never", 0)):
        [*_, one] = yaml.safe_load(shell("check", *files, "--show-settings").out)
        assert one["settings"]["fail_on"]["value"] == fail_on
        assert one["settings"]["ignore"]["value"] == ["GT3"]
        assert shell("check", *files).code == code
    [one] = yaml.safe_load(shell("check", "-", "--stdin-filename", "plans/new.txt", "--show-settings").out)
    assert one["settings"]["fail_on"] == {"value": "never", "from": "govtask.yaml"}


def test_without_a_configuration_all_is_by_default(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    for arguments in (["notice.txt"], ["notice.txt", "--no-config"]):
        [one] = shown(shell, *arguments)
        assert one["configuration"] is None
        assert {held["from"] for held in one["settings"].values()} == {"default"}


def test_toml_says_the_same(shell: Shell) -> None:
    shell.write("notice.txt", SOUND)
    shell.write("pyproject.toml", '[tool.govtask]\nignore = ["GT2"]\n[tool.govtask.severity]\nGT304 = "error"\n')
    [one] = shown(shell, "notice.txt")
    assert one["settings"]["severity"] == {"value": {"GT304": "error"}, "from": "pyproject.toml"}


def test_nothing_is_checked_and_a_wrong_configuration_is_told(configured: Shell) -> None:
    assert "GT207 " not in configured("check", "plans", "--show-settings").out
    configured.write("govtask.yaml", "selct: [GT2]\n")
    result = configured("check", "plans", "--show-settings")
    assert (result.code, result.out) == (2, "")
    assert configured("check", "plans", "--show-settings", "--write-suppressions", "a").code == 2
