"""The sample PDF is what its script makes of the sample's text, and that text is the gold's."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "dongxihu-2022"
RECORD = json.loads((SAMPLE / "notice.pdf.json").read_text("utf-8"))
PARAGRAPHS = json.loads((SAMPLE / "joined.json").read_text("utf-8"))["plan"]
GOLD = json.loads((SAMPLE / "gold.json").read_text("utf-8"))
FULL_WIDTH = str.maketrans("():;,", "（）：；，")
LABELS = {"分管领导": "supervising_leaders", "责任单位": "responsible_units", "协办单位": "co_handling_units"}


@pytest.mark.parametrize("name", RECORD["made_from"])
def test_the_record_names_what_the_pdf_was_made_from(name: str) -> None:
    assert RECORD["made_from"][name] == sha256((ROOT / name).read_bytes()), "run tools/make_sample_pdf.py again"


def test_the_record_has_the_hash_of_the_pdf() -> None:
    assert RECORD["pdf"]["sha256"] == sha256((SAMPLE / "notice.pdf").read_bytes())


def test_made_again_the_pdf_has_the_same_bytes(tmp_path: Path) -> None:
    reportlab = pytest.importorskip("reportlab")
    if reportlab.__version__ != RECORD["reportlab"]:
        pytest.skip(f"the PDF was made with reportlab {RECORD['reportlab']}")
    again = tmp_path / "again.pdf"
    subprocess.run([sys.executable, ROOT / "tools" / "make_sample_pdf.py", again], check=True)
    assert sha256(again.read_bytes()) == RECORD["pdf"]["sha256"]


def test_the_items_are_those_of_the_gold() -> None:
    items = [folded(paragraph["text"]) for paragraph in PARAGRAPHS if paragraph["kind"] == "item"]
    assert items == [folded(expected_item(task)) for task in GOLD["tasks"]]


def test_the_label_lines_are_those_of_the_gold() -> None:
    lines = [folded(paragraph["text"]) for paragraph in PARAGRAPHS if paragraph["kind"] == "line"]
    named = [(LABELS[label], re.split("[、，]", names)) for label, names in (line.split("：") for line in lines)]
    assert named == [(field, task[field]) for task in GOLD["tasks"] for field in LABELS.values() if task[field]]


def expected_item(task: Mapping[str, Sequence[str]]) -> str:
    """Label, text and bracket of a task as one paragraph."""
    lead, upstream = "、".join(task["lead_units"]), "，".join(task["upstream_responsible_units"])
    return f"{task['label']}{task['text']}（{f'牵头单位：{lead}' if lead else f'责任单位：{upstream}'}）"


def folded(text: str) -> str:
    """Without white space and breaks, half-width marks as full-width ones."""
    return "".join(text.split()).translate(FULL_WIDTH)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
