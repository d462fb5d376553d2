"""The numbers that tasks commit to, by `tests/cases/targets/`: a `task` fence has the text, `expect` its targets."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from conftest import ROOT
from generated_targets import sentences
from test_cases import differences, sections

from govtask_extract import extract
from govtask_extract.model.report import Target
from govtask_extract.parsing.report.plain_targets import exact_number

CASES = [
    pytest.param(fences["task"], fences["expect"], id=f"{path.stem}: {title}")
    for path in sorted((ROOT / "tests/cases/targets").glob("*.md"))
    for title, fences in sections(path.read_text("utf-8").splitlines())
]
SENTENCES = 400


def targets_of(text: str) -> list[Target]:
    """Those of the tasks of a notice."""
    notice = f"茶园工作方案\n一、工作任务\n（1）{text.strip()}\n责任单位：市农业局\n"
    return [target for task in extract(notice.encode(), name="notice.txt").tasks for target in task.targets]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_case(text: str, expected: str) -> None:
    found = [target.model_dump() for target in targets_of(text)]
    assert list(differences(yaml.safe_load(expected), found, "targets")) == []


@pytest.mark.parametrize(("text", "_"), CASES)
def test_the_places_of_a_target_give_its_text(text: str, _: str) -> None:
    for target in targets_of(text):
        quoted = "".join(place.quote for place in target.evidence)
        assert "".join(quoted.split()) == "".join(target.text.split())


def test_of_random_sentences_every_value_is_right_or_none_is_given() -> None:
    given = 0
    for text, expected in sentences(SENTENCES, seed=0):
        found = [
            (
                Decimal(str(one.value)),
                None if one.value_max is None else Decimal(str(one.value_max)),
                one.unit,
                one.comparator,
                one.kind,
            )
            for one in targets_of(text)
        ]
        left = list(expected)
        for one in found:
            assert one in left, (text, one)
            left.remove(one)
        given += len(expected) - len(left)
    assert given >= 0.95 * sum(len(expected) for _, expected in sentences(SENTENCES, seed=0))


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("55000.0", 55000),
        ("7.5", 7.5),
        ("9007199254740993", "9007199254740993"),
        ("0.12345678901234567", "0.12345678901234567"),
        ("2.50", 2.5),
    ],
)
def test_numbers_are_written_without_rounding(printed: str, written: float | str) -> None:
    assert exact_number(Decimal(printed)) == written
