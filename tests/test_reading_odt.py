"""OpenDocument texts: what their readers see, numbers that lists count, tables, notes, what is hidden or struck."""

from __future__ import annotations

import pytest
from odf_made import flat, odt, opendocument
from outside import checked

from govtask_extract.errors import EncryptedFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read


def document(body: str, styles: str = "", masters: str = "") -> RawDocument:
    return read(Source("notice.odt", odt(body, styles, masters)), Options())


def apart(found: RawDocument) -> list[tuple[str, str]]:
    return [(kind, found.text[start:end]) for (start, end), kind in found.furniture]


def style(name: str, family: str, properties: str, more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def p(text: str, more: str = "") -> str:
    return f"<text:p {more}>{text}</text:p>"


TASKS = p("1. 新建公厕5座。（责任单位：区城管局）") + p("2. 改造公厕9座。（责任单位：区民政局）")


@pytest.mark.parametrize("name", ["notice.odt", "notice.fodt", "notice.xml", "notice.doc"])
def test_packed_and_flat_texts_are_told_by_content(name: str) -> None:
    content = odt(TASKS) if name == "notice.odt" else flat("text", TASKS)
    report = checked(content, name)
    assert report["source"]["reader"] == "odt"
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区民政局"]]


def test_blanks_tabs_and_breaks_are_elements_and_others_collapse() -> None:
    body = p("甲<text:s text:c='3'/>乙<text:tab/>丙<text:line-break/>丁\n   <text:span>戊</text:span>己")
    assert document(body).text == "甲   乙\t丙\n丁 戊己"


def list_style(*levels: str) -> str:
    return f'<text:list-style style:name="L1">{"".join(levels)}</text:list-style>'


def level(depth: int, number: str, more: str = "") -> str:
    followed = (
        '<style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/>'
        "</style:list-level-properties>"
    )
    return (
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{number}" {more}>{followed}'
        "</text:list-level-style-number>"
    )


def items(*contents: str, more: str = 'text:style-name="L1"') -> str:
    return f"<text:list {more}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in contents)}</text:list>"


CHINESE = list_style(
    level(1, "一, 二, 三, ...", 'style:num-suffix="、"'),
    level(2, "1", 'loext:num-list-format="%1%.%2%"'),
    level(3, "①, ②, ③, ...", 'text:start-value="3"'),
)


def test_lists_print_the_numbers_that_they_count() -> None:
    inner = items(p("丙"), p("丁") + p("再"), more="")
    found = document(items(p("甲"), p("乙") + inner, p("戊")), CHINESE)
    assert found.text.split("\n") == ["一、甲", "二、乙", "二.1丙", "二.2丁", "再", "三、戊"]


def test_a_list_goes_on_where_it_says_so() -> None:
    body = (
        items(p("甲"), more='text:style-name="L1" xml:id="a"')
        + p("间")
        + items(p("乙"), more='text:style-name="L1" text:continue-list="a"')
        + items(p("丙"), more='text:style-name="L1" text:continue-numbering="true"')
        + items(p("丁"))
    )
    assert document(body, CHINESE).text.split("\n") == ["一、甲", "间", "二、乙", "三、丙", "一、丁"]


def test_items_that_hold_only_a_deeper_list_are_not_counted() -> None:
    deeper = items(items(p("甲"), more=""), more="")
    assert document(items(deeper, p("乙")), CHINESE).text.split("\n") == ["③甲", "一、乙"]


def test_a_level_below_the_outermost_that_is_passed_over_is_counted() -> None:
    skipped = items(items(p("乙"), more=""), p("丙") + items(p("丁"), more=""), more="")
    shown = document(items(p("甲") + skipped), CHINESE).text.split("\n")
    assert shown == ["一、甲", "③乙", "一.2丙", "③丁"]


def test_headings_print_the_numbers_of_the_outline() -> None:
    outline = "<text:outline-style>" + (
        '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
        "</text:outline-style>"
    )
    body = '<text:h text:outline-level="1">住房</text:h>' + p("文") + '<text:h text:outline-level="1">交通</text:h>'
    assert document(body, outline).text.split("\n") == ["一、 住房", "文", "二、 交通"]


def cell(*contents: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{''.join(map(p, contents))}</table:table-cell>"


def rows(*contents: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in contents)}</table:table>"


def test_tables_have_merged_and_covered_cells() -> None:
    body = rows(
        cell("序号") + cell("工作任务") + cell("责任单位"),
        cell("1") + cell("新建公厕5座。") + cell("区城管局", more='table:number-rows-spanned="2"'),
        cell("2") + cell("改造公厕", "9座。") + "<table:covered-table-cell/>",
    )
    report = checked(odt(body), "notice.odt")
    assert [task["responsible_units"] for task in report["tasks"]] == [["区城管局"], ["区城管局"]]
    assert report["tasks"][1]["text"] == "改造公厕\n9座。"


def test_a_table_in_a_cell_gives_its_lines() -> None:
    inner = f"<table:table-cell>{rows(cell('甲') + cell('乙'))}</table:table-cell>"
    assert document(rows(cell("前") + inner)).text == "前\t甲\n乙"


HIDDEN = style("T1", "text", '<style:text-properties text:display="none"/>')
STRUCK = style("T1", "text", '<style:text-properties style:text-line-through-style="solid"/>')
WHITE = style("T1", "text", '<style:text-properties fo:color="#FFFFFF"/>')
TINY = style("T1", "text", '<style:text-properties fo:font-size="1pt"/>')
CONTROL = "content-control"
CHILD = style("T0", "text", '<style:text-properties text:display="none"/>') + style(
    "T1", "text", "", 'style:parent-style-name="T0"'
)


@pytest.mark.parametrize(
    ("styles", "kind"),
    [(HIDDEN, "hidden"), (STRUCK, "struck"), (WHITE, "hidden"), (TINY, "hidden"), (CHILD, "hidden")],
)
def test_spans_that_readers_do_not_read_stand_apart(styles: str, kind: str) -> None:
    found = document(p('新建<text:span text:style-name="T1">4</text:span>5座。'), styles)
    assert (found.text, apart(found)) == ("新建45座。", [(kind, "4")])


def test_white_on_a_dark_cell_shows() -> None:
    dark = style("C1", "table-cell", '<style:table-cell-properties fo:background-color="#1F4E79"/>')
    white = '<table:table-cell table:style-name="C1"><text:p><text:span text:style-name="T1">甲</text:span></text:p>'
    assert not apart(document(rows(f"{white}</table:table-cell>" + cell("乙")), WHITE + dark))


def test_a_colour_of_its_own_ends_that_of_the_window() -> None:
    auto = '<style:default-style style:family="paragraph"><style:text-properties style:use-window-font-color="true"/>'
    found = document(p('甲<text:span text:style-name="T1">藏</text:span>'), f"{auto}</style:default-style>{WHITE}")
    assert apart(found) == [("hidden", "藏")]


def test_deletions_may_stand_in_the_text_itself() -> None:
    region = "<text:changed-region text:id='c1'><text:deletion/></text:changed-region>"
    start, end = "<text:change-start text:change-id='c1'/>", "<text:change-end text:change-id='c1'/>"
    found = document(
        f"<text:tracked-changes>{region}</text:tracked-changes>{p('甲' + start + '旧')}{p('旧' + end)}{p('乙')}"
    )
    assert (found.text, apart(found)) == ("甲旧\n旧\n乙", [("struck", "旧"), ("struck", "旧")])


def test_the_number_of_a_hidden_item_is_hidden_with_it() -> None:
    hidden = f"<text:list-item>{p('藏', 'text:style-name=' + chr(34) + 'P1' + chr(34))}</text:list-item>"
    styles = style("P1", "paragraph", '<style:text-properties text:display="none"/>') + list_style(level(1, "1"))
    found = document(f'<text:list text:style-name="L1">{hidden}</text:list>', styles)
    assert apart(found) == [("hidden", found.text[:-1]), ("hidden", "藏")] and found.text[:1].isdigit()


@pytest.mark.parametrize(
    ("body", "kind", "quote"),
    [
        (p('甲<text:hidden-text text:string-value="藏" text:is-hidden="true"/>'), "hidden", "藏"),
        (p("甲") + '<text:section text:display="none">' + p("藏") + "</text:section>", "hidden", "藏"),
        (p("甲") + p('<text:hidden-paragraph text:is-hidden="true"/>藏'), "hidden", "藏"),
        (p("甲") + p("藏", 'text:style-name="P1"'), "hidden", "藏"),
        (p("甲<office:annotation><text:p>待定</text:p></office:annotation>乙"), "annotation", "待定"),
        (
            p('甲<loext:content-control loext:showing-place-holder="true">填写</loext:content-control>'),
            "prompt",
            "填写",
        ),
        (p("甲<text:placeholder>填写</text:placeholder>"), "prompt", "填写"),
        (
            "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>旧</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>" + p("甲<text:change text:change-id='c1'/>乙"),
            "struck",
            "旧",
        ),
    ],
)
def test_what_else_readers_do_not_read_stands_apart(body: str, kind: str, quote: str) -> None:
    found = document(body, style("P1", "paragraph", '<style:text-properties text:display="none"/>'))
    assert apart(found) == [(kind, quote)]


def test_notes_stand_below_all_and_their_marks_apart() -> None:
    body = f"<text:note-body>{p('注。')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    found = document(p(f"改造小区{note}40个。") + p("完"))
    assert found.text.split("\n") == ["改造小区140个。", "完", "注。"]
    assert apart(found) == [("note-mark", "1")]


def test_text_boxes_are_read_and_large_pictures_named() -> None:
    box = "<draw:frame><draw:text-box><text:p>石桥县人民政府文件</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>内容</text:p></draw:custom-shape>"
    seal = '<draw:frame svg:width="3cm" svg:height="3cm"><draw:image/></draw:frame>'
    page = '<draw:frame svg:width="17cm" svg:height="22cm"><draw:image/></draw:frame>'
    assert document(p(box) + p(f"甲{shape}{seal}")).text.split("\n") == ["石桥县人民政府文件", "甲", "内容"]
    assert not document(p(f"甲{seal}")).remarks
    assert [remark.code for remark in document(p(f"甲{page}")).remarks] == ["GT110"]


def test_heads_and_feet_of_pages_are_furniture() -> None:
    masters = (
        '<style:master-page style:name="Standard"><style:header><text:p>内部资料</text:p></style:header>'
        "<style:footer><text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer></style:master-page>"
    )
    found = document(p("甲"), masters=masters)
    assert apart(found) == [("running-head", "内部资料"), ("page-number", "第1页")]


def test_an_encrypted_text_is_told() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    content = opendocument({"content.xml": "x", "META-INF/manifest.xml": manifest}, "text")
    with pytest.raises(EncryptedFile):
        read(Source("notice.odt", content), Options())


def test_characters_in_fonts_of_symbols_are_what_they_show() -> None:
    face = '<office:font-face-decls><style:font-face style:name="Wingdings1" svg:font-family="Wingdings"/>'
    body = p('<text:span text:style-name="T1">\uf081</text:span>修堤')
    named = style("T1", "text", '<style:text-properties style:font-name="Wingdings1"/>')
    content = flat("text", body, named).replace(
        b"<office:automatic", f"{face}</office:font-face-decls><office:automatic".encode(), 1
    )
    assert read(Source("a.fodt", content), Options()).text == "①修堤"


def test_numbers_may_have_a_zero_before_them() -> None:
    zero = list_style(level(1, "01, 02, 03, ...", 'style:num-suffix="."'))
    assert document(items(p("甲"), p("乙")), zero).text == "01.甲\n02.乙"
