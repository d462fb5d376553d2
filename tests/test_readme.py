"""What README and CONTRIBUTING say is so: fields are the models', commands and files exist, recipes run."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import regex
from checking import Shell
from conftest import ROOT
from test_check_docs import ELISION, fences

from govtask_extract import Notice, Report, Task, extract
from govtask_extract.cli.app import app

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = [match["recipe"] for match in regex.finditer(r"^\$ (?P<recipe>jq .+)$", README, regex.MULTILINE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `notice.json` is, as the recipes take it for granted."""
    folder = tmp_path_factory.mktemp("recipes")
    report = extract(ROOT / "samples/dongxihu-2022/notice.pdf")
    (folder / "notice.json").write_text(report.model_dump_json(exclude_unset=True), "utf-8")
    return folder


def test_the_first_commands_print_what_is_shown(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shutil.copy(ROOT / "samples/dongxihu-2022/notice.pdf", shell.folder / "notice.pdf")
    shown = regex.findall(r"^\$ govtask (.*)\n((?:(?!\$ ).*\n)*)", fences(README, "console")[0], regex.MULTILINE)
    assert [command.split()[0] for command, _ in shown] == ["extract", "show", "explain"]
    for command, expected in shown:
        result = shell(*shlex.split(command))
        pattern = regex.escape(expected.rstrip("\n") + "\n").replace(regex.escape(ELISION), r"(?:.*\n)*")
        assert regex.fullmatch(pattern, result.err + result.out), result.err + result.out


@pytest.mark.parametrize("model", [Task, Notice, Report])
def test_every_field_is_named(model: type[Task | Notice | Report]) -> None:
    fields = set(model.model_fields) - {"evidence", "schema_version", "generator"}
    assert [field for field in sorted(fields) if f"`{field}`" not in README] == []


def test_every_command_shown_exists() -> None:
    commands = set(regex.findall(r"govtask ([a-z]+)(?=[ `\n])", README))
    assert commands - set(app.list_commands(None)) == set()  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_gives_something(recipe: str, folder: Path) -> None:
    result = subprocess.run(["bash", "-c", recipe], cwd=folder, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.strip()


def test_every_file_that_contributing_names_exists() -> None:
    """Those of the package by their place in it; `<name>` stands for any."""
    named = set(regex.findall(r"(?<![\w./])(?!\.venv)[\w.<>*-]+(?:/[\w.<>*-]+)+(?=[`\s])", CONTRIBUTING))
    assert {"parsing/tables/headings.py", "tests/test_needs.py", "tests/cases/linting/<name>.md"} <= named
    patterns = {name: regex.sub("<[a-z]+>", "*", name) for name in named}
    roots = (ROOT, ROOT / "src/govtask_extract")
    assert [name for name, pattern in patterns.items() if not any(any(root.glob(pattern)) for root in roots)] == []


def test_every_topic_that_contributing_runs_has_cases() -> None:
    chosen = " or ".join(regex.findall(r'-k "?([a-z_]+(?: or [a-z_]+)*)', CONTRIBUTING)).split(" or ")
    assert "broken_lines" in chosen
    assert [topic for topic in chosen if not any(ROOT.glob(f"tests/cases/*/{topic}.md"))] == []


def test_every_constant_that_contributing_names_exists() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "src/govtask_extract").rglob("*.py"))
    constants = set(regex.findall(r"`(_?[A-Z]{4,})`", CONTRIBUTING))
    assert {"WORDINGS", "WEAK", "ACTS", "RULE"} <= constants
    assert [name for name in constants if f"\n{name} = " not in sources and f"\n{name}: " not in sources] == []
