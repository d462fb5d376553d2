"""Every character of a document has one owner, every quote gives its value: seen from outside, on whole documents."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commands import govtask
from conftest import ROOT
from coverage_outside import faults
from outside import checked, page_sizes

NOTICES = sorted((ROOT / "samples").glob("*/notice.*"))
READABLE = {".md", ".txt", ".html", ".pdf"}


def corpus() -> list[Path]:
    """The documents of the folder that GOVTASK_CORPUS names, if it names one."""
    folder = os.environ.get("GOVTASK_CORPUS")
    return sorted(path for path in Path(folder).rglob("*") if path.suffix in READABLE) if folder else []


def command(*arguments: object) -> bytes:
    result = govtask(*map(str, arguments))
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout


@pytest.mark.parametrize(
    "path", [p for p in NOTICES if p.suffix in READABLE], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_nothing_of_a_sample_is_lost_or_unread(path: Path) -> None:
    report = json.loads(command("extract", path))
    text = command("explain", path, "--stage", "text").decode()
    assert faults(report, text, page_sizes(path.read_bytes()) if path.suffix == ".pdf" else ()) == []
    assert report["unread"] == []


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_nothing_of_a_document_is_lost(path: Path) -> None:
    checked(path.read_bytes(), path.name)
