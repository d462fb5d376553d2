"""What a Word document holds and its reader does not see, or sees and takes for no text: furniture in its place."""

from __future__ import annotations

import pytest
from docx_made import abstract, docx, level, numbered, paragraph, run, zipped
from docx_read import apart, document, lines, shown

from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.pipeline import extract
from govtask_extract.reading.formats.from_docx import read
from govtask_extract.reading.setting_apart import ANNOTATION, HIDDEN, NOTE_MARK, PROMPT, STRUCK

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="hp"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="hp2"><w:basedOn w:val="hp"/></w:style>'
    '<w:style w:type="character" w:styleId="hc"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="hc2"><w:basedOn w:val="hc"/></w:style>'
    '<w:style w:type="character" w:styleId="sc"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="sp"><w:rPr><w:dstrike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="wc"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="dark"><w:pPr><w:shd w:val="clear" w:fill="1F4E79"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style>'
    '<w:style w:type="character" w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="plain"/>'
    '<w:style w:type="table" w:styleId="banded"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:vanish/>", HIDDEN),
        ('<w:vanish w:val="on"/>', HIDDEN),
        ('<w:vanish w:val="0"/>', None),
        ("<w:webHidden/>", None),
        ('<w:rStyle w:val="hc"/>', HIDDEN),
        ('<w:rStyle w:val="hc2"/>', HIDDEN),
        ('<w:rStyle w:val="hc"/><w:vanish w:val="false"/>', None),
        ("<w:strike/>", STRUCK),
        ("<w:dstrike/>", STRUCK),
        ('<w:strike w:val="0"/><w:dstrike/>', STRUCK),
        ('<w:rStyle w:val="sc"/>', STRUCK),
        ('<w:rStyle w:val="sc"/><w:strike w:val="off"/>', None),
        ('<w:color w:val="FFFFFF"/>', HIDDEN),
        ('<w:color w:val="fefefe"/>', HIDDEN),
        ('<w:color w:val="FFFFFF" w:themeColor="background1"/>', HIDDEN),
        ('<w:color w:themeColor="background1"/>', HIDDEN),
        ('<w:rStyle w:val="wc"/>', HIDDEN),
        ('<w:color w:val="auto"/>', None),
        ('<w:color w:val="FF0000"/>', None),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', None),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>', None),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>', None),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto"/>', HIDDEN),
        ('<w:color w:val="000000"/><w:highlight w:val="black"/>', HIDDEN),
        ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', HIDDEN),
        ('<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="000000"/>', HIDDEN),
        ('<w14:textFill><w14:noFill/></w14:textFill>', HIDDEN),
        ('<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>', HIDDEN),
        ('<w:color w:val="FFFFFF"/><w14:textFill><w14:solidFill><w14:srgbClr w14:val="C00000"/></w14:solidFill>'
         '</w14:textFill>', None),
        ('<w:w w:val="1"/>', HIDDEN),
        ('<w:w w:val="80"/>', None),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:themeFill="accent1"/>', None),
        ('<w:sz w:val="1"/>', HIDDEN),
        ('<w:sz w:val="4"/>', HIDDEN),
        ('<w:sz w:val="9"/>', None),
        ('<w:sz w:val="1.5pt"/>', HIDDEN),
        ('<w:sz w:val="16pt"/>', None),
        ('<w:szCs w:val="2"/>', None),
    ],
)  # fmt: skip
def test_how_a_run_looks_says_whether_it_is_seen(properties: str, kind: str | None) -> None:
    body = f"<w:p>{run('改造')}{run('旧桥', properties)}{run('新桥')}</w:p>"
    assert apart(body, styles=STYLES) == ([("旧桥", kind)] if kind else [])
    assert lines(body, styles=STYLES) == ["改造旧桥新桥"]


@pytest.mark.parametrize(("style", "kind"), [("hp", HIDDEN), ("hp2", HIDDEN), ("sp", STRUCK), ("n", None)])
def test_a_paragraphs_style_hides_or_strikes_its_runs(style: str, kind: str | None) -> None:
    assert apart(paragraph("旧桥", style=style), styles=STYLES) == ([("旧桥", kind)] if kind else [])


def test_what_both_styles_hide_shows() -> None:
    body = f'<w:p><w:pPr><w:pStyle w:val="hp"/></w:pPr>{run("新桥", """<w:rStyle w:val="hc"/>""")}</w:p>'
    assert apart(body, styles=STYLES) == []


