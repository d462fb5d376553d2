"""The summary of a workbook: who has how many tasks in which role, whatever the names, over all files; its charts."""

from __future__ import annotations

import tomllib

import pytest
from conftest import ROOT
from workbook_read import OpenedWorkbook, series

from govtask_extract import Report, extract
from govtask_extract.model.report import TaskPersonIds, TaskUnitIds
from govtask_extract.model.roles import Role
from govtask_extract.writing.formats.as_xlsx import WRITER as XLSX
from govtask_extract.writing.workload import LEADERS, ROLES, Workload
from govtask_extract.writing.writer import Layout

TITLE = "青枫县2024年重点工作任务分解方案\n"
NOTICE = f"""{TITLE}
1. 新建公园3个。
牵头单位：县发改委
分管领导：周景明
责任单位：县住建局、县财政局
2. 修路5公里。
牵头单位：县发展改革委
分管领导：周景明、李文清
责任单位：县财政局
协办单位：县住建局、县发展和改革委员会
3. 种树。
指导单位：县林业局
"""
# Columns of the sheet: 牵头, 责任, 协办, 指导, 上级责任, 合计.
COUNTED = {
    "青枫县发展和改革委员会": (2, 0, 1, 0, 0, 3),
    "青枫县住房和城乡建设局": (0, 1, 1, 0, 0, 2),
    "青枫县财政局": (0, 2, 0, 0, 0, 2),
    "青枫县林业局": (0, 0, 0, 1, 0, 1),
}


def read(text: str, name: str = "notice.txt", issuer: str | None = None) -> Report:
    report = extract(text.encode(), name=name)
    notice = report.notice.model_copy(update={"issuing_authority": issuer})
    return report.model_copy(update={"notice": notice})


def book(*reports: Report, layout: Layout | None = None) -> OpenedWorkbook:
    return OpenedWorkbook(XLSX.write(reports, several=len(reports) > 1, layout=layout or Layout()))


def units(*reports: Report) -> dict[object, tuple[object, ...]]:
    return {row[0]: tuple(row[1:7]) for row in book(*reports)["汇总"].rows[1:] if row[0]}


def leaders(*reports: Report) -> dict[object, object]:
    return {row[8]: row[9] for row in book(*reports)["汇总"].rows[1:] if len(row) > 9 and row[8]}


def test_bodies_are_counted_by_role_however_they_are_spelled() -> None:
    assert units(read(NOTICE)) == COUNTED
    assert list(units(read(NOTICE))) == list(COUNTED)


def test_leaders_are_counted_by_their_tasks() -> None:
    assert leaders(read(NOTICE)) == {"周景明": 2, "李文清": 1}


def test_many_files_are_counted_together() -> None:
    other = f"{TITLE}1. 架桥。\n责任单位：县财政局\n分管领导：李文清\n"
    together = units(read(NOTICE), read(other, "other.txt"))
    assert together["青枫县财政局"] == (0, 3, 0, 0, 0, 3)
    assert list(together)[:2] == ["青枫县发展和改革委员会", "青枫县财政局"]
    assert leaders(read(NOTICE), read(other, "other.txt")) == {"周景明": 2, "李文清": 2}


def test_the_counts_are_those_of_the_report() -> None:
    """Recomputed from the sample's ids alone."""
    sample = extract(ROOT / "samples/dongxihu-2022/notice.md")
    names = {unit.id: unit.name for unit in sample.units}
    counted = units(sample)
    for id, name in names.items():
        said = [sum(id in getattr(task.unit_ids, role) for task in sample.tasks) for role in ROLES]
        assert counted.get(name, (0,) * 6) == (*said, sum(said)), name


def test_a_body_named_twice_in_one_role_has_one_task() -> None:
    text = f"{TITLE}1. 架桥。\n责任单位：县发改委、县发展和改革委员会\n"
    assert units(read(text)) == {"青枫县发展和改革委员会": (0, 1, 0, 0, 0, 1)}


