"""What many files take together is no more than one takes; what is made of a report grows with it."""

from __future__ import annotations

import tracemalloc

from govtask_extract.checking.checker import check
from govtask_extract.checking.configuration import Configuration
from govtask_extract.checking.formats import as_junit
from govtask_extract.checking.outcome import Run
from govtask_extract.checking.spots import NOTHING
from govtask_extract.evaluating.alignment import align
from govtask_extract.linting.rule import rules
from govtask_extract.linting.run import MOST, lint
from govtask_extract.pipeline import extract

UNCLOSED = "GT307"


def test_a_rule_tells_a_thousand_findings_and_how_many_more_there_are() -> None:
    found = [one for one in lint(extract(("（" * 1500).encode())) if one.code == UNCLOSED]
    assert len(found) == MOST + 1
    assert found[-1].message == "500 more findings of this rule are not listed"
    assert found[-1].evidence == ()


def test_what_an_earlier_run_remarked_is_held_to_as_much() -> None:
    report = extract(b"1. a")
    earlier = lint(extract("（".encode()))[0].model_copy(update={"code": "GT101"})
    said = lint(report.model_copy(update={"diagnostics": (earlier,) * (MOST + 3)}))
    assert sum(one.code == "GT101" for one in said) == MOST + 1


def test_junit_compares_no_finding_with_another() -> None:
    """Each severity is asked for a few times, whatever their number."""
    checked = check(extract(("（" * 900).encode()), "a.txt", NOTHING, Configuration(), within="a.txt")
    calls = _calls(lambda: as_junit.write(Run((checked,), tuple(rules().values()))))
    assert calls < 100 * len(checked.findings)


def test_tasks_are_aligned_in_little_memory() -> None:
    texts = [f"{index}号公园" for index in range(400)]
    tracemalloc.start()
    try:
        pairs = align(["甲乙", *texts], [*texts, "丙丁"])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert pairs == [(at + 1, at) for at in range(400)]
    assert peak < 3_000_000


def test_texts_that_are_the_same_on_both_sides_are_compared_with_nothing_else() -> None:
    texts = [f"{index}号公园" for index in range(5000)]
    assert _calls(lambda: align(texts, list(texts))) < 20 * len(texts)


def _calls(work: object) -> int:
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.runcall(work)  # type: ignore[arg-type]
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
