"""What is released: a wheel that is the same whenever it is built, says what it needs, works; and who releases it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import regex
import yaml
from conftest import ROOT
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation import make_schemabased_validator
from documents import READMES, pages
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from govtask_extract import __version__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/workflows").iterdir()}
# Where a recipe says which version of ours it takes.
TAGS = regex.compile(r"(?:govtask-extract@[0-9a-f]{40} # |govtask-extract\n +rev: |--branch )v([\d.]+)")
# What `pip install .` needs of a checkout.
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "constraints.txt", "src", "tools")


def built(folder: Path, umask: int, **variables: str) -> Path:
    """The wheel of a copy of the checkout in `folder`."""
    folder.mkdir()
    before = os.umask(umask)
    try:
        for name in BUILT_FROM:
            given = ROOT / name
            if given.is_dir():
                shutil.copytree(given, folder / name, copy_function=shutil.copyfile)
            else:
                shutil.copyfile(given, folder / name)
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env=os.environ | variables)
    finally:
        os.umask(before)
    [wheel] = (folder / "dist").iterdir()
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("release") / "first", 0o022)


def test_a_wheel_built_elsewhere_and_later_has_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = built(tmp_path / "elsewhere", 0o077, TZ="Asia/Shanghai", LC_ALL="C", PYTHONHASHSEED="7")
    assert again.name == wheel.name == f"govtask_extract-{__version__}-py3-none-any.whl"
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    asked = "import govtask_extract as it; from govtask_extract.cli.main import main; print(it.__file__); main()"
    notice = ROOT / "samples/dongxihu-2022/notice.md"
    for arguments in (["show", str(notice)], ["schema"], ["rules", "GT206"]):
        done = subprocess.run(
            [sys.executable, "-c", asked, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": str(tmp_path / "installed"), "PYTHONIOENCODING": "utf-8"},
        )
        assert done.returncode == 0, done.stderr
        home, output = done.stdout.split("\n", 1)
        assert Path(home).is_relative_to(tmp_path)
        assert output


def bill(wheel: Path) -> dict[str, Any]:
    with ZipFile(wheel) as archive:
        name = f"govtask_extract-{__version__}.dist-info/sboms/govtask-extract.cdx.json"
        found: dict[str, Any] = json.loads(archive.read(name))
    return found


def test_the_bill_of_materials_fits_its_schema(wheel: Path) -> None:
    validator = make_schemabased_validator(OutputFormat.JSON, SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(bill(wheel))) is None
    assert validator.validate_str(json.dumps(bill(wheel) | {"components": 1})) is not None


def test_the_bill_of_materials_names_what_the_wheel_asks_for(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        metadata = archive.read(f"govtask_extract-{__version__}.dist-info/METADATA").decode()
    asked = map(Requirement, regex.findall(r"^Requires-Dist: (.*)$", metadata, regex.MULTILINE))
    wanted = {
        canonicalize_name(one.name): "optional" if "extra" in str(one.marker) else "required"
        for one in asked
        if "extra" not in str(one.marker) or any(extra in str(one.marker) for extra in ("office", "'ofd'", '"ofd"'))
    }
    found = {one["name"]: one["scope"] for one in bill(wheel)["components"]}
    assert found == wanted
    assert bill(wheel)["metadata"]["component"]["version"] == __version__


# Changelog, citation, versions


def test_what_is_new_is_gathered_in_the_changelogs_form(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "changes").mkdir()
    shutil.copyfile(ROOT / "changes/template.jinja", tmp_path / "changes/template.jinja")
    (tmp_path / "changes/table-widths.added.md").write_text("`extract` widens tables:\n任务 has 60 columns.\n", "utf-8")
    (tmp_path / "changes/blank-names.fixed.md").write_text("No blank is lost.\n", "utf-8")
    command = [sys.executable, "-m", "towncrier", "build", "--yes", "--version", "9.9.9"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    before, after = ((folder / "CHANGELOG.md").read_text("utf-8") for folder in (ROOT, tmp_path))
    added = (
        "## [9.9.9]\n\n### Added\n\n- `extract` widens tables:\n  任务 has 60 columns.\n\n"
        "### Fixed\n\n- No blank is lost.\n\n"
    )
    mark = "<!-- Here `make changelog` puts what is new. -->\n\n"
    assert after == before.replace(mark, mark + added)


def test_files_of_changes_are_named_as_they_must_be() -> None:
    command = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "9.9.9"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    kinds = "added|changed|fixed|removed|security"
    for path in (ROOT / "changes").iterdir():
        assert path.name in ("README.md", "template.jinja") or regex.fullmatch(rf"[a-z0-9-]+\.({kinds})\.md", path.name)


def test_the_version_is_the_same_everywhere() -> None:
    newest = regex.search(r"^## \[(\d\S*)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), regex.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__
    for text in (*(path.read_text("utf-8") for path in READMES.values()), *pages("ci.md").values()):
        assert set(TAGS.findall(text)) == {__version__}


def test_the_citation_says_what_the_project_is() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation.keys()
    assert (citation["title"], citation["version"]) == (PROJECT["name"], __version__)
    assert citation["license"] == PROJECT["license"]


# Workflows


def test_one_job_alone_may_say_who_it_is() -> None:
    jobs = {(name, job): what for name, flow in WORKFLOWS.items() for job, what in flow["jobs"].items()}
    writing = {key for key, what in jobs.items() if "write" in str(what.get("permissions"))}
    assert writing == {("release", "publish")}
    assert jobs["release", "publish"]["permissions"] == {"id-token": "write"}
    assert [flow["permissions"] for flow in WORKFLOWS.values()] == [{}] * len(WORKFLOWS)
    assert "secrets" not in str(WORKFLOWS)


def test_actions_cannot_change() -> None:
    """A tag can be moved, a commit cannot; behind it stands the version that it is."""
    lines = "".join(path.read_text("utf-8") for path in (ROOT / ".github/workflows").iterdir()).splitlines()
    used = [line for line in lines if "uses:" in line]
    assert used
    for line in used:
        assert regex.fullmatch(r" *- uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_every_python_that_is_promised_is_tested_on_three_systems() -> None:
    matrix = WORKFLOWS["ci"]["jobs"]["tests"]["strategy"]["matrix"]
    promised = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if regex.search(r"Python :: 3\.\d+$", one)]
    assert matrix == {"system": ["ubuntu", "macos", "windows"], "python": promised}
