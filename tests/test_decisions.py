"""Decision tables: each rule decides in the text that its case gives it, and not in the near one.

`tests/cases/decisions/<table>.md` has a section for each rule, titled with its name: a `holds` fence with a text in
which it decides, and a `fails` fence with one that is like it and in which it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest
from conftest import ROOT
from test_cases import sections

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.decisions import Decision
from govtask_extract.parsing.parse import find_blocks
from govtask_extract.parsing.tables.header import HEADING_RULES
from govtask_extract.parsing.tables.in_text.find import with_tables_in_text
from govtask_extract.parsing.tables.page_cuts import CUT_RULES
from govtask_extract.parsing.tables.rows import ROW_RULES
from govtask_extract.parsing.tables.told import table_decisions
from govtask_extract.parsing.tables.understood import understand_tables
from govtask_extract.pipeline import read_document

FOLDER = ROOT / "tests/cases/decisions"
Told = Callable[[RawDocument, Profile], Iterable[Decision]]


def _rows(document: RawDocument, profile: Profile) -> Iterator[Decision]:
    document = with_tables_in_text(document)
    blocks = understand_tables(find_blocks(document, profile)[0], document, profile)
    return (decision for _, decision in table_decisions(blocks, profile))


TABLES: dict[str, tuple[Sequence[str], Told]] = {
    "headings": ([rule.name for rule in HEADING_RULES], _rows),
    "rows": ([rule.name for rule in ROW_RULES], _rows),
    "page_cuts": ([rule.name for rule in CUT_RULES], _rows),
}


def _cases() -> Iterator[object]:
    for table in TABLES:
        for rule, fences in sections((FOLDER / f"{table}.md").read_text("utf-8").splitlines()):
            yield pytest.param(table, rule, fences, id=f"{table}: {rule}")


@pytest.mark.parametrize(("table", "rule", "fences"), list(_cases()))
def test_rule_decides_in_one_text_and_not_in_the_other(table: str, rule: str, fences: dict[str, str]) -> None:
    assert rule in _deciding(table, fences["holds"])
    near = _deciding(table, fences["fails"])
    assert near and rule not in near


def _deciding(table: str, text: str) -> set[str]:
    name = "notice.html" if text.startswith("<") else "notice.md"
    document = read_document(text.encode(), Options(isolate="never"), name=name)[0]
    return {decision.rule for decision in TABLES[table][1](document, Options().profile)}


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_has_its_case(table: str) -> None:
    titles = [title for title, _ in sections((FOLDER / f"{table}.md").read_text("utf-8").splitlines())]
    assert titles == list(TABLES[table][0])