def test_the_default_style_and_the_documents_defaults_count() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert apart(paragraph("旧桥"), styles=defaults.format("<w:vanish/>")) == [("旧桥", HIDDEN)]
    hiding = '<w:style w:type="paragraph" w:default="1" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert apart(paragraph("旧桥"), styles=hiding) == [("旧桥", HIDDEN)]


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("", HIDDEN),
        ('<w:shd w:val="clear" w:fill="C00000"/>', None),
        ('<w:pStyle w:val="dark"/>', None),
        ('<w:pStyle w:val="dark"/><w:shd w:val="clear" w:fill="FFFFFF"/>', HIDDEN),
    ],
)
def test_white_shows_on_what_a_paragraph_stands_on(properties: str, kind: str | None) -> None:
    body = f"<w:p><w:pPr>{properties}</w:pPr>{run('要点', WHITE)}</w:p>"
    assert apart(body, styles=STYLES) == ([("要点", kind)] if kind else [])


def test_white_shows_on_a_dark_page() -> None:
    picture = '<wp:anchor behindDoc="{}"><wp:extent cx="{}" cy="900000"/><pic:pic><a:blip/></pic:pic></wp:anchor>'
    body = f"<w:p>{run('要点', WHITE)}</w:p>"
    for behind, width, expected in ((1, 6_000_000, 0), (0, 6_000_000, 1), (1, 1_500_000, 1)):
        drawn = f"<w:p><w:r><w:drawing>{picture.format(behind, width)}</w:drawing></w:r></w:p>"
        assert len(apart(drawn + body)) == expected
    members = {
        "word/document.xml": (
            f'<w:document xmlns:w="w"><w:background w:color="{{}}"/><w:body>{body}</w:body></w:document>'
        ),
        "word/settings.xml": '<w:settings xmlns:w="w"><w:displayBackgroundShape/></w:settings>',
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="x" Type="/settings" Target="settings.xml"/>'
        "</Relationships>",
    }
    for color, expected in (("1F4E79", 0), ("FFFFFF", 1), ("auto", 1)):
        made = zipped({name: content.replace("{}", color) for name, content in members.items()})
        assert len(read(Source("notice.docx", made), Options()).furniture) == expected


@pytest.mark.parametrize(
    ("table", "cell", "kind"),
    [
        ("", "", HIDDEN),
        ("", '<w:shd w:val="clear" w:fill="4472C4"/>', None),
        ('<w:shd w:val="clear" w:fill="4472C4"/>', "", None),
        ('<w:tblStyle w:val="banded"/>', "", None),
        ('<w:tblStyle w:val="banded"/>', '<w:shd w:val="clear" w:fill="FFFFFF"/>', HIDDEN),
        ('<w:tblStyle w:val="plain"/>', "", HIDDEN),
    ],
)
def test_white_shows_in_a_dark_cell(table: str, cell: str, kind: str | None) -> None:
    cells = f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p>{run('牵头单位', WHITE)}</w:p></w:tc><w:tc>{paragraph('甲')}</w:tc>"
    body = f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr>{cells}</w:tr></w:tbl>"
    assert apart(body, styles=STYLES) == ([("牵头单位", kind)] if kind else [])


def test_white_shows_in_a_dark_text_box() -> None:
    box = f"<w:txbxContent><w:p>{run('要点', WHITE)}</w:p></w:txbxContent>"
    fill = '<wps:spPr><a:solidFill><a:srgbClr val="{}"/></a:solidFill></wps:spPr>'
    drawn = "<w:p><w:r><w:drawing><wps:wsp>{}<wps:txbx>" + box + "</wps:txbx></wps:wsp></w:drawing></w:r></w:p>"
    assert apart(drawn.format(fill.format("C00000"))) == []
    assert apart(drawn.format(fill.format("FFFFFF"))) == [("要点", HIDDEN)]
    assert apart(drawn.format("<wps:spPr><a:gradFill/></wps:spPr>")) == []
    assert apart(drawn.format('<wps:style><a:fillRef idx="1"/></wps:style>')) == []
    old = "<w:p><w:r><w:pict><v:rect {}><v:textbox>" + box + "</v:textbox></v:rect></w:pict></w:r></w:p>"
    assert apart(old.format('fillcolor="#c00000 [3204]"')) == []
    assert apart(old.format("")) == [("要点", HIDDEN)]


