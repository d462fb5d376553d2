"""PDF: what a person sees of a page, and what lies under it, over it, outside it, or is not painted at all."""

from __future__ import annotations

import pytest
from pdf_layers_made import Draw, drawn, height, picture, put, recognised
from pdf_made import form, han_page, stream, written
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

SEEN, OTHER = "1. 建设公园。（责任单位：区住建局）", "2. 拆除旧楼。（责任单位：区城管局）"


def document(content: bytes) -> RawDocument:
    return read(Source("notice.pdf", content), Options(recognition="never"))


def furniture(found: RawDocument) -> list[tuple[str, str]]:
    return [(found.text[start:end], kind) for (start, end), kind in found.furniture]


def codes(found: RawDocument) -> list[str]:
    return [remark.code for remark in found.remarks]


def page(draw: Draw) -> RawDocument:
    """A page with a line that is seen, and below it what `draw` draws."""

    def both(canvas: Canvas) -> None:
        put(canvas, 0, SEEN)
        draw(canvas)

    return document(drawn(both))


def box(canvas: Canvas, grey: float, x: float = 60, width: float = 400) -> None:
    canvas.setFillGray(grey)
    canvas.rect(x, height(1) - 6, width, 22, fill=1, stroke=0)


def seal() -> ImageReader:
    """A red line across a picture that is else transparent."""
    image = Image.new("RGBA", (60, 60), (255, 0, 0, 0))
    for at in range(60):
        image.putpixel((at, at), (255, 0, 0, 255))
    return ImageReader(image)


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    put(canvas, 1, OTHER)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillGray(0.96)
    put(canvas, 1, OTHER)


def black_on_black(canvas: Canvas) -> None:
    box(canvas, 0)
    put(canvas, 1, OTHER)


