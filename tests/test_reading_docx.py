"""Word documents: automatic numbers, what shows and what does not, tables, and files that are none."""

from __future__ import annotations

import pytest
from docx_made import abstract, docx, level, numbered, paragraph, run, zipped
from docx_read import apart, document, lines, shown

from govtask_extract.errors import EncryptedFile, GovtaskError, LimitExceeded, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_docx import read, sniff
from govtask_extract.reading.read import read as read_any
from govtask_extract.reading.reader import Fit
from govtask_extract.reading.setting_apart import HIDDEN, STRUCK

_START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def labels(numbering: str, places: list[tuple[int, int]], **parts: str) -> list[str]:
    """The numbers of paragraphs that say only which list and level they are of."""
    body = "".join(paragraph("", number, depth) for number, depth in places)
    return lines(body, numbering=numbering, **parts)


@pytest.mark.parametrize(
    ("number_format", "start", "expected"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("decimalFullWidth", 9, ["９", "１０"]),
        ("chineseCounting", 10, ["十", "十一"]),
        ("chineseCounting", 100, ["一○○", "一○一"]),
        ("chineseCountingThousand", 20, ["二十", "二十一"]),
        ("chineseCountingThousand", 109, ["一百零九", "一百一十"]),
        ("taiwaneseCountingThousand", 1010, ["一千零一十", "一千零一十一"]),
        ("japaneseCounting", 99, ["九十九", "百"]),
        ("ideographDigital", 9, ["九", "一〇"]),
        ("ideographTraditional", 1, ["甲", "乙"]),
        ("ideographZodiac", 1, ["子", "丑"]),
        ("chineseLegalSimplified", 11, ["壹拾壹", "壹拾贰"]),
        ("decimalEnclosedCircle", 20, ["⑳", "㉑"]),
        ("decimalEnclosedCircleChinese", 10, ["⑩", "⑪"]),
        ("decimalEnclosedParen", 20, ["⒇", "21"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 53, ["aaa", "bbb"]),
        ("upperRoman", 4, ["IV", "V"]),
        ("lowerRoman", 9, ["ix", "x"]),
        ("thaiNumbers", 3, ["3", "4"]),
    ],
)
def test_a_number_is_printed_in_its_format(number_format: str, start: int, expected: list[str]) -> None:
    numbering = abstract(0, level(0, number_format, "%1", f'<w:start w:val="{start}"/>')) + numbered(1, 0)
    assert labels(numbering, [(1, 0), (1, 0)]) == expected


OUTLINE = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%2.%3.%4", "<w:isLgl/>"),
) + numbered(1, 0)


def test_a_level_counts_anew_below_each_higher_one() -> None:
    places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1)]
    assert labels(OUTLINE, places) == ["一、", "（一）", "1.", "2.", "（二）", "1.", "1.2.1.1", "二、", "（一）"]


def test_a_level_may_never_count_anew_or_only_after_a_given_one() -> None:
    numbering = abstract(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>'),
        level(2, "lowerLetter", "%3", '<w:lvlRestart w:val="1"/>'),
    )
    places = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert labels(numbering + numbered(1, 0), places) == ["1", "（1）", "a", "（2）", "b", "2", "（3）", "a"]


