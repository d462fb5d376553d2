"""What README says in both languages, and CONTRIBUTING, is so: fields are the models', commands and files exist,
recipes run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from conftest import ROOT
from documents import READMES, commands_shown, fences, prints

from govtask_extract import Notice, Report, Task, extract
from govtask_extract.cli.app import app
from govtask_extract.saying.languages import LANGUAGES, Language

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TEXTS = {language: path.read_text("utf-8") for language, path in READMES.items()}
README = TEXTS["en"]
CORRECTIONS = """version: 1
source: {name: reviewed.pdf, sha256: 0d6a8ac91f89b5ffe82a333376758e52e5a03469435dcf793f42f77c5752a9d2}
reviewer: 李四
corrections:
- {do: replace, task: t3, begins: 在光电信息, field: supervising_leaders, was: 皮惠兰, becomes: 皮惠蘭,
  reason: 原件如此}
"""
# What asks the network, and what waits for a person.
ELSEWHERE = ("pip ", "govtask review ")
RECIPES = [match["recipe"] for match in regex.finditer(r"^\$ (?P<recipe>jq .+)$", README, regex.MULTILINE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What README takes for granted: the sample as text and PDF, its gold, one corrected, a folder of notices."""
    folder, samples = tmp_path_factory.mktemp("readme"), ROOT / "samples"
    for name in ("notice.pdf", "notice.md", "gold.json"):
        shutil.copy(samples / "dongxihu-2022" / name, folder / name)
    shutil.copy(folder / "notice.md", folder / "notice.txt")
    for year in ("2022", "2023"):
        (folder / "notices" / year).mkdir(parents=True)
    shutil.copy(folder / "notice.pdf", folder / "notices/2022/东西湖.pdf")
    shutil.copy(samples / "lanjiang-2023/notice.txt", folder / "notices/2023/兰江.txt")
    (folder / "notices/README.md").write_text("# Notices\n", "utf-8")
    shutil.copy(folder / "notice.pdf", folder / "reviewed.pdf")
    (folder / "reviewed.pdf.corrections.yaml").write_text(CORRECTIONS, "utf-8")
    report = extract(folder / "notice.pdf")
    (folder / "notice.json").write_text(report.model_dump_json(exclude_unset=True), "utf-8")
    return folder


def in_bash(command: str, folder: Path, language: Language = "en") -> subprocess.CompletedProcess[str]:
    """As pasted into a terminal of 80 columns, with this package's command."""
    called = f'govtask() {{ "{sys.executable}" -m govtask_extract "$@"; }}; {command}'
    surroundings = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT / "src"), "GOVTASK_LANG": language}
    return subprocess.run(["bash", "-c", called], cwd=folder, env=surroundings, capture_output=True, text=True)


@pytest.mark.skipif(shutil.which("jq") is None or shutil.which("bash") is None, reason="jq or bash is not installed")
@pytest.mark.timeout(600)  # Some forty processes.
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_prints_what_is_shown(language: Language, folder: Path, tmp_path: Path) -> None:
    """One after the other: a later one takes what an earlier one has made."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    blocks = fences(TEXTS[language], "console")
    commands = [pair for block in blocks for pair in commands_shown(block) if not pair[0].startswith(ELSEWHERE)]
    assert len(commands) > 25
    for command, shown in commands:
        result = in_bash(command, tmp_path, language)
        assert result.returncode in ((0, 1) if "govtask check" in command else (0,)), (command, result.stderr)
        if shown.strip():
            assert prints(shown, result.stderr + result.stdout), (command, result.stderr + result.stdout)


@pytest.mark.parametrize("readme", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("model", [Task, Notice, Report])
def test_every_field_is_named(model: type[Task | Notice | Report], readme: str) -> None:
    fields = set(model.model_fields) - {"evidence", "schema_version", "generator"}
    assert [field for field in sorted(fields) if f"`{field}`" not in readme] == []


@pytest.mark.parametrize("readme", TEXTS.values(), ids=TEXTS.keys())
def test_every_command_shown_exists(readme: str) -> None:
    commands = set(regex.findall(r"govtask ([a-z]+)(?=[ `\n])", readme))
    assert commands - set(app.list_commands(None)) == set()  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("jq") is None or shutil.which("bash") is None, reason="jq or bash is not installed")
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_gives_something(recipe: str, folder: Path) -> None:
    result = in_bash(recipe, folder)
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
