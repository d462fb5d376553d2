"""Decision tables as data: under the name of each rule, a text in which it decides and a near one in which it does not.

`tests/cases/decisions/<table>.md` has a section for each rule of the table. A `holds` fence is a text of which the rule
decides something, a `fails` fence one of which it decides nothing. They are read as text, those that say `holds pdf` or
`fails html` as their second word says. Where the table is one of the assignment grammar, the text is a group, be it in
brackets or on a label line; ⏎ in it is where a cell may have broken it. For `targets` and `timings` it
is a task's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from conftest import ROOT
from test_cases import sections
from typeset import set_pages

from govtask_extract.language.dates import with_arabic_numerals
from govtask_extract.language.deadline_days import KnownYears
from govtask_extract.language.quantities import fold_width
from govtask_extract.model.group import Position
from govtask_extract.model.profile import DEFAULT
from govtask_extract.model.traced import BROKEN
from govtask_extract.parsing.assignment.asides import ASIDE_RULES
from govtask_extract.parsing.assignment.ending_rules import MOMENT_RULES, OTHERS_RULES, VERB_RULES
from govtask_extract.parsing.assignment.explained_groups import explain_group
from govtask_extract.parsing.assignment.gap_rules import GAP_RULES
from govtask_extract.parsing.assignment.group_parts import PART_RULES
from govtask_extract.parsing.assignment.link_rules import LINK_RULES
from govtask_extract.parsing.assignment.list_items import RANK_RULES
from govtask_extract.parsing.assignment.list_rules import BODIES_RULES, CONTENT_RULES, REST_RULES
from govtask_extract.parsing.decisions import DecisionRule
from govtask_extract.parsing.explained import EXPLAINED
from govtask_extract.parsing.items.readings import ITEM_RULES
from govtask_extract.parsing.lines.counting import NUMBERING_RULES
from govtask_extract.parsing.lines.join_rules import JOIN_RULES
from govtask_extract.parsing.parts.foot import FOOT_RULES
from govtask_extract.parsing.parts.head import HEAD_RULES
from govtask_extract.parsing.tables.header import HEADING_RULES
from govtask_extract.parsing.tables.in_text.find import with_tables_in_text
from govtask_extract.parsing.tables.page_cuts import CUT_RULES
from govtask_extract.parsing.tables.rows import ROW_RULES
from govtask_extract.parsing.targets.target_rules import TARGET_RULES
from govtask_extract.parsing.targets.task_targets import judge_numbers
from govtask_extract.parsing.text_deadlines.task_deadlines import judge_times
from govtask_extract.parsing.text_deadlines.timing_rules import TIMING_RULES
from govtask_extract.pipeline import read_document


class Table(NamedTuple):
    """The rules, and the stage that tells what they have decided: of a file, or of a group alone."""

    rules: Sequence[DecisionRule[Any, Any]]
    stage: str


def _of_file(stage: str, content: bytes, name: str) -> set[str]:
    document = with_tables_in_text(read_document(content, name=name)[0])
    return {decision.rule for _, decision in EXPLAINED[stage](document, DEFAULT)}


def _of_group(text: str) -> set[str]:
    """A group in brackets or on a label line; ⏎ is where a cell's width may have broken it."""
    position = Position.BRACKET if text.startswith("（") else Position.LINE
    told = explain_group(text.rstrip("\n").replace("⏎", BROKEN), position, DEFAULT)
    return {decision.rule for decision in told}


def _of_task(text: str) -> set[str]:
    return {rule.name for _, rule in judge_numbers(text.strip())}


def _of_times(text: str) -> set[str]:
    """Those of a notice of 2024."""
    return {
        rule.name for _, rule in judge_times(with_arabic_numerals(fold_width(text.strip()))[0], KnownYears(plan=2024))
    }


