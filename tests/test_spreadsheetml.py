"""Workbooks as XML: cells at their indexes, formats, what is merged, hidden, struck or said in comments."""

from __future__ import annotations

import pytest
from outside import checked

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

SPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40"'
)


def workbook(*tables: str, styles: str = "", more: str = "", encoding: str = "UTF-8") -> bytes:
    sheets = "".join(
        f'<Worksheet ss:Name="表{index + 1}"><Table>{table}</Table>{more}</Worksheet>'
        for index, table in enumerate(tables)
    )
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    return f"{head}<Workbook {SPACES}><Styles>{styles}</Styles>{sheets}</Workbook>".encode(encoding)


def cell(text: str, more: str = "", kind: str = "String") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*texts: str, more: str = "") -> str:
    return f"<Row {more}>{''.join(text if text.startswith('<') else cell(text) for text in texts)}</Row>"


def document(content: bytes, name: str = "tasks.xml") -> RawDocument:
    return read(Source(name, content), Options())


def apart(found: RawDocument) -> list[tuple[str, str]]:
    return [(kind, found.text[start:end]) for (start, end), kind in found.furniture]


HEADER = row("序号", "工作任务", "责任单位")


@pytest.mark.parametrize("name", ["tasks.xml", "tasks.xls", "tasks.txt", "tasks"])
@pytest.mark.parametrize("encoding", ["UTF-8", "gb2312", "UTF-16"])
def test_workbooks_as_xml_are_told_by_content(name: str, encoding: str) -> None:
    content = workbook(HEADER + row("1", "新建公厕5座。", "区城管局"), encoding=encoding)
    report = checked(content, name)
    assert report["source"]["reader"] == "spreadsheetml"
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"]]


def test_cells_stand_at_their_indexes_and_span_others() -> None:
    title = row(cell("石桥县任务表", 'ss:MergeAcross="2"'))
    rows = row("1", "新建公厕5座。", cell("区城管局", 'ss:MergeDown="1"')) + row("2", "改造公厕9座。")
    last = row(cell("区民政局", 'ss:Index="3"'), more='ss:Index="9"')
    found = document(workbook(title + HEADER + rows + last))
    assert found.text.split("\n")[0] == "石桥县任务表"
    assert found.tables[0].cells[5].row_span == 2
    assert found.tables[0].cells[-1].name == "C9"


def test_values_show_in_their_formats() -> None:
    styles = (
        '<Style ss:ID="a"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>'
        '<Style ss:ID="b" ss:Parent="a"/><Style ss:ID="c"><NumberFormat ss:Format="Percent"/></Style>'
    )
    cells = (
        cell("2031-10-31T00:00:00.000", 'ss:StyleID="b"', "DateTime"),
        cell("0.075", 'ss:StyleID="c"', "Number"),
        cell("12", kind="Number"),
        cell("1", kind="Boolean"),
    )
    assert document(workbook(row(*cells), styles=styles)).text == "2031年10月\t7.50%\t12\tTRUE"


def test_what_does_not_show_stands_apart() -> None:
    styles = (
        '<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="w"><Font ss:Color="#FFFFFF"/></Style>'
        '<Style ss:ID="d"><Font ss:Color="#FFFFFF"/><Interior ss:Color="#1F4E79" ss:Pattern="Solid"/></Style>'
    )
    first = row(cell("甲", 'ss:StyleID="s"'), cell("乙", 'ss:StyleID="w"'), cell("丙", 'ss:StyleID="d"'), "戊", "丁")
    table = '<Column/><Column ss:Index="5" ss:Hidden="1"/>' + first + row("己", "庚", more='ss:Hidden="1"') + HEADER
    assert apart(document(workbook(table, styles=styles))) == [
        ("struck", "甲"),
        ("hidden", "乙"),
        ("hidden", "丁"),
        ("hidden", "己"),
        ("hidden", "庚"),
    ]


def test_runs_and_comments_are_marked_as_in_html() -> None:
    rich = (
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">新建<S>4</S><B>5</B>座<Sup>1</Sup>'
        '<Font html:Color="#FFFFFF">藏</Font></ss:Data><Comment ss:Author="甲"><ss:Data>待定</ss:Data></Comment></Cell>'
    )
    found = document(workbook(row(rich, "乙")))
    assert found.text == "新建45座1藏\n待定\t乙"
    assert apart(found) == [("struck", "4"), ("note-mark", "1"), ("hidden", "藏"), ("annotation", "待定")]


def test_hidden_sheets_heads_and_formulas_without_a_result_are_told() -> None:
    more = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><PageSetup>'
        '<Header x:Data="&amp;C内部&amp;P"/></PageSetup></WorksheetOptions>'
    )
    found = document(workbook(row("甲", '<Cell ss:Formula="=1+1"/>'), more=more))
    assert apart(found) == [("running-head", "内部")]
    assert [remark.name for remark in found.remarks] == ["formula-without-result"]
    hidden = more.replace("<PageSetup>", "<Visible>SheetHidden</Visible><PageSetup>")
    second = f'<Worksheet ss:Name="乙"><Table>{row("藏")}</Table>{hidden}</Worksheet></Workbook>'.encode()
    found = document(workbook(row("甲")).replace(b"</Workbook>", second))
    assert (found.text, [remark.name for remark in found.remarks]) == ("甲", ["hidden-sheet"])