@pytest.mark.parametrize(
    "hiding",
    [
        '<wp:docPr id="1" hidden="1"/>',
        '<wp:positionH relativeFrom="page"><wp:posOffset>-2147483648</wp:posOffset></wp:positionH>',
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>30000000</wp:posOffset></wp:positionV>',
    ],
)
def test_a_text_box_that_does_not_show_is_hidden(hiding: str) -> None:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph('旧桥')}</w:txbxContent></wps:txbx></wps:wsp>"
    anchor = f'<wp:anchor>{hiding}<wp:extent cx="100" cy="100"/>{box}</wp:anchor>'
    assert apart(f"<w:p><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>") == [("旧桥", HIDDEN)]


@pytest.mark.parametrize("style", ["visibility:hidden", "position:absolute;margin-left:-9999pt;width:80pt;height:9pt"])
def test_an_old_text_box_that_does_not_show_is_hidden(style: str) -> None:
    box = f"<v:textbox><w:txbxContent>{paragraph('旧桥')}</w:txbxContent></v:textbox>"
    assert apart(f'<w:p><w:r><w:pict><v:shape style="{style}">{box}</v:shape></w:pict></w:r></w:p>') == [
        ("旧桥", HIDDEN)
    ]


@pytest.mark.parametrize(
    "properties",
    ['<w:spacing w:line="20" w:lineRule="exact"/>', '<w:framePr w:x="-20000" w:y="1"/>'],
)
def test_a_paragraph_without_room_is_hidden(properties: str) -> None:
    assert apart(paragraph("旧桥", more=properties)) == [("旧桥", HIDDEN)]
    assert apart(paragraph("新桥", more='<w:spacing w:line="560" w:lineRule="exact"/>')) == []


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:hidden/>", HIDDEN),
        ('<w:hidden w:val="0"/>', None),
        ("<w:del/>", STRUCK),
        ('<w:trHeight w:val="15" w:hRule="exact"/>', HIDDEN),
        ('<w:trHeight w:val="15" w:hRule="atLeast"/>', None),
    ],
)
def test_a_row_may_be_hidden_or_deleted(properties: str, kind: str | None) -> None:
    cells = f"<w:tc>{paragraph('2')}</w:tc><w:tc>{paragraph('旧桥')}</w:tc>"
    shown_row = f"<w:tr><w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('新桥')}</w:tc></w:tr>"
    body = f"<w:tbl>{shown_row}<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr></w:tbl>"
    assert apart(body) == ([("2", kind), ("旧桥", kind)] if kind else [])