TABLES = {
    "joining": Table(JOIN_RULES, "lines"),
    "numbering": Table(NUMBERING_RULES, "lines"),
    "letter_head": Table(HEAD_RULES, "items"),
    "letter_foot": Table(FOOT_RULES, "items"),
    "items": Table(ITEM_RULES, "items"),
    "headings": Table(HEADING_RULES, "rows"),
    "page_cuts": Table(CUT_RULES, "rows"),
    "rows": Table(ROW_RULES, "rows"),
    "parts_of_groups": Table(PART_RULES, "group"),
    "ranks": Table(RANK_RULES, "group"),
    "links": Table(LINK_RULES, "group"),
    "gaps": Table(GAP_RULES, "group"),
    "verbs": Table(VERB_RULES, "group"),
    "others": Table(OTHERS_RULES, "group"),
    "moments": Table(MOMENT_RULES, "group"),
    "asides": Table(ASIDE_RULES, "group"),
    "bodies": Table(BODIES_RULES, "group"),
    "rests": Table(REST_RULES, "group"),
    "contents": Table(CONTENT_RULES, "group"),
    "targets": Table(TARGET_RULES, "task"),
    "timings": Table(TIMING_RULES, "times"),
}
_NAMES = {"": "notice.txt", "pdf": "notice.pdf", "html": "notice.html"}


def _sections(table: str) -> dict[str, dict[str, str]]:
    lines = (ROOT / f"tests/cases/decisions/{table}.md").read_text("utf-8").splitlines()
    return {rule: {fence: text for fence, text in fences.items() if fence} for rule, fences in sections(lines)}


_CASES = {table: _sections(table) for table in TABLES}
_FENCES = [
    (table, rule, fence) for table, rules in _CASES.items() for rule, fences in rules.items() for fence in fences
]


@pytest.mark.parametrize("table", TABLES)
def test_each_rule_has_a_case_for_it_and_one_against(table: str) -> None:
    names = [rule.name for rule in TABLES[table].rules]
    assert len(set(names)) == len(names)
    assert list(_CASES[table]) == names
    for rule, fences in _CASES[table].items():
        assert [fence.split()[0] for fence in fences] == ["holds", "fails"], rule


@pytest.mark.parametrize("table", TABLES)
def test_rules_are_named_in_words_and_said_in_sentences(table: str) -> None:
    for rule in TABLES[table].rules:
        assert rule.name == rule.name.lower().replace(" ", "-")
        assert rule.sentence[0].isupper() and rule.sentence[-1] == "."


@pytest.mark.parametrize(("table", "rule", "fence"), _FENCES, ids=str)
def test_a_rule_decides_where_its_case_says(table: str, rule: str, fence: str) -> None:
    verb, _, form = fence.partition(" ")
    text = _CASES[table][rule][fence]
    stage = TABLES[table].stage
    content = set_pages(text) if form == "pdf" else text.encode()
    alone = {"group": _of_group, "task": _of_task, "times": _of_times}.get(stage)
    deciding = alone(text) if alone else _of_file(stage, content, _NAMES[form])
    assert (rule in deciding) is (verb == "holds"), sorted(deciding)


@pytest.mark.parametrize(
    ("group", "verdicts"),
    [
        ("责任单位：县教育局", {"bodies", "names"}),
        ("责任单位：要切实履行职责，加强领导。", {"talk"}),
        ("（县教育局牵头，水质、水量监测负责）", {"bodies"}),
        ("（水质、水量监测负责）", {"doubtful"}),
    ],
)
def test_an_explanation_says_what_was_decided(group: str, verdicts: set[str]) -> None:
    position = Position.BRACKET if group.startswith("（") else Position.LINE
    told = {decision.verdict for decision in explain_group(group, position, DEFAULT)}
    assert verdicts <= told


def test_rows_are_explained_of_tables_that_assign() -> None:
    table = "| 序号 | 工作任务 | 进展 |\n| --- | --- | --- |\n| 1 | 修好鹿鸣大桥。 | 完成 |\n"
    assert _of_file("rows", table.encode(), "notice.md") == {"number-and-task"}
