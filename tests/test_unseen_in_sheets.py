"""Sheets: what they hide or strike is furniture and told, and what stands in no cell is read or told."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from conftest import ROOT
from docx_made import zipped
from outside import checked
from sheets_made import sheet, xlsx
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

ROWS = (
    ("云溪区重点任务分解表",),
    ("序号", "工作任务", "责任单位", "完成时限"),
    ("1", "新建公厕5座。", "区城管局", "2031年6月底前"),
    ("2", "拆除旧仓库3处。", "区住建局", "2031年7月底前"),
    ("3", "改造公厕9座。", "区民政局", "2031年9月底前"),
)
HIDDEN_ROW = 3

Change = Callable[[Workbook, Worksheet], None]


def workbook(change: Change) -> bytes:
    """The rows above, and what `change` does to them."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("任务")
        for row, cells in enumerate(ROWS):
            for column, cell in enumerate(cells):
                page.write(row, column, cell)
        change(book, page)
    return stream.getvalue()


def rewritten(**looks: Any) -> Change:
    """All cells of the row to be hidden, written in such a format."""

    def change(book: Workbook, page: Worksheet) -> None:
        look: Format = book.add_format(looks)
        for column, cell in enumerate(ROWS[HIDDEN_ROW]):
            page.write(HIDDEN_ROW, column, cell, look)

    return change


def filtered(book: Workbook, page: Worksheet) -> None:
    page.autofilter(1, 0, 4, 3)
    page.filter_column(2, "x == 区城管局")
    page.set_row(HIDDEN_ROW, options={"hidden": True})


def merged_under_a_hidden_row(book: Workbook, page: Worksheet) -> None:
    page.merge_range(2, 3, 4, 3, "2031年6月底前")
    page.set_row(HIDDEN_ROW, None, None, {"hidden": True})


HIDING: dict[str, Change] = {
    "hidden": lambda _, page: page.set_row(HIDDEN_ROW, None, None, {"hidden": True}),
    "no height": lambda _, page: page.set_row(HIDDEN_ROW, 0),
    "folded up": lambda _, page: page.set_row(HIDDEN_ROW, None, None, {"level": 1, "hidden": True}),
    "filtered": filtered,
    "merged": merged_under_a_hidden_row,
    ";;;": rewritten(num_format=";;;"),
    "white": rewritten(font_color="white"),
    "near white": rewritten(font_color="#FEFEFE"),
    "grey on grey": rewritten(font_color="#D9D9D9", bg_color="#D9D9D9", pattern=1),
    "tiny": rewritten(font_size=1),
    "struck": rewritten(font_strikeout=True),
}


@pytest.mark.parametrize("hiding", HIDING)
def test_a_row_that_does_not_show_is_furniture_and_told(hiding: str) -> None:
    report = checked(workbook(HIDING[hiding]), "tasks.xlsx")
    assert [task["text"] for task in report["tasks"]] == ["新建公厕5座。", "改造公厕9座。"]
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区民政局"]]
    assert "GT109" in [found["code"] for found in report["diagnostics"]]
    kinds = {found["kind"] for found in report["furniture"]}
    assert kinds == {"struck" if hiding == "struck" else "hidden"}


def dark_heading(book: Workbook, page: Worksheet) -> None:
    look = book.add_format({"font_color": "white", "bg_color": "#1F4E79"})
    for column, cell in enumerate(ROWS[1]):
        page.write(1, column, cell, look)


def conditional(book: Workbook, page: Worksheet) -> None:
    rewritten(font_color="white")(book, page)
    page.conditional_format(3, 0, 3, 3, {"type": "no_errors", "format": book.add_format({"bg_color": "red"})})


def in_a_table(book: Workbook, page: Worksheet) -> None:
    rewritten(font_color="white")(book, page)
    page.add_table(1, 0, 4, 3, {"columns": [{"header": cell} for cell in ROWS[1]]})


def merged_and_shown(book: Workbook, page: Worksheet) -> None:
    page.merge_range(3, 2, 4, 2, "区住建局")
    page.write(4, 1, "改造公厕9座。")


SHOWING: dict[str, Change] = {
    "white on dark": dark_heading,
    "white where a condition paints": conditional,
    "white in a table's style": in_a_table,
    "a little font": rewritten(font_size=6),
    "light grey": rewritten(font_color="#BFBFBF"),
    "folded out": lambda _, page: page.set_row(HIDDEN_ROW, None, None, {"level": 1}),
    "low": lambda _, page: page.set_row(HIDDEN_ROW, 6),
    "merged": merged_and_shown,
}


@pytest.mark.parametrize("showing", SHOWING)
def test_what_only_looks_unusual_shows(showing: str) -> None:
    report = checked(workbook(SHOWING[showing]), "tasks.xlsx")
    assert len(report["tasks"]) == 3
    assert not report["furniture"] and not report["diagnostics"]


