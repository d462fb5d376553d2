"""Reports as JSON Lines, CSV and Excel: one row a task, values as they are, nothing taken for a formula."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from govtask_extract import Report, extract
from govtask_extract.errors import LimitExceeded
from govtask_extract.model.failure import Failure, Fault
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.detect import readers
from govtask_extract.reading.read import read
from govtask_extract.registry import Extra
from govtask_extract.writing import workbook
from govtask_extract.writing.cell_notes import NoteShapes, note_xml
from govtask_extract.writing.formats.as_csv import WRITER as CSV
from govtask_extract.writing.formats.as_jsonl import WRITER as JSONL
from govtask_extract.writing.formats.as_xlsx import WRITER as XLSX
from govtask_extract.writing.selection import Selection
from govtask_extract.writing.skeleton import Pen
from govtask_extract.writing.workbook_cells import CellNote
from govtask_extract.writing.writer import Layout

NOTICE = """云溪区人民政府办公室关于印发2023年重点工作任务分解方案的通知

一、城市建设

（一）公共设施

1.新建公园3个，“口袋公园”优先。（牵头单位：市园林局、市住建局）

分管领导：周景明

责任单位：区住建局

完成时限：2023年6月底前

2.=SUM(A1:A9)，按此推进。（牵头单位：市城管局）

责任单位：区城管局、@区财政局

二、产业发展

3.引进企业6家。（牵头单位：市商务局）

