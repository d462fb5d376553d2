"""Accuracy on the samples, and on a corpus where GOVTASK_CORPUS names one, stays above floors that only rise."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import accuracy
import pytest
from accuracy import FLOORS, Document, below, compared, corpus_pairs, lifted, measure, read, sample_pairs
from gains import last_commit

import govtask_extract
from govtask_extract import extract
from govtask_extract.evaluating.answers import answers

CORPUS = os.environ.get("GOVTASK_CORPUS")


def test_samples_stay_above_their_floors() -> None:
    assert list(below(json.loads(FLOORS.read_text("utf-8")), {"samples": measure(read(sample_pairs()))})) == []


@pytest.mark.skipif(not CORPUS, reason="GOVTASK_CORPUS names no corpus")
def test_a_corpus_stays_above_its_floors() -> None:
    measured = {"corpus": measure(read(corpus_pairs(Path(CORPUS or ""))))}
    assert list(below(json.loads(FLOORS.read_text("utf-8")), measured)) == []


def test_floors_only_rise() -> None:
    floors = {"samples": {"task_f1": 0.9, "name_f1": 0.5}}
    assert lifted(floors, {"samples": {"task_f1": 0.8, "name_f1": 0.75}}) == {
        "samples": {"task_f1": 0.9, "name_f1": 0.75}
    }
    assert list(below(floors, {"samples": {"task_f1": 0.8, "name_f1": 0.75}})) == [
        "samples: task_f1 is 0.8000, its floor 0.9000"
    ]


NOTICE = """1. 建公园。（牵头单位：区园林局）

2. 修桥梁。（牵头单位：区住建局）

3. 种行道树。（牵头单位：区林业局）
"""
# A command that reads every notice as the text that its commit holds.
OTHER_READER = """
import sys
from pathlib import Path
sys.path.insert(0, {source!r})
del sys.modules["govtask_extract"]
from govtask_extract import extract
report = extract(Path(__file__).with_name("notice.txt")).model_dump_json(exclude_unset=True)
print("[" + ",".join([report] * len(sys.argv[4:])) + "]")
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of two commits: the first has lost tree and park, the second bridge and park."""
    code = tmp_path / "checkout/src/govtask_extract"
    code.mkdir(parents=True)
    source = str(Path(govtask_extract.__file__).parents[1])
    (code / "__init__.py").touch()
    (code / "__main__.py").write_text(OTHER_READER.format(source=source), "utf-8")
    checkout = tmp_path / "checkout"
    for command in (["init", "-q"], ["config", "user.name", "x"], ["config", "user.email", "x@example.org"]):
        subprocess.run(["git", *command], cwd=checkout, check=True)
    for text in (NOTICE.replace("区林业局", "区教育局"), NOTICE.replace("桥梁", "桥梁和路")):
        (code / "notice.txt").write_text(text.replace("区园林局", "区民政局"), "utf-8")
        subprocess.run(["git", "add", "."], cwd=checkout, check=True)
        subprocess.run(["git", "commit", "-qm", "x", "--no-verify"], cwd=checkout, check=True)
    monkeypatch.setattr(accuracy, "ROOT", checkout)
    return checkout


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """Read but for its last task as people read it."""
    notice = tmp_path / "a/notice.txt"
    notice.parent.mkdir()
    notice.write_text(NOTICE.replace("区林业局", "区水务局"), "utf-8")
    return Document(notice, answers(extract(NOTICE.encode(), name="gold.txt")), extract(notice))


def test_tasks_gained_and_lost_since_the_last_commit_are_told(checkout: Path, document: Document) -> None:
    (checkout / "src/new.py").touch()
    assert list(compared([document], None)) == [
        "since HEAD",
        "  + a/notice.txt: t1: 建公园。",
        "  + a/notice.txt: t2: 修桥梁。",
        "  - a/notice.txt: t3: 种行道树。",
        "  exact tasks: 2 gained, 1 lost",
    ]


@pytest.mark.parametrize("base", [None, "HEAD~1"])
def test_code_as_committed_is_compared_with_the_commit_before(
    checkout: Path, document: Document, base: str | None
) -> None:
    assert last_commit(checkout) == "HEAD~1"
    assert list(compared([document, document], base)) == [
        "since HEAD~1",
        "  + a/notice.txt: t1: 建公园。",
        "  + a/notice.txt: t1: 建公园。",
        "  exact tasks: 2 gained, 0 lost",
    ]


def test_without_such_a_commit_nothing_is_compared(checkout: Path, document: Document) -> None:
    (said,) = compared([document], "HEAD~2")
    assert said.startswith("not compared with another commit: Command '['git', 'archive'")
