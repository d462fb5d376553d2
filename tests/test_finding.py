"""Finding tasks: by a unit whatever it is called, by roles, days and words; and what is said when nothing fits."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
from io import StringIO
from pathlib import Path

import pytest
from checking import PROSE, Shell
from conftest import ROOT
from documents import commands_shown, examples, pages, prints

from govtask_extract import Report, extract
from govtask_extract.cli.app import app
from govtask_extract.model.due_days import last_day
from govtask_extract.model.role_names import SHORT_NAMES, UNIT_FIELDS, unit_field
from govtask_extract.nearest import nearest
from govtask_extract.saying.languages import Language
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.task_search import TaskSearch

NOTICE = """云溪区人民政府办公室关于印发2023年重点工作任务分解方案的通知

一、城市建设

1.新建公园3个。（牵头单位：市园林和林业局）

分管领导：周景明

责任单位：区住房和城乡建设局

完成时限：2023年6月底前

2.改造老旧小区12个。（牵头单位：市住建局）

分管领导：周景明

责任单位：区住建局、区住房公积金中心

完成时限：2023年9月30日前

3.新增学位500个。（牵头单位：市教育局）

分管领导：陆远

责任单位：区教育局

协办单位：区发展和改革委员会、云溪区民政局

二、民生实事

4.建设养老服务中心2处。（牵头单位：市发展改革委）

分管领导：副区长陆远

责任单位：区民政局

协办单位：区教育局、溪区民政局

5.开展就业培训300人次。（牵头单位：市人力资源和社会保障局）

责任单位：区委组织部、临江集团

6.修订应急预案。

