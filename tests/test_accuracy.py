"""Accuracy on the samples, and on a corpus where GOVTASK_CORPUS names one, stays above floors that only rise."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from accuracy import FLOORS, below, corpus_pairs, lifted, measure, sample_pairs

CORPUS = os.environ.get("GOVTASK_CORPUS")


def test_samples_stay_above_their_floors() -> None:
    assert list(below(json.loads(FLOORS.read_text("utf-8")), {"samples": measure(sample_pairs())})) == []


@pytest.mark.skipif(not CORPUS, reason="GOVTASK_CORPUS names no corpus")
def test_a_corpus_stays_above_its_floors() -> None:
    measured = {"corpus": measure(corpus_pairs(Path(CORPUS or "")))}
    assert list(below(json.loads(FLOORS.read_text("utf-8")), measured)) == []


def test_floors_only_rise() -> None:
    floors = {"samples": {"task_f1": 0.9, "name_f1": 0.5}}
    assert lifted(floors, {"samples": {"task_f1": 0.8, "name_f1": 0.75}}) == {
        "samples": {"task_f1": 0.9, "name_f1": 0.75}
    }
    assert list(below(floors, {"samples": {"task_f1": 0.8, "name_f1": 0.75}})) == [
        "samples: task_f1 is 0.8000, its floor 0.9000"
    ]
