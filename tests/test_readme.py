"""What README says is so: its fields are the models', its commands exist, its recipes run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import regex
from conftest import ROOT

from govtask_extract import Notice, Report, Task, extract
from govtask_extract.cli.app import app

README = (ROOT / "README.md").read_text("utf-8")
RECIPES = [match["recipe"] for match in regex.finditer(r"^\$ (?P<recipe>jq .+)$", README, regex.MULTILINE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `notice.json` is, as the recipes take it for granted."""
    folder = tmp_path_factory.mktemp("recipes")
    report = extract(ROOT / "samples/dongxihu-2022/notice.pdf")
    (folder / "notice.json").write_text(report.model_dump_json(exclude_unset=True), "utf-8")
    return folder


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
