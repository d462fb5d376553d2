"""What a reader of a Word document sees and no run holds: it is read, or named as not read."""

from __future__ import annotations

from base64 import b64encode

import pytest
from docx_made import docx, paragraph, run, zipped
from docx_read import apart, document, lines, unread

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.pipeline import extract
from govtask_extract.reading.formats.from_docx import read
from govtask_extract.reading.read import read as read_any
from govtask_extract.reading.setting_apart import PROMPT

_SPACES = (
    'xmlns:w="w" xmlns:r="r" xmlns:mc="mc" xmlns:dgm="dgm" xmlns:a="a" xmlns:c="c" '
    'xmlns:shape="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def with_parts(body: str, **parts: tuple[str, str | bytes]) -> bytes:
    """A document whose relations `x`, `y` … are parts of these names and contents."""
    relations = "".join(
        f'<Relationship Id="{identity}" Type="/part" Target="{name}"/>' for identity, (name, _) in parts.items()
    )
    return zipped(
        {
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{f"word/{name}": content for name, content in parts.values()},
        }
    )


def of_parts(body: str, **parts: tuple[str, str | bytes]) -> tuple[list[str], list[str]]:
    """The lines, and what was not read."""
    found = read(Source("notice.docx", with_parts(body, **parts)), Options())
    return found.text.split("\n"), [remark.message for remark in found.remarks]


CHOICE = "<mc:AlternateContent><mc:Choice {}>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("required", "expected"),
    [('Requires="wps"', "新"), ('Requires="w14 wps"', "新"), ('Requires="w99"', "旧"), ('Requires="w14 w99"', "旧"),
     ('Requires="nobody"', "旧"), ("", "旧")],
)  # fmt: skip
def test_of_two_ways_the_newer_shows_where_word_understands_it(required: str, expected: str) -> None:
    assert lines(f"<w:p><w:r>{CHOICE.format(required, '<w:t>新</w:t>', '<w:t>旧</w:t>')}</w:r></w:p>") == [expected]
    assert lines(f"<w:p>{CHOICE.format(required, run('新'), run('旧'))}</w:p>") == [expected]
    assert lines(CHOICE.format(required, paragraph("新"), paragraph("旧"))) == [expected]


def test_a_namespace_counts_by_its_name_and_not_by_its_prefix() -> None:
    choice = CHOICE.format('Requires="shape"', "<w:t>新</w:t>", "")
    assert of_parts(f"<w:p><w:r>{choice}</w:r></w:p>")[0] == ["新"]


def test_alternatives_within_alternatives() -> None:
    inner = CHOICE.format('Requires="w99"', "<w:t>一</w:t>", "<w:t>二</w:t>")
    outer = CHOICE.format('Requires="wps"', inner, "")
    assert lines(f"<w:p><w:r>{outer}</w:r></w:p>") == ["二"]


def field(instruction: str, form: str = "", result: str | None = None) -> str:
    """A field in runs; without a `result` it has none."""
    data = f"<w:ffData>{form}</w:ffData>" if form else ""
    separate = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText>'
        f'</w:r>{separate}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


