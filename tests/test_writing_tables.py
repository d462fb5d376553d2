"""Reports as JSON Lines and CSV: one row a task with its document, values as they are, no key there twice."""

from __future__ import annotations

import csv
import json
import re
import shlex
from io import StringIO
from pathlib import Path

import pytest
from commands import govtask
from documents import pages
from jsonschema import Draft202012Validator
from notice_for_tables import NOTICE
from pydantic import ValidationError
from workbook_read import OpenedWorkbook

from govtask_extract import Report, extract
from govtask_extract.model.failure import Failure, Fault
from govtask_extract.schemas import schema_bytes
from govtask_extract.writing.formats.as_csv import WRITER as CSV
from govtask_extract.writing.formats.as_jsonl import WRITER as JSONL
from govtask_extract.writing.formats.as_xlsx import WRITER as XLSX
from govtask_extract.writing.list_separators import names_with
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.table_columns import NAME_FIELDS
from govtask_extract.writing.writer import Layout
from govtask_extract.writing.written_tables import all_tables, tasks_table

FAILURE = Failure(
    source="lost.pdf",
    error=Fault(name="UnreadableFile", message="lost.pdf does not exist", hint="Check the path."),
)
EXCEL = Layout(excel=True)


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(NOTICE.encode(), name="notice.txt")