def test_a_level_that_is_passed_over_counts() -> None:
    numbering = abstract(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）", '<w:start w:val="3"/>'),
        level(2, "decimal", "%2.%3", "<w:isLgl/>"),
    )
    places = [(1, 0), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    expected = ["一、", "3.1", "（四）", "4.1", "二、", "（三）", "3.1"]
    assert labels(numbering + numbered(1, 0), places) == expected
    assert labels(numbering + numbered(1, 0), [(1, 1), (1, 0)]) == ["（三）", "二、"]


def test_a_level_without_a_start_begins_at_zero() -> None:
    bare = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl>'
    assert labels(abstract(0, bare) + numbered(1, 0), [(1, 0), (1, 0)]) == ["0.", "1."]
    assert labels(abstract(0, bare) + numbered(1, 0, _START.format(1)), [(1, 0), (1, 0)]) == ["1.", "2."]


def test_a_format_that_is_made_up_counts_as_it_begins() -> None:
    custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    choice = f'<mc:Choice Requires="w14">{custom}</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
    rest = '<w:start w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/>'
    made = f'<w:lvl w:ilvl="0"><mc:AlternateContent>{choice}</mc:AlternateContent>{rest}</w:lvl>'
    assert labels(abstract(0, made) + numbered(1, 0), [(1, 0)]) == ["001."]


def test_a_number_that_is_hidden_is_not_printed() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")) + numbered(1, 0)
    assert lines(paragraph("修堤", 1), numbering=numbering) == ["修堤"]


def test_lists_of_one_definition_count_on_together() -> None:
    numbering = abstract(0, level(0, "decimal", "第%1条")) + numbered(1, 0) + numbered(2, 0)
    assert labels(numbering, [(1, 0), (2, 0), (1, 0)]) == ["第1条", "第2条", "第3条"]


def test_a_list_with_a_start_of_its_own_restarts_once() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + numbered(1, 0) + numbered(2, 0, _START.format(1))
    assert labels(numbering, [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)]) == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + numbered(1, 0, override)
    assert labels(numbering, [(1, 0), (1, 0)]) == ["A)", "B)"]


def test_styles_number_their_paragraphs_at_the_level_that_names_them() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="a"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = abstract(
        0, level(0, "decimal", "%1.", '<w:pStyle w:val="a"/>'), level(1, "decimal", "（%2）", '<w:pStyle w:val="c"/>')
    )
    body = "".join(paragraph("修堤", style=style) for style in ("a", "c", "b")) + paragraph("略", 0, style="a")
    assert lines(body, styles=styles, numbering=numbering + numbered(1, 0)) == ["1.修堤", "（1）修堤", "2.修堤", "略"]


def test_a_definition_may_be_a_link_to_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + abstract(1, level(0, "decimal", "%1、"))
        + numbered(1, 0)
        + numbered(2, 1)
    )
    assert labels(numbering, [(1, 0), (2, 0)], styles=styles) == ["1、", "2、"]


def test_bullets_are_printed_and_those_of_symbol_fonts_become_one() -> None:
    numbering = abstract(0, level(0, "bullet", "\uf0b7"), level(1, "bullet", "—")) + numbered(1, 0)
    assert labels(numbering, [(1, 0), (1, 1)]) == ["•", "—"]


def test_the_gap_behind_a_number_is_a_blank_unless_there_is_none() -> None:
    start = '<w:start w:val="1"/>'
    numbering = abstract(0, f'<w:lvl w:ilvl="0">{start}<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>')
    assert lines(paragraph("修堤", 1), numbering=numbering + numbered(1, 0)) == ["1. 修堤"]


def test_a_paragraph_of_an_unknown_list_has_no_number() -> None:
    assert lines(paragraph("修堤", 7), numbering=OUTLINE) == ["修堤"]


def test_insertions_show_and_deletions_are_struck() -> None:
    body = (
        f"<w:p>{run('县水利局')}<w:del><w:r><w:delText>、甲</w:delText></w:r></w:del>"
        f"<w:ins>{run('、县财政局')}</w:ins><w:moveFrom>{run('乙')}</w:moveFrom><w:moveTo>{run('丙')}</w:moveTo></w:p>"
    )
    assert shown(body) == "县水利局、县财政局丙"
    assert apart(body) == [("、甲", STRUCK), ("乙", STRUCK)]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert lines(paragraph("责任", more="<w:rPr><w:del/></w:rPr>") + paragraph("单位")) == ["责任单位"]


def test_of_fields_the_result_shows() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        f'<w:r><w:t>指令</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("附件1")}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE">{run("三月")}</w:fldSimple>'
        f"<w:hyperlink>{run('链接')}</w:hyperlink></w:p>"
    )
    assert lines(body) == ["附件1三月链接"]


