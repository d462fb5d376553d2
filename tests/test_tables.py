"""Task tables as data: the cases of `tests/cases/tables/`, as Markdown and as HTML."""

from __future__ import annotations

import pytest
from conftest import ROOT
from outside import checked
from test_cases import Case, cases, differences


@pytest.mark.parametrize("case", list(cases(ROOT / "tests/cases/tables")), ids=str)
def test_table(case: Case) -> None:
    report = checked(case.content, case.name)
    expected = {"tasks": case.expected} if isinstance(case.expected, list) else case.expected
    assert list(differences(expected, report, "report")) == []