责任单位：区商务局
"""
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


# CSV


def test_csv_gives_back_every_value(report: Report) -> None:
    rows = records(CSV.write([report], several=False))
    assert [row["text"] for row in rows] == [task.text for task in report.tasks]
    assert [row["lead_units"] for row in rows] == ["、".join(task.lead_units) for task in report.tasks]
    assert rows[0]["section"] == "一、城市建设 / （一）公共设施"
    assert (rows[0]["deadlines"], rows[0]["deadline_date"]) == ("2023年6月底前", "2023-06-30")
    assert rows[0]["quote"].startswith("新建公园3个")
    assert "source" not in rows[0]


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


def test_csv_of_several_files_says_whose_each_row_is(report: Report) -> None:
    rows = records(CSV.write([report, FAILURE], several=True))
    assert {row["source"] for row in rows} == {"notice.txt"}


def test_csv_has_chinese_headings_on_request(report: Report) -> None:
    heads = list(records(CSV.write([report], several=False, layout=Layout(headings="zh")))[0])
    assert heads[:5] == ["编号", "章节", "序号", "数字序号", "目标任务"]
    assert {"牵头单位", "分管领导", "责任单位", "协办单位", "完成时限", "页码", "原文"} <= set(heads)


def test_csv_of_nothing_is_its_headings() -> None:
    assert CSV.write([], several=True).decode().startswith("source,id,")


# JSON Lines


def test_each_line_is_a_task_with_its_source_and_sections(report: Report) -> None:
    lines = [json.loads(line) for line in JSONL.write([report, FAILURE], several=True).splitlines()]
    assert [line.get("number") for line in lines] == [1, 2, 3, None]
    assert lines[0]["source"] == "notice.txt" and "一、城市建设" in json.dumps(lines[0], ensure_ascii=False)
    assert lines[-1]["error"]["name"] == "UnreadableFile"


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


# XLSX


def member(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_the_workbook_has_a_sheet_for_tasks_each_role_sections_and_diagnostics(report: Report) -> None:
    content = XLSX.write([report], several=False)
    assert re.findall(r'<sheet name="([^"]+)"', member(content, "xl/workbook.xml")) == [
        "tasks",
        "lead_units",
        "supervising_leaders",
        "responsible_units",
        "co_handling_units",
        "guiding_units",
        "upstream_responsible_units",
        "targets",
        "deadlines",
        "sections",
        "diagnostics",
    ]


def test_targets_and_deadlines_have_sheets_in_which_numbers_and_days_can_be_calculated_with() -> None:
    text = "茶园工作方案\n1. 新增茶园1.5万亩，2023年6月底前产值增长7.5%。\n责任单位：县农业局\n"
    content = XLSX.write([extract(text.encode(), name="notice.txt")], several=False)
    targets = member(content, "xl/worksheets/sheet8.xml")
    assert re.search(r'<c r="E2" s="4"><v>15000</v></c>', targets)
    assert re.search(r'<c r="E3" s="4"><v>7.5</v></c>', targets)
    assert "茶园1.5万亩" in targets and "县农业局" in targets
    # 2023-06-30, counted from the end of 1899.
    assert re.search(r'<c r="B2" s="5"><v>45107</v></c>', member(content, "xl/worksheets/sheet9.xml"))


def test_sheets_of_roles_have_the_body_that_a_name_means() -> None:
    text = "青枫县2023年重点工作任务分解方案\n1. 新建公园3个。\n责任单位：县发改委\n"
    content = XLSX.write([extract(text.encode(), name="notice.txt")], several=False)
    sheet = member(content, "xl/worksheets/sheet4.xml")
    assert (
        "<t>县发改委</t>" in sheet
        and "<t>青枫县发展和改革委员会</t>" in sheet
        and "<t>青枫县/发展和改革委员会</t>" in sheet
    )


def test_the_table_of_tasks_has_their_targets_in_a_column() -> None:
    text = "茶园工作方案\n1. 新增茶园1.5万亩，产值增长7.5%以上。\n责任单位：县农业局\n"
    written = CSV.write([extract(text.encode(), name="notice.txt")], several=False).decode()
    assert "茶园 1.5万亩；产值 增长 ≥ 7.5%" in written


def test_the_workbook_is_read_again_with_all_its_values(report: Report) -> None:
    found = read(Source("tasks.xlsx", XLSX.write([report], several=False)), Options())
    texts = {found.text[start:end] for table in found.tables for cell in table.cells for start, end in cell.spans}
    for task in report.tasks:
        assert {task.id, task.label, task.text, "、".join(task.lead_units), *task.responsible_units} <= texts
    assert "2023-06-30" in texts


def test_headings_stay_in_sight_filters_and_heights_are_set(report: Report) -> None:
    long = report.tasks[0].model_copy(update={"text": "修" * 60})
    content = XLSX.write([report.model_copy(update={"tasks": (long, *report.tasks[1:])})], several=False)
    sheet = member(content, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet and "<autoFilter" in sheet and "<cols>" in sheet
    # 120 half widths in a column of 49.
    assert re.findall(r'<row r="(\d+)"[^>]*ht="(\d+)" customHeight="1"', sheet) == [("2", "45")]


def test_formulas_stay_text_and_numbers_are_numbers(report: Report) -> None:
    sheet = member(XLSX.write([report], several=False), "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert re.search(r'<c r="D2" s="\d+"><v>1</v></c>', sheet)


def test_comments_hold_the_evidence(report: Report) -> None:
    comments = member(XLSX.write([report], several=False), "xl/comments1.xml")
    assert "line 11：区住建局" in comments
    assert "第11行：区住建局" in member(XLSX.write([report], several=False, layout=Layout("zh")), "xl/comments1.xml")


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert XLSX.write([report], several=False) == XLSX.write([report], several=False)


def test_what_a_cell_cannot_hold_is_pictured(report: Report) -> None:
    task = report.tasks[0].model_copy(update={"text": "钟\x07声\ufffe" + "长" * 40_000})
    content = XLSX.write([report.model_copy(update={"tasks": (task,)})], several=False)
    assert "钟␇声\ufffd" in member(content, "xl/worksheets/sheet1.xml")


def test_what_xml_or_excel_would_take_for_marks_is_kept(report: Report) -> None:
    text = " <a>&amp; _x0041_ _x41_\n"
    task = report.tasks[0].model_copy(update={"text": text})
    content = XLSX.write([report.model_copy(update={"tasks": (task,)})], several=False)
    assert '<t xml:space="preserve"> &lt;a&gt;&amp;amp; _x005F_x0041_ _x41_\n</t>' in member(
        content, "xl/worksheets/sheet1.xml"
    )
    assert "_x0041_ _x41_" in read(Source("tasks.xlsx", content), Options()).text


def test_styles_have_the_numbers_of_their_pens(report: Report) -> None:
    styles = re.findall(r"<xf [^>]*xfId[^>]*>", member(XLSX.write([report], several=False), "xl/styles.xml"))
    assert 'fillId="2"' in styles[Pen.HEADING]
    formats = [re.search(r'numFmtId="(\d+)"', style)[1] for style in styles]  # type: ignore[index]
    assert (formats[Pen.TEXT], formats[Pen.PLAIN]) == (formats[Pen.LINE], "0")
    assert len({formats[pen] for pen in (Pen.TEXT, Pen.PLAIN, Pen.DAY)}) == 3


def test_comments_stand_where_the_library_would_put_them() -> None:
    """More than a block of shapes takes, over rows of two heights and past the last column."""
    rows, widths, heights = 600, [8, 20, 50], [15, 60] * 300
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for row in range(1, rows + 1):
            sheet.set_row(row, heights[row - 1])
            for column in (0, 2):
                sheet.write_comment(row, column, "a", {"x_scale": 2.5, "y_scale": 0.75, "font_size": 9})
    theirs = member(stream.getvalue(), "xl/drawings/vmlDrawing1.vml")
    notes = [CellNote(row, column, "a", 0.75) for row in range(1, rows + 1) for column in (0, 2)]
    shapes = NoteShapes(1, len(notes), widths, heights)
    assert f'data="{shapes.blocks_xml}"' in theirs
    assert "".join(map(shapes.shape, notes)) in theirs
    assert "".join(map(note_xml, notes)) in member(stream.getvalue(), "xl/comments1.xml")


def test_what_no_sheet_has_room_for_is_refused(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 3)
    with pytest.raises(LimitExceeded, match="no more than 3 rows"):
        XLSX.write([report], several=False)


def test_a_missing_library_is_named_with_the_way_to_get_it() -> None:
    assert Extra("office", "no_such_library").hint == 'pip install "govtask-extract[office]"'
    assert not Extra("office", "no_such_library").is_installed
    assert all(extra.is_installed for extra in (reader.extra for reader in readers()) if extra is not None)