def test_deleted_words_rows_cells_and_paragraphs_stand_in_their_places() -> None:
    deleted = "<w:del><w:r><w:delText>旧桥</w:delText></w:r></w:del>"
    assert apart(f"<w:p>{run('改造')}{deleted}{run('新桥')}</w:p>") == [("旧桥", STRUCK)]
    assert apart(f"<w:p><w:ins>{deleted}</w:ins></w:p>") == [("旧桥", STRUCK)]
    assert apart(f"<w:p><w:moveFrom>{run('旧桥')}</w:moveFrom></w:p>") == [("旧桥", STRUCK)]
    cell = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('旧桥')}</w:tc><w:tc>{paragraph('新桥')}</w:tc>"
    assert apart(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == [("旧桥", STRUCK)]


NUMBERING = abstract(0, level(0, "decimal", "%1.")) + numbered(1, 0)
MARK = "<w:rPr>{}</w:rPr>"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_a_paragraph_that_is_gone_with_its_mark_does_not_count(mark: str) -> None:
    tag = mark.strip("</>").removeprefix("w:")
    content = run("旧桥", "<w:vanish/>") if tag == "vanish" else f"<w:del>{run('旧桥')}</w:del>"
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{MARK.format(mark)}</w:pPr>'
    body = paragraph("新桥", 1) + f"<w:p>{properties}{content}</w:p>" + paragraph("新路", 1)
    assert lines(body, numbering=NUMBERING) == ["1.新桥", "旧桥", "2.新路"]
    assert shown(body, numbering=NUMBERING) == "1.新桥\n\n2.新路"


@pytest.mark.parametrize(("properties", "kind"), [("<w:strike/>", STRUCK), ("<w:vanish/>", HIDDEN)])
def test_a_number_before_nothing_that_shows_is_as_apart(properties: str, kind: str) -> None:
    numbered_ = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = paragraph("新桥", 1) + f"<w:p>{numbered_}{run('旧桥', properties)}</w:p>" + paragraph("新路", 1)
    assert lines(body, numbering=NUMBERING) == ["1.新桥", "2.旧桥", "3.新路"]
    assert apart(body, numbering=NUMBERING) == [("2.", kind), ("旧桥", kind)]


def test_behind_a_hidden_mark_the_next_paragraph_goes_on() -> None:
    """A style separator: a heading and its text in one line, numbered once."""
    separator = MARK.format("<w:vanish/><w:specVanish/>")
    body = paragraph("强化保障。", 1, more=separator) + paragraph("各地要加强领导。")
    assert lines(body, numbering=NUMBERING) == ["1.强化保障。各地要加强领导。"]


def test_before_a_table_a_paragraph_ends_whatever_its_mark() -> None:
    rows = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    assert lines(paragraph("附表", more=MARK.format("<w:vanish/>")) + rows + paragraph("丙")) == [
        "附表",
        "甲\t乙",
        "丙",
    ]


def test_a_table_that_was_deleted_is_no_table_of_tasks() -> None:
    cells = (("序号", "任务", "责任单位"), ("1", "拆除旧桥。", "市住建局"))
    rows = "".join(
        f"<w:tr><w:trPr><w:del/></w:trPr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in cells
    )
    body = paragraph("1. 新建新桥。（责任单位：市交通局）") + f"<w:tbl>{rows}</w:tbl>"
    report = extract(docx(body), Options(), name="notice.docx")
    assert [task.responsible_units for task in report.tasks] == [("市交通局",)]
    assert report.coverage.unread == 0


def test_a_last_paragraph_without_an_end_is_not_lost() -> None:
    cell = f"<w:tc>{paragraph('甲', more=MARK.format('<w:del/>'))}</w:tc><w:tc>{paragraph('乙')}</w:tc>"
    assert lines(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>" + paragraph("丙")) == ["甲\t乙", "丙"]


CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("properties", "text", "kind"),
    [
        ("<w:showingPlcHdr/><w:text/>", "单击或点击此处输入文字。", PROMPT),
        ("<w:showingPlcHdr/><w:date/>", "单击此处输入日期。", PROMPT),
        ('<w:showingPlcHdr w:val="0"/><w:text/>', "市民政局", None),
        ("<w:dropDownList/>", "选择一项。", PROMPT),
        ("<w:comboBox/>", "请选择责任单位", PROMPT),
        ("<w:dropDownList/>", "市民政局", None),
        ("<w:text/>", "选择一批示范社区", None),
    ],
)
def test_a_control_that_nobody_filled_in_shows_its_prompt(properties: str, text: str, kind: str | None) -> None:
    expected = [(text, kind)] if kind else []
    assert apart(f"<w:p>{CONTROL.format(properties, run(text))}</w:p>") == expected
    assert apart(CONTROL.format(properties, paragraph(text))) == expected
    cell = CONTROL.format(properties, f"<w:tc>{paragraph(text)}</w:tc>")
    body = f"<w:tbl><w:tr><w:tc>{paragraph('1')}</w:tc>{cell}</w:tr></w:tbl>"
    assert apart(body) == expected or "<w:tc>" in cell


def test_the_style_of_prompts_and_buttons_ask() -> None:
    styled = run("单位名称", '<w:rStyle w:val="a3"/>')
    assert apart(f"<w:p>{styled}</w:p>", styles=STYLES) == [("单位名称", PROMPT)]
    button = '<w:fldSimple w:instr="MACROBUTTON NoMacro 单击此处输入单位"/>'
    assert apart(f"<w:p>{button}</w:p>") == [("单击此处输入单位", PROMPT)]


UP = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("before", "mark", "kind"),
    [
        ("改造老旧小区", "1", NOTE_MARK),
        ("改造老旧小区", "[1]", NOTE_MARK),
        ("改造老旧小区", "①", NOTE_MARK),
        ("改造老旧小区", "注1", NOTE_MARK),
        ("改造老旧小区", "*", NOTE_MARK),
        ("建设绿地 40 km", "2", None),
        ("装机 10", "4", None),
        ("改造老旧小区", "（试点）", None),
    ],
)
def test_a_raised_figure_is_the_mark_of_a_note(before: str, mark: str, kind: str | None) -> None:
    expected = [(mark, kind)] if kind else []
    assert apart(f"<w:p>{run(before)}{run(mark, UP)}{run('40个')}</w:p>") == expected
    styled = run(mark, '<w:rStyle w:val="up"/>')
    assert apart(f"<w:p>{run(before)}{styled}{run('40个')}</w:p>", styles=STYLES) == expected