ENTRIES = '<w:listEntry w:val="请选择"/><w:listEntry w:val="市民政局"/><w:listEntry w:val="市财政局"/>'


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (field("FORMDROPDOWN", f'<w:ddList><w:result w:val="2"/>{ENTRIES}</w:ddList>'), "市财政局"),
        (field("FORMDROPDOWN", f'<w:ddList><w:default w:val="1"/>{ENTRIES}</w:ddList>'), "市民政局"),
        (field(" FORMDROPDOWN ", f"<w:ddList>{ENTRIES}</w:ddList>"), "请选择"),
        (field("FORMDROPDOWN", f'<w:ddList><w:result w:val="9"/>{ENTRIES}</w:ddList>'), ""),
        (field("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList>', "市民政局"), "市民政局"),
        (field("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>"), "☑"),
        (field("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☑"),
        (field("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "□"),
        (field("FORMTEXT", "<w:textInput/>", "市民政局"), "市民政局"),
        (field("FORMTEXT", '<w:textInput><w:default w:val="市民政局"/></w:textInput>'), "市民政局"),
        (field(r"EQ \o\ac(○,1)"), "①"),
        (field(r"eq \o\ac(○,12)"), "⑫"),
        (field(r"eq \o\ac(◯,３)"), "③"),
        (field(r"eq \o\ac(□,4)"), "④"),
        (field(r"EQ \o\ac(○;5)"), "⑤"),
        (field(r"eq \o(○,\s\up 2(6))"), "⑥"),
        (field(r'EQ \* jc0 \* "Font:宋体" \* hps21 \o\ac(○,7)'), "⑦"),
        (field(r"eq \o\ac(○,一)"), "㊀"),
        (field(r"eq \o\ac(○,密)"), "密"),
        (field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(yún),云)'), "云"),
        (field(r"EQ \f(1,2)"), "1/2"),
        (field(r"EQ \r(,2)"), "√2"),
        (field(r'SYMBOL 82 \f "Wingdings 2" \s 12'), "☑"),
        (field(r"SYMBOL 8805"), "≥"),
        (field(r'SYMBOL 0x6B \f "Wingdings 2"'), "②"),
        (field("QUOTE “市民政局”"), "市民政局"),
        (field("AUTONUM"), "1."),
        (field(r"AUTONUM \* CHINESENUM3 \s 、"), "一、"),
        (field(r"AUTONUMLGL \e"), "1"),
        (field("LISTNUM"), "1)"),
        (field(r"LISTNUM NumberDefault \l 2 \s 3"), "c)"),
        (field(r"SEQ 表 \* ARABIC"), "1"),
        (field(r"SEQ 表 \r 5 \* CHINESENUM3"), "五"),
        (field(r"SEQ 表 \* ROMAN"), "I"),
        (field("REF _Ref1"), ""),
        (field("DATE"), ""),
        (field(r"HYPERLINK x", result="附件1"), "附件1"),
    ],
)  # fmt: skip
def test_a_field_shows_its_result_or_what_it_draws(made: str, expected: str) -> None:
    assert lines(f"<w:p>{run('甲')}{made}{run('乙')}</w:p>") == [f"甲{expected}乙"]


def test_fields_count_down_the_document_and_simple_ones_draw_as_well() -> None:
    body = "".join(f"<w:p>{field('AUTONUM')}{run(name)}</w:p>" for name in ("修堤", "铺路"))
    assert lines(body) == ["1.修堤", "2.铺路"]
    simple = r'<w:p><w:fldSimple w:instr="EQ \o\ac(○,2)"/>' + run("铺路") + "</w:p>"
    assert lines(simple) == ["②铺路"]


def test_an_instruction_may_be_cut_in_runs_and_hold_a_field() -> None:
    pieces = r"eq \o\ac(○,", "1", ")"
    cut = "</w:instrText></w:r><w:r><w:instrText>".join(pieces)
    assert lines(f"<w:p>{field(cut)}{run('修堤')}</w:p>") == ["①修堤"]
    nested = r"eq \o\ac(○,</w:instrText></w:r>" + field("=1+2", result="3") + "<w:r><w:instrText>)"
    assert lines(f"<w:p>{field(nested)}{run('修堤')}</w:p>") == ["③修堤"]


def test_a_list_that_nobody_chose_from_asks() -> None:
    assert apart(f"<w:p>{field('FORMDROPDOWN', f'<w:ddList>{ENTRIES}</w:ddList>')}</w:p>") == [("请选择", PROMPT)]


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Wingdings", "F081", "①"), ("Wingdings", "F08C", "❶"), ("Wingdings", "F0FE", "☑"), ("Wingdings", "F0A8", "□"),
        ("Wingdings", "6C", "●"), ("Wingdings 2", "F06A", "①"), ("Wingdings 2", "F073", "⑩"),
        ("Wingdings 2", "F052", "☑"), ("Wingdings 2", "F0A3", "□"), ("Wingdings 3", "F07D", "▶"),
        ("Symbol", "F0B3", "≥"), ("Symbol", "F0B1", "±"), ("Webdings", "F061", "✓"), ("宋体", "2611", "☑"),
        ("Nobody", "F04A", "•"), ("Wingdings", "zz", ""),
    ],
)  # fmt: skip
def test_symbols_are_characters(font: str, code: str, expected: str) -> None:
    assert lines(f'<w:p>{run("甲")}<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>') == [f"甲{expected}"]


@pytest.mark.parametrize(
    ("fonts", "text", "expected"),
    [
        ('w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"', "R", "☑"),
        ('w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"', "£", "□"),
        ('w:ascii="Wingdings 2" w:hAnsi="Wingdings 2" w:eastAsia="宋体"', "\uf06a新建", "①新建"),
        ('w:ascii="Symbol" w:hAnsi="Symbol"', "\uf0b3", "≥"),
        ('w:ascii="宋体" w:hAnsi="宋体"', "\uf0fe", "☑"),
        ('w:cs="Wingdings"', "3", "3"),
        ('w:ascii="Times New Roman" w:hAnsi="Times New Roman"', "R", "R"),
    ],
)
def test_a_runs_font_says_what_its_characters_are(fonts: str, text: str, expected: str) -> None:
    assert lines(f"<w:p>{run(text, f'<w:rFonts {fonts}/>')}</w:p>") == [expected]


def test_word_art_is_read_where_it_stands_and_in_a_header_it_is_a_watermark() -> None:
    art = '<w:p><w:r><w:pict><v:shape id="{}"><v:textpath string="{}"/></v:shape></w:pict></w:r></w:p>'
    assert lines(art.format("s1", "云河市人民政府文件") + paragraph("正文")) == ["云河市人民政府文件", "正文"]
    assert apart(art.format("PowerPlusWaterMarkObject1", "内部资料") + paragraph("甲")) == [("内部资料", "watermark")]
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert apart(paragraph("甲") + section, header1=art.format("s1", "内部资料")) == [("内部资料", "watermark")]


def test_a_locked_canvas_and_a_group_of_shapes_hold_text() -> None:
    canvas = "<a:sp><a:txBody><a:p><a:r><a:t>组长</a:t></a:r></a:p></a:txBody></a:sp>"
    assert lines(f"<w:p><w:r><w:drawing><a:graphic>{canvas}</a:graphic></w:drawing></w:r></w:p>") == ["组长"]
    box = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
    group = "<wps:wgp>" + box.format(paragraph("组长")) + box.format(paragraph("组员")) + "</wps:wgp>"
    assert lines(f"<w:p><w:r><w:drawing>{group}</w:drawing></w:r></w:p>") == ["组长", "组员"]


DIAGRAM = '<w:p><w:r><w:drawing><dgm:relIds r:dm="x"/></w:drawing></w:r></w:p>'


def point(name: str, text: str, kind: str = "") -> str:
    typed = f'type="{kind}"' if kind else ""
    return f'<dgm:pt modelId="{name}" {typed}><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'


def test_a_diagram_is_read_from_the_top_down() -> None:
    points = point("3", "副组长") + point("2", "组长") + point("1", "", "doc") + point("4", "连线", "sibTrans")
    ends = (("1", "2", 0), ("2", "5", 0), ("1", "3", 1))
    connections = "".join(f'<dgm:cxn srcId="{a}" destId="{b}" srcOrd="{at}"/>' for a, b, at in ends)
    data = f'<dgm:dataModel xmlns:dgm="d" xmlns:a="a">{points}{point("5", "组员")}{connections}</dgm:dataModel>'
    assert of_parts(paragraph("甲") + DIAGRAM, x=("d.xml", data)) == (["甲", "组长", "组员", "副组长"], [])


def test_what_holds_no_text_is_named_with_its_place() -> None:
    chart = '<w:p><w:r><w:drawing><c:chart r:id="x"/></w:drawing></w:r></w:p>'
    titled = (
        '<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart><c:title><a:t>投资进度</a:t></c:title></c:chart></c:chartSpace>'
    )
    said = "After “甲” stands what holds no text to be read: "
    assert of_parts(paragraph("甲") + DIAGRAM) == (["甲"], [said + "a diagram"])
    assert of_parts(paragraph("甲") + chart, x=("c.xml", titled)) == (["甲"], [said + "a chart, 投资进度"])
    assert of_parts(paragraph("甲") + chart) == (["甲"], [said + "a chart"])


PICTURE = '<w:drawing><wp:inline><wp:extent cx="{}" cy="{}"/><pic:pic><a:blip/></pic:pic></wp:inline></w:drawing>'


@pytest.mark.parametrize(
    ("drawing", "what"),
    [
        (PICTURE.format(5_000_000, 7_000_000), "a picture of 14 by 19 cm"),
        ('<w:pict><v:shape style="width:400pt;height:300pt"><v:imagedata/></v:shape></w:pict>',
         "a picture of 14 by 11 cm"),
        ('<w:object><v:shape style="width:9cm;height:9cm"/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>',
         "an embedded object (Excel.Sheet.12)"),
        ('<w:object><w:objectEmbed w:progId="Word.Document.12"/></w:object>', "an embedded object (Word.Document.12)"),
        ("<w:drawing/></w:r><w:subDoc/><w:r>", "a document that is kept elsewhere"),
        ('<w:object><o:OLEObject/></w:object>', "an embedded object (of no named kind)"),
        ('<w:object><w:control w:name="TextBox1"/></w:object>', "a control"),
        ('<w:drawing><x xmlns="urn:other"><y>铺路</y></x></w:drawing>', "a drawing of a kind that is not known here"),
        ('<w:drawing><wps:contentPart/></w:drawing>', "handwriting"),
        (PICTURE.format(1_500_000, 1_500_000), ""),
        ("<w:drawing><wps:wsp/></w:drawing>", ""),
        ('<w:pict><v:line from="0,0" to="442pt,0"/></w:pict>', ""),
    ],
)  # fmt: skip
def test_pictures_and_objects_are_named(drawing: str, what: str) -> None:
    body = paragraph("甲") + f"<w:p><w:r>{drawing}</w:r></w:p>"
    assert unread(body) == ([f"After “甲” stands what holds no text to be read: {what}"] if what else [])
    cells = f"<w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}<w:p><w:r>{drawing}</w:r></w:p></w:tc>"
    assert len(unread(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == bool(what)


def test_a_picture_that_was_deleted_is_not_missed_and_one_alone_is_no_text() -> None:
    picture = PICTURE.format(5_000_000, 7_000_000)
    assert unread(paragraph("甲") + f"<w:p><w:del><w:r>{picture}</w:r></w:del></w:p>") == []
    with pytest.raises(UnreadableFile, match="holds no text"):
        read_any(Source("notice.docx", docx(f"<w:p><w:r>{picture}</w:r></w:p>")), Options())


def test_a_formula_stands_in_a_line() -> None:
    number = "<m:e><m:r><m:t>{}</m:t></m:r></m:e>"
    fraction = f"<m:f>{number.format(1).replace('m:e>', 'm:num>')}{number.format(2).replace('m:e>', 'm:den>')}</m:f>"
    power = f"<m:sSup>{number.format(10)}{number.format(3).replace('m:e>', 'm:sup>')}</m:sSup>"
    root = f"<m:rad><m:deg/>{number.format(2)}</m:rad>"
    made = [f"<w:p><m:oMath xmlns:m='m'>{formula}</m:oMath></w:p>" for formula in (fraction, power, root)]
    assert lines("".join(made)) == ["1/2", "10^3", "√2"]


CHUNK = '<w:altChunk r:id="x"/>'
PAGE = "<html><body><p>1. 修堤。</p><p>2. <s>铺</s>路。</p></body></html>"
MAIL = (
    f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n{PAGE}\n--x--\n"
)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.html", PAGE, ["1. 修堤。", "2. 铺路。"]),
        ("a.htm", "<p>1. 修堤。</p>", ["1. 修堤。"]),
        ("a.mht", MAIL, ["1. 修堤。", "2. 铺路。"]),
        ("a.dat", PAGE, ["1. 修堤。", "2. 铺路。"]),
        ("a.txt", "1. 修堤。\n2. 铺路。", ["1. 修堤。", "2. 铺路。"]),
        ("a.docx", docx(paragraph("1. 修堤。")), ["1. 修堤。"]),
        ("a.html", "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>",
         ["甲\t乙", "丙\t丁"]),
    ],
)  # fmt: skip
def test_a_document_that_is_taken_in_stands_in_its_place(name: str, content: str | bytes, expected: list[str]) -> None:
    assert of_parts(paragraph("前") + CHUNK + paragraph("后"), x=(name, content)) == (["前", *expected, "后"], [])


def test_what_a_page_strikes_stays_struck_in_a_document() -> None:
    found = read(Source("notice.docx", with_parts(CHUNK, x=("a.html", PAGE))), Options())
    assert [(found.text[start:end], kind) for (start, end), kind in found.furniture] == [("铺", "struck")]


def test_a_document_that_cannot_be_taken_in_is_named() -> None:
    for parts in (
        {},
        {"x": ("a.bin", b"\x00\x01\x02\xff" * 50)},
        {"x": ("a.docx", zipped({"word/document.xml": "<x"}))},
    ):
        found, said = of_parts(paragraph("甲") + CHUNK, **parts)
        assert (found, len(said)) == (["甲"], 1)


def test_documents_within_documents_come_to_an_end() -> None:
    content = with_parts(paragraph("最里"), x=("a.txt", "无"))
    for depth in range(6):
        content = with_parts(paragraph(f"第{depth}层") + CHUNK, x=("a.docx", content))
    found = read(Source("notice.docx", content), Options())
    assert found.text == "第5层\n第4层\n第3层\n第2层"
    assert [remark.code for remark in found.remarks] == ["GT110"]


def nested(*rows: str) -> str:
    """An outer table of one task; its last cell holds a table of these rows, cells parted by |."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row.split("|")) for row in rows)
    inner = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>{paragraph('')}"
    head = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("序号", "工作任务", "责任分工"))
    row = f"<w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph('新建养老服务站12个。')}</w:tc><w:tc>{inner}</w:tc>"
    return f"<w:tbl><w:tr>{head}</w:tr><w:tr>{row}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    "rows",
    [
        ("牵头单位|市民政局", "责任单位|市财政局、各区人民政府"),
        ("牵头单位|责任单位", "市民政局|市财政局、各区人民政府"),
        ("牵头单位|责任单位", "市民政局|市财政局", "|各区人民政府"),
        ("牵头单位：|市民政局", "责任单位：|市财政局、各区人民政府"),
    ],
)
def test_a_table_in_a_cell_says_who_does_what(rows: tuple[str, ...]) -> None:
    (task,) = extract(docx(nested(*rows)), Options(), name="notice.docx").tasks
    assert (task.lead_units, task.responsible_units) == (("市民政局",), ("市财政局", "各区人民政府"))


def test_a_table_in_a_tasks_cell_says_who_does_it() -> None:
    rows = (("牵头单位", "市民政局"), ("责任单位", "市财政局"), ("完成时限", "10月底前"))
    inner = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    head = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("序号", "工作任务"))
    text = f"<w:tc>{paragraph('新建养老服务站12个。')}<w:tbl>{inner}</w:tbl></w:tc>"
    body = f"<w:tbl><w:tr>{head}</w:tr><w:tr><w:tc>{paragraph('1')}</w:tc>{text}</w:tr></w:tbl>"
    (task,) = extract(docx(body), Options(), name="notice.docx").tasks
    assert (task.text, task.lead_units, task.responsible_units) == (
        "新建养老服务站12个。",
        ("市民政局",),
        ("市财政局",),
    )


def test_a_table_around_a_table_only_frames_it() -> None:
    inner = "".join(
        f"<w:tr><w:tc>{paragraph(one)}</w:tc><w:tc>{paragraph(other)}</w:tc></w:tr>"
        for one, other in (("序号", "任务"), ("1", "修堤"), ("2", "铺路"))
    )
    frame = f"<w:tbl><w:tr><w:tc>{{}}<w:tbl>{inner}</w:tbl>{paragraph('')}</w:tc></w:tr></w:tbl>"
    for body in (frame.format(""), frame.format(paragraph("任务表")), frame.format(frame.format(""))):
        assert {table.rows for table in document(body).tables} == {3}
    beside = f"<w:tbl><w:tr><w:tc>{paragraph('附表')}</w:tc><w:tc><w:tbl>{inner}</w:tbl></w:tc></w:tr></w:tbl>"
    assert [(table.rows, table.columns) for table in document(beside).tables] == [(3, 2)]


def test_bytes_in_a_flat_package_are_taken_in() -> None:
    relation = '<Relationship Id="x" Type="/aFChunk" Target="a.html"/>'
    parts = {
        "/word/document.xml": f"<w:document {_SPACES}><w:body>{CHUNK}</w:body></w:document>",
        "/word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
    }
    xml = "".join(f'<p:part p:name="{name}"><p:xmlData>{part}</p:xmlData></p:part>' for name, part in parts.items())
    page = f'<p:part p:name="/word/a.html"><p:binaryData>{b64encode(PAGE.encode()).decode()}</p:binaryData></p:part>'
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    package = f'<p:package xmlns:p="{space}" xmlns:o="wordprocessingml">{xml}{page}</p:package>'
    assert read_any(Source("notice.xml", package.encode()), Options()).text == "1. 修堤。\n2. 铺路。"
