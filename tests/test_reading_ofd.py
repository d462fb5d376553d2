"""OFD: what stands on its pages, in whatever way programs write that (GB/T 33190-2016)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from ofd_made import (
    SIZE,
    SPACE,
    Parts,
    apart,
    codes,
    document,
    entry,
    filled,
    layer,
    media,
    packed,
    page,
    parts_of,
    path,
    picture,
    read_pages,
    read_parts,
    resources,
    seen,
    text,
    unit,
)
from PIL import Image
from pytest import approx

from govtask_extract import extract
from govtask_extract.errors import EncryptedFile, GovtaskError, LimitExceeded, MissingExtra, UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.detect import detect
from govtask_extract.reading.formats.from_ofd.ofd_document import read_documents
from govtask_extract.reading.formats.from_ofd.ofd_drawing import PagesOfDocument
from govtask_extract.reading.formats.from_ofd.ofd_package import OfdPackage
from govtask_extract.reading.formats.from_ofd.ofd_page import OfdPage
from govtask_extract.reading.formats.from_ofd.ofd_pictures import OfdPictures, page_picture
from govtask_extract.reading.read import read
from govtask_extract.reading.recognition.page_recognition import PageRecognition, RecognisedLine

SAMPLE = ROOT / "samples/dongxihu-2022"
POINT = 72 / 25.4
TASK = "一、新增托位八百个。（责任单位：区卫生健康局）"


def box(raw: RawDocument, at: int) -> list[float]:
    return list(raw.boxes[4 * at : 4 * at + 4]) if raw.boxes else []


def code(words: str, attributes: str = "", more: str = "", place: str = "30 40 100 9") -> str:
    return (
        f'<ofd:TextObject ID="9" Boundary="{place}" Font="1" Size="{SIZE}" {more}>'
        f'<ofd:TextCode X="0" Y="4.8" {attributes}>{words}</ofd:TextCode></ofd:TextObject>'
    )


# What stands where.


def test_a_page_gives_its_lines_with_boxes_in_points() -> None:
    raw = read_pages(text("责任单位：区民政局", 30, 40) + text("区民政局", 30, 50))
    assert raw.text == "责任单位：区民政局\n区民政局"
    assert (raw.reader, raw.page_count, raw.wrapped) == ("ofd", 1, True)
    assert (raw.pages[0].width, raw.pages[0].height) == approx((595.28, 841.89), abs=0.01)
    assert box(raw, 1) == approx([35.6 * POINT, 40 * POINT, 41.2 * POINT, 45.6 * POINT], abs=0.1)
    assert raw.lines[0].size == approx(SIZE * POINT, abs=0.01)


def test_steps_are_told_one_by_one_or_with_g() -> None:
    one_by_one, counted = (read_pages(code("区民政局", f'DeltaX="{steps}"')) for steps in ("6 6 7", "g 2 6 7"))
    assert one_by_one.boxes == counted.boxes
    assert box(counted, 3)[0] == approx(49 * POINT, abs=0.01)


def test_a_count_beyond_all_measure_is_cut_to_the_text() -> None:
    assert read_pages(code("区民政局", 'DeltaX="g 999999999999 5.6"')).text == "区民政局"


def test_without_steps_characters_follow_one_another_by_their_width() -> None:
    raw = read_pages(code("共12项"))
    assert box(raw, 3)[0] == approx((30 + 2 * SIZE) * POINT, abs=0.01)


def test_steps_that_are_too_few_or_no_numbers_do_no_harm() -> None:
    assert read_pages(code("区民政局", 'DeltaX="5.6 x"')).text == "区民政局"


def test_a_rare_character_may_have_two_steps_for_its_two_halves() -> None:
    raw = read_pages(code("𠮷区局", 'DeltaX="5.6 0 5.6"'))
    assert [box(raw, at)[0] for at in range(3)] == approx([(30 + SIZE * at) * POINT for at in range(3)], abs=0.1)


def test_a_code_without_a_place_goes_on_at_that_of_the_one_before() -> None:
    two = '<ofd:TextCode X="0" Y="4.8" DeltaX="5.6">区民</ofd:TextCode><ofd:TextCode X="11.2">政</ofd:TextCode>'
    raw = read_pages(f'<ofd:TextObject ID="9" Boundary="30 40 99 9" Font="1" Size="{SIZE}">{two}</ofd:TextObject>')
    assert raw.text == "区民政"


def test_a_code_for_each_character_makes_one_line() -> None:
    each = "".join(
        f'<ofd:TextCode X="{SIZE * at}" Y="4.8">{character}</ofd:TextCode>' for at, character in enumerate(TASK)
    )
    raw = read_pages(f'<ofd:TextObject ID="9" Boundary="30 40 150 9" Font="1" Size="{SIZE}">{each}</ofd:TextObject>')
    assert raw.text == TASK


def test_an_object_for_each_character_drawn_in_any_order_makes_one_line() -> None:
    each = [text(character, 30 + SIZE * at) for at, character in enumerate(TASK)]
    assert read_pages("".join(reversed(each))).text == TASK


def test_a_matrix_scales_the_letters() -> None:
    raw = read_pages(
        code("区民政局", 'DeltaX="g 3 16"', 'CTM="0.3528 0 0 0.3528 0 0"').replace('Size="5.6"', 'Size="16"')
    )
    assert raw.lines[0].size == approx(16, abs=0.01)
    assert box(raw, 3)[2] == approx((30 + 4 * 16 * 0.3528) * POINT, abs=0.1)


def test_a_page_that_lies_on_its_side_is_read_as_if_it_stood() -> None:
    turned = (
        code(words, 'DeltaX="g 8 5.6"', 'CTM="0 1 -1 0 0 0"', f"{x} 40 9 100")
        for x, words in ((150, "责任单位：区民政局"), (140, "分管领导：刘冬同志"))
    )
    assert read_pages("".join(turned)).text == "责任单位：区民政局\n分管领导：刘冬同志"


def test_hscale_makes_letters_narrow() -> None:
    raw = read_pages(code("区民政局", "", 'HScale="0.5"'))
    assert box(raw, 3)[2] == approx((30 + 2 * SIZE) * POINT, abs=0.1)


def test_columns_from_right_to_left_are_read_so() -> None:
    columns = ("关于做好养老服务工作", "各街道办事处区民政局")
    written = "".join(
        code(words, 'DeltaY="g 9 6"', 'ReadDirection="90"', f"{150 - 12 * at} 40 9 100")
        for at, words in enumerate(columns)
    )
    assert read_pages(written).text == "\n".join(columns)


def test_characters_that_lie_on_their_side_are_a_turned_line() -> None:
    lying = code("存档副本", 'DeltaY="g 3 5.6"', 'CharDirection="90"', "200 40 9 100")
    raw = read_pages(lying + "".join(text("责任单位：区民政局", 30, 40 + 9 * at) for at in range(3)))
    assert raw.text.split("\n")[-1] == "存档副本"


def test_glyphs_that_stand_for_several_characters_have_one_step() -> None:
    group = (
        '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>'
    )
    raw = read_pages(code("fi区局", 'DeltaX="5 5.6"').replace("<ofd:TextCode", f"{group}<ofd:TextCode"))
    assert raw.text == "fi区局"
    assert box(raw, 3)[0] == approx((30 + 5 + 5.6) * POINT, abs=0.1)


def test_codes_that_were_laid_out_for_people_lose_their_indents() -> None:
    raw = read_pages(code("\n      区民政局\n    ", 'DeltaX="g 3 5.6"'))
    assert raw.text == "区民政局"


def test_letters_struck_twice_to_be_bold_count_once() -> None:
    raw = read_pages(text(TASK) + text(TASK, 30.1) + text(TASK, 30.2, 40.05))
    assert raw.text == TASK


def test_what_is_filled_into_a_form_leaves_no_blank_of_its_place() -> None:
    form = text("号码：", 30) + text("共四页", 100)
    assert read_pages(form + text("71500013", 46.8, size=5.5)).text.startswith("号码：71500013")


# Pages and what holds for several.


def test_pages_have_boxes_of_their_own() -> None:
    wide = page(layer(text("区民政局")), before="<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>")
    raw = read_parts(parts_of(text("区财政局"), wide))
    assert [round(one.width) for one in raw.pages] == [595, 842]


def test_a_page_whose_corner_is_elsewhere_is_measured_from_there() -> None:
    raw = read_parts(parts_of(text("区民政局", 30, 40), box="10 20 210 297"))
    assert box(raw, 0)[:2] == approx([20 * POINT, 20 * POINT], abs=0.1)


def test_what_stands_outside_of_the_shown_area_is_hidden() -> None:
    area = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox><ofd:ApplicationBox>10 10 190 277</ofd:ApplicationBox>"
    body = text(TASK) + text("1", 2, 2)
    raw = read_pages(page(layer(body), before=f"<ofd:Area>{area}</ofd:Area>"))
    assert (seen(raw), apart(raw)) == (TASK, [("hidden", "1")])


def test_an_area_that_most_of_the_text_stands_outside_of_is_not_believed() -> None:
    area = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox><ofd:ApplicationBox>0 0 20 20</ofd:ApplicationBox>"
    assert seen(read_pages(page(layer(text(TASK)), before=f"<ofd:Area>{area}</ofd:Area>"))) == TASK


def test_paper_that_most_of_the_text_stands_beside_is_not_believed() -> None:
    raw = read_parts(parts_of(text(TASK, 30, 60) + text("区民政局", 30, 120), box="0 0 50 30"))
    assert (seen(raw), apart(raw)) == (f"{TASK}\n区民政局", [])
    assert raw.pages[0].height == approx(125.6 * POINT, abs=0.1)


def test_the_paper_may_be_told_inside_the_content() -> None:
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 400 500</ofd:PhysicalBox></ofd:PageArea>"
    raw = read_pages(page(layer(text(TASK))).replace("<ofd:Content>", f"<ofd:Content>{area}"))
    assert raw.pages[0].width == approx(400 * POINT, abs=0.01)


def test_attributes_may_begin_with_small_letters_and_values_be_elements() -> None:
    white = "<ofd:FillColor><Value>255 255 255</Value></ofd:FillColor>"
    words = (text(TASK) + text("作废", 30, 60, inner=white)).replace(" Size=", " size=")
    raw = read_pages(words)
    assert (seen(raw), apart(raw)) == (TASK, [("hidden", "作废")])
    assert raw.lines[0].size == approx(SIZE * POINT, abs=0.01)


def test_a_text_without_a_size_is_as_high_as_its_boundary() -> None:
    assert read_pages(text(TASK).replace(f'Size="{SIZE}"', "")).text == TASK


def test_what_stands_beside_the_page_is_hidden() -> None:
    raw = read_pages(text(TASK) + text("作废", 230, 40))
    assert (seen(raw), apart(raw)) == (TASK, [("hidden", "作废")])


@pytest.mark.parametrize("order", ["Background", "Foreground"])
def test_templates_are_on_each_page_that_uses_them(order: str) -> None:
    common = '<ofd:TemplatePage ID="77" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    used = f'<ofd:Template TemplateID="77" ZOrder="{order}"/>'
    parts = parts_of(page(layer(text(TASK)), before=used), text("区民政局"), common=common)
    raw = read_parts({**parts, "Doc_0/Tpls/Tpl_0/Content.xml": page(layer(text("责任分解方案", 30, 20)))})
    assert raw.text == f"责任分解方案\n{TASK}\n区民政局"


def test_layers_lie_as_their_kinds_say() -> None:
    covered = layer(text("旧稿", 30, 60), 'Type="Body"') + layer(
        filled(20, 50, 90, 20, "255 255 255"), 'Type="Foreground"'
    )
    raw = read_pages(page(covered, layer(text(TASK), 'Type="Body"')))
    assert (seen(raw), apart(raw)) == (TASK, [("hidden", "旧稿")])


def test_objects_may_stand_in_the_content_without_a_layer() -> None:
    assert read_pages(page(text(TASK))).text == TASK


def test_drawings_that_are_used_in_several_places_are_read_in_each() -> None:
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    uses = "".join(
        f'<ofd:CompositeObject ID="6" Boundary="{x} {y} 99 99" CTM="0.5 0 0 0.5 0 0" ResourceID="60"/>'
        for x, y in ((20, 30), (20, 60))
    )
    inner = resources(unit("60", "<ofd:PageBlock>" + text("区民政局", 20, 20, size=11.2) + "</ofd:PageBlock>"))
    raw = read_parts({**parts_of(uses, common=common), "Doc_0/DocumentRes.xml": inner})
    assert raw.text == "区民政局\n区民政局"
    assert box(raw, 0) == approx([30 * POINT, 40 * POINT, 35.6 * POINT, 45.6 * POINT], abs=0.1)


def test_a_page_may_have_resources_of_its_own() -> None:
    own = "<ofd:PageRes>PageRes.xml</ofd:PageRes>"
    use = '<ofd:CompositeObject ID="6" Boundary="20 30 99 99" ResourceID="60"/>'
    parts = parts_of(page(layer(use), before=own))
    inner = resources(unit("60", text("区民政局")))
    assert read_parts({**parts, "Doc_0/Pages/Page_0/PageRes.xml": inner}).text == "区民政局"


def test_several_documents_in_one_package_are_read_one_after_the_other() -> None:
    first = parts_of(text(TASK))
    second = {name.replace("Doc_0", "Doc_1"): content for name, content in parts_of(text("区民政局")).items()}
    raw = read_parts({**first, **second, "OFD.xml": entry("Doc_0/Document.xml", "Doc_1/Document.xml")})
    assert (raw.text, [one.number for one in raw.pages]) == (f"{TASK}\n区民政局", [1, 2])


def test_of_several_versions_the_current_one_is_read() -> None:
    versions = (
        '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="V1.xml"/>'
        '<ofd:Version ID="2" Index="2" Current="true" BaseLoc="V2.xml"/></ofd:Versions>'
    )
    current = {name.replace("Doc_0", "Doc_1"): content for name, content in parts_of(text("区民政局")).items()}
    version = f"<ofd:DocVersion {SPACE}><ofd:DocRoot>/Doc_1/Document.xml</ofd:DocRoot></ofd:DocVersion>"
    parts: Parts = {**current, **parts_of(text("旧稿"), body=versions), "V2.xml": version}
    assert read_parts(parts).text == "区民政局"


def test_only_the_pages_that_are_wanted_are_read() -> None:
    raw = read_pages(text("一"), text("二"), text("三"), pages=((2, 2),))
    assert (raw.text, raw.page_count, raw.pages[0].number) == ("二", 3, 2)


# How packages are written.


def test_parts_may_be_named_from_the_root() -> None:
    parts: Parts = {
        "OFD.xml": entry("/Doc_0/Document.xml"),
        "Doc_0/Document.xml": document(["/Doc_0/Pages/Page_0/Content.xml"]),
        "Doc_0/Pages/Page_0/Content.xml": page(layer(text(TASK))),
    }
    assert read_parts(parts).text == TASK


def test_members_may_have_backslashes_a_slash_in_front_and_other_case() -> None:
    parts = parts_of(text(TASK))
    odd = {f"/{name}".replace("/Pages/", "\\pages\\"): content for name, content in parts.items()}
    assert detect(Source("made.ofd", packed(odd))).name == "ofd"
    assert read_parts(odd).text == TASK


def test_members_may_have_names_in_gbk() -> None:
    parts: Parts = {
        "OFD.xml": entry("文档/Document.xml"),
        "WEND/Document.xml": document(["页面.xml"]),
        "WEND/YEMI.xml": page(layer(text(TASK))),
    }
    content = packed(parts)
    for plain, chinese in ((b"WEND", "文档"), (b"YEMI", "页面")):
        content = content.replace(plain, chinese.encode("gb18030"))
    assert read(Source("made.ofd", content), Options()).text == TASK


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda xml: xml.replace("ofd:", "").replace(" xmlns:ofd=", " xmlns="), "a default namespace"),
        (lambda xml: xml.replace("ofd:", "").replace('xmlns:ofd="http://www.ofdspec.org/2016"', ""), "no namespace"),
        (lambda xml: xml.replace("ofd:", "oa:").replace("xmlns:ofd", "xmlns:oa"), "another prefix"),
        (lambda xml: xml.replace(SPACE, ""), "a prefix that nothing declares"),
        (lambda xml: xml.replace("http://www.ofdspec.org/2016", "http://www.ofdspec.org"), "another namespace"),
        (lambda xml: '<?xml version="1.0" encoding="GBK"?>' + xml, "GBK that is announced"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_of_elements_come_in_many_ways(change: Callable[[str], str], named: str) -> None:
    encoding = "gb18030" if "GBK" in named else "utf-8"
    parts = {name: change(str(content)).encode(encoding) for name, content in parts_of(text(TASK)).items()}
    assert read_parts(parts).text == TASK


def test_gbk_that_nothing_announces_is_read() -> None:
    parts = {name: str(content).encode("gb18030") for name, content in parts_of(text(TASK)).items()}
    assert read_parts(parts).text == TASK


# Tables.


def lined(strokes: str) -> str:
    cells = (("序号", 32, 42), ("责任单位", 62, 42), ("1", 32, 52), ("区民政局", 62, 52))
    return strokes + "".join(text(words, x, y) for words, x, y in cells)


GRID = [(30, 40, 100, 0), (30, 50, 100, 0), (30, 60, 100, 0), (30, 40, 0, 20), (60, 40, 0, 20), (130, 40, 0, 20)]


@pytest.mark.parametrize(
    ("strokes", "named"),
    [
        ("".join(path(f"M 0 0 L {w} {h}", f"{x} {y} {w} {h}", 'LineWidth="0.3"') for x, y, w, h in GRID), "strokes"),
        ("".join(filled(x, y, w or 0.3, h or 0.3) for x, y, w, h in GRID), "thin rectangles"),
        (path(" ".join(f"M {x} {y} L {x + w} {y + h}" for x, y, w, h in GRID)), "one path"),
        (
            path(
                " ".join(f"M {2 * x} {2 * y} L {2 * x + 2 * w} {2 * y + 2 * h}" for x, y, w, h in GRID),
                "0 0 210 297",
                'CTM="0.5 0 0 0.5 0 0"',
            ),
            "a matrix",
        ),
        ("".join(path(f"M0 0L{w} {h}", f"{x} {y} {w} {h}") for x, y, w, h in GRID), "no blanks"),
        (
            "".join(
                path(f"M 0 0 L {w} 0 L {w} 10 L 0 10 C", f"{x} {y} {w} 10")
                for y in (40, 50)
                for x, w in ((30, 30), (60, 70))
            ),
            "rectangles for cells",
        ),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)
def test_ruling_lines_make_tables(strokes: str, named: str) -> None:
    raw = read_pages(lined(strokes))
    assert [[raw.text[start:end] for start, end in cell.spans] for cell in raw.tables[0].cells] == [
        ["序号"],
        ["责任单位"],
        ["1"],
        ["区民政局"],
    ], named


def test_lines_that_are_not_drawn_rule_nothing() -> None:
    strokes = "".join(path(f"M 0 0 L {w} {h}", f"{x} {y} {w} {h}", 'Alpha="0"') for x, y, w, h in GRID)
    assert not read_pages(lined(strokes)).tables


# What is not seen.


@pytest.mark.parametrize(
    "words",
    [
        text("作废", 30, 60, 'Alpha="0"'),
        text("作废", 30, 60, 'Visible="false"'),
        text("作废", 30, 60, 'Fill="false"'),
        text("作废", 30, 60, inner='<ofd:FillColor Value="255 255 255"/>'),
        text("作废", 30, 60, inner='<ofd:FillColor Value="0 0 0" Alpha="3"/>'),
        filled(20, 55, 99, 20, "0 0 128") + text("作废", 30, 60, inner='<ofd:FillColor Value="0 0 130"/>'),
        text("作废", 30, 60) + filled(20, 55, 99, 20, "200 200 200"),
        text("作废", 30, 60, size=0.1),
        text(
            "作废",
            30,
            60,
            inner='<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="60 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9'
            " L 0 9 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
        ),
        "<ofd:PageBlock>" + text("作废", 30, -40) + "</ofd:PageBlock>",
    ],
    ids=[
        "alpha",
        "invisible",
        "unfilled",
        "white",
        "nearly-clear",
        "its-ground",
        "covered",
        "tiny",
        "cut-off",
        "outside",
    ],
)
def test_what_nobody_sees_is_hidden(words: str) -> None:
    raw = read_pages(text(TASK) + words)
    assert (seen(raw), apart(raw)) == (TASK, [("hidden", "作废")])


@pytest.mark.parametrize(
    "words",
    [
        filled(20, 35, 150, 20, "0 0 128") + text(TASK, inner='<ofd:FillColor Value="255 255 255"/>'),
        picture(20, 35, 150, 20) + text(TASK, inner='<ofd:FillColor Value="255 255 255"/>'),
        text(TASK) + filled(20, 35, 150, 20, "255 0 0", 'Alpha="60"'),
        text(TASK, more='Stroke="true" Fill="false"', inner='<ofd:StrokeColor Value="0 0 0"/>'),
        text(TASK, more='Stroke="true"', inner='<ofd:FillColor Value="255 255 255"/><ofd:StrokeColor Value="0 0 0"/>'),
        text(TASK, inner='<ofd:FillColor><ofd:Pattern Width="1" Height="1"/></ofd:FillColor>'),
        filled(20, 20, 150, 90, "255 255 255") + text(TASK),
    ],
    ids=["white-on-blue", "white-on-a-picture", "under-a-film", "outlined", "outlined-white", "pattern", "on-white"],
)
def test_what_is_seen_is_read(words: str) -> None:
    raw = read_pages(words)
    assert (seen(raw), apart(raw)) == (TASK, [])


def test_colours_come_from_parameters_that_refer_to_others() -> None:
    parameters = (
        '<ofd:DrawParams><ofd:DrawParam ID="40" Relative="41"/><ofd:DrawParam ID="41" Relative="40">'
        '<ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams>'
    )
    parts = parts_of(
        page(layer(text(TASK)), layer(text("作废", 30, 60), 'DrawParam="40"')),
        common="<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
    )
    raw = read_parts({**parts, "Doc_0/PublicRes.xml": resources(parameters)})
    assert (seen(raw), apart(raw)) == (TASK, [("hidden", "作废")])


@pytest.mark.parametrize(
    ("space", "value"),
    [
        ('Type="GRAY"', "255"),
        ('Type="CMYK"', "0 0 0 0"),
        ('Type="RGB"', "#FF #FF #FF"),
        ('BitsPerComponent="1"', "1 1 1"),
    ],
)
def test_white_is_told_in_every_space(space: str, value: str) -> None:
    spaces = f'<ofd:ColorSpaces><ofd:ColorSpace ID="42" {space}/></ofd:ColorSpaces>'
    white = text("作废", 30, 60, inner=f'<ofd:FillColor Value="{value}" ColorSpace="42"/>')
    parts = parts_of(text(TASK) + white, common="<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>")
    assert apart(read_parts({**parts, "Doc_0/PublicRes.xml": resources(spaces)})) == [("hidden", "作废")]


# What lies over the notice.

ANNOTATIONS = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"


def annotated(*annotations: str, pages: tuple[str, ...] = (text(TASK),)) -> Parts:
    """The annotations lie on the first page."""
    listed = '<ofd:Page PageID="100"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>'
    return {
        **parts_of(*pages, more=ANNOTATIONS),
        "Doc_0/Annots/Annotations.xml": f"<ofd:Annotations {SPACE}>{listed}</ofd:Annotations>",
        "Doc_0/Annots/Page_0/Annotation.xml": f"<ofd:PageAnnot {SPACE}>{''.join(annotations)}</ofd:PageAnnot>",
    }


def annotation(kind: str, words: str = "", remark: str = "", more: str = "") -> str:
    drawn = text(words, 5, 5) if words else ""
    said = f"<ofd:Remark>{remark}</ofd:Remark>" if remark else ""
    appearance = f'<ofd:Appearance Boundary="30 60 90 20">{drawn}</ofd:Appearance>'
    return f'<ofd:Annot ID="300" Type="{kind}" {more}>{said}{appearance}</ofd:Annot>'


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (annotation("Watermark", "内部资料"), "watermark"),
        (annotation("Stamp", "内部资料"), "seal"),
        (annotation("Stamp", "内部资料", more='Subtype="FreeText"'), "annotation"),
        (annotation("Highlight", remark="内部资料"), "annotation"),
        (annotation("Path", "内部资料", remark="内部资料"), "annotation"),
        (annotation("Watermark", "内部资料", more='Visible="false"'), "hidden"),
    ],
    ids=["watermark", "stamp", "note-called-stamp", "remark", "drawn-and-said", "invisible"],
)
def test_annotations_are_furniture_by_their_kind(written: str, kind: str) -> None:
    raw = read_parts(annotated(written))
    assert (seen(raw), apart(raw)) == (TASK, [(kind, "内部资料")])


def test_annotations_of_another_page_lie_there() -> None:
    parts = annotated(annotation("Watermark", "内部资料"), pages=(text(TASK), text("区民政局")))
    place = "Doc_0/Annots/Annotations.xml"
    raw = read_parts({**parts, place: str(parts[place]).replace('"100"', '"101"')})
    assert raw.text.index("内部资料") > raw.text.index(TASK)


def test_a_faint_turned_text_of_a_template_is_a_watermark() -> None:
    faint = text("内部资料", 0, 0, 'CTM="0.7 -0.7 0.7 0.7 60 150"', '<ofd:FillColor Value="210 210 210"/>', 20)
    used = '<ofd:Template TemplateID="77"/>'
    common = '<ofd:TemplatePage ID="77" BaseLoc="Tpl.xml"/>'
    parts = parts_of(page(layer(text(TASK) + text("区民政局", 30, 50)), before=used), common=common)
    raw = read_parts({**parts, "Doc_0/Tpl.xml": page(layer(faint))})
    assert (seen(raw), apart(raw)) == (f"{TASK}\n区民政局", [("watermark", "内部资料")])


# Signatures.


def der(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    length = bytes([len(content)]) if len(content) < 128 else b"\x82" + len(content).to_bytes(2, "big")
    return bytes([tag]) + length + content


def seal(name: str) -> bytes:
    """As GB/T 38540-2020 has it, as far as its name."""
    header = der(0x30, der(0x16, b"ES"), der(0x02, b"\x04"), der(0x16, b"maker"))
    properties = der(0x30, der(0x02, b"\x01"), der(0x0C, name.encode()), der(0x17, b"260101000000Z"))
    return der(0x30, der(0x30, header, der(0x16, b"1234"), properties, der(0x04, b"x" * 300)), der(0x04, b"cert"))


def signed(seal_content: bytes) -> Parts:
    stamp = '<ofd:StampAnnot ID="1" PageRef="100" Boundary="120 200 40 40"/>'
    place = "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>"
    return {
        **parts_of(text(TASK), body="<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"),
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {SPACE}><ofd:Signature ID="2" BaseLoc="Sign_0/Signature.xml"/>'
        "</ofd:Signatures>",
        "Doc_0/Signs/Sign_0/Signature.xml": f"<ofd:Signature {SPACE}><ofd:SignedInfo>{stamp}{place}</ofd:SignedInfo>"
        "</ofd:Signature>",
        "Doc_0/Signs/Sign_0/Seal.esl": seal_content,
    }


def test_seals_are_furniture_with_their_name_and_were_not_verified() -> None:
    raw = read_parts(signed(seal("安源县人民政府")))
    assert (seen(raw), apart(raw)) == (TASK, [("seal", "安源县人民政府")])
    assert [remark.message for remark in raw.remarks if remark.code == "GT125"] == [
        "1 signature is in the file, and was not verified: 安源县人民政府"
    ]
    assert box(raw, raw.text.index("安"))[0] == approx(120 * POINT, abs=0.1)


@pytest.mark.parametrize("content", [b"", b"\x30", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80" * 999, seal("")[:40]])
def test_a_seal_without_a_name_is_told_all_the_same(content: bytes) -> None:
    raw = read_parts(signed(content))
    assert raw.text == TASK
    assert "GT125" in codes(raw)


# What is not read, and told.


def test_files_that_come_with_the_document_are_told() -> None:
    parts = parts_of(text(TASK), more="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>")
    listed = '<ofd:Attachment ID="5" Name="附表.xlsx" Format="xlsx"><ofd:FileLoc>a.xlsx</ofd:FileLoc></ofd:Attachment>'
    listed = f"<ofd:Attachments {SPACE}>{listed}</ofd:Attachments>"
    raw = read_parts({**parts, "Doc_0/Attachs/Attachments.xml": listed})
    assert ["附表.xlsx" in remark.message for remark in raw.remarks if remark.code == "GT110"] == [True]


GLYPH = "M 0 0 Q 1 3 4 5 L 0 5 C"


def test_letters_that_are_drawn_as_shapes_are_told() -> None:
    shapes = "".join(
        path(GLYPH, f"{30 + 6 * at} 20 5 5", 'Fill="true" Stroke="false"', '<ofd:FillColor Value="255 0 0"/>')
        for at in range(6)
    )
    assert "GT110" in codes(read_pages(shapes + text(TASK)))
    assert "GT110" not in codes(read_pages(text(TASK)))


def test_what_annotations_draw_without_words_is_told() -> None:
    drawn = '<ofd:Appearance Boundary="30 60 90 20">' + path("M 0 0 L 9 9") + "</ofd:Appearance>"
    assert "GT110" in codes(read_parts(annotated(f'<ofd:Annot ID="300" Type="Stamp">{drawn}</ofd:Annot>')))


def test_glyphs_whose_characters_nobody_says_are_told() -> None:
    glyphs = '<ofd:CGTransform CodePosition="0" CodeCount="3"><ofd:Glyphs>7 8 9</ofd:Glyphs></ofd:CGTransform>'
    raw = read_pages(
        text(TASK) + code("", 'DeltaX="g 2 5.6"', place="30 60 99 9").replace("<ofd:TextCode", f"{glyphs}<ofd:TextCode")
    )
    assert (raw.text, "GT104" in codes(raw)) == (f"{TASK}\n\ufffd\ufffd\ufffd", True)


PICTURE = b"\x89PNG\r\n\x1a\n as it is"


def pictured(*objects: str) -> Parts:
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    parts = parts_of(*objects, common=common)
    return {**parts, "Doc_0/DocumentRes.xml": resources(media("50", "scan.png")), "Doc_0/Res/scan.png": PICTURE}


def pages_of(parts: Parts) -> list[OfdPage]:
    document, *_ = read_documents(OfdPackage(Source("made.ofd", packed(parts)), Options()))[0]
    pages = PagesOfDocument(document)
    return [pages.page(place) for place in document.pages]


def test_a_page_that_is_a_picture_is_told_and_gives_it() -> None:
    parts = pictured(picture(0, 0, 210, 297), text(TASK))
    assert "GT103" in codes(read_parts(parts, recognition="never"))
    scanned, written = pages_of(parts)
    content, place = scanned.picture() or (b"", None)
    assert content == PICTURE
    assert place == approx((0, 0, 595.28, 841.89), abs=0.01)
    assert scanned.shows_picture()
    assert written.picture() is None


def test_a_file_of_pictures_alone_is_refused_as_a_scan() -> None:
    with pytest.raises(UnreadableFile, match="looks like a scan"):
        read_parts(pictured(picture(0, 0, 210, 297)), recognition="never")


def test_without_an_engine_a_scan_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtask_extract.reading.recognition.engines.find_spec", lambda name: None, raising=False)
    monkeypatch.setattr("govtask_extract.registry.find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as caught:
        read_parts(pictured(picture(0, 0, 210, 297)))
    assert caught.value.hint == 'pip install "govtask-extract[ocr]"'


def png(width: int, height: int, shade: int) -> bytes:
    written = BytesIO()
    Image.new("L", (width, height), shade).save(written, "PNG")
    return written.getvalue()


def test_all_pictures_of_a_page_are_laid_on_paper_as_they_stand() -> None:
    strips = picture(0, 0, 210, 148.5, "51") + picture(0, 148.5, 210, 148.5, "52")
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    listed = media("51", "a.png") + media("52", "b.png")
    parts: Parts = {
        **parts_of(strips, common=common),
        "Doc_0/DocumentRes.xml": resources(listed),
        "Doc_0/Res/a.png": png(840, 594, 60),
        "Doc_0/Res/b.png": png(840, 594, 180),
    }
    made = page_picture(pages_of(parts)[0], None)
    assert made is not None
    image = made.image()
    assert (made.dpi, image.size) == (150, (1240, 1754))
    assert [image.getpixel((600, y)) for y in (400, 1400)] == [60, 180]


def test_a_picture_that_lies_on_its_side_is_laid_so() -> None:
    lying = picture(0, 0, 210, 297).replace("210 0 0 297 0 0", "0 297 -210 0 210 0")
    half = Image.new("L", (200, 100), 255)
    half.paste(0, (0, 0, 100, 100))
    written = BytesIO()
    half.save(written, "PNG")
    parts = {**pictured(lying), "Doc_0/Res/scan.png": written.getvalue()}
    made = page_picture(pages_of(parts)[0], 50)
    assert made is not None
    image = made.image()
    assert [image.getpixel((200, y)) for y in (100, 500)] == [0, 255]


@pytest.mark.parametrize(("mode", "hidden"), [("RGBA", False), ("L", True)])
def test_a_seal_that_is_seen_through_hides_nothing(mode: str, hidden: bool) -> None:
    written = BytesIO()
    Image.new(mode, (40, 40)).save(written, "PNG")
    signature = "安源县人民政府"
    parts = pictured(text(TASK) + text(signature, 120, 200) + picture(115, 190, 50, 30))
    raw = read_parts({**parts, "Doc_0/Res/scan.png": written.getvalue()})
    assert apart(raw) == ([("hidden", signature)] if hidden else [])


def test_text_beside_a_picture_is_read_even_if_all_is_to_be_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    places = tuple(side for at in range(4) for side in (300 + 16 * at, 600, 316 + 16 * at, 616))
    line = RecognisedLine("分管领导", places, 16.0, 0.99)
    shown = PageRecognition(595.28, 841.89, 0, 0.0, (line,))
    monkeypatch.setattr(OfdPictures, "recognised", lambda self, number: shown)
    parts = {**pictured(text(TASK) + picture(100, 200, 40, 40)), "Doc_0/Res/scan.png": png(40, 40, 255)}
    raw = read_parts(parts, recognition="always")
    assert raw.text == f"{TASK}\n分管领导"
    assert "GT114" in codes(raw)


def test_text_that_reads_like_noise_is_told() -> None:
    noise = "".join(text("ĀāĂăĄąĆćĈĉĊċČčĎďĐđ", 20, 20 + 8 * at) for at in range(9))
    assert "GT105" in codes(read_pages(noise))


def test_a_picture_that_cannot_be_read_is_told() -> None:
    parts = pictured(picture(0, 0, 210, 297), text(TASK))
    assert page_picture(pages_of(parts)[0], None) is None
    assert "GT103" in codes(read_parts(parts))


@pytest.mark.parametrize(
    "objects",
    [
        picture(0, 0, 210, 297) + text(TASK, more='Alpha="0"'),
        text(TASK) + picture(0, 0, 210, 297),
        text(TASK, more='Visible="false"') + picture(0, 0, 210, 297),
    ],
    ids=["clear", "under-it", "invisible"],
)
def test_text_that_was_recognised_in_a_picture_is_read_and_told(objects: str) -> None:
    raw = read_parts({**pictured(objects), "Doc_0/Res/scan.png": png(9, 9, 255)}, recognition="never")
    assert (seen(raw), "GT114" in codes(raw)) == (TASK, True)


# Damaged, and made to do harm.


def test_a_damaged_page_is_left_out_and_told() -> None:
    parts = parts_of(text(TASK), text("区民政局"))
    raw = read_parts({**parts, "Doc_0/Pages/Page_1/Content.xml": "<ofd:Page"})
    assert raw.text == TASK
    assert [remark.message for remark in raw.remarks if remark.code == "GT102"] == [
        "the file is damaged or incomplete: 1 of 2 pages could be read"
    ]


@pytest.mark.parametrize("name", ["Doc_0/Pages/Page_1/Content.xml", "Doc_0/Document.xml", "OFD.xml"])
def test_parts_that_are_missing_are_told(name: str) -> None:
    parts = {part: content for part, content in parts_of(text(TASK), text(TASK)).items() if part != name}
    try:
        assert "GT102" in codes(read_parts(parts))
    except GovtaskError as error:
        assert error.hint


def test_a_file_cut_off_is_refused() -> None:
    content = packed(parts_of(text(TASK)))
    for end in range(40, len(content), 61):
        with pytest.raises(GovtaskError):
            read(Source("made.ofd", content[:end]), Options(format="ofd"))


BOMB = '<!DOCTYPE a [<!ENTITY a "区"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("name", ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"])
def test_entities_are_never_expanded(name: str) -> None:
    parts = parts_of(text(TASK))
    with pytest.raises(UnreadableFile):
        read_parts({**parts, name: BOMB + str(parts[name]).replace("区", "&b;")})


def test_what_unpacks_to_far_more_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="times its size"):
        read_parts({**parts_of(text(TASK)), "Doc_0/Res/zeros.bin": bytes(30_000_000)}, limits=Limits(ratio=100))


def test_names_that_lead_out_of_the_package_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="leads out"):
        read_parts({**parts_of(text(TASK)), "../../etc/passwd": "x"})


def test_places_that_lead_out_of_the_package_lead_nowhere() -> None:
    parts = parts_of(text(TASK))
    parts["Doc_0/Document.xml"] = document(["../../../../etc/passwd", "Pages/Page_0/Content.xml"])
    assert read_parts(parts).text == TASK


def test_elements_lie_in_one_another_only_so_deep() -> None:
    deep = "<ofd:PageBlock>" * 5000 + text(TASK) + "</ofd:PageBlock>" * 5000
    with pytest.raises(GovtaskError):
        read_pages(deep)


def test_drawings_that_hold_themselves_end() -> None:
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    use = '<ofd:CompositeObject ID="6" Boundary="0 0 99 99" ResourceID="60"/>'
    parts = parts_of(use + text(TASK), common=common)
    assert read_parts({**parts, "Doc_0/DocumentRes.xml": resources(unit("60", use))}).text == TASK
    with pytest.raises(UnreadableFile):
        read_parts({**parts, "Doc_0/DocumentRes.xml": resources(unit("60", use * 9))})


def test_limits_hold() -> None:
    with pytest.raises(LimitExceeded, match="pages"):
        read_pages(text("一"), text("二"), limits=Limits(pages=1))
    with pytest.raises(LimitExceeded, match="characters"):
        read_pages(text(TASK), limits=Limits(characters=5))
    with pytest.raises(LimitExceeded, match="points"):
        read_parts(parts_of(text(TASK), box="0 0 99999 99999"), limits=Limits(page_size=20_000))


def test_numbers_that_are_none_do_no_harm() -> None:
    odd = text(TASK).replace('Size="5.6"', 'Size="nan"') + path("M 1e999 x L -1e999 0 A 1 2", "a b c d")
    assert TASK in read_pages(odd + text(TASK, 30, 60, 'CTM="inf 0 0 1 0"')).text


def test_packages_under_a_password_are_refused_as_such() -> None:
    content = bytearray(packed(parts_of(text(TASK))))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(start)
        while at >= 0:
            content[at + (6 if start[2] == 3 else 8)] |= 1
            at = content.find(start, at + 1)
    with pytest.raises(EncryptedFile, match="encrypted"):
        read(Source("made.ofd", bytes(content)), Options())


def test_packages_with_encrypted_parts_are_refused_as_such() -> None:
    with pytest.raises(EncryptedFile, match="encrypted"):
        read_parts({**parts_of(text(TASK)), "Encryptions.xml": "<Encryptions/>"})


def test_without_its_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "ofdkit" or ".from_ofd." in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ofdkit", None)
    with pytest.raises(MissingExtra, match="reading ofd needs ofdkit") as caught:
        read_pages(text(TASK))
    assert caught.value.hint == 'pip install "govtask-extract[ofd]"'


# The sample.


def test_the_sample_is_read_as_its_pdf_is() -> None:
    ofd, pdf = (extract(SAMPLE / name) for name in ("notice.ofd", "notice.pdf"))
    assert (len(ofd.tasks), ofd.coverage.unread) == (132, 0)
    assert [task.text for task in ofd.tasks] == [task.text for task in pdf.tasks]
    assert ofd.diagnostics == pdf.diagnostics


def test_its_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    again = tmp_path / "again.ofd"
    subprocess.run([sys.executable, ROOT / "tools/make_sample_ofd.py", again], check=True)
    assert again.read_bytes() == (SAMPLE / "notice.ofd").read_bytes()