def test_a_hidden_column_gives_no_units() -> None:
    def change(_: Workbook, page: Worksheet) -> None:
        page.write(1, 4, "牵头单位")
        for row in (2, 3, 4):
            page.write(row, 4, "区档案馆")
        page.set_column(4, 4, None, None, {"hidden": True})

    report = checked(workbook(change), "tasks.xlsx")
    assert [task["lead_units"] for task in report["tasks"]] == [[], [], []]
    assert {found["quote"] for found in report["furniture"]} == {"牵头单位", "区档案馆"}


def test_a_merged_cell_whose_first_row_is_hidden_shows() -> None:
    def change(_: Workbook, page: Worksheet) -> None:
        page.merge_range(2, 2, 4, 2, "区城管局")
        page.set_row(2, None, None, {"hidden": True})

    report = checked(workbook(change), "tasks.xlsx")
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区城管局"]]


def test_runs_of_a_string_are_struck_or_raised_one_by_one() -> None:
    def change(book: Workbook, page: Worksheet) -> None:
        struck, raised = book.add_format({"font_strikeout": True}), book.add_format({"font_script": 1})
        page.write_rich_string(2, 1, "新建公厕", struck, "4", "5座", raised, "1", "，绿地3m", raised, "2", "。")
        page.write_rich_string(2, 2, struck, "区建委", "区城管局", book.add_format())

    report = checked(workbook(change), "tasks.xlsx")
    first = report["tasks"][0]
    assert (first["text"], first["responsible_units"]) == ("新建公厕5座，绿地3m2。", ["区城管局"])
    assert [(found["kind"], found["quote"]) for found in report["furniture"]] == [
        ("struck", "4"),
        ("note-mark", "1"),
        ("struck", "区建委"),
    ]


def test_zeros_that_the_sheet_leaves_blank_do_not_show() -> None:
    def change(book: Workbook, page: Worksheet) -> None:
        page.hide_zero()
        page.write(1, 4, "数量")
        page.write(2, 4, 0)
        page.write(3, 4, 2)

    report = checked(workbook(change), "tasks.xlsx")
    assert [task["other_columns"] for task in report["tasks"]] == [{}, {"数量": "2"}, {}]


def test_comments_stand_apart() -> None:
    report = checked(workbook(lambda _, page: page.write_comment(2, 2, "张三:\n待定")), "tasks.xlsx")
    assert report["tasks"][0]["responsible_units"] == ["区城管局"]
    assert [(found["kind"], found["quote"]) for found in report["furniture"]] == [
        ("annotation", "张三:"),
        ("annotation", "待定"),
    ]


def test_a_text_box_above_the_table_is_its_title() -> None:
    def change(_: Workbook, page: Worksheet) -> None:
        page.write(0, 0, "")
        page.insert_textbox(0, 0, "石桥县年度任务分解表")
        page.insert_textbox(7, 0, "注：每月报送进展。")

    report = checked(workbook(change), "tasks.xlsx")
    assert report["plans"][0]["title"] == "石桥县年度任务分解表"
    assert len(report["tasks"]) == 3
    assert any(found["text"] == "注：每月报送进展。" for found in report["paragraphs"])


def test_what_pages_print_at_their_edges_is_furniture() -> None:
    def change(_: Workbook, page: Worksheet) -> None:
        page.set_header('&L&"宋体,常规"&9内部&C&A&R&D')
        page.set_footer("&C第 &P 页，共 &N 页 R&&D")

    report = checked(workbook(change), "tasks.xlsx")
    assert [(found["kind"], found["quote"]) for found in report["furniture"]] == [
        ("running-head", "内部"),
        ("running-head", "第  页，共  页 R&D"),
    ]


def test_charts_are_told() -> None:
    def change(book: Workbook, page: Worksheet) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=任务!$A$3:$A$5"})
        chart.set_title({"name": "进度"})
        page.insert_chart(8, 0, chart)

    report = checked(workbook(change), "tasks.xlsx")
    assert [found["code"] for found in report["diagnostics"]] == ["GT110"]
    assert any(found["text"] == "进度" for found in report["paragraphs"])


R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"'
DRAWING = f'xmlns:xdr="d" xmlns:a="a" xmlns:mc="m" xmlns:r="{R}"'