def test_what_is_raised_far_above_the_line_is_a_mark() -> None:
    for raised, expected in ((6, [("1", NOTE_MARK)]), (2, [])):
        properties = f'<w:position w:val="{raised}"/>'
        assert apart(f"<w:p>{run('小区')}{run('1', properties)}{run('40个')}</w:p>") == expected


def test_a_mark_in_several_runs_is_one() -> None:
    body = f"<w:p>{run('小区')}{run('[', UP)}{run('1', UP)}{run(']', UP)}{run('40个')}</w:p>"
    assert apart(body) == [("[1]", NOTE_MARK)]


def test_comments_stand_below_the_text_as_annotations() -> None:
    comments = f'<w:comment w:id="0">{paragraph("请核实")}</w:comment><w:comment w:id="1">{paragraph("无")}</w:comment>'
    body = f'<w:p>{run("修堤")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    assert lines(body, comments=comments) == ["修堤", "请核实"]
    listed = f'<w:comment w:id="0">{paragraph("请核实", 1)}</w:comment>'
    assert lines(body, comments=listed, numbering=NUMBERING) == ["修堤", "请核实"]
    assert apart(body, comments=comments) == [("请核实", ANNOTATION)]


def test_what_a_header_hides_is_hidden_and_no_running_head() -> None:
    header = f"<w:p>{run('旧桥', '<w:vanish/>')}</w:p>{paragraph('内部资料')}"
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert apart(paragraph("正文") + section, header1=header) == [("旧桥", HIDDEN), ("内部资料", "running-head")]


def test_no_value_holds_what_does_not_show_and_it_is_told() -> None:
    body = (
        f"<w:p>{run('1. 改造小区')}{run('30', '<w:strike/>')}{run('40个。（牵头单位：')}"
        f"{run('市建委、', '<w:vanish/>')}{run('市住建局；责任单位：市财政局）')}</w:p>"
    )
    report = extract(docx(body), Options(), name="notice.docx")
    assert [(task.text, task.lead_units) for task in report.tasks] == [("改造小区40个。", ("市住建局",))]
    assert [said.code for said in report.diagnostics] == ["GT109", "GT109"]
    assert (report.coverage.unread, document(body).text.count("30")) == (0, 1)


def note(more: str = "", kind: str = "footnote") -> str:
    """A paragraph that refers to a note."""
    return f'<w:p>{run("老旧小区")}<w:r><w:{kind}Reference w:id="2"{more}/>{"<w:t>*</w:t>" if more else ""}</w:r></w:p>'


CIRCLED = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numStart w:val="3"/></w:footnotePr>'


@pytest.mark.parametrize(
    ("body", "settings", "marks"),
    [
        (note() + note(), "", ["1", "2"]),
        (note() + note(kind="endnote"), "", ["1", "i"]),
        (note() + note() + f"<w:sectPr>{CIRCLED}</w:sectPr>", "", ["③", "④"]),
        (note() + note(), CIRCLED, ["③", "④"]),
        (note(' w:customMarkFollows="1"') + note(), "", ["1"]),
        (f'<w:tbl><w:tr><w:tc>{note()}</w:tc><w:tc>{paragraph("县")}</w:tc></w:tr></w:tbl>', "", ["1"]),
        (note().replace("<w:r><w:foot", "<w:del><w:r><w:foot").replace("</w:r></w:p>", "</w:r></w:del></w:p>"), "", []),
    ],
)  # fmt: skip
def test_the_numbers_that_refer_to_notes_are_counted_as_word_prints_them(
    body: str, settings: str, marks: list[str]
) -> None:
    assert apart(body, settings=settings) == [(mark, NOTE_MARK) for mark in marks]
