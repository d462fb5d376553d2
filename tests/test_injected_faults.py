"""Faults put into the sample at random places: the rule meant for each reports it there, among others' faults."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

from conftest import ROOT
from faults.document import Document, Fault, Line
from faults.kinds import KINDS

from govtask_extract.linting.run import lint
from govtask_extract.model.report import Diagnostic
from govtask_extract.pipeline import extract

TEXT = (ROOT / "samples/dongxihu-2022/notice.md").read_text("utf-8")
PLACES = 10
# Faults of one document stand apart and are of different kinds; so many keep the test short.
TOGETHER = 14


def documents() -> list[list[str]]:
    """The kinds that each document gets: every kind in ten of them, in an order that no kind chooses."""
    choice = random.Random("injected faults")
    drawn: list[list[str]] = []
    while len(drawn) < PLACES * -(-len(KINDS) // TOGETHER):
        names = sorted(KINDS)
        choice.shuffle(names)
        groups = [names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)]
        # Without a date of issue no deadline is early.
        if not any({"date_left_out", "deadline_before_the_issue"} <= set(group) for group in groups):
            drawn += groups
    return drawn


def spoilt(names: list[str], seed: int) -> tuple[Document, dict[str, Fault]]:
    document = Document([Line(text) for text in TEXT.splitlines()], random.Random(seed))
    # Whole sections go first, so that no other fault goes with them.
    ordered = sorted(
        names, key=lambda name: (name not in ("heading_without_tasks", "skipped_section"), names.index(name))
    )
    return document, {name: KINDS[name](document) for name in ordered}


@cache
def missed() -> dict[str, int]:
    """How many of each kind's ten were not found."""
    counts = Counter(dict.fromkeys(KINDS, 0))
    for seed, names in enumerate(documents()):
        document, faults = spoilt(names, seed)
        said = lint(extract(document.text.encode(), name="notice.md"))
        counts.update(name for name, fault in faults.items() if not any(_tells(one, fault, document) for one in said))
    return dict(counts)


def _tells(said: Diagnostic, fault: Fault, document: Document) -> bool:
    lines = {document.number_of(line) for line in fault.lines}
    there = said.task in fault.tasks or any(place.line in lines for place in said.evidence)
    return said.code == fault.code and said.severity != "info" and there


def test_ninety_eight_of_a_hundred_faults_are_found() -> None:
    assert len(KINDS) >= 20
    assert sum(missed().values()) <= 0.02 * PLACES * len(KINDS), missed()


def test_no_kind_of_fault_is_missed_often() -> None:
    assert {name: count for name, count in missed().items() if count > 2} == {}
