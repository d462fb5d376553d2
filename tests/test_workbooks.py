"""Reports as Excel workbooks: what is seen when one is opened, how it prints, that values stay what they are."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import fromstring

import pytest
from notice_for_tables import NOTICE
from workbook_read import OpenedSheet, OpenedWorkbook
from xlsxwriter import Workbook

from govtask_extract import Report, extract
from govtask_extract.errors import LimitExceeded
from govtask_extract.model.options import Options
from govtask_extract.model.report import TaskPersonIds, TaskUnitIds
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read
from govtask_extract.saying.languages import Language
from govtask_extract.writing import workbook
from govtask_extract.writing.cell_notes import NoteShapes
from govtask_extract.writing.cell_sizes import PAGE
from govtask_extract.writing.formats.as_xlsx import WRITER as XLSX
from govtask_extract.writing.skeleton import Pen
from govtask_extract.writing.workbook_cells import note_xml
from govtask_extract.writing.writer import PLAIN, Layout
from govtask_extract.writing.written_tables import all_tables

SHEETS = [
    "任务",
    "汇总",
    "牵头单位",
    "分管领导",
    "责任单位",
    "协办单位",
    "指导单位",
    "上级责任单位",
    "目标值",
    "时限",
    "章节",
    "诊断",
]
PRINTED = ["序号", "任务", "牵头单位", "分管领导", "责任单位", "协办单位", "完成时限", "章节", "页码"]
DOCUMENT = {"文件", "SHA-256", "发文机关", "发文字号", "成文日期", "文件标题"}
TABLES = [name for name in SHEETS if name != "汇总"]
LONG = "区" + "长" * 60 + "局"


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(NOTICE.encode(), name="notice.txt")


def opened(*reports: Report, layout: Layout = PLAIN) -> OpenedWorkbook:
    return OpenedWorkbook(XLSX.write(reports, several=len(reports) > 1, layout=layout))


def with_task(report: Report, **changed: object) -> Report:
    """The report with its first task alone, that changed, and nothing known of who its names mean."""
    unknown = {"unit_ids": TaskUnitIds(), "person_ids": TaskPersonIds()}
    return report.model_copy(update={"tasks": (report.tasks[0].model_copy(update=unknown | changed),)})


# What is seen


def test_there_is_a_sheet_of_tasks_one_that_counts_and_one_for_each_role_and_kind_of_value(report: Report) -> None:
    assert list(opened(report).sheets) == SHEETS
    english = list(opened(report, layout=Layout(headings="en")).sheets)
    assert english[:4] == ["tasks", "summary", "lead_units", "supervising_leaders"]
    assert english[-4:] == ["targets", "deadlines", "sections", "diagnostics"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_nine_columns_are_seen_and_the_others_are_folded_away(count: int, report: Report) -> None:
    sheet = opened(*[report] * count)["任务"]
    assert sheet.shown() == PRINTED
    folded = sheet.columns()[9:]
    assert {"编号", *DOCUMENT} <= set(sheet.headings[9:])
    assert all((one["hidden"], one["outlineLevel"]) == ("1", "1") for one in folded)
    # Programs look for the sign that unfolds them at the column behind.
    [sign] = [one for one in sheet.xml.iter() if one.get("collapsed")]
    assert int(sign.get("min", "")) == len(sheet.headings) + 1 and not sign.get("hidden")


def test_english_headings_have_the_names_of_json(report: Report) -> None:
    assert opened(report, layout=Layout(headings="en"))["tasks"].shown() == [
        *("label", "text", "lead_units", "supervising_leaders", "responsible_units", "co_handling_units"),
        *("deadlines", "section", "pages"),
    ]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_every_sheet_tells_its_file(name: str, report: Report) -> None:
    text = "1. 新增茶园1.5万亩，2023年6月底前完成。\n牵头单位：县林业局\n责任单位：县发改委\n协办单位：县农业局\n"
    other = extract(text.encode(), name="other.txt")
    sheet = opened(report, other)[name]
    assert set(sheet.headings) >= DOCUMENT
    assert {row["文件"] for row in sheet.records} <= {"notice.txt", "other.txt"}
    assert all(row["SHA-256"] for row in sheet.records)


def test_the_first_sheet_is_open(report: Report) -> None:
    assert [sheet.name for sheet in opened(report).sheets.values() if sheet.first("sheetView").get("tabSelected")] == [
        "任务"
    ]


# How it prints


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_prints_on_a4_lying_as_wide_as_the_page(name: str, report: Report) -> None:
    book = opened(report)
    sheet = book[name]
    setup = sheet.first("pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
    assert setup.get("fitToWidth", "1") == "1" and sheet.first("pageSetUpPr").get("fitToPage") == "1"
    assert sheet.first("oddHeader").text == "&L云溪区人民政府办公室关于印发2023年重点工作任务分解方案的通知&R&A"
    assert sheet.first("oddFooter").text == "&C第 &P 页，共 &N 页"
    pane = sheet.first("pane")
    assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "1", None)
    names = fromstring(book.parts["xl/workbook.xml"])
    repeated = [one.text for one in names.iter() if one.get("name") == "_xlnm.Print_Titles"]
    assert any(one and one.strip("'").startswith(name) and one.endswith("!$1:$1") for one in repeated)


def test_the_filter_spans_all_columns_and_rows(report: Report) -> None:
    sheet = opened(report)["任务"]
    assert sheet.first("autoFilter").get("ref") == sheet.first("dimension").get("ref") == "A1:AH4"


def width(sheet: OpenedSheet) -> float:
    # A file adds five pixels of seven to each column.
    columns = [one for one in sheet.columns() if not one.get("hidden")]
    return sum(int(float(one["width"])) for one in columns)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("long", [False, True])
def test_what_is_seen_is_as_wide_as_a_page_whatever_it_holds(report: Report, language: Language, long: bool) -> None:
    names = {"lead_units", "supervising_leaders", "responsible_units", "co_handling_units", "guiding_units"}
    wide = with_task(report, **dict.fromkeys(names, (LONG, LONG)), label="（一百二十三）", text=LONG * 9)
    book = opened(wide if long else report, layout=Layout(headings=language))
    for sheet in list(book.sheets.values()):
        if sheet.name not in ("汇总", "summary"):
            assert width(sheet) == PAGE, sheet.name


def test_the_text_has_room_however_wide_the_others_are() -> None:
    for table in all_tables(()):
        widest = [column.widest for column in table.columns[: table.shown]]
        assert widest.count(0) == 1 and PAGE - sum(widest) >= 22, table.name


def heights(sheet: OpenedSheet) -> list[float]:
    return [float(one.get("ht", "15")) for one in sheet.xml.iter() if one.tag.endswith("}row")]


def test_a_row_is_as_tall_as_its_longest_text_that_is_seen(report: Report) -> None:
    long = "修" * 120
    assert heights(opened(with_task(report, text="修堤"))["任务"])[1] == 34  # The path of the section takes two lines.
    assert heights(opened(with_task(report, text="修堤", section=None))["任务"])[1] == 34  # So do two bodies.
    few = with_task(report, lead_units=(), section=None)
    assert heights(opened(few)["任务"])[1] == 18
    assert heights(opened(with_task(few, text=long))["任务"])[1] in range(66, 100)
    assert heights(opened(with_task(few, guiding_units=(long,)))["任务"])[1] == 18
    assert heights(opened(with_task(few, text=long * 50))["任务"])[1] == 409


def test_headings_that_do_not_fit_take_several_lines(report: Report) -> None:
    assert heights(opened(report)["任务"])[0] == 18
    assert heights(opened(report, layout=Layout(headings="en"))["tasks"])[0] > 18


def test_a_title_in_the_header_is_a_text_and_nothing_else(report: Report) -> None:
    """& opens a mark there, and what is too long would be left out."""
    notice = report.notice.model_copy(update={"title": "A&B\x07&P" + "长" * 300})
    header = opened(report.model_copy(update={"notice": notice}))["任务"].first("oddHeader").text
    assert header is not None and header.startswith("&LA&&B␇&&P长") and header.endswith("…&R&A") and len(header) < 255


def test_of_several_notices_none_gives_its_title(report: Report) -> None:
    assert opened(report, report)["任务"].first("oddHeader").text == "&L&R&A"


# Values stay what they are


def test_every_value_is_in_the_sheet_of_tasks(report: Report) -> None:
    for task, row in zip(report.tasks, opened(report)["任务"].records, strict=True):
        assert (row["编号"], row["序号"], row["任务"]) == (task.id, task.label, task.text)
        assert row["牵头单位"] == "；".join(task.lead_units)
        assert row["数字序号"] == task.number


def test_lists_are_joined_by_the_separator(report: Report) -> None:
    assert opened(report, layout=Layout(separator="|"))["任务"].records[0]["牵头单位"] == "市园林局|市住建局"


def test_targets_and_deadlines_have_sheets_in_which_numbers_and_days_can_be_calculated_with() -> None:
    text = "茶园工作方案\n1. 新增茶园1.5万亩，2023年6月底前产值增长7.5%。\n责任单位：县农业局\n"
    book = opened(extract(text.encode(), name="notice.txt"))
    assert [row["数值"] for row in book["目标值"].records] == [15000, 7.5]
    assert book["目标值"].records[0]["目标原文"] == "茶园1.5万亩"
    assert book["目标值"].records[0]["责任单位"] == "县农业局"
    # 2023-06-30, counted from the end of 1899.
    [row] = book["时限"].records
    assert row["日期"] == 45107
    assert re.search(rf'<c r="D2" s="{Pen.DAY}"><v>45107</v></c>', book.parts[book["时限"].part].decode())


def test_sheets_of_roles_have_the_body_that_a_name_means() -> None:
    text = "青枫县2023年重点工作任务分解方案\n1. 新建公园3个。\n责任单位：县发改委\n"
    [row] = opened(extract(text.encode(), name="notice.txt"))["责任单位"].records
    assert (row["责任单位"], row["机构全称"], row["机构编号"]) == (
        *("县发改委", "青枫县发展和改革委员会", "青枫县/发展和改革委员会"),
    )


def test_what_is_seen_is_read_again(report: Report) -> None:
    found = read(Source("tasks.xlsx", XLSX.write([report], several=False)), Options())
    texts = {found.text[start:end] for table in found.tables for cell in table.cells for start, end in cell.spans}
    for task in report.tasks:
        assert {task.label, task.text, "；".join(task.lead_units), *task.responsible_units} <= texts


def test_formulas_stay_text_and_numbers_are_numbers(report: Report) -> None:
    """A cell with a formula is refused where the workbook is opened."""
    row = opened(report)["任务"].records[1]
    assert str(row["任务"]).startswith("=SUM(") and row["责任单位"] == "区城管局；@区财政局"
    assert row["数字序号"] == 2.0
    calculated = opened(with_task(report, lead_units=("=1+1", "+2"), supervising_leaders=("@SUM(A1)",)))
    assert calculated["任务"].records[0]["牵头单位"] == "=1+1；+2"
    assert {row["单位"] for row in calculated["汇总"].records} >= {"=1+1", "+2"}


@pytest.mark.parametrize("number", [10**15, 12345678901234567890, -(10**16)])
def test_a_number_of_which_excel_would_lose_digits_is_a_text(number: int, report: Report) -> None:
    assert opened(with_task(report, number=number))["任务"].records[0]["数字序号"] == str(number)


@pytest.mark.parametrize(
    ("day", "cell"), [("2022-02-07", 44599.0), ("1900-03-01", 61.0), ("1899-12-31", "1899-12-31"), ("去年", "去年")]
)
def test_a_day_is_a_day_where_workbooks_have_a_number_for_it(day: str, cell: object, report: Report) -> None:
    notice = report.notice.model_copy(update={"issue_date": day})
    assert opened(report.model_copy(update={"notice": notice}))["任务"].records[0]["成文日期"] == cell


def test_comments_hold_the_evidence(report: Report) -> None:
    assert "第 11 行：区住建局" in opened(report).parts["xl/comments1.xml"].decode()
    english = opened(report, layout=Layout("en")).parts["xl/comments1.xml"].decode()
    assert "line 11：区住建局" in english


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert XLSX.write([report], several=False) == XLSX.write([report], several=False)


def test_what_a_cell_cannot_hold_is_pictured(report: Report) -> None:
    text = "钟\x07声\ufffe" + "长" * 40_000
    book = opened(with_task(report, text=text, lead_units=(text,)))
    for cell in (book["任务"].records[0]["任务"], book["汇总"].records[0]["单位"]):
        assert str(cell).startswith("钟␇声\ufffd长") and len(str(cell)) == 32_767


def test_what_xml_or_excel_would_take_for_marks_is_kept(report: Report) -> None:
    text = " <a>&amp; _x0041_ _x41_\n"
    content = XLSX.write([with_task(report, text=text, lead_units=("_x0041_<局>",))], several=False)
    written = OpenedWorkbook(content)
    assert (
        '<t xml:space="preserve"> &lt;a&gt;&amp;amp; _x005F_x0041_ _x41_\n</t>'
        in written.parts["xl/worksheets/sheet1.xml"].decode()
    )
    assert written["汇总"].records[0]["单位"] == "_x005F_x0041_<局>"
    assert "_x0041_ _x41_" in read(Source("tasks.xlsx", content), Options()).text


def test_a_number_that_is_a_text_is_no_error(report: Report) -> None:
    assert opened(with_task(report, label="1"))["任务"].first("ignoredError").get("numberStoredAsText") == "1"


def test_every_part_that_is_named_is_there(report: Report) -> None:
    book = opened(report)
    parts = set(book.parts)
    assert {one for part in parts for one in book.links(part).values()} <= parts
    types = fromstring(book.parts["[Content_Types].xml"])
    assert {str(one.get("PartName")).strip("/") for one in types if one.get("PartName")} <= parts
    for name, content in book.parts.items():
        if name.endswith((".xml", ".vml", ".rels")):
            fromstring(content)


def test_styles_have_the_numbers_of_their_pens(report: Report) -> None:
    styles = re.findall(r"<xf [^>]*xfId.*?(?:/>|</xf>)", opened(report).parts["xl/styles.xml"].decode())
    assert 'fillId="2"' in styles[Pen.HEADING]
    formats = [re.search(r'numFmtId="(\d+)"', style)[1] for style in styles]  # type: ignore[index]
    assert (formats[Pen.TEXT], formats[Pen.PLAIN], formats[Pen.MIDDLE]) == (formats[Pen.LINE], "0", "0")
    assert len({formats[pen] for pen in (Pen.TEXT, Pen.PLAIN, Pen.DAY)}) == 3
    assert "wrapText" in styles[Pen.TEXT] and "wrapText" not in styles[Pen.LINE]
    assert 'horizontal="center"' in styles[Pen.MIDDLE]


def test_comments_stand_where_the_library_would_put_them() -> None:
    """More than a block of shapes takes, over rows of two heights, over folded columns and past the last one."""
    rows, widths, heights = 600, [8, 20, 0, 50], [15, *[15, 60] * 300]
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width or 30, None, {} if width else {"hidden": True, "level": 1})
        for row in range(1, rows + 1):
            sheet.set_row(row, heights[row])
            for column in (0, 3):
                sheet.write_comment(row, column, "a", {"x_scale": 2.5, "y_scale": 0.75, "font_size": 9})
    theirs = OpenedWorkbook(stream.getvalue()).parts
    shapes = NoteShapes(1, 2 * rows, widths, heights)
    drawn = theirs["xl/drawings/vmlDrawing1.vml"].decode()
    assert f'data="{shapes.blocks_xml}"' in drawn
    assert "".join(shapes.of_row(row, [(0, 3), (3, 3)]) for row in range(1, rows + 1)) in drawn
    notes = (f'<comment ref="{column}{row + 1}{note_xml("a")}' for row in range(1, rows + 1) for column in "AD")
    assert "".join(notes) in theirs["xl/comments1.xml"].decode()


def test_what_no_sheet_has_room_for_is_refused(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 3)
    with pytest.raises(LimitExceeded, match="no more than 3 rows"):
        XLSX.write([report], several=False)
