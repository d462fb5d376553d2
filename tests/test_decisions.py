"""Decision tables as data: under the name of each rule, a text in which it decides and a near one in which it does not.

`tests/cases/decisions/<table>.md` has a section for each rule of the table. A `holds` fence is a text of which the rule
decides something, a `fails` fence one of which it decides nothing. They are read as text, those that say `holds pdf` or
`fails html` as their second word says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest
from conftest import ROOT
from test_cases import sections
from typeset import set_pages

from govtask_extract.model.profile import DEFAULT
from govtask_extract.parsing.decisions import Decision, DecisionRule
from govtask_extract.parsing.lines.explained import explain_lines
from govtask_extract.parsing.lines.join_rules import JOIN_RULES
from govtask_extract.parsing.lines.numbering import NUMBERING_RULES
from govtask_extract.parsing.tables.explained import explain_rows
from govtask_extract.parsing.tables.header import HEADING_RULES
from govtask_extract.parsing.tables.in_text.find import with_tables_in_text
from govtask_extract.parsing.tables.page_cuts import CUT_RULES
from govtask_extract.parsing.tables.rows import ROW_RULES
from govtask_extract.pipeline import read_document


class Table(NamedTuple):
    """The rules, and what they have decided of a file: its bytes and its name."""

    rules: Sequence[DecisionRule[Any, Any]]
    decisions: Callable[[bytes, str], list[Decision]]


def _of_lines(content: bytes, name: str) -> list[Decision]:
    return [decision for _, decision in explain_lines(read_document(content, name=name)[0], DEFAULT)]


def _of_rows(content: bytes, name: str) -> list[Decision]:
    document = with_tables_in_text(read_document(content, name=name)[0])
    return [decision for _, decision in explain_rows(document, DEFAULT)]


TABLES = {
    "joining": Table(JOIN_RULES, _of_lines),
    "headings": Table(HEADING_RULES, _of_rows),
    "page_cuts": Table(CUT_RULES, _of_rows),
    "rows": Table(ROW_RULES, _of_rows),
    "numbering": Table(NUMBERING_RULES, _of_lines),
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
    content = set_pages(text) if form == "pdf" else text.encode()
    deciding = {decision.rule for decision in TABLES[table].decisions(content, _NAMES[form])}
    assert (rule in deciding) is (verb == "holds"), sorted(deciding)