def records(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


DOCUMENT = ("source", "sha256", "issuing_authority", "document_number", "issue_date", "title")
LETTER = """青溪县人民政府办公室文件

青政办〔2024〕3号

青溪县人民政府办公室关于印发2024年重点工作责任分解方案的通知

各乡镇人民政府，县直各部门：

现将方案印发给你们。

青溪县人民政府办公室

2024年2月7日

2024年重点工作责任分解方案

1.新建公园3个。（县住建局负责）
"""
OF_LETTER = {
    "issuing_authority": "青溪县人民政府办公室",
    "document_number": "青政办〔2024〕3号",
    "issue_date": "2024-02-07",
    "title": "青溪县人民政府办公室关于印发2024年重点工作责任分解方案的通知",
}


def named(report: Report, path: str | None) -> Report:
    return report.model_copy(update={"source": report.source.model_copy(update={"path": path})})


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


# CSV


def test_csv_gives_back_every_value(report: Report) -> None:
    rows = records(CSV.write([report], several=False))
    assert [row["text"] for row in rows] == [task.text for task in report.tasks]
    assert rows[0]["section"] == "一、城市建设 / （一）公共设施"
    assert (rows[0]["deadlines"], rows[0]["deadline_date"]) == ("2023年6月底前", "2023-06-30")
    assert rows[0]["quote"].startswith("新建公园3个")


def test_what_people_read_comes_first_then_the_key() -> None:
    assert (
        CSV.write([], several=True)
        .decode()
        .startswith(
            "label,text,lead_units,supervising_leaders,responsible_units,co_handling_units,deadlines,section,pages,"
            "source,id,"
        )
    )


def test_csv_has_the_same_columns_for_one_file_and_for_many(report: Report) -> None:
    other = extract("1.修堤。".encode(), name="other.txt")
    one, many = (CSV.write(given, several=len(given) > 1).splitlines() for given in ([report], [report, other]))
    assert many[: len(one)] == one
    assert many[len(one) :] == CSV.write([other], several=False).splitlines()[1:]


def test_a_list_is_split_at_the_separator_into_its_names(report: Report) -> None:
    """、 stands in names: 各县、区人民政府 is one."""
    lists = {"lead_units": ("各县、区人民政府", "市住建局"), "responsible_units": ("市财政局",)}
    task = report.tasks[0].model_copy(update=lists)
    [row] = records(CSV.write([report.model_copy(update={"tasks": (task,)})], several=False))
    for field in NAME_FIELDS:
        assert tuple(filter(None, row[field].split("；"))) == getattr(task, field)


@pytest.mark.parametrize("separator", ["|", "、", "; ", "\n"])
def test_another_separator_joins_every_list(separator: str, report: Report) -> None:
    [first, *_] = records(CSV.write([report], several=False, layout=Layout(separator=separator)))
    assert first["lead_units"] == f"市园林局{separator}市住建局"
    targets = extract("1.新建公园3个，修路5公里。（县住建局负责）".encode())
    assert separator in records(CSV.write([targets], several=False, layout=Layout(separator=separator)))[0]["targets"]


def test_a_name_that_holds_the_separator_is_found(report: Report) -> None:
    assert list(names_with("、", report)) == []
    assert list(names_with("城管", report)) == [("市城管局", "t2"), ("区城管局", "t2")]


def test_and_is_told_where_lists_are_joined(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, "utf-8")
    told = govtask("extract", "a.txt", "--format", "csv", "--separator", "城管", cwd=tmp_path).stderr.decode()
    assert told == (
        'govtask: a.txt: "城管" stands in the name "市城管局" (t2) and 1 more; choose another --separator\n'
    )
    for quiet in (("csv",), ("xlsx", "-o", "a.xlsx", "--separator", "|"), ("jsonl", "--separator", "城管")):
        assert govtask("extract", "a.txt", "--format", *quiet, cwd=tmp_path).stderr == b""


def test_a_list_needs_something_between_its_items(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, "utf-8")
    refused = govtask("extract", "a.txt", "--format", "csv", "--separator", "", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, b"") and b"--separator" in refused.stderr


def test_columns_without_a_value_are_left_out_on_request_only(report: Report) -> None:
    other = extract("1.修堤。（协办单位：县水务局）".encode(), name="other.txt")
    whole = records(CSV.write([report, other], several=True))
    rows = records(CSV.write([report, other], several=True, layout=Layout(drop_empty=True)))
    empty = {name for name in whole[0] if not any(row[name] for row in whole)}
    assert {"page", "sheet", "guiding_units"} <= empty and "co_handling_units" not in empty
    assert rows == [{name: value for name, value in row.items() if name not in empty} for row in whole]


def test_where_no_row_is_no_column_is_left_out() -> None:
    assert CSV.write([], several=True, layout=Layout(drop_empty=True)) == CSV.write([], several=True)


def test_csv_writes_values_as_they_are_unless_excel_opens_them(report: Report) -> None:
    plain, harmless = (
        CSV.write([report], several=False),
        CSV.write([report], several=False, layout=EXCEL),
    )
    assert records(plain)[1]["text"].startswith("=SUM(")
    assert not plain.startswith(b"\xef\xbb\xbf") and harmless.startswith(b"\xef\xbb\xbf")
    values = [value for row in records(harmless) for value in row.values()]
    assert not any(value[:1] in ("=", "+", "-", "@") for value in values)
    assert records(harmless)[1]["text"].endswith("=SUM(A1:A9)，按此推进。")


def test_what_excel_calculates_behind_a_separator_stays_a_text(report: Report) -> None:
    task = report.tasks[0].model_copy(update={"lead_units": ("=1+1", "=2")})
    given = report.model_copy(update={"tasks": (task,)})
    [row] = records(CSV.write([given], several=False, layout=Layout(excel=True, separator="\n", drop_empty=True)))
    assert row["lead_units"] == "'=1+1\n=2"


def test_csv_has_chinese_headings_on_request(report: Report) -> None:
    heads = list(records(CSV.write([report], several=False, layout=Layout(headings="zh")))[0])
    assert heads[:9] == ["序号", "任务", "牵头单位", "分管领导", "责任单位", "协办单位", "完成时限", "章节", "页码"]
    assert {"文件", "编号", "发文机关", "发文字号", "成文日期", "文件标题", "原文"} <= set(heads)


def test_no_table_has_a_heading_twice() -> None:
    for table in all_tables(()):
        for language in ("en", "zh"):
            headings = [column.heading(language) for column in table.columns]  # type: ignore[arg-type]
            assert len(set(headings)) == len(headings), table.name


def test_pages_are_all_on_which_a_task_stands(report: Report) -> None:
    evidence = report.tasks[0].evidence
    turned = evidence.model_copy(
        update={
            "text": tuple(one.model_copy(update={"page": 9}) for one in evidence.text),
            "assignment": tuple(one.model_copy(update={"page": 10}) for one in evidence.assignment),
        }
    )
    tasks = (report.tasks[0].model_copy(update={"evidence": turned}), *report.tasks[1:])
    first, second, _ = records(CSV.write([report.model_copy(update={"tasks": tasks})], several=False))
    assert (first["pages"], first["page"], second["pages"]) == ("9；10", "9", "")


# JSON Lines


def test_each_line_is_a_task_with_its_document_and_sections(report: Report) -> None:
    found = rows(JSONL.write([report, FAILURE], several=True))
    assert [row.get("number") for row in found] == [1, 2, 3, None]
    assert list(found[0])[:8] == [*DOCUMENT, "section_titles", "id"]
    assert found[0]["section_titles"] == ["一、城市建设", "（一）公共设施"]
    assert found[-1] == FAILURE.model_dump()


def test_a_line_is_the_task_of_the_report(report: Report) -> None:
    [row, *_] = rows(JSONL.write([report], several=False))
    task = json.loads(report.tasks[0].model_dump_json(exclude_unset=True))
    assert {name: row[name] for name in task} == task
    assert set(row) - set(task) == {*DOCUMENT, "section_titles", "corrected"}


ROW = Draft202012Validator(json.loads(schema_bytes("row-1")))


def test_rows_and_failures_and_nothing_less_fit_their_schema(report: Report) -> None:
    for row in rows(JSONL.write([report, FAILURE], several=True)):
        ROW.validate(row)
        assert ROW.is_valid({**row, "of a later release": 1})
        for key in row:
            assert not ROW.is_valid({name: value for name, value in row.items() if name != key})


def test_a_report_of_before_gives_whole_rows(report: Report) -> None:
    plain = report.model_dump(mode="json", exclude_unset=True)
    plain["source"].pop("path", None)
    for task in plain["tasks"]:
        for field in ("targets", "unit_ids", "person_ids"):
            del task[field]
        for deadline in task["deadlines"]:
            for field in ("start", "every", "basis", "source"):
                del deadline[field]
    old = Report.model_validate_json(json.dumps(plain))
    for before, row in zip(
        rows(JSONL.write([old], several=False)), rows(JSONL.write([report], several=False)), strict=True
    ):
        ROW.validate(before)
        assert list(before) == list(row)
        assert before["source"] == "notice.txt"


def test_a_row_that_its_model_refuses_is_not_written(report: Report) -> None:
    task = report.tasks[0].model_copy(update={"number": "eins"})
    with pytest.raises(ValidationError), pytest.warns(UserWarning, match="serialized"):
        JSONL.write([report.model_copy(update={"tasks": (task,)})], several=False)


# The document of a row


def table_rows(entries: list[Report], name: str) -> list[dict[str, object]]:
    """The rows of tasks in a format, under the names of JSON."""
    match name:
        case "jsonl":
            return rows(JSONL.write(entries, several=len(entries) > 1))
        case "csv":
            return [dict(row) for row in records(CSV.write(entries, several=len(entries) > 1))]
    written = XLSX.write(entries, several=len(entries) > 1, layout=Layout(headings="en"))
    return [{str(key): value for key, value in row.items()} for row in OpenedWorkbook(written)["tasks"].records]


@pytest.mark.parametrize("name", ["jsonl", "csv", "xlsx"])
def test_a_row_carries_its_document_whether_there_is_one_or_many(name: str) -> None:
    letter = extract(LETTER.encode(), name="letter.txt")
    other = extract("1.修堤。（县水务局负责）".encode(), name="other.txt")
    day: object = 45329.0 if name == "xlsx" else "2024-02-07"
    said = {**OF_LETTER, "source": "letter.txt", "sha256": letter.source.sha256, "issue_date": day}
    for entries in ([letter], [letter, other]):
        first = table_rows(entries, name)[0]
        assert {key: first[key] for key in DOCUMENT} == said
    last = table_rows([letter, other], name)[-1]
    assert last["source"] == "other.txt" and not last["document_number"] and not last["issue_date"]


@pytest.mark.parametrize("name", ["jsonl", "csv", "xlsx"])
def test_no_key_is_in_a_table_twice(name: str, report: Report) -> None:
    """The key is the path and the task's id; a file may also be called like a second one."""
    paths = ["2023/plan.txt", "2024/plan.txt", "plan.txt", "plan.txt", "plan.txt#2", "plan.txt", None, None]
    found = table_rows([named(report, path) for path in paths], name)
    keys = [(row["source"], row["id"]) for row in found]
    assert len(set(keys)) == len(keys) == len(paths) * len(report.tasks)
    assert [source for source, id in keys if id == "t1"] == [
        *("2023/plan.txt", "2024/plan.txt", "plan.txt", "plan.txt#2", "plan.txt#2#2", "plan.txt#3"),
        *("notice.txt", "notice.txt#2"),
    ]


def test_of_thousands_with_one_path_none_is_looked_at_twice(report: Report) -> None:
    sources = [
        row["source"] for row in table_rows([report.model_copy(update={"tasks": report.tasks[:1]})] * 300, "jsonl")
    ]
    assert sources == ["notice.txt", *(f"notice.txt#{number}" for number in range(2, 301))]


# Selection


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (Selection(), [1, 2, 3]),
        (Selection(units=("商务局",)), [3]),
        (Selection(units=("区住建", "区城管")), [1, 2]),
        (Selection(leaders=("周景明",)), [1]),
        (Selection(sections=("公共设施",)), [1, 2]),
        (Selection(sections=("城市建设",), units=("区财政局",)), [2]),
        (Selection(units=("周景明",)), []),
    ],
)
def test_tasks_are_selected_by_words_in_their_names(report: Report, selection: Selection, numbers: list[int]) -> None:
    assert [task.number for task in selection.of(report).tasks] == numbers


# What docs/tables.md says

PAGES = pages("tables.md")
PAGE = PAGES["en"]


def test_every_column_that_the_page_names_is_one() -> None:
    names = {column.name for column in tasks_table(()).columns}
    said = set(re.findall(r"`([a-z_0-9]+)`", PAGE.partition("## The workbook")[0]))
    assert said - names == set()
    assert {*DOCUMENT, "label", "pages"} <= said


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_every_sheet_that_the_page_names_is_one(report: Report, page: str) -> None:
    sheets = set(OpenedWorkbook(XLSX.write([report], several=False)).sheets)
    rows = re.findall(r"^\| ([^|]+) \|", page.rpartition("| --- |")[2], re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} == sheets


def test_the_commands_of_the_page_run(tmp_path: Path) -> None:
    (tmp_path / "notices").mkdir()
    for path in ("notice.pdf", "notices/a.txt"):
        (tmp_path / path).write_text(NOTICE, "utf-8")
    commands = re.findall(r"^\$ govtask (.+?)(?: [|>] .+)?$", PAGE, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        done = govtask(*shlex.split(command), cwd=tmp_path)
        assert done.returncode == 0 and done.stdout, command
