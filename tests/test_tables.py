"""Task tables as data: the cases of `tests/cases/tables/`, as Markdown and as HTML."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import ROOT
from outside import checked
from test_cases import Case, cases, differences

from govtask_extract import extract
from govtask_extract.model.group import Group
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.assignment import grammar
from govtask_extract.parsing.tables import header, understood
from govtask_extract.parsing.tables.grid import Grid


@pytest.mark.parametrize("case", list(cases(ROOT / "tests/cases/tables")), ids=str)
def test_table(case: Case) -> None:
    report = checked(case.content, case.name)
    expected = {"tasks": case.expected} if isinstance(case.expected, list) else case.expected
    assert list(differences(expected, report, "report")) == []


def test_a_cell_is_read_once_however_often_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the first row's, by which a table is known for one that assigns."""
    read: Counter[str] = Counter()
    reading = grammar._GroupReader.read

    def counted(reader: grammar._GroupReader) -> Group | None:
        read[reader.folded.text] += 1
        return reading(reader)

    monkeypatch.setattr(grammar._GroupReader, "read", counted)
    leads, others = ("鹿鸣县教育局", "鹿鸣县水务局"), ("鹿鸣县财政局、鹿鸣县民政局", "鹿鸣县商务局", "鹿鸣县文旅局")
    rows = [f"| {n} | 修好第{n}座桥。 | {leads[n % 2]} | {others[n % 3]} | {n % 5 + 1}月底前 |" for n in range(1, 61)]
    head = ["| 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限 |", "| --- | --- | --- | --- | --- |"]
    report = extract("\n".join([*head, *rows]).encode(), name="notice.md")
    assert [task.lead_units for task in report.tasks] == [(leads[n % 2],) for n in range(1, 61)]
    assert read == Counter([*leads, *others, *(f"{month}月底前" for month in range(1, 6))])


@pytest.mark.parametrize("parts", [1, 3])
def test_a_table_is_understood_once_by_whoever_asks(parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the notice has a plan, and what is in it, is told by the same header."""
    asked: list[Grid] = []

    def counted(grid: Grid, profile: Profile) -> header.Headings | None:
        asked.append(grid)
        return header.find_headings(grid, profile)

    monkeypatch.setattr(understood, "find_headings", counted)
    head = "<tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>"
    rows = [f"<tr><td>{n}</td><td>修好第{n}座桥。</td><td>鹿鸣县水利局</td></tr>" for n in range(1, parts + 1)]
    report = extract("".join(f"<table>{head}{row}</table>" for row in rows).encode(), name="notice.html")
    assert [task.number for task in report.tasks] == list(range(1, parts + 1))
    assert len(asked) == parts