责任单位：区应急局
"""
PAGES = pages("finding.md")
SAMPLE = ROOT / "samples/dongxihu-2022/notice.md"


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(NOTICE.encode(), name="notice.txt")


@pytest.fixture(scope="module")
def old(report: Report) -> Report:
    """As it was written before bodies and people had identities."""
    data = json.loads(report.model_dump_json(exclude_unset=True))
    for key in ("units", "persons"):
        del data[key]
    for entry in (data["notice"], *data["tasks"], *data["standing_assignments"]):
        for key in ("unit_ids", "person_ids"):
            entry.pop(key, None)
    return Report.model_validate_json(json.dumps(data))


def numbers(report: Report, **asked: tuple[str, ...]) -> list[int | None]:
    return [task.number for task in Selection(**asked).of(report).tasks]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        # What it is, wherever it is.
        ("住建局", [1, 2]),
        ("住房和城乡建设局", [1, 2]),
        ("发改委", [3, 4]),
        ("教育局", [3, 4]),
        ("人社局", [5]),
        ("组织部", [5]),
        ("应急管理局", [6]),
        ("园林局", []),
        # Where it is.
        ("区住建局", [1, 2]),
        ("云溪区住建局", [1, 2]),
        ("市住建局", [2]),
        ("市发改委", [4]),
        ("区发改委", [3]),
        ("区教育局", [3, 4]),
        ("市教育局", [3]),
        ("市人社局", [5]),
        ("区人社局", []),
        ("区委组织部", [5]),
        ("云溪区委组织部", [5]),
        ("云溪区应急管理局", [6]),
        # A part of a name, and a field of work for short.
        ("民政", [3, 4]),
        ("住建", [1, 2]),
        ("区住建", [1, 2]),
        ("市住建", [2]),
        ("发改", [3, 4]),
        ("园林", [1]),
        ("公积金", [2]),
        ("住房公积金管理中心", [2]),
        ("临江集团", [5]),
        ("临江", [5]),
        # Blanks and width are nobody's name.
        (" 区 住建局 ", [1, 2]),
        ("周景明", []),
        ("区气象局", []),
        ("/", []),
    ],
)
@pytest.mark.parametrize("age", ["report", "old"])
def test_a_unit_is_found_whatever_it_is_called(
    word: str, found: list[int], age: str, request: pytest.FixtureRequest
) -> None:
    assert numbers(request.getfixturevalue(age), units=(word,)) == found


def test_a_unit_is_found_by_its_id(report: Report, old: Report) -> None:
    for unit in report.units:
        named = [task.number for task in report.tasks if any(unit.id in ids for _, ids in task.unit_ids)]
        assert numbers(report, units=(unit.id,)) == numbers(old, units=(unit.id,)) == named
    sample = extract(SAMPLE)
    by_id = numbers(sample, units=("420112/民政局",))
    assert len(by_id) > 10
    assert numbers(sample, units=("东西湖区民政局",)) == by_id
    assert numbers(sample, units=("西湖区民政局",)) == []


def test_a_body_of_another_place_is_not_found_in_the_midst_of_a_full_name() -> None:
    report = extract("东西湖区人民政府2023年工作方案\n\n1.新建公园。（责任单位：区民政局）\n".encode(), name="a.txt")
    assert [unit.name for unit in report.units] == ["东西湖区民政局"]
    assert numbers(report, units=("东西湖区民政局",)) == [1]
    assert numbers(report, units=("西湖区民政局",)) == []


@pytest.mark.parametrize(
    ("printed", "word", "found"),
    [
        ("东西湖区民政局", "西湖区民政局", []),
        ("东西湖区民政局", "西湖区", []),
        ("武汉市东西湖区民政局", "东西湖区民政局", [1]),
        ("武汉市东西湖区民政局", "东西湖区", [1]),
        ("国家税务总局东西湖区税务局", "东西湖区税务局", [1]),
        ("东西湖区民政局、西湖区民政局", "西湖区民政局", [1]),
        ("区民政局", "东西湖区", [1]),
    ],
)
def test_a_place_in_the_midst_of_another_s_name_is_none(printed: str, word: str, found: list[int]) -> None:
    report = extract(f"东西湖区人民政府2023年工作方案\n\n1.新建公园。（责任单位：{printed}）\n".encode())
    assert numbers(report, units=(word,)) == found


def test_bodies_of_the_state_are_found_for_short() -> None:
    text = "国务院关于印发2023年工作方案的通知\n\n1.新建公园。（国家发展改革委、住房城乡建设部负责）\n"
    report = extract(text.encode())
    for word in ("发改委", "国家发改委", "住房和城乡建设部", "住建部"):
        assert numbers(report, units=(word,)) == [1], word
    assert numbers(report, units=("住建局",)) == []


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("lead", "lead_units"),
        ("LEAD_UNITS", "lead_units"),
        ("lead-units", "lead_units"),
        ("牵头单位", "lead_units"),
        ("主办单位", "lead_units"),
        ("责任单位", "responsible_units"),
        ("co-handling", "co_handling_units"),
        ("co_handling", "co_handling_units"),
        ("配合单位", "co_handling_units"),
        ("协办", "co_handling_units"),
        ("guiding", "guiding_units"),
        ("upstream", "upstream_responsible_units"),
        ("上级责任单位", "upstream_responsible_units"),
    ],
)
def test_a_role_has_the_names_of_the_report_and_of_the_notice(word: str, field: str) -> None:
    assert unit_field(word) == field
    assert field in UNIT_FIELDS


def test_several_roles_stand_in_one_word(shell: Shell) -> None:
    shell.write("notice.txt", NOTICE)
    found = shell("extract", "notice.txt", "--format", "csv", "--unit", "教育局", "--role", "牵头单位、配合单位")
    assert rows(found.out) == ["3", "4"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("led", '"led" is no role of units; did you mean lead?'),
        ("分管领导", '"分管领导" is a role of leaders; --leader NAME asks for one'),
        ("x", '"x" is no role of units; there are lead, responsible, co-handling, guiding, upstream'),
    ],
)
def test_what_is_no_role_is_told(word: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        unit_field(word)
    assert str(caught.value) == said


def test_a_role_limits_where_units_are_looked_for(report: Report) -> None:
    assert numbers(report, units=("住建局",), roles=("lead_units",)) == [2]
    assert numbers(report, units=("教育局",), roles=("co_handling_units",)) == [4]
    assert numbers(report, units=("教育局",), roles=("lead_units", "co_handling_units")) == [3, 4]
    assert numbers(report, roles=("co_handling_units",)) == [3, 4]
    assert numbers(report, roles=("guiding_units",)) == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-06-30", "2023-06-30"),
        ("2023-06", "2023-06-30"),
        ("2024-02", "2024-02-29"),
        ("2023", "2023-12-31"),
        ("2023/6/1", "2023-06-01"),
        ("2023.06.01", "2023-06-01"),
        ("20230601", "2023-06-01"),
        ("2023年6月", "2023-06-30"),
        ("2023年6月1日", "2023-06-01"),
        ("2023年", "2023-12-31"),
        ("２０２３年６月", "2023-06-30"),
    ],
)
def test_a_day_is_written_as_people_write_days(written: str, day: str) -> None:
    assert last_day(written) == day


@pytest.mark.parametrize("written", ["", "June", "2023-13", "2023-02-30", "0000-01", "23-06", "2023-06-30x", "6月底"])
def test_what_is_no_day_is_told(written: str) -> None:
    with pytest.raises(ValueError, match="is no day, month or year"):
        last_day(written)


def test_what_is_due_by_a_day_is_found_that_day_included(report: Report) -> None:
    found = [[task.number for task in Selection(due=day).of(report).tasks] for day in ("2023-06-29", "2023-06-30")]
    assert found == [[], [1]]
    assert [task.number for task in Selection(due="2023-12-31").of(report).tasks] == [1, 2]


def test_kinds_are_combined_and_words_of_a_kind_are_either(report: Report) -> None:
    assert numbers(report, units=("住建局",), leaders=("陆远",)) == []
    assert numbers(report, units=("住建局", "教育局"), leaders=("陆远",)) == [3, 4]
    assert numbers(report, texts=("公园", "学位")) == [1, 3]
    assert numbers(report, texts=("养老",), sections=("民生实事",)) == [4]
    assert numbers(report, leaders=("区长陆远",)) == [3, 4]


def test_a_variant_of_a_character_hides_nobody() -> None:
    text = "云溪区方案\n\n一、養老服务\n\n1.新建公园。\n\n分管领导：卢永楨\n\n责任单位：區住建局\n"
    report = extract(text.encode())
    for asked in (
        {"leaders": ("卢永桢",)},
        {"units": ("区住房和城乡建设局",)},
        {"units": ("住建",)},
        {"sections": ("养老",)},
    ):
        assert numbers(report, **asked) == [1], asked
    assert numbers(report, leaders=("卢永祯",)) == []


# What is said


def said(report: Report, selection: Selection) -> list[str]:
    search = TaskSearch(selection)
    assert search.of(report) == selection.of(report)
    return list(search.remarks())


@pytest.mark.parametrize(
    ("selection", "remark"),
    [
        (
            Selection(units=("区住建居",)),
            'no task names a unit like "区住建居"; near: 区住建局, 区住房和城乡建设局, 市住建局',
        ),
        (
            Selection(units=("住建居",)),
            'no task names a unit like "住建居"; near: 市住建局, 区住建局, 区住房和城乡建设局',
        ),
        (Selection(units=("发该委",)), 'no task names a unit like "发该委"; near: 市发展改革委, 区发展和改革委员会'),
        (Selection(units=("区气象台",)), 'no task names a unit like "区气象台"; `govtask units` lists all names'),
        (
            Selection(units=("区住建局",), roles=("lead_units",)),
            'no task names a unit like "区住建局" among lead_units; in other roles 2 tasks have it',
        ),
        (Selection(roles=("guiding_units",)), "no task has guiding_units"),
        (Selection(leaders=("周景民",)), 'no task names a leader like "周景民"; near: 周景明'),
        (Selection(leaders=("陆元",)), 'no task names a leader like "陆元"; near: 陆远, 副区长陆远'),
        (Selection(sections=("民生实是",)), 'no task stands below a title like "民生实是"; near: 二、民生实事'),
        (Selection(texts=("飞船",)), 'no task has "飞船" in its text'),
    ],
)
def test_what_nothing_fits_is_said_with_what_is_near(report: Report, selection: Selection, remark: str) -> None:
    assert said(report, selection) == [remark]


def test_of_several_words_each_that_nothing_fits_is_said(report: Report) -> None:
    remarks = said(report, Selection(units=("区教育局", "区住建居", "飞天局")))
    assert [remark.split(";")[0] for remark in remarks] == [
        'no task names a unit like "区住建居"',
        'no task names a unit like "飞天局"',
    ]


def test_kinds_that_fit_no_task_together_are_said(report: Report) -> None:
    expected = ["each of --unit, --leader fits some task, but none fits all of them"]
    assert said(report, Selection(units=("区住建局",), leaders=("陆远",))) == expected


def test_tasks_without_a_day_are_counted(report: Report) -> None:
    left_out = "4 tasks have no deadline with a date and are left out"
    assert said(report, Selection(due="2023-12-31")) == [left_out]
    assert said(report, Selection(due="2023-01-31")) == [
        "no task is due by 2023-01-31; the first is due by 2023-06-30",
        left_out,
    ]
    assert said(report, Selection(units=("应急局", "住建局"), due="2023-12-31")) == [
        "1 task has no deadline with a date and is left out"
    ]


def test_at_most_five_near_names_are_said() -> None:
    bodies = "、".join(f"云溪区第{number}建设局" for number in "一二三四五六七八")
    [remark] = said(
        extract(f"云溪区方案\n\n1.新建公园。（责任单位：{bodies}）\n".encode()), Selection(units=("云溪区第九建设局",))
    )
    assert remark.count("建设局") == 6


def test_a_word_that_any_file_has_is_not_missed(shell: Shell) -> None:
    shell.write("plans/a.txt", NOTICE)
    shell.write("plans/b.txt", NOTICE.replace("区应急局", "区气象局"))
    result = shell("extract", "plans", "--unit", "气象局", "--unit", "应急居", "--format", "jsonl")
    assert [json.loads(line)["number"] for line in result.out.splitlines()] == [6]
    assert result.err == 'govtask: no task names a unit like "应急居"; near: 区应急局\n'


def test_names_are_near_by_what_of_them_is_alike() -> None:
    assert nearest("chek", ["check", "schema", "show"]) == ["check"]
    assert nearest("ext", ["extract", "explain"]) == ["extract"]
    assert nearest("刘东", ["刘冬", "周景明", "冬至"]) == ["刘冬"]
    assert nearest("住建居", ["区住建局", "区财政局", "区教育局"]) == ["区住建局"]
    assert nearest("", ["check"]) == nearest("check", []) == nearest("xyz", ["check"]) == []


# The command line


@pytest.mark.parametrize(("language", "example"), examples("finding.md"))
def test_the_page_shows_what_is_said(
    shell: Shell, language: Language, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVTASK_LANG", language)
    shutil.copy(ROOT / "samples/dongxihu-2022/notice.pdf", shell.folder / "notice.pdf")
    for command, expected in commands_shown(example):
        result = shell(*shlex.split(command)[1:])
        assert prints(expected, result.out + result.err), result.out + result.err


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_page_names_every_option_and_role(page: str) -> None:
    show = app.get_command(None, "show")  # type: ignore[arg-type]
    assert show is not None
    named = {option.opts[0] for option in show.params if f"`{option.opts[0]} " in page}
    assert named >= {"--unit", "--role", "--leader", "--section", "--text", "--deadline-before"}
    assert all(f"`{name}`" in page for name in (*SHORT_NAMES, *UNIT_FIELDS))


def rows(text: str) -> list[str]:
    return [row["number"] for row in csv.DictReader(StringIO(text))]


def test_extract_finds_in_tables_and_lines(shell: Shell) -> None:
    shell.write("notice.txt", NOTICE)
    found = shell("extract", "notice.txt", "--format", "csv", "--unit", "住建局", "--role", "牵头单位")
    assert (rows(found.out), found.err, found.code) == (["2"], "", 0)
    found = shell("extract", "notice.txt", "--format", "csv", "--deadline-before", "2023-06", "--section", "城市建设")
    assert (rows(found.out), found.err) == (["1"], "govtask: 1 task has no deadline with a date and is left out\n")


def test_nothing_found_is_no_error(shell: Shell) -> None:
    shell.write("notice.txt", NOTICE)
    for command in (["extract", "notice.txt", "--format", "jsonl"], ["show", "notice.txt"]):
        result = shell(*command, "--unit", "区住建居")
        assert result.code == 0
        assert result.err.startswith('govtask: no task names a unit like "区住建居"; near: ')
        assert shell(*command, "--unit", "区住建局").err == ""


@pytest.mark.parametrize("name", ["tasks.jsonl", "tasks.csv", "tasks.xlsx"])
def test_nothing_found_leaves_nothing_of_what_was_found_before(shell: Shell, name: str) -> None:
    shell.write("notice.txt", NOTICE)
    assert shell("extract", "notice.txt", "--unit", "区住建局", "-o", name).code == 0
    before = (shell.folder / name).read_bytes()
    assert shell("extract", "notice.txt", "--unit", "飞天局", "-o", name).code == 0
    after = (shell.folder / name).read_bytes()
    assert len(after) < len(before)
    assert "公园".encode() not in after


def test_a_file_without_tasks_is_not_searched_in_vain(shell: Shell) -> None:
    shell.write("prose.txt", PROSE)
    result = shell("extract", "prose.txt", "--format", "csv", "--unit", "区住建局")
    assert (result.code, result.err.count("\n")) == (4, 1)


@pytest.mark.parametrize("output", ["json", "yaml"])
def test_whole_reports_stay_whole_and_say_so(shell: Shell, output: str) -> None:
    shell.write("notice.txt", NOTICE)
    whole = shell("extract", "notice.txt", "--format", output)
    asked = shell("extract", "notice.txt", "--format", output, "--unit", "区住建局", "--role", "lead")
    assert asked.out == whole.out
    assert asked.err == (
        "govtask: the report is whole, --unit took no task out; "
        "--format csv or --format jsonl or --format xlsx holds the tasks alone\n"
    )


def test_check_compares_whole_reports(shell: Shell) -> None:
    result = shell("extract", "notice.txt", "--check", "notice.json", "--unit", "区住建局")
    assert result.code == 2
    assert "--check compares whole reports; leave out --unit." in result.err


@pytest.mark.parametrize("option", ["--unit", "--leader", "--section", "--text", "--role", "--deadline-before"])
def test_an_empty_word_is_a_usage_error(shell: Shell, option: str) -> None:
    result = shell("extract", "notice.txt", "--format", "csv", option, "")
    assert (result.code, result.out) == (2, "")
    assert f"Invalid value for '{option}'" in result.err


def test_show_has_the_sections_around_what_is_found(shell: Shell) -> None:
    shell.write("notice.txt", NOTICE)
    found = shell("show", "notice.txt", "--unit", "养老", "--unit", "应急管理局").out
    assert "二、民生实事" in found and "6." in found and "1 of 6 tasks" in found
    assert "一、城市建设" not in found
    assert "一、城市建设" in shell("show", "notice.txt").out


def test_what_was_found_is_counted_for_whoever_wants_to_know(shell: Shell, tmp_path: Path) -> None:
    shell.write("notice.txt", NOTICE)
    result = shell("extract", "notice.txt", "--unit", "住建局", "-o", tmp_path / "a.csv", "-v")
    assert result.err.splitlines()[-1] == "govtask: 2 of 6 tasks"