def test_hidden_text_is_set_apart() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = (
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>{run('乙')}"
        '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>丙</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="h"/><w:vanish w:val="0"/></w:rPr><w:t>丁</w:t></w:r></w:p>'
    )
    assert shown(body, styles=styles) == "乙丁"
    assert apart(body, styles=styles) == [("甲", HIDDEN), ("丙", HIDDEN)]


def test_breaks_tabs_and_symbols() -> None:
    inner = '甲</w:t><w:tab/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:br/><w:t>乙'
    assert lines(paragraph(inner)) == ["甲\t-☑", "乙"]


def test_a_break_before_an_indented_line_begins_a_paragraph() -> None:
    inner = "一、总则</w:t><w:br/><w:t>　　（一）修堤。"
    assert [line.paragraph for line in document(paragraph(inner) + paragraph("二")).lines] == [1, 2, 3]


def test_content_controls_are_read_where_they_stand() -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt></w:p>"
    )
    assert lines(body) == ["甲", "乙"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('岭东县人民政府文件')}</w:txbxContent>"
    drawing = f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
    picture = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"{drawing}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(f"<w:p>{run('前')}{both}{run('后')}</w:p>{paragraph('下')}") == ["前后", "岭东县人民政府文件", "下"]
    assert lines(f"<w:p><w:r>{picture}</w:r></w:p>") == ["岭东县人民政府文件"]


def test_notes_follow_the_body() -> None:
    texts = ("见附表。", "未引")
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>' for n, text in enumerate(texts, start=2))
    body = f'<w:p>{run("修堤")}<w:r><w:footnoteReference w:id="2"/></w:r>{run("。")}</w:p>{paragraph("完")}'
    assert lines(body, footnotes=notes) == ["修堤1。", "完", "见附表。"]


def test_headers_and_footers_are_furniture() -> None:
    footer = f'<w:p><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>{run(" —")}</w:p>'
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    found = document(paragraph("正文") + section, header1=paragraph("内部资料"), footer1=footer)
    assert found.text == "内部资料\n正文\n— 1 —"
    assert [(found.text[start:end], kind) for (start, end), kind in found.furniture] == [
        ("内部资料", "running-head"),
        ("— 1 —", "page-number"),
    ]


def test_a_first_page_header_shows_only_where_the_section_has_a_title_page() -> None:
    section = '<w:sectPr>{}<w:headerReference w:type="first" r:id="header1"/></w:sectPr>'
    assert document(paragraph("甲") + section.format(""), header1=paragraph("乙")).text == "甲"
    assert document(paragraph("甲") + section.format("<w:titlePg/>"), header1=paragraph("乙")).text == "乙\n甲"


def test_paragraphs_are_centred_by_themselves_or_by_their_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="n"/>'
        '<w:style w:type="paragraph" w:styleId="t"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="u"><w:basedOn w:val="t"/></w:style>'
    )
    body = paragraph("甲", style="u") + paragraph("乙", style="u", more='<w:jc w:val="left"/>') + paragraph("丙")
    body += paragraph("丁", more='<w:jc w:val="center"/>')
    assert [line.centred for line in document(body, styles=styles).lines] == [True, False, False, True]