def under(grey: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        put(canvas, 1, OTHER)
        box(canvas, grey)

    return draw


def under_a_picture(canvas: Canvas) -> None:
    put(canvas, 1, OTHER)
    canvas.drawImage(picture(255), 60, height(1) - 6, 400, 22)


def under_a_thick_line(canvas: Canvas) -> None:
    put(canvas, 1, OTHER)
    canvas.setLineWidth(16)
    canvas.line(60, height(1) + 5, 460, height(1) + 5)


def mode(number: int) -> Draw:
    return lambda canvas: put(canvas, 1, OTHER, mode=number)


def stroked_in_white(canvas: Canvas) -> None:
    canvas.setStrokeGray(1)
    put(canvas, 1, OTHER, mode=1)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    put(canvas, 1, OTHER)


def outside(canvas: Canvas) -> None:
    put(canvas, 1, OTHER, x=700)


def clipped_away(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 10, 10)
    canvas.clipPath(path, stroke=0)
    put(canvas, 1, OTHER)


def tiny(canvas: Canvas) -> None:
    canvas.translate(72, height(1))
    canvas.scale(0.05, 0.05)
    canvas.drawString(0, 0, OTHER)


def in_a_form(draw: Draw) -> Draw:
    def drawn_in_it(canvas: Canvas) -> None:
        canvas.beginForm("form")
        canvas.setFont("STSong-Light", 14)
        draw(canvas)
        canvas.endForm()
        canvas.doForm("form")

    return drawn_in_it


UNSEEN = [
    white, nearly_white, black_on_black, under(0), under(1), under_a_picture, under_a_thick_line, mode(3), mode(7),
    stroked_in_white, transparent, outside, clipped_away, tiny, in_a_form(white), in_a_form(mode(3)),
]  # fmt: skip


@pytest.mark.parametrize("draw", UNSEEN)
def test_what_nobody_sees_is_furniture_and_told(draw: Draw) -> None:
    found = page(draw)
    assert found.text == f"{SEEN}\n{OTHER}"
    assert furniture(found) == [(OTHER, "hidden")]
    assert codes(found) == ["GT109"]


def white_on_dark(canvas: Canvas) -> None:
    box(canvas, 0.2)
    white(canvas)


def under_a_seal(canvas: Canvas) -> None:
    put(canvas, 1, OTHER)
    canvas.drawImage(seal(), 100, height(1) - 30, 80, 80, mask="auto")


def highlighted(canvas: Canvas) -> None:
    put(canvas, 1, OTHER)
    canvas.setFillColor(colors.yellow, alpha=0.4)
    canvas.rect(60, height(1) - 6, 400, 22, fill=1, stroke=0)


def underlined(canvas: Canvas) -> None:
    put(canvas, 1, OTHER)
    canvas.line(60, height(1) - 2, 460, height(1) - 2)


def outlined(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    put(canvas, 1, OTHER, mode=1)


def grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.8)
    put(canvas, 1, OTHER)


def unseen_and_again(canvas: Canvas) -> None:
    put(canvas, 1, OTHER, mode=3)
    put(canvas, 1, OTHER)


def again_unseen(canvas: Canvas) -> None:
    put(canvas, 1, OTHER)
    put(canvas, 1, OTHER, mode=3)


SHOWN = [
    white_on_dark, under_a_seal, highlighted, underlined, outlined, grey, unseen_and_again, again_unseen,
    in_a_form(grey), mode(0), mode(2),
]  # fmt: skip


@pytest.mark.parametrize("draw", SHOWN)
def test_what_is_seen_is_read(draw: Draw) -> None:
    found = page(draw)
    assert found.text == f"{SEEN}\n{OTHER}"
    assert (furniture(found), codes(found)) == ([], [])


@pytest.mark.parametrize("hidden", ["区水务局", "区财政局"])
def test_white_words_over_black_ones_are_hidden(hidden: str) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 1, "2. 拆除旧楼（责任单位：区城管局）")
        canvas.setFillGray(1)
        put(canvas, 1, hidden, x=72 + 7 + 14 * 10.5)

    found = page(draw)
    assert found.text.splitlines()[1:] == ["2. 拆除旧楼（责任单位：区城管局）", hidden]
    assert (furniture(found), codes(found)) == ([(hidden, "hidden")], ["GT113", "GT109"])


def test_a_box_over_a_name_hides_the_name_alone() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 1, "拆除旧楼（责任单位区城管局）")
        box(canvas, 0, x=72 + 14 * 9, width=14 * 4)

    found = page(draw)
    assert found.text.splitlines()[1:] == ["拆除旧楼（责任单位 ）", "区城管局"]
    assert furniture(found) == [("区城管局", "hidden")]


def test_white_words_inside_a_line_stand_below_it() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, height(1))
        for grey, words in ((0, "2. 拆除旧楼。（责任单位："), (1, "区财政局、"), (0, "区城管局）")):
            text.setFillGray(grey)
            text.textOut(words)
        canvas.drawText(text)

    found = page(draw)
    assert found.text.splitlines()[1:] == ["2. 拆除旧楼。（责任单位： 区城管局）", "区财政局、"]
    assert furniture(found) == [("区财政局、", "hidden")]


def test_an_unseen_layer_is_woven_into_no_line() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 0, "1. 建设公园。（责任单位：区财政局）", mode=3)

    found = page(draw)
    assert found.text.splitlines() == [SEEN, "1. 建设公园。（责任单位：区财政局）"]
    assert codes(found) == ["GT113", "GT109"]


def test_an_unseen_cell_of_a_table_is_below_the_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 200, 300], [700, 670, 640])
        for x, y, text in ((80, 680, "任务"), (210, 680, "单位"), (80, 650, "修桥")):
            canvas.drawString(x, y, text)
        canvas.setFillGray(1)
        canvas.drawString(210, 650, "水利局")

    found = page(draw)
    assert found.text.splitlines()[1:] == ["任务\t单位", "修桥\t", "水利局"]
    assert furniture(found) == [("水利局", "hidden")]


