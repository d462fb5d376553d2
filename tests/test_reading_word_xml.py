"""Word documents that are one XML file: flat packages, and those of Word 2003; and what is older than all that."""

from __future__ import annotations

import pytest
from docx_made import paragraph, run
from ole2_made import ole2

from govtask_extract.errors import GovtaskError, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.pipeline import extract
from govtask_extract.reading.read import read
from govtask_extract.reading.setting_apart import ANNOTATION, HIDDEN, NOTE_MARK, STRUCK

_W = "http://schemas.microsoft.com/office/word/2003/wordml"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:v="urn:vml" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)


def of_2003(body: str, before: str = "") -> str:
    return f"<w:wordDocument {_SPACES}>{before}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"


def document(body: str, before: str = "") -> RawDocument:
    return read(Source("notice.doc", of_2003(body, before).encode()), Options())


def apart(body: str, before: str = "") -> list[tuple[str, str]]:
    found = document(body, before)
    return [(found.text[start:end], kind) for (start, end), kind in found.furniture]


def listed(text: str, level: int, printed: str = "") -> str:
    note = f'<wx:t wx:val="{printed}"/>' if printed else ""
    properties = f'<w:listPr><w:ilvl w:val="{level}"/><w:ilfo w:val="1"/>{note}</w:listPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


LISTS = (
    '<w:lists><w:listDef w:listDefId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:suff w:val="Nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:suff w:val="Space"/><w:lvlText w:val="%2."/></w:lvl></w:listDef>'
    '<w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>'
)


def test_lists_count_by_their_definitions() -> None:
    body = (
        listed("民生", 0)
        + listed("修堤", 1)
        + f"<wx:sub-section>{listed('铺路', 1)}</wx:sub-section>"
        + listed("住房", 0)
    )
    assert document(body, LISTS).text == "一、民生\n1. 修堤\n2. 铺路\n二、住房"


def test_without_definitions_the_numbers_that_were_printed_last_stand() -> None:
    assert document(listed("民生", 0, "一、") + listed("修堤", 1, "1.")).text == "一、民生\n1.修堤"


def test_styles_hide_and_number() -> None:
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="l"><w:pPr><w:listPr><w:ilfo w:val="1"/></w:listPr></w:pPr></w:style>'
        "</w:styles>"
    )
    body = paragraph("旧桥", style="h") + paragraph("民生", style="l")
    assert document(body, LISTS + styles).text == "旧桥\n一、民生"
    assert apart(body, LISTS + styles) == [("旧桥", HIDDEN)]


def test_changes_comments_and_notes() -> None:
    noted = '<aml:annotation aml:id="0" w:type="{}">{}</aml:annotation>'
    content = "<aml:content>{}</aml:content>"
    deleted = noted.format("Word.Deletion", content.format("<w:r><w:delText>旧桥</w:delText></w:r>"))
    inserted = noted.format("Word.Insertion", content.format(run("新桥")))
    before = noted.format("Word.Formatting", content.format("<w:rPr><w:vanish/></w:rPr>"))
    comment = f"<w:r>{noted.format('Word.Comment', content.format(paragraph('请核实')))}</w:r>"
    note = f"<w:r><w:footnote>{paragraph('见附表')}</w:footnote></w:r>"
    body = f"<w:p>{run('改造')}{deleted}{inserted}{run('。', before)}{comment}{note}</w:p>"
    assert document(body).text == "改造旧桥新桥。1\n见附表\n请核实"
    assert apart(body) == [("旧桥", STRUCK), ("1", NOTE_MARK), ("请核实", ANNOTATION)]


def test_headers_belong_to_their_section() -> None:
    header = f'<w:hdr w:type="odd">{paragraph("内部资料")}</w:hdr><w:hdr w:type="even">{paragraph("双页")}</w:hdr>'
    footer = f'<w:ftr w:type="odd"><w:p><w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple></w:p></w:ftr>'
    body = paragraph("正文") + f"<w:sectPr>{header}{footer}</w:sectPr>"
    assert apart(body) == [("内部资料", "running-head"), ("1", "page-number")]


def test_tables_merge_and_rows_of_no_height_hide() -> None:
    rows = (
        ("", '<w:vmerge w:val="restart"/>', "序号", "任务"),
        ("", "<w:vmerge/>", "", "修堤"),
        ('<w:trPr><w:trHeight w:val="1" w:h-rule="exact"/></w:trPr>', "", "1", "旧桥"),
    )
    body = "".join(
        f"<w:tr>{row}<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(one)}</w:tc><w:tc>{paragraph(other)}</w:tc></w:tr>"
        for row, merge, one, other in rows
    )
    found = document(f"<w:tbl>{body}</w:tbl>")
    assert found.text == "序号\t任务\n\t修堤\n1\t旧桥"
    assert [cell.row_span for cell in found.tables[0].cells] == [2, 1, 1, 1, 1]
    assert [kind for _, kind in found.furniture] == [HIDDEN, HIDDEN]


def test_text_boxes_word_art_and_symbols() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    art = '<w:pict><v:shape><v:textpath string="云河市人民政府文件"/></v:shape></w:pict>'
    symbol = '<w:sym w:font="Wingdings" w:char="F0FE"/>'
    font = '<w:rFonts w:ascii="Wingdings 2" w:h-ansi="Wingdings 2"/>'
    assert document(f"<w:p><w:r>{art}{symbol}{box}</w:r>{run('R', font)}</w:p>").text == "☑☑\n云河市人民政府文件\n框"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["notice.doc", "notice.xml", "notice"])
def test_told_by_its_root_in_any_encoding_and_under_any_name(name: str, encoding: str) -> None:
    declared = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><?mso-application progid="Word.Document"?>'
    )
    task = paragraph("1. 新建公园 3 个。（责任单位：市园林局）")
    report = extract((declared + of_2003(task)).encode(encoding), Options(), name=name)
    assert [task.responsible_units for task in report.tasks] == [("市园林局",)]
    assert report.source.reader == "wordxml"


def test_other_xml_is_not_of_word() -> None:
    assert read(Source("a.xml", "<list><item>修堤</item></list>".encode()), Options()).reader != "wordxml"


def test_a_document_type_is_refused() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa">]>{of_2003("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")}'
    with pytest.raises(UnreadableFile, match="document type"):
        read(Source("a.xml", bomb.encode()), Options())


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.doc", ole2({"WordDocument": b"\xdc\xa5\x65\0" + b"x" * 600}), "Word 6 or 95"),
        ("a.doc", ole2({"WordDocument": b"\xec\xa5\x68\0" + b"x" * 600}), "Word 6 or 95"),
        ("a.doc", b"\xdb\xa5\x2d\0" + b"x\0\1\2" * 200, "Word 2"),
        ("a.doc", b"\x31\xbe\0\0\0\xab" + b"x\0\1\2" * 200, "Word for DOS"),
        ("a.doc", b"\xffWPC" + b"x\0\1\2" * 200, "WordPerfect"),
        ("a.wps", ole2({"CONTENTS": b"CHNKWKS", "MatOST": b"x"}), "Microsoft Works"),
    ],
)
def test_older_documents_are_told_what_they_are(name: str, content: bytes, what: str) -> None:
    with pytest.raises(GovtaskError, match=what):
        read(Source(name, content), Options())
