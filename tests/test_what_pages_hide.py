"""What a page hides or strikes, by any way of style sheets, stands apart; what it shows is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_html import read

HIDDEN = [
    ("#i{visibility:collapse}", '<p class="x" id=i>拆桥</p>'),
    (".TRS_Editor p.x{display:none}", '<p class="x" id=i>拆桥</p>'),
    ("div>.x,h1{opacity:0}", '<p class="x" id=i>拆桥</p>'),
    ("p:nth-child(3){display:none}", '<p class="x" id=i>拆桥</p>'),
    ("p[class~=x]{display:none}", '<p class="x" id=i>拆桥</p>'),
    ("p.x{display:none!important} #i{display:block}", '<p class="x" id=i>拆桥</p>'),
    (".x{max-height:0;overflow:hidden}", '<p class="x" id=i>拆桥</p>'),
    (".x{width:0;overflow:hidden;white-space:nowrap}", '<p class="x" id=i>拆桥</p>'),
    (".x{clip:rect(0 0 0 0);position:absolute}", '<p class="x" id=i>拆桥</p>'),
    (".x{clip-path:inset(50%)}", '<p class="x" id=i>拆桥</p>'),
    (".x{transform:scale(0)}", '<p class="x" id=i>拆桥</p>'),
    (".x{text-indent:-9999px}", '<p class="x" id=i>拆桥</p>'),
    (".x{color:white}", '<p class="x" id=i>拆桥</p>'),
    ("body{background:#eee}.x{color:#eee}", '<p class="x" id=i>拆桥</p>'),
    (".x{color:rgba(0,0,0,0)}", '<p class="x" id=i>拆桥</p>'),
    ("@media screen{.x{display:none}}", '<p class="x" id=i>拆桥</p>'),
    (".x{font:0/0 a}", '<p class="x" id=i>拆桥</p>'),
    (".x{font-size:1px}", '<p class="x" id=i>拆桥</p>'),
    (".x{text-decoration:line-through}", '<p class="x" id=i>拆桥</p>'),
    ("", '<div style="visibility:hidden"><p class="x" id=i>拆桥</p></div>'),
    ("", "<p><font color=white>拆桥</font></p>"),
    ("", '<p><span style="color:#FFFFFF">拆桥</span></p>'),
    ("", '<p style="background:#000">拆桥</p>'),
    ("", '<div style="display:none"><table><tr><td>拆桥</td></tr></table></div>'),
    ("", '<p style="DISPLAY : NONE ! important">拆桥</p>'),
    ("", '<p style="/*a*/display/**/:/*b*/none">拆桥</p>'),
    ("", "<p><strike>拆桥</strike></p>"),
    ("", '<p style="display:none;mso-hide:all">拆桥</p>'),
    ("", '<p style="position:absolute;top:-999em">拆桥</p>'),
    ("", '<p style="transform:translateX(-9999px)">拆桥</p>'),
    ("", '<p style="margin-left:-9999px">拆桥</p>'),
    ("", "<p popover>拆桥</p>"),
    (".s{font-size:0}", '<div class=s><p class="x" id=i>拆桥</p></div>'),
    ("", '<p style="height:1px;width:1px;overflow:hidden;position:absolute">拆桥</p>'),
    ("", '<p style="filter:opacity(0)">拆桥</p>'),
    ("", '<p style="content-visibility:hidden">拆桥</p>'),
    ("", '<p style="font-size:0.1pt">拆桥</p>'),
    (".a .b p{display:none}", '<div class=a><div class=b><p class="x" id=i>拆桥</p></div></div>'),
    ("ol li:last-child{display:none}", "<ol><li>甲</li><li>拆桥</li></ol>"),
    ("", '<p style="-webkit-text-fill-color:transparent">拆桥</p>'),
    ("", '<p style="zoom:0;font-size:0%">拆桥</p>'),
    ("", '<p><span style="display:inline-block;width:0;overflow:hidden">拆桥</span></p>'),
    ("", '<p><s style="x">拆</s><s>桥</s></p>'),
    ("", "<details open><summary>x</summary><p hidden>拆桥</p></details>"),
    ("", '<p hidden="until-found">拆桥</p>'),
    (".old,.x:not(.y){display:none}", '<p class="x" id=i>拆桥</p>'),
    ("", '<p style="left:-200%;position:fixed">拆桥</p>'),
    ("", '<p style="text-decoration-line:line-through">拆桥</p>'),
    ("", '<p style="background:#c00;color:#c00">拆桥</p>'),
    ("", '<p bgcolor=x style="color:hsl(0,0%,100%)">拆桥</p>'),
    (":root{--d:none}.x{display:var(--d)}", '<p class="x" id=i>拆桥</p>'),
    ("body{--C:#fff;--d:var(--C)}", '<p style="color:var(--d)">拆桥</p>'),
    ("", '<p style="display:var(--d, none)">拆桥</p>'),
]

SHOWN = [
    (":root{--c:#008}.x{color:#fff;background:var(--c)}", '<p class="x" id=i>拆桥</p>'),
    (".x{color:#fff;background:var(--not-here)}", '<p class="x" id=i>拆桥</p>'),
    (":root{--d:block;--a:var(--a)}.x{display:var(--d);color:var(--a)}", '<p class="x" id=i>拆桥</p>'),
    (".x{display:none}.x{display:block}", '<p class="x" id=i>拆桥</p>'),
    ("", '<div style="visibility:hidden"><p style="visibility:visible">拆桥</p></div>'),
    ("@media print{.x{display:none}}", '<p class="x" id=i>拆桥</p>'),
    (".x{color:#fff;background:#008}", '<p class="x" id=i>拆桥</p>'),
    (".w{background:navy}.x{color:#fff}", '<div class=w><p class="x" id=i>拆桥</p></div>'),
    ("", "<details><summary>更多</summary><p>拆桥</p></details>"),
    ("", "<p aria-hidden=true>拆桥</p>"),
    ("", '<div style="font-size:0"><p style="font-size:14px">拆桥</p></div>'),
    ("", '<p hidden style="display:block">拆桥</p>'),
    ("", "<dialog open><p>拆桥</p></dialog>"),
    (".x{height:0}", '<p class="x" id=i>拆桥</p>'),
    (".x{opacity:.9}", '<p class="x" id=i>拆桥</p>'),
    ("", '<table style="background:url(x.png)"><tr><td style="color:#fff">拆桥</td></tr></table>'),
    ("p.y{display:none}", '<p class="x" id=i>拆桥</p>'),
    (".x{text-indent:2em}", '<p class="x" id=i>拆桥</p>'),
    (".x{position:relative;left:-5px}", '<p class="x" id=i>拆桥</p>'),
    ("", "<p><u>拆桥</u></p>"),
    ("", '<p><input type=text value="拆桥"></p>'),
    ("", "<p><textarea>拆桥</textarea></p>"),
    ("", "<p><select><option>甲<option selected>拆桥</select></p>"),
    ('.x::before{content:"3. "}', "<p class=x>拆桥</p>"),
    ("", "<svg><text>拆桥</text></svg>"),
    (".x{clip:rect(0,0,0,0)}", '<p class="x" id=i>拆桥</p>'),
    ("@media (max-width:600px){.x{display:none}}", '<p class="x" id=i>拆桥</p>'),
    ("div.nav .x{display:none}", '<p class="x" id=i>拆桥</p>'),
    ("", '<del style="text-decoration:none">拆桥</del>'),
    ("", '<p style="white-space:nowrap;overflow:hidden">拆桥</p>'),
    (".x{display:none}", '<p class=x style="display:block">拆桥</p>'),
    ("noscript{display:none}", '<p class="x" id=i>拆桥</p>'),
    ("", '<p style="transform:translate(-50%,0);margin-left:-100%">拆桥</p>'),
]


def page(style: str, body: str, head: str = "") -> RawDocument:
    markup = f"<!DOCTYPE html><html><head><style>{style}</style>{head}</head><body>"
    markup += (
        f'<div class="TRS_Editor"><p>各镇要认真修建河堤，年底前完成。</p><p>要落实责任，按时办结。</p>{body}</div>'
    )
    return read(Source("page.html", markup.encode()), Options())


def apart(document: RawDocument) -> str:
    spans = (span for span, kind in document.furniture if kind in ("hidden", "struck"))
    return "".join(document.text[start:end] for start, end in spans)


@pytest.mark.parametrize(("style", "body"), HIDDEN)
def test_hidden(style: str, body: str) -> None:
    assert apart(page(style, body)) == "拆桥"


@pytest.mark.parametrize(("style", "body"), SHOWN)
def test_shown(style: str, body: str) -> None:
    document = page(style, body)
    assert "拆桥" in document.text
    assert apart(document) == ""


def test_sheets_elsewhere_may_paint_what_has_a_name() -> None:
    linked = '<link rel="stylesheet" href="site.css">'
    assert apart(page("", '<p style="color:#fff">拆桥</p>', linked)) == "拆桥"
    assert apart(page("", '<div class="head"><p style="color:#fff">拆桥</p></div>', linked)) == ""


def test_cells_that_are_gone_have_no_field() -> None:
    rows = "<tr><th>序号</th><th hidden>编码</th><th>任务</th></tr><tr><td>1</td><td hidden>甲</td><td>修堤</td></tr>"
    hidden = '<tr style="display:none"><td>2</td><td>乙</td><td>拆桥</td></tr>'
    document = page("", f"<table>{rows}{hidden}</table>")
    (table,) = document.tables
    read_as = [["".join(document.text[slice(*span)] for span in cell.spans)] for cell in table.cells]
    assert (table.rows, table.columns) == (2, 2)
    assert read_as == [["序号"], ["任务"], ["1"], ["修堤"]]
    assert apart(document) == "编码甲2乙拆桥"


def test_an_item_that_is_gone_is_not_counted() -> None:
    items = '<ol><li>修堤</li><li style="display:none">拆桥</li><li>种树</li></ol>'
    assert page("", items).text.endswith("1. 修堤\n拆桥\n2. 种树")


def test_the_notice_itself_and_what_a_site_hides_in_it() -> None:
    document = page(".TRS_Editor,body{display:none}", '<div class="share" hidden>分享</div>')
    assert document.text.startswith("各镇要")
    assert "分享" not in document.text
    assert apart(document) == ""


def test_deep_pages_and_long_selectors_take_no_time() -> None:
    sheet = "".join(f"b div div div div p{n}, div div div div :not(.a) p{{display:none}}" for n in range(20))
    assert "拆桥" in page(sheet, "<div>" * 5_000 + "拆桥").text


@given(st.text(alphabet="{}():;,.#>+~*[]'\"\\\\@/!- adnopsy1%\n", max_size=120))
def test_any_style_sheet_is_read(style: str) -> None:
    assert "拆桥" in page(f"p{{{style}", f"<p style='{style}'>拆桥</p>").text + page(style, "<p>拆桥").text


def test_ruby_stands_apart_as_readings() -> None:
    document = page("", "<p>改造<ruby>老<rp>(</rp><rt>lǎo</rt><rp>)</rp></ruby>旧</p>")
    assert document.text.endswith("改造老lǎo旧")
    assert [kind for _, kind in document.furniture] == ["annotation"]


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        (".r{vertical-align:super}", "<span class=r>1</span>"),
        ("", '<span style="vertical-align:super;font-size:8pt">[2]</span>'),
        ("", '<a href="#_ftn1">[1]</a>'),
        ("", '<a href="#fn:1">1</a>'),
        ("", "<sup>①</sup>"),
    ],
)
def test_marks_of_notes(style: str, mark: str) -> None:
    document = page(style, f"<p>修堤{mark}40处</p>")
    (start, end), kind = document.furniture[-1]
    assert kind == "note-mark"
    assert document.text[:start].endswith("修堤")
    assert document.text[end:] == "40处"


def test_what_a_form_asks_for_is_a_prompt() -> None:
    fields = '<input placeholder="请输入单位"><select><option value="">请选择<option>县水利局</select>'
    document = page("", f"<p>{fields}<input type=hidden value=甲><input type=submit value=提交></p>")
    assert [(document.text[slice(*span)], kind) for span, kind in document.furniture] == [
        ("请输入单位", "prompt"),
        ("请选择", "prompt"),
    ]


def test_ornaments_that_a_style_sheet_adds_say_nothing() -> None:
    sheet = 'p::before{content:"▪ "} div:after{content:"尾";visibility:hidden} .n::after{content:attr(data-n) "处"}'
    assert page(sheet, "<p class=n data-n=40>修堤</p>").text.endswith("修堤40处")


def test_lists_are_numbered_as_style_sheets_say() -> None:
    assert page("ul,ol{list-style:none}", "<ol><li>修堤</li></ol>").text.endswith("\n修堤")
    assert page("ol{list-style:cjk-ideographic}", "<ol><li>修堤</li></ol>").text.endswith("一、修堤")


def test_headings_and_items_that_style_sheets_count() -> None:
    sheet = (
        "div{counter-reset:s} h2{counter-increment:s;counter-reset:i}"
        "h2::before{content:counter(s,cjk-ideographic) '、'}"
        ".t::before{counter-increment:i 1;content:'（' counter(i) '）'} .u::before{content:counters(s,'.') ' '}"
    )
    body = "<h2>水利</h2><p class=t>修堤</p><p class=t hidden>拆桥</p><p class=t>种树</p>"
    body += "<h2>城建</h2><p class=t>修路</p><p class=u>甲"
    shown = page(sheet, body).text.split("\n")[2:]
    assert shown == ["一、水利", "（1）修堤", "拆桥", "（2）种树", "二、城建", "（1）修路", "2 甲"]


NOTICE = "<p>1. 各镇要认真修建河堤，年底前完成。（责任单位：县水利局）</p>"
HIDDEN_AS_A_WHOLE = [
    '<div style="display:none"><div id="zoom">{}</div></div>',
    "<div hidden><section><div class=TRS_Editor>{}</div></section></div>",
    '<div style="visibility:hidden">{}</div>',
    '<div id="zoom" style="opacity:0">{}</div><div class=footer>版权所有，未经许可不得转载本站任何内容。</div>',
]


@pytest.mark.parametrize("around", HIDDEN_AS_A_WHOLE)
def test_a_page_that_hides_the_notice_itself_has_a_script_that_shows_it(around: str) -> None:
    content = f"<html><body>{around.format(NOTICE)}</body></html>".encode()
    found = read(Source("page.html", content), Options())
    assert not any(kind == "hidden" for _, kind in found.furniture)


@pytest.mark.parametrize("first", [True, False])
def test_a_second_container_that_is_hidden_is_not_shown(first: bool) -> None:
    shown, hidden = f"<div id=zoom>{NOTICE}</div>", "<div hidden><div class=TRS_Editor><p>拆除，重建。</p></div></div>"
    content = f"<html><body>{hidden + shown if first else shown + hidden}</body></html>".encode()
    assert "重建" not in read(Source("page.html", content), Options()).text