def test_text_recognised_in_a_scan_is_read_and_told() -> None:
    found = document(recognised(f"{SEEN}\n{OTHER}"))
    assert (found.text, furniture(found), codes(found)) == (f"{SEEN}\n{OTHER}", [], ["GT114"])


def test_text_under_the_scan_that_it_was_recognised_in_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 1, OTHER)
        canvas.drawImage(picture(230), 0, 0, 595, 842)

    found = page(draw)
    assert (found.text, codes(found)) == (f"{SEEN}\n{OTHER}", ["GT114"])


def test_unseen_words_on_a_letterhead_s_picture_are_hidden() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(250), 0, 0, 595, 842)
        put(canvas, 0, SEEN)
        put(canvas, 1, OTHER, mode=3)

    assert furniture(document(drawn(draw))) == [(OTHER, "hidden")]


FIRST, SECOND = written(SEEN), written(OTHER, first=700)
LAYER, MEMBERSHIP = b"<</Type/OCG/Name(draft)>>", b"<</Type/OCMD/OCGs[9 0 R]>>"
NAMED = b"/Properties<</L 9 0 R/M 10 0 R>>"
OFF, BASE_OFF, ON = b"/D<</OFF[9 0 R]>>", b"/D<</BaseState/OFF>>", b"/D<</ON[9 0 R]>>"


@pytest.mark.parametrize(("name", "state", "hidden"), [
    (b"L", OFF, True), (b"L", BASE_OFF, True), (b"M", OFF, True), (b"L", ON, False), (b"M", ON, False),
])  # fmt: skip
def test_a_layer_that_is_off_is_not_seen(name: bytes, state: bytes, hidden: bool) -> None:
    content = FIRST + b"/OC /%s BDC " % name + SECOND + b"EMC"
    layers = b"/OCProperties<</OCGs[9 0 R]%s>>" % state
    found = document(han_page(content, LAYER, MEMBERSHIP, catalogue=layers, resources=NAMED))
    assert furniture(found) == ([(OTHER, "hidden")] if hidden else [])


def test_a_form_of_a_layer_that_is_off_is_not_seen() -> None:
    layered = form(SECOND, b"/Font<</H 6 0 R>>").replace(b"/Subtype/Form", b"/Subtype/Form/OC 9 0 R")
    found = document(
        han_page(
            FIRST + b"/X Do",
            LAYER,
            layered,
            catalogue=b"/OCProperties<</OCGs[9 0 R]%s>>" % OFF,
            resources=b"/XObject<</X 10 0 R>>",
        )
    )
    assert furniture(found) == [(OTHER, "hidden")]


def test_what_the_page_is_cropped_by_is_not_seen() -> None:
    found = document(han_page(written(SEEN, OTHER), entries=b"/CropBox[0 730 595 842]"))
    assert furniture(found) == [(OTHER, "hidden")]


def test_codes_without_a_map_are_counted() -> None:
    """A Type 3 font whose glyphs have numbers for names, as some printers write them."""
    shapes = b" ".join(b"/g%d 10 0 R" % code for code in range(1, 32))
    names = b" ".join(b"/g%d" % code for code in range(1, 32))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 700 700]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<<%s>>"
        b"/Encoding<</Type/Encoding/Differences[1 %s]>>/FirstChar 1/LastChar 31/Widths[%s]>>"
        % (shapes, names, b"700 " * 31)
    )
    content = FIRST + b"BT /T 12 Tf 72 700 Td <0102030405060708090a0b0c0d0e0f1011121314151617> Tj ET"
    found = document(
        han_page(content, font, stream(b"700 0 0 0 700 700 d1 50 50 600 600 re f")).replace(
            b"/H 6 0 R", b"/H 6 0 R/T 9 0 R", 1
        )
    )
    assert found.text == f"{SEEN}\n" + "\ufffd" * 23
    assert codes(found) == ["GT105", "GT104"]