def with_parts(body: str, **parts: str) -> RawDocument:
    """A sheet of two cells and this, with related parts by their kinds."""
    content = xlsx(sheet({"A4": "甲", "B4": "乙"}) + body)
    relations = "".join(f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="../x/{kind}.xml"/>' for kind in parts)
    with ZipFile(BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/_rels/s1.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    members.update({f"xl/x/{kind}.xml": part for kind, part in parts.items()})
    return read(Source("tasks.xlsx", zipped(members)), Options())


def shape(kind: str, words: str, row: int) -> str:
    return (
        f"<v:shape>{words}<x:ClientData ObjectType='{kind}'><x:Anchor>1, 15, {row}, 2, 3, 15, 9, 4</x:Anchor>"
        "</x:ClientData></v:shape>"
    )


def test_boxes_that_are_kept_as_vml_are_read_but_for_comments_and_buttons() -> None:
    words = "<v:textbox><div style='a'><font>第一行</font><br/>第二 <b>行</b></div></v:textbox>"
    shapes = (
        shape("Shape", words, 0)
        + shape("Note", words, 0)
        + shape("Button", words, 0)
        + shape("Text", "<v:textpath string='艺术字'/>", 7)
    )
    found = with_parts("", vmlDrawing=f"<xml {VML}>{shapes}</xml>")
    assert found.text.split("\n") == ["第一行", "第二行", "甲\t乙", "艺术字"]


def test_vml_that_is_no_xml_stops_nothing() -> None:
    assert with_parts("", vmlDrawing=f"<xml {VML}><v:shape><br></v:shape></xml>").text == "甲\t乙"


def box(words: str, more: str = "") -> str:
    return (
        f"<xdr:sp><xdr:nvSpPr><xdr:cNvPr {more}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p>"
        "</xdr:txBody></xdr:sp>"
    )


def anchored(content: str, row: int = 0) -> str:
    place = f"<xdr:from><xdr:col>0</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
    return f"<xdr:oneCellAnchor>{place}{content}</xdr:oneCellAnchor>"


def test_shapes_are_read_in_groups_and_one_of_their_alternatives() -> None:
    drawn = "xmlns:a14='http://schemas.microsoft.com/office/drawing/2010/main'"
    choices = f"<mc:Choice {drawn} Requires='a14'>{box('丁')}</mc:Choice><mc:Fallback>{box('戊')}</mc:Fallback>"
    hidden = box("藏", 'hidden="1"')
    group = f"<xdr:grpSp>{box('丙')}<mc:AlternateContent>{choices}</mc:AlternateContent>{hidden}</xdr:grpSp>"
    struck = box("己").replace("<a:t>", '<a:rPr strike="sngStrike"/><a:t>')
    drawing = f"<xdr:wsDr {DRAWING}>{anchored(struck, 9)}{anchored(group)}</xdr:wsDr>"
    found = with_parts("", drawing=drawing)
    assert found.text.split("\n") == ["丙", "丁", "甲\t乙", "己"]
    assert [(kind, found.text[start:end]) for (start, end), kind in found.furniture] == [("struck", "己")]


@pytest.mark.parametrize(
    ("size", "told"),
    [("", True), ('<a:ext cx="6000000" cy="6000000"/>', True), ('<a:ext cx="900000" cy="900000"/>', False)],
)
def test_large_pictures_are_told(size: str, told: bool) -> None:
    picture = f"<xdr:pic><xdr:spPr><a:xfrm>{size}</a:xfrm></xdr:spPr></xdr:pic>"
    found = with_parts("", drawing=f"<xdr:wsDr {DRAWING}>{anchored(picture)}</xdr:wsDr>")
    assert bool(found.remarks) is told


@pytest.mark.parametrize(
    "body",
    [
        '<oleObjects><oleObject progId="Word.Document.12"/></oleObjects>',
        '<sheetData><row r="9"><c t="str"><f>DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row></sheetData>',
    ],
)
def test_objects_and_pictures_in_cells_are_told(body: str) -> None:
    found = with_parts(body)
    assert (found.text, [remark.code for remark in found.remarks]) == ("甲\t乙", ["GT110"])


def test_threads_of_comments_go_before_what_old_programs_find_in_their_place() -> None:
    old = '<comments><comment ref="A4"><text><t>[Threaded comment]</t></text></comment></comments>'
    new = '<ThreadedComments><threadedComment ref="A4"><text>待定</text></threadedComment></ThreadedComments>'
    assert with_parts("", comments=old, threadedComment=new).text == "甲\n待定\t乙"


def test_xls_hides_and_shows_the_same() -> None:
    """`hidden.xls` was saved by LibreOffice Calc, with most of the above in one sheet."""
    report = checked((ROOT / "tests/files/hidden.xls").read_bytes(), "hidden.xls")
    assert report["plans"][0]["title"] == "石桥县年度任务分解表"
    assert [task["text"] for task in report["tasks"]] == ["新建公厕5座。", "改造公厕9座。"]
    assert [task["lead_units"] for task in report["tasks"]] == [[], []]
    assert sorted({found["kind"] for found in report["furniture"]}) == [
        "annotation",
        "hidden",
        "note-mark",
        "running-head",
        "struck",
    ]
    assert [found["code"] for found in report["diagnostics"]] == ["GT110", "GT109", "GT109", "GT111", "GT111"]
