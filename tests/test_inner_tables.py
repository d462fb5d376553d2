"""A table in a cell of a task's row: its lines, or sub-tasks with bodies of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from docx_made import docx, paragraph
from odf_made import odt
from outside import checked

SUB_TASKS = (("子任务", "责任单位"), ("新建公厕5座", "区城管局"), ("改造小区3个", "区住建局"))
NUMBERED = (("序号", "工作内容", "牵头单位"), ("1", "新建公厕5座", "区城管局"), ("2", "改造小区3个", "区住建局"))
HEADED = (("牵头单位", "责任单位"), ("区财政局", "区住建局、区水务局"))
BESIDE = (("责任单位", "区城管局"), ("完成时限", "6月底前"))
Rows = tuple[tuple[str, ...], ...]
Make = Callable[[Rows], bytes]


OUTER = (("序号", "工作任务", "牵头单位"), ("1", "城市更新", "区政府办"), ("2", "整治道路", "区交通局"))


def word(inner: Rows) -> bytes:
    def table(rows: Rows, more: str = "") -> str:
        return f"<w:tbl>{''.join(f'<w:tr>{row(cells, more)}</w:tr>' for cells in rows)}</w:tbl>"

    def row(cells: Sequence[str], more: str) -> str:
        return "".join(f"<w:tc>{paragraph(cell)}{more if cell == '城市更新' else ''}</w:tc>" for cell in cells)

    return docx(table(OUTER, f"{table(inner)}<w:p/>"))


def open_document(inner: Rows) -> bytes:
    def table(rows: Rows, more: str = "") -> str:
        made = "".join(f"<table:table-row>{row(cells, more)}</table:table-row>" for cells in rows)
        return f"<table:table>{made}</table:table>"

    def row(cells: Sequence[str], more: str) -> str:
        contents = (f"<text:p>{cell}</text:p>{more if cell == '城市更新' else ''}" for cell in cells)
        return "".join(f"<table:table-cell>{content}</table:table-cell>" for content in contents)

    return odt(table(OUTER, table(inner)))


@pytest.mark.parametrize(("make", "name"), [(word, "plan.docx"), (open_document, "plan.odt")])
def test_sub_tasks_in_a_cell_are_tasks(make: Make, name: str) -> None:
    for inner, role in ((SUB_TASKS, "responsible_units"), (NUMBERED, "lead_units")):
        tasks = checked(make(inner), name)["tasks"]
        assert [task["text"] for task in tasks] == ["城市更新", "整治道路", "新建公厕5座", "改造小区3个"]
        assert [task["lead_units"] for task in tasks][:2] == [["区政府办"], ["区交通局"]]
        assert [task[role] for task in tasks][2:] == [["区城管局"], ["区住建局"]]


@pytest.mark.parametrize(("make", "name"), [(word, "plan.docx"), (open_document, "plan.odt")])
@pytest.mark.parametrize(("inner", "units"), [(HEADED, ["区住建局", "区水务局"]), (BESIDE, ["区城管局"])])
def test_what_a_cell_says_of_its_task_stays_in_it(make: Make, name: str, inner: Rows, units: list[str]) -> None:
    tasks = checked(make(inner), name)["tasks"]
    assert [task["text"] for task in tasks] == ["城市更新", "整治道路"]
    assert tasks[0]["responsible_units"] == units
