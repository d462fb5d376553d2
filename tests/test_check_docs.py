"""What docs/checking.md and docs/ci.md say is so: commands print what is shown, files are as they must be."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex
import yaml
from checking import FAULTY, SOUND, Shell
from conftest import ROOT
from documents import commands_shown, examples, fences, pages, prints

from govtask_extract.checking.config_files import load_configuration
from govtask_extract.cli.app import app
from govtask_extract.saying.languages import Language

SAMPLE = ROOT / "samples/dongxihu-2022"
CHECKING, CI = (pages(name)["en"] for name in ("checking.md", "ci.md"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


@pytest.fixture
def shown(shell: Shell) -> Shell:
    """The files that the examples take for granted."""
    for name in ("notice.md", "notice.pdf"):
        shutil.copy(SAMPLE / name, shell.folder / name)
    shell.write("wrong.yaml", "select: [GT2, GT9]\nseverity: {GT210: fatal}\npathes: {}\n")
    report = shell("extract", "notice.md").data
    report["tasks"][31]["number"] = "32"
    shell.write("edited.json", json.dumps(report))
    report["tasks"][31]["number"] = 32
    report["tasks"][114]["responsible_units"][2] = "区供销社"
    shell.write("committed.json", json.dumps(report))
    return shell


@pytest.mark.parametrize(("language", "example"), examples("checking.md"))
def test_an_example_prints_what_is_shown(
    shown: Shell, language: Language, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVTASK_LANG", language)
    for command, expected in commands_shown(example):
        result = shown(*shlex.split(command)[1:])
        assert prints(expected, result.err + result.out), result.err + result.out


def test_the_configuration_shown_is_one(shell: Shell) -> None:
    shell.write("names.yaml", "units: {区民政局: [], 区水务局: [水务局]}\nleaders: {周景明: {count: 3}}\n")
    whole, names = (shell.write(f"{index}.yaml", text) for index, text in enumerate(fences(CHECKING, "yaml")))
    configuration = load_configuration(whole)
    assert configuration.settings.known_units == {"区民政局": "区民政局", "区水务局": "区水务局", "水务局": "区水务局"}
    assert [one.code for one in configuration.suppressions] == ["GT304", "GT211"]
    assert load_configuration(names).settings.known_units["区发改委"] == "区发展和改革委员会"


def test_every_format_and_option_is_told() -> None:
    command = app.get_command(None, "check")  # type: ignore[arg-type]
    assert command is not None
    own = {option.opts[0]: option for option in command.params if option.opts[0] in CHECKING + CI}
    for name in (
        *("--format", "--output-file", "--fail-on", "--select", "--ignore", "--config", "--baseline"),
        *("--write-baseline", "--write-suppressions", "--statistics", "--stdin-filename", "--show-settings"),
    ):
        assert name in own
    assert sorted(regex.findall(r"^\| `([a-z]+)` \|", CHECKING, regex.MULTILINE)) == sorted(
        own["--format"].type.choices
    )


def test_the_recipes_use_the_hook_and_the_action_as_they_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    pre_commit, annotate, scan, gitlab = map(yaml.safe_load, fences(CI, "yaml"))
    assert pre_commit["repos"][0]["hooks"][0]["id"] == hooks[0]["id"]
    for workflow in (annotate, scan):
        [job] = workflow["jobs"].values()
        inputs = next(step["with"] for step in job["steps"] if "govtask" in step["uses"])
        assert inputs.keys() <= ACTION["inputs"].keys()
    clone, install, check = map(shlex.split, gitlab["check-plans"]["script"])
    assert clone[-1] == install[-1]
    assert install[install.index("--constraint") + 1] == f"{clone[-1]}/constraints.txt"
    assert check == shlex.split("govtask check plans --output-file gitlab=govtask.json --output-file junit=govtask.xml")
    assert set(gitlab["check-plans"]["artifacts"]["reports"].values()) == {"govtask.json", "govtask.xml"}
    upload = scan["jobs"]["scan"]["steps"][-1]
    assert upload["if"].startswith("always()")
    assert upload["with"]["sarif_file"] == "govtask.sarif"
    assert set(regex.findall(r"`([a-z-]+)`", "\n".join(regex.findall(r"^\| (`.*?) \|", CI, regex.MULTILINE)))) == set(
        ACTION["inputs"]
    )


@pytest.mark.parametrize(("language", "example"), examples("ci.md"))
def test_what_ci_prints_is_what_is_shown(
    shell: Shell, language: Language, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVTASK_LANG", language)
    shell.write("plans/one.md", FAULTY)
    [(command, expected)] = commands_shown(example)
    assert shell(*shlex.split(command)[1:]).out == expected
    assert json.loads(shell.read("govtask.sarif"))["version"] == "2.1.0"


def test_the_lines_for_other_tools_run(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where reviewdog is a program that takes what it gets."""
    shell.write("plans/one.md", FAULTY)
    as_command(shell, monkeypatch)
    shell.write("bin/reviewdog", "#!/bin/sh\ncat\n").chmod(0o755)
    review, editor = fences(CI, "sh")
    done = [subprocess.run(["sh", "-ec", line], capture_output=True, timeout=60) for line in (review, editor)]
    assert [one.returncode for one in done] == [0, 1]
    assert len(json.loads(done[0].stdout)["diagnostics"]) == 2
    assert done[1].stdout.startswith(b"plans/one.md:21:11: warning GT207 ")


ZIZMOR = shutil.which("zizmor", path=str(Path(sys.executable).parent))


@pytest.mark.skipif(ZIZMOR is None, reason="zizmor is not installed")
def test_zizmor_finds_nothing_in_the_action_the_recipes_and_the_workflows(shell: Shell) -> None:
    for number, recipe in enumerate(fences(CI, "yaml")[1:3]):
        assert "jobs:" in recipe
        shell.write(f".github/workflows/{number}.yml", recipe)
    given = [ROOT / "action.yml", *ROOT.glob(".github/workflows/*.y*ml"), *shell.folder.glob(".github/workflows/*")]
    result = subprocess.run([str(ZIZMOR), "--offline", "--no-progress", *given], capture_output=True, timeout=60)
    assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
    assert b"No findings to report" in result.stdout


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_the_makefile_checks(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.write("Makefile", fences(CI, "make")[0])
    shell.write("plans/one.md", FAULTY)
    as_command(shell, monkeypatch)
    assert make(shell, "baseline", "reports", "check-plans", "check-reports") == 0
    shell.write("plans/one.md", SOUND.replace("公园3个", "公园4个"))
    assert make(shell, "check-plans") == 0
    assert make(shell, "check-reports") != 0


def as_command(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `govtask` that is found, whatever is installed."""
    command = shell.write("bin/govtask", f'#!/bin/sh\nexec "{sys.executable}" -m govtask_extract "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    return command


def make(shell: Shell, *targets: str) -> int:
    return subprocess.run(["make", *targets], cwd=shell.folder, capture_output=True, timeout=120).returncode
