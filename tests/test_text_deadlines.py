"""The deadlines that tasks' texts name, by `tests/cases/text_deadlines/`: each line a text and what is found in it.

A fence says `deadlines`, the year of the plan's title and the date of issue, `-` for what is not known. Behind the
arrow stands each phrase with its last day, its first day (`from`), its rule and what told the year; `null` if it fixes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from conftest import ROOT
from generated_deadlines import sentences
from test_cases import sections

from govtask_extract import extract
from govtask_extract.language.deadline_days import DeadlineReading, KnownYears
from govtask_extract.model.report import Deadline
from govtask_extract.model.traced import traced
from govtask_extract.parsing.text_deadlines.task_deadlines import find_text_deadlines

SENTENCES = 3000


def cases() -> Iterator[object]:
    for path in sorted((ROOT / "tests/cases/text_deadlines").glob("*.md")):
        for title, fences in sections(path.read_text("utf-8").splitlines()):
            for fence, lines in ((one, fences[one]) for one in fences if one):
                for line in lines.splitlines():
                    text, _, expected = line.partition(" → ")
                    yield pytest.param(fence, text, expected, id=f"{path.stem}: {title}: {text[:24]}")


CASES = list(cases())


def known(fence: str) -> KnownYears:
    _, year, issued = fence.split()
    return KnownYears(
        plan=None if year == "-" else int(year), issued=None if issued == "-" else date.fromisoformat(issued)
    )


def say(text: str, reading: DeadlineReading) -> str:
    first = f"from {reading.start}" if reading.start else None
    fixed = " ".join(filter(None, (reading.date, first, reading.every, reading.basis)))
    return f"{text}: {fixed or 'null'}"


def found_in(text: str, years: KnownYears) -> list[tuple[str, DeadlineReading]]:
    return [(one.text.text, one.reading) for one in find_text_deadlines(traced(text, 0), years)]


@pytest.mark.parametrize(("fence", "text", "expected"), CASES)
def test_case(fence: str, text: str, expected: str) -> None:
    assert (" | ".join(say(*one) for one in found_in(text, known(fence))) or "-") == expected


def test_there_are_cases_enough() -> None:
    assert sum(case.values[2].count(": ") for case in CASES) >= 80  # type: ignore[attr-defined]


def test_of_random_sentences_every_day_is_right_or_none_is_given() -> None:
    given = expected = 0
    for text, years, deadlines in sentences(SENTENCES, seed=0):
        left = list(deadlines)
        for printed, reading in found_in(text, years):
            said = (printed, reading.date, reading.start, reading.every, reading.basis)
            if said[1:4] == (None, None, None):
                continue
            assert said in left, (text, years, said)
            left.remove(said)
            given += 1
        expected += len(deadlines)
    assert given >= 0.98 * expected


NOTICE = """\
松岭县人民政府办公室关于印发2025年重点工作责任分解方案的通知
各乡镇人民政府，县直各部门：
现将方案印发给你们。
松岭县人民政府办公室
2024年12月20日
2025年重点工作责任分解方案
1. 改造老旧小区 12 个，6 月底前完成。
责任单位：县住建局
完成时限：6月底前
"""


def deadlines_of(notice: str) -> list[Deadline]:
    return [one for task in extract(notice.encode(), name="notice.txt").tasks for one in task.deadlines]


def test_the_title_wins_over_the_issue_and_both_sources_stay() -> None:
    found = [(one.text, one.date, one.basis, one.source) for one in deadlines_of(NOTICE)]
    assert found == [
        ("6月底前", "2025-06-30", "plan-title", "group"),
        ("6 月底前", "2025-06-30", "plan-title", "text"),
    ]


def test_its_places_are_those_of_its_words() -> None:
    assert [place.quote for place in deadlines_of(NOTICE)[1].evidence] == ["6 月底前"]


@pytest.mark.parametrize(
    ("title", "day", "basis"),
    [
        ("重点工作责任分解方案", None, None),
        ("2025—2027年重点工作责任分解方案", None, None),
        ("2025年、2026年重点工作责任分解方案", None, None),
        ("二〇二五年重点工作责任分解方案", "2025-06-30", "plan-title"),
    ],
)
def test_a_title_without_one_year_fixes_none(title: str, day: str | None, basis: str | None) -> None:
    found = deadlines_of(f"{title}\n1. 改造老旧小区12个，6月底前完成。\n责任单位：县住建局\n")
    assert [(one.date, one.basis) for one in found] == [(day, basis)]
