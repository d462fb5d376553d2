"""Sheets: what each cell shows, merged cells, titles and notes, hidden sheets, other makers' habits."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import ROOT
from docx_made import zipped
from odf_made import flat, ods, opendocument
from outside import checked
from sheets_made import MAIN_PART, sheet, xlsx

from govtask_extract.errors import EncryptedFile, GovtaskError, LimitExceeded, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read
from govtask_extract.reading.sheets.cell_names import cell_name
from govtask_extract.reading.sheets.number_formats import shown_number

HEADER = {"A1": "序号", "B1": "工作任务", "C1": "责任单位"}


def document(content: bytes, name: str = "tasks.xlsx") -> RawDocument:
    return read(Source(name, content), Options())


def text(content: bytes, name: str = "tasks.xlsx") -> str:
    return document(content, name).text


# Numbers and days as they show


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (1e30, "0.00", "1000000000000000000000000000000.00"),
        (2.5, "%" * 200 + "0", "2.5"),
        (2.5, "0" * 5_000, "2.5"),
        (0.075, "0.0%", "7.5%"),
        (3200.5, "#,##0.00", "3,200.50"),
        (7, "000", "007"),
        (12, '0"项"', "12项"),
        (1200000, '0.0,"千"', "1200.0千"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"—"', "—"),
        (45107, "yyyy-mm-dd", "2023-06-30"),
        (45107, 'yyyy"年"m"月"d"日"', "2023年6月30日"),
        (45107, 'yyyy"年"m"月";@', "2023年6月"),
        (45107, '[$-804]m"月"d"日"', "6月30日"),
        (45107, "aaaa", "星期五"),
        (45107.5, "yyyy/m/d h:mm", "2023/6/30 12:00"),
        (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (1.5, "[h]:mm", "36:00"),
        (1e15, "General", "1E+15"),
        (123456789012, "General", "1.23457E+11"),
        (-420101199001011, "General", "-4.20101E+14"),
        (99999999999, "General", "99999999999"),
        (123456789012, "0", "123456789012"),
        (2.5, "# ?/?", "2 1/2"),
        (0.375, "# ?/8", "3/8"),
        (-0.5, '?/?"亩"', "-1/2亩"),
        (3.0, "# ??/??", "3"),
        (125000, "0.00E+00", "1.25E+05"),
        (0.00012, "0.0E-0", "1.2E-4"),
        (123, "[DBNum1][$-804]General", "一百二十三"),
        (12, "[DBNum2][$-804]G/通用格式", "壹拾贰"),
        (2025, "[DBNum1]0", "二〇二五"),
        (35, "[DBNum3]0", "３５"),
        (45961, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二五年十月三十一日"),
        (45961, "[$-F800]dddd, mmmm dd, yyyy", "2025年10月31日"),
        (0.75, "[$-804]AM/PMh:mm", "下午6:00"),
        (5, 'General"项"', "5项"),
        (5, '@"项"', "5项"),
        (13800138000, "General", "13800138000"),
        (1 / 3, "General", "0.333333333"),
        (12345678.123456, "General", "12345678.12"),
        (-1, "yyyy-mm-dd", "-1"),
        (125000, '0!.0,"万"', "12.5万"),
        (125000, '0\\.0,"万"', "12.5万"),
        (2500, '0"."0,"万"', "0.3万"),
        (-125000, '0!.0,"万"', "-12.5万"),
        (125000, '0!.0000"万元"', "12.5000万元"),
        (123456789, "000-0000-0000", "001-2345-6789"),
        (98765.4321, '0.00"·"00', "98765.43·21"),
        (125000, '[>=10000]0!.0,"万";0', "12.5万"),
        (9000, '[>=10000]0!.0,"万";0', "9000"),
        (-9000, '[>=10000]0!.0,"万";0', "-9000"),
        (-0.03, '[<0]"下降"0.0%;[>0]"增长"0.0%;"持平"', "下降3.0%"),
        (0.03, '[<0]"下降"0.0%;[>0]"增长"0.0%;"持平"', "增长3.0%"),
        (0, '[<0]"下降"0.0%;[>0]"增长"0.0%;"持平"', "持平"),
        (1, '[=1]"是";[=0]"否"', "是"),
        (2, '[=1]"是";[=0]"否"', "2"),
    ],
)
def test_a_number_shows_in_its_format(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_a_cell_has_the_name_that_its_program_shows() -> None:
    assert [cell_name(position) for position in ((0, 0), (11, 26), (0, 701), (9, 702))] == [
        "A1",
        "AA12",
        "ZZ1",
        "AAA10",
    ]


# XLSX


def test_titles_and_notes_are_lines_and_what_stands_between_is_the_table() -> None:
    cells = {
        "A1": "云溪区重点任务分解表",
        "A3": "序号", "B3": "工作任务", "C3": "责任单位",
        "A4": "1", "B4": "新建公厕5座。", "C4": "区城管局",
        "A5": "注：每月报送进展。",
    }  # fmt: skip
    found = document(xlsx(sheet(cells, "A1:C1", "A5:C5")))
    assert found.text == (
        "云溪区重点任务分解表\n序号\t工作任务\t责任单位\n1\t新建公厕5座。\t区城管局\n注：每月报送进展。"
    )
    assert [(line.sheet, line.cell) for line in found.lines if line.cell] == [("表1", "A1"), ("表1", "A5")]
    assert [cell.name for cell in found.tables[0].cells] == ["A3", "B3", "C3", "A4", "B4", "C4"]


def test_merged_cells_count_for_every_row() -> None:
    cells = {**HEADER, "A2": "1", "B2": "新建公厕5座。", "C2": "区城管局", "A3": "2", "B3": "改造公厕9座。"}
    report = checked(xlsx(sheet(cells, "C2:C3")), "tasks.xlsx")
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区城管局"]]
    place = report["tasks"][1]["evidence"]["responsible_units"][0][0]
    assert (place["sheet"], place["cell"]) == ("表1", "C2")


def test_what_a_merged_cell_covers_does_not_show() -> None:
    cells = {"A1": "甲", "B1": "藏", "A2": "乙", "B2": "丙"}
    assert text(xlsx(sheet(cells, "A1:B1"))) == "甲\n乙\t丙"


def test_strings_are_shared_rich_or_inline() -> None:
    strings = "<si><r><t>新建</t></r><r><t>公厕</t></r><rPh><t>kana</t></rPh></si><si><t>a_x000D_b</t></si>"
    rows = '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><v>丙</v></c></row></sheetData>'
    assert text(xlsx(rows, strings=strings)).split("\t") == ["新建公厕", "a\nb", "丙"]


def test_a_style_says_how_a_number_shows() -> None:
    rows = '<sheetData><row><c s="1"><v>45107</v></c><c s="2"><v>0.075</v></c><c t="b"><v>1</v></c></row></sheetData>'
    assert text(xlsx(rows, formats=['yyyy"年"m"月"d"日"', "0.0%"])) == "2023年6月30日\t7.5%\tTRUE"


@pytest.mark.parametrize(
    ("stored", "style", "shown"),
    [
        ("2023-06-30T00:00:00", 1, "2023年6月30日"),
        ("2023-06-30", 1, "2023年6月30日"),
        ("2023-06-30T12:30:00.000Z", 0, "2023-06-30 12:30"),
        ("2023-06-30T00:00:00", 0, "2023-06-30"),
        ("6月底前", 1, "6月底前"),
    ],
)
def test_a_day_in_iso_8601_shows_in_its_format(stored: str, style: int, shown: str) -> None:
    rows = f'<sheetData><row><c t="d" s="{style}"><v>{stored}</v></c></row></sheetData>'
    assert text(xlsx(rows, formats=['yyyy"年"m"月"d"日"'])) == shown


def test_a_cell_that_names_no_string_is_empty() -> None:
    cells = '<c t="s"><v>0</v></c><c t="s"><v></v></c><c t="s"><v> </v></c><c><v>2</v></c>'
    assert text(xlsx(f"<sheetData><row>{cells}</row></sheetData>", strings="<si><t>甲</t></si>")).split() == ["甲", "2"]


def test_a_formula_shows_its_result_and_one_without_is_remarked() -> None:
    found = document(
        xlsx(sheet({"A1": "甲", "B1": "<f>1+1</f><v>2</v>", "C1": "<f>1+2</f>", "D1": "<f>1+3</f><v></v>"}))
    )
    assert found.text.startswith("甲\t2")
    assert [remark.name for remark in found.remarks] == ["formula-without-result"]
    assert "2 formulas" in found.remarks[0].message and "C1, D1" in found.remarks[0].message


def test_hidden_sheets_are_left_out_and_it_is_said() -> None:
    found = document(xlsx(sheet({"A1": "甲"}), sheet({"A1": "藏"}), states=["", "veryHidden"]))
    assert found.text == "甲"
    assert [remark.name for remark in found.remarks] == ["hidden-sheet"]


def test_sheets_follow_one_another_and_each_has_its_own_tasks() -> None:
    first = {**HEADER, "A2": "1", "B2": "新建公厕5座。", "C2": "区城管局"}
    second = {"A1": "序号", "B1": "任务", "C1": "牵头单位", "A2": "一", "B2": "产业", "A3": "1.1", "B3": "引进企业。",
              "C3": "区商务局"}  # fmt: skip
    report = checked(xlsx(sheet(first), sheet(second)), "tasks.xlsx")
    assert [(task["label"], task["section"]) for task in report["tasks"]] == [("1", None), ("1.1", "s1")]
    assert [section["title"] for section in report["sections"]] == ["产业"]


def test_cells_without_names_stand_side_by_side() -> None:
    assert text(xlsx("<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>")) == "1\t2"


def test_a_cell_merged_over_all_rows_of_a_sheet_takes_no_time() -> None:
    cells = {**HEADER, "A2": "1", "B2": "新建公厕5座。", "C2": "区城管局"}
    assert text(xlsx(sheet(cells, "C2:C1048576"))).endswith("区城管局")


def test_more_cells_than_the_limit_are_refused() -> None:
    with pytest.raises(LimitExceeded, match="cells"):
        read(Source("tasks.xlsx", xlsx(sheet(HEADER))), Options(limits=Limits(cells=2)))


def test_a_sheet_may_be_as_deep_as_the_limit_says() -> None:
    deep = xlsx(sheet({"A1": "甲"}) + "<extLst>" * 60 + "</extLst>" * 60)
    assert text(deep) == "甲"
    with pytest.raises(LimitExceeded, match="levels"):
        read(Source("tasks.xlsx", deep), Options(limits=Limits(depth=50)))


# ODS


def row(*cells: str) -> str:
    filled = (f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{''.join(filled)}</table:table-row>"


def table(rows: str, name: str = "表1", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def test_ods_cells_show_their_text_spans_and_repeats() -> None:
    spanned = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>乙</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:covered-table-cell/><table:table-cell><text:p>丙<text:s text:c="2"/>丁</text:p>'
        "<text:p>戊</text:p></table:table-cell></table:table-row>"
    )
    found = document(ods(table(spanned)), "tasks.ods")
    assert found.text == "甲\t乙\t乙\n\t丙  丁\n戊\t"
    assert found.tables[0].cells[0].row_span == 2


def test_ods_may_repeat_an_empty_row_a_million_times() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    assert text(ods(table(row("甲", "乙") + empty + row("丙", "丁"))), "tasks.ods") == "甲\t乙\n丙\t丁"


def test_ods_hides_sheets_by_their_style() -> None:
    properties = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta2" style:family="table">{properties}</style:style>'
    found = document(ods(table(row("甲", "乙")) + table(row("藏", "藏"), "表2", "ta2"), style), "tasks.ods")
    assert (found.text, [remark.name for remark in found.remarks]) == ("甲\t乙", ["hidden-sheet"])


def test_flat_workbooks_are_read_as_packed_ones() -> None:
    found = document(flat("spreadsheet", table(row("甲", "乙"))), "tasks.xml")
    assert (found.text, found.reader) == ("甲\t乙", "ods")


def test_ods_hides_rows_columns_and_strings() -> None:
    """OpenDocument 1.3, part 3, 19.758: filtered away and collapsed."""
    shapes = "<table:shapes><draw:frame><draw:text-box><text:p>题</text:p></draw:text-box></draw:frame></table:shapes>"
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    filtered = row("丙", "丁", "己").replace("<table:table-row>", '<table:table-row table:visibility="filter">')
    folded = f'<table:table-row-group table:display="false">{row("庚", "辛", "壬")}</table:table-row-group>'
    blank = '<table:table-cell office:string-value="藏"><text:p/></table:table-cell>'
    last = f"<table:table-row>{blank}</table:table-row>"
    found = document(
        ods(table(shapes + columns + row("甲", "乙", "戊") + filtered + folded + row("癸", "子") + last)), "tasks.ods"
    )
    assert found.text == "题\n甲\t乙\t戊\n丙\t丁\t己\n庚\t辛\t壬\n癸\t子\t\n藏"
    hidden = [found.text[start:end] for (start, end), kind in found.furniture if kind == "hidden"]
    assert hidden == ["戊", "丙", "丁", "己", "庚", "辛", "壬", "藏"]


def test_an_encrypted_ods_is_told() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(EncryptedFile):
        document(opendocument({"content.xml": "x", "META-INF/manifest.xml": manifest}), "tasks.ods")


# XLS


def test_xls_shows_what_the_same_workbook_shows_elsewhere() -> None:
    """`tasks.xls` was saved by LibreOffice Calc."""
    report = checked((ROOT / "tests/files/tasks.xls").read_bytes(), "tasks.xls")
    assert [task["text"] for task in report["tasks"]] == ["新建公厕5座。", "改造公厕9座。"]
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区城管局"]]
    assert [task["deadlines"][0]["text"] for task in report["tasks"]] == ["2023年6月30日", "2023年9月"]
    assert report["tasks"][0]["other_columns"] == {"占比": "7.5%"}
    assert report["tasks"][1]["evidence"]["text"][0]["cell"] == "B4"
    assert [found["name"] for found in report["diagnostics"]] == ["hidden-sheet"]


# CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_is_read_in_any_encoding_and_with_any_separator(encoding: str, separator: str) -> None:
    rows = [["序号", "工作任务", "责任单位"], ["1", "新建公厕5座。", "区城管局"], ["2", "改造公厕9座。", "区住建局"]]
    content = "\r\n".join(separator.join(fields) for fields in rows).encode(encoding)
    report = checked(content, "tasks.csv")
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区住建局"]]


def test_csv_fields_hold_commas_quotes_and_line_breaks() -> None:
    content = '序号,工作任务,责任单位\n1,"新建""公厕"",\n共5座。","区城管局,\n区财政局"\n'.encode()
    report = checked(content, "tasks.csv")
    assert report["tasks"][0]["text"] == '新建"公厕",\n共5座。'
    assert report["tasks"][0]["responsible_units"] == ["区城管局", "区财政局"]


def test_csv_may_say_its_separator_first() -> None:
    assert text("sep=;\n甲;乙,丙\n".encode(), "tasks.csv") == "甲\t乙,丙"
    assert text("sep=;\r\n甲;乙\r\n丙;丁\r\n".encode(), "tasks.xls") == "甲\t乙\n丙\t丁"
    assert text("甲,乙,丙\r丁,戊,己\r庚,辛,壬\r".encode(), "tasks.txt") == "甲\t乙\t丙\n丁\t戊\t己\n庚\t辛\t壬"


@pytest.mark.parametrize("name", ["tasks.xls", "tasks.txt", "tasks"])
@pytest.mark.parametrize(("encoding", "separator"), [("gb18030", ","), ("utf-8-sig", ";"), ("utf-16", "\t")])
def test_sheets_saved_as_text_are_told_by_their_records(name: str, encoding: str, separator: str) -> None:
    rows = [["石桥县任务表", "", ""], ["序号", "工作任务", "责任单位"], ["1", '"新建\n公厕5座。"', "区城管局"]]
    content = "\r\n".join(separator.join(fields) for fields in rows).encode(encoding)
    report = checked(content, name)
    assert report["source"]["reader"] == "csv"
    assert [(task["text"], task["responsible_units"]) for task in report["tasks"]] == [
        ("新建\n公厕5座。", ["区城管局"])
    ]


@pytest.mark.parametrize(
    "written",
    [
        "一、住房, 交通, 教育\n各区要抓好落实。\n",
        "a,b,c\n1,2\n3,4,5\n",
        "序号\t工作任务\t责任单位\n1\t修桥\t区水务局\n2\t修路\t区交通局\n",
        "<p>a,b,c</p>\n<p>a,b,c</p>\n<p>a,b,c</p>\n",
    ],
)
def test_commas_and_tabs_alone_make_no_sheet(written: str) -> None:
    assert document(written.encode(), "notice.txt").reader != "csv"


def test_titles_and_notes_of_sheets_saved_as_text_need_no_separators() -> None:
    rows = "序号,工作任务,责任单位\n1,新建公厕5座。,区城管局\n2,改造公厕9座。,区民政局\n"
    found = document(f"石桥县任务表\n{rows}注：每月报送。\n".encode(), "tasks.txt")
    assert (found.reader, found.text.split("\n")[0], found.tables[0].rows) == ("csv", "石桥县任务表", 3)


def test_csv_may_keep_a_number_from_being_taken_for_one() -> None:
    assert text('="007",甲\n'.encode(), "tasks.csv") == "007\t甲"


# Files that are none


def test_told_by_content_whatever_the_suffix() -> None:
    content = xlsx(sheet({"A1": "甲", "B1": "乙"}))
    assert document(content, "tasks.xls").reader == "xlsx"
    assert document(ods(table(row("甲", "乙"))), "tasks.xlsx").reader == "ods"


def test_a_document_type_is_refused_so_entities_never_expand() -> None:
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": MAIN_PART,
        "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><workbook>&a;</workbook>',
    }
    with pytest.raises(UnreadableFile, match="document type"):
        document(zipped(members))


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_workbook_is_told(share: float) -> None:
    whole = xlsx(sheet({f"A{row}": f"第{row}项" for row in range(1, 200)}))
    with pytest.raises(GovtaskError):
        document(whole[: int(len(whole) * share)])


def test_who_reads_a_text_waits_for_none_of_this() -> None:
    code = (
        "import sys; from govtask_extract.cli.main import main; "
        f"main(['extract', {str(ROOT / 'samples/dongxihu-2022/notice.md')!r}]); print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    loaded = set(result.stderr.decode().split())
    assert "govtask_extract.reading.formats.from_text" in loaded
    slow = (
        "olefile",
        "defusedxml",
        "xlrd",
        "doc2docx",
        "msoffcrypto",
        "xlsxwriter",
        "xml.etree.ElementTree",
        "selectolax",
        "pdfplumber",
    )
    assert not [name for name in loaded if name.startswith(slow) or ".workbook" in name or ".sheets" in name]