def cell(text: str, properties: str = "") -> str:
    content = "".join(paragraph(piece) for piece in text.split("|"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_merged_cells_stand_once() -> None:
    found = document(
        table(
            cell("序号", '<w:vMerge w:val="restart"/>') + cell("单位", '<w:gridSpan w:val="2"/>'),
            cell("", "<w:vMerge/>") + cell("牵头") + cell("配合"),
            cell("1") + cell("县水利局") + cell("县财政局|各镇"),
        )
    )
    assert found.text == "序号\t单位\t\n\t牵头\t配合\n1\t县水利局\t县财政局\n各镇"
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.tables[0].cells] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip


def test_cells_merged_in_the_old_way_stand_once() -> None:
    merged = cell("单位", '<w:hMerge w:val="restart"/>') + cell("藏", "<w:hMerge/>")
    found = document(table(cell("序号") + merged, cell("1") + cell("县水利局") + cell("县财政局")))
    assert found.text == "序号\t单位\t\n1\t县水利局\t县财政局"


def test_a_table_with_one_cell_a_row_only_frames_its_paragraphs() -> None:
    found = document(table(cell("甲|乙"), cell("丙") + cell("")))
    assert (found.text, found.tables) == ("甲\n乙\n丙", ())


def test_deleted_rows_are_struck_and_numbers_count_through_cells() -> None:
    numbered_cell = "<w:tc>" + paragraph("", 1) + "</w:tc>"
    rows = [
        numbered_cell + cell("甲"),
        "<w:trPr><w:del/></w:trPr>" + numbered_cell + cell("丙"),
        numbered_cell + cell("乙"),
    ]
    assert lines(table(*rows), numbering=OUTLINE) == ["一、\t甲", "\t丙", "二、\t乙"]
    assert apart(table(*rows), numbering=OUTLINE) == [("丙", STRUCK)]


def test_the_strict_namespace_is_read_as_well() -> None:
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": (
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{paragraph('修堤')}</w:body></w:document>"
        ),
    }
    assert read(Source("notice.docx", zipped(members)), Options()).text == "修堤"


@pytest.mark.parametrize(
    "name",
    ["word\\document.xml", "WORD/Document.xml", "/word/document.xml", "./word/document.xml", "word/document2.xml"],
)
def test_names_of_parts_may_be_spelt_otherwise(name: str) -> None:
    relation = f'<Relationship Id="x" Type="/officeDocument" Target="{name}"/>'
    members = {
        "_rels\\.rels" if "\\" in name else "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        name: f'<w:document xmlns:w="w"><w:body>{paragraph("修堤")}</w:body></w:document>',
    }
    assert read_any(Source("notice.docx", zipped(members)), Options()).text == "修堤"


def test_told_by_content_whatever_the_suffix() -> None:
    assert sniff(docx(paragraph("甲")), ".doc") is Fit.CERTAIN
    assert sniff(zipped({"xl/workbook.xml": ""}), ".docx") is Fit.NONE
    assert sniff(docx(paragraph("甲"))[:200], ".docx") is Fit.LIKELY
    assert sniff(b"PK", "") is Fit.NONE


def test_a_document_type_is_refused_so_entities_never_expand() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body>&b;</w:body></w:document>'
    )
    for content in (bomb.encode(), bomb.encode("utf-16")):
        members = {"[Content_Types].xml": "<Types/>", "word/document.xml": content}
        with pytest.raises(UnreadableFile, match="document type"):
            read(Source("notice.docx", zipped(members)), Options())


def test_damaged_files_end_in_a_clear_error() -> None:
    whole = docx(paragraph("修堤" * 500))
    for content in (
        whole[: len(whole) // 2],
        whole[:-30],
        zipped({"[Content_Types].xml": "", "word/document.xml": "<x"}),
    ):
        with pytest.raises(GovtaskError):
            read_any(Source("notice.docx", content), Options())


def test_an_archive_that_unpacks_to_a_thousand_times_its_size_is_refused() -> None:
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": b"<a>" + b" " * 30_000_000}
    with pytest.raises(LimitExceeded):
        read_any(Source("notice.docx", zipped(members)), Options())


def test_a_member_under_a_password_is_told() -> None:
    content = bytearray(docx(paragraph("修堤")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    with pytest.raises(EncryptedFile):
        read(Source("notice.docx", bytes(content)), Options())


def test_nothing_is_fetched_from_outside() -> None:
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="w"><w:body>{paragraph("修堤")}</w:body></w:document>',
        "word/_rels/document.xml.rels": (
            '<Relationships><Relationship Id="rId1" Type="x/styles" Target="file:///etc/passwd" TargetMode="External"/>'
            '<Relationship Id="rId2" Type="x/numbering" Target="../../../etc/passwd"/></Relationships>'
        ),
    }
    assert read(Source("notice.docx", zipped(members)), Options()).text == "修堤"