def test_leaders_of_one_name_and_two_issuers_are_two() -> None:
    """Nothing says that they are one person; who issued the notice tells them apart."""
    text = f"{TITLE}1. 架桥。\n责任单位：县财政局\n分管领导：李文清\n"
    first, second = read(text, "a.txt", "青枫县人民政府"), read(text, "b.txt", "白石县人民政府")
    assert leaders(first, second) == {"李文清（青枫县人民政府）": 1, "李文清（白石县人民政府）": 1}
    assert leaders(first, read(text, "c.txt", "青枫县人民政府")) == {"李文清": 2}


def test_bodies_of_one_name_are_told_apart_by_their_ids() -> None:
    report = read(f"{TITLE}1. 架桥。\n责任单位：县财政局\n")
    [unit] = report.units
    moved = unit.model_copy(update={"id": "白石县/财政局"})
    ids = report.tasks[0].unit_ids.model_copy(update={"responsible_units": (moved.id,)})
    task = report.tasks[0].model_copy(update={"unit_ids": ids})
    other = report.model_copy(update={"units": (moved,), "tasks": (task,)})
    assert set(units(report, other)) == {"青枫县财政局（青枫县/财政局）", "青枫县财政局（白石县/财政局）"}


def test_where_a_report_says_nothing_of_bodies_names_are_counted_as_printed() -> None:
    report = read(NOTICE)
    unknown = {"unit_ids": TaskUnitIds(), "person_ids": TaskPersonIds()}
    tasks = tuple(task.model_copy(update=unknown) for task in report.tasks)
    old = report.model_copy(update={"tasks": tasks, "units": (), "persons": ()})
    assert {"县发改委", "县发展改革委", "县发展和改革委员会"} <= set(units(old))
    assert leaders(old) == {"周景明": 2, "李文清": 1}


def test_every_role_has_a_column() -> None:
    assert {*ROLES, LEADERS} == {
        *(role.value for role in Role if role is not Role.DEADLINE),
        "upstream_responsible_units",
    }
    sheet = book(read(NOTICE), layout=Layout(headings="en"))["summary"]
    assert sheet.headings == ["unit", *ROLES, "total", None, LEADERS, "tasks"]


def test_only_counts_are_kept_of_a_report() -> None:
    load = Workload()
    load.add(read(NOTICE))
    before = [(one.name, one.counts) for one in load.of_units()]
    load.add(read(NOTICE))
    assert [(one.name, one.counts) for one in load.of_units()] == [
        (name, tuple(2 * count for count in counts)) for name, counts in before
    ]
    assert len(load.units) == len(COUNTED) and len(load.leaders) == 2


# Charts


def test_charts_show_the_bodies_and_the_leaders_with_most_tasks() -> None:
    of_units, of_leaders = book(read(NOTICE)).charts("汇总")
    # Roles that nobody has are left out.
    assert series(of_units) == [
        (f"汇总!${column}$1", "汇总!$A$2:$A$5", f"汇总!${column}$2:${column}$5") for column in "BCDE"
    ]
    assert series(of_leaders) == [("汇总!$J$1", "汇总!$I$2:$I$3", "汇总!$J$2:$J$3")]


def test_a_chart_has_fifteen_bars_at_most() -> None:
    fields = "教育 科技 公安 民政 司法 财政 水利 农业 商务 文化 卫生 审计 统计 医保 信访 档案 林业"
    bodies = "、".join(f"县{field}局" for field in fields.split())
    [chart] = book(read(f"{TITLE}1. 架桥。\n责任单位：{bodies}\n")).charts("汇总")
    [(_, names, counts)] = series(chart)
    assert (names, counts) == ("汇总!$A$2:$A$16", "汇总!$C$2:$C$16")


@pytest.mark.parametrize("reports", [(), (read(f"{TITLE}1. 架桥。\n"),)])
def test_where_nobody_has_tasks_there_is_no_chart(reports: tuple[Report, ...]) -> None:
    written = book(*reports)
    assert written.charts("汇总") == [] and len(written["汇总"].rows) == 1


def test_none_is_not_shown() -> None:
    """A number that is 0 stands there, and a person sees none."""
    written = book(read(NOTICE))
    styles = written.parts["xl/styles.xml"].decode()
    assert 'formatCode="#"' in styles
    assert written["汇总"].rows[1][2] == 0


def test_the_library_comes_with_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    assert any(name.startswith("xlsxwriter") for name in project["dependencies"])
    assert not any(name.startswith("xlsxwriter") for name in extras)
