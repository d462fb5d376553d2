"""PDF: what stands among the lines, behind them, beside them or across them, told by place, direction, size and ink."""

from __future__ import annotations

from math import cos, pi, sin

import pytest
from pdf_layers_made import FONT, drawn, height, put
from pdf_made import han_page, written
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from test_pdf_layers import codes, document, furniture

from govtask_extract.model.boxes import bounds

TEXT = (
    "云河市2025年重点工作责任分解方案",
    "    现将任务分解如下，请各单位认真抓好落实，",
    "按时完成各项任务。",
    "    1. 建设公园三个，改造绿道。（责任单位：",
    "区住建局、区财政局）",
    "    2. 修缮学校两所。（责任单位：区教育局）",
)


def letter(canvas: Canvas, lines: tuple[str, ...] = TEXT) -> None:
    for number, line in enumerate(lines):
        put(canvas, number, line.lstrip(), x=100 + 28 * line.startswith(" "))


def printed(*lines: str) -> list[str]:
    return [line.strip() for line in lines or TEXT]


def of_kind(found: list[tuple[str, str]], kind: str) -> list[str]:
    return [text for text, own in found if own == kind]


@pytest.mark.parametrize(("x", "size"), [(60, 8), (70, 14), (520, 9)])
def test_numbers_beside_the_lines_are_no_part_of_them(x: float, size: float) -> None:
    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.setFont(FONT, size)
        for number in range(len(TEXT)):
            canvas.drawRightString(x, height(number), str(number + 8))

    found = document(drawn(draw))
    numbers = of_kind(furniture(found), "line-number")
    assert sorted(numbers, key=int) == ["8", "9", "10", "11", "12", "13"]
    assert [line for line in found.text.splitlines() if line not in numbers] == printed()
    assert codes(found) == ["GT111"]


def test_numbered_lines_may_all_begin_at_one_place_and_have_a_table_between_them() -> None:
    lines = (
        "市直各单位：",
        "1. 建设公园三个，改造绿道，",
        "建设驿站。",
        "2. 修缮学校。",
        "任务  单位",
        "修桥",
        "3. 打通道路。",
    )

    def draw(canvas: Canvas) -> None:
        numbers = iter(range(1, 9))
        for at, line in enumerate(lines):
            put(canvas, at, line, x=100)
            if at not in (4, 5):
                put(canvas, at, str(next(numbers)), x=60)

    found = document(drawn(draw))
    assert of_kind(furniture(found), "line-number") == ["1", "2", "3", "4", "5"]


def test_hanging_numbers_of_items_of_several_lines_are_labels() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(6):
            put(canvas, 2 * at, str(at + 1), x=70)
            put(canvas, 2 * at, "建设公园三个，改造绿道，", x=100)
            put(canvas, 2 * at + 1, "责任单位是区住建局。", x=100)

    assert furniture(document(drawn(draw))) == []


def test_every_fifth_line_may_be_numbered() -> None:
    lines = tuple(f"第{number}行的文字写在这里" + "，还有一些" * (number % 3) for number in range(1, 18))

    def draw(canvas: Canvas) -> None:
        letter(canvas, lines)
        canvas.setFont(FONT, 8)
        for number in (5, 10, 15):
            canvas.drawRightString(70, height(number - 1), str(number))

    found = document(drawn(draw))
    assert of_kind(furniture(found), "line-number") == ["5", "10", "15"]


def test_the_numbers_of_a_list_are_its_labels() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(6):
            put(canvas, number, str(number + 1), x=70)
            put(canvas, number, "建设公园，责任单位是区住建局", x=100)

    found = document(drawn(draw))
    assert furniture(found) == []
    assert found.text.splitlines()[0] == "1 建设公园，责任单位是区住建局"


def test_a_column_of_numbers_under_a_heading_is_a_table_s() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (left, right) in enumerate([("序号", "任务"), *((str(at), "建" * at) for at in range(1, 8))]):
            put(canvas, number, left, x=70)
            put(canvas, number, right, x=120 + 5 * number)

    assert furniture(document(drawn(draw))) == []


def watermark(canvas: Canvas, size: float, *places: tuple[float, float], ink: Color, words: str = "内部资料") -> None:
    canvas.saveState()
    canvas.setFont(FONT, size)
    canvas.setFillColor(ink)
    for x, y in places:
        canvas.drawString(x, y, words)
    canvas.restoreState()


GREY, PALE_RED, TRANSPARENT = Color(0.85, 0.85, 0.85), Color(1, 0.7, 0.7), Color(0, 0, 0, alpha=0.15)
TILES = [(x, y) for x in (60.0, 260.0, 460.0) for y in (100.0, 300.0, 500.0, 700.0)]


@pytest.mark.parametrize("ink", [GREY, PALE_RED, TRANSPARENT])
@pytest.mark.parametrize(("size", "places"), [(20, TILES), (60, [(150, 690)]), (60, [(150, 300)]), (14, TILES)])
@pytest.mark.parametrize("above", [False, True])
def test_a_faint_text_behind_the_text_is_a_watermark(
    ink: Color, size: float, places: list[tuple[float, float]], above: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        if above:
            letter(canvas)
        watermark(canvas, size, *places, ink=ink)
        if not above:
            letter(canvas)

    found = document(drawn(draw))
    stamped = of_kind(furniture(found), "watermark")
    assert "".join(stamped).replace(" ", "") == "内部资料" * len(places)
    assert [line for line in found.text.splitlines() if line not in stamped] == printed()


PALE = Color(0.8, 0.8, 0.8)
CLOSE_TILES = [(x, y) for x in range(40, 560, 130) for y in range(40, 830, 90)]
EDGES = [(x, y) for x in (5.0, 545.0) for y in range(60, 800, 60)]


@pytest.mark.parametrize(("size", "places"), [
    (10, CLOSE_TILES), (9, EDGES), (20, [(150, 250), (150, 600)]), (10, [(260, 825), (260, 12)]),
])  # fmt: skip
@pytest.mark.parametrize("above", [False, True])
def test_pale_words_in_small_type_all_over_the_page_are_a_watermark(
    size: float, places: list[tuple[float, float]], above: bool
) -> None:
    test_a_faint_text_behind_the_text_is_a_watermark(PALE, size, places, above)


def test_pale_words_that_are_turned_are_a_watermark() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(PALE)
        canvas.translate(40, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()
        letter(canvas)

    assert of_kind(furniture(document(drawn(draw))), "watermark") == ["内部资料"]


def test_white_headings_on_a_dark_ground_are_no_watermark() -> None:
    def draw(canvas: Canvas) -> None:
        for at, y in enumerate((700, 500, 300, 100)):
            canvas.setFillGray(0.2)
            canvas.rect(60, y - 6, 200, 20, fill=1, stroke=0)
            canvas.setFillGray(1)
            canvas.drawString(70, y, "责任单位")
            canvas.setFillGray(0)
            canvas.drawString(70, y - 40, f"第{at + 1}组的单位名单写在这里")

    assert furniture(document(drawn(draw))) == []


def test_a_red_letterhead_and_a_grey_hint_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(Color(1, 0, 0))
        canvas.setFont(FONT, 36)
        canvas.drawString(100, 790, "云河市人民政府文件")
        canvas.setFont(FONT, 14)
        canvas.setFillGray(0)
        letter(canvas)
        canvas.setFillGray(0.6)
        canvas.drawString(100, 400, "本文由办公室整理")

    found = document(drawn(draw))
    assert (furniture(found), found.text.splitlines()) == (
        [],
        ["云河市人民政府文件", *printed(), "本文由办公室整理"],
    )


def test_a_seal_drawn_as_text_is_a_seal() -> None:
    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.setFillColor(Color(0.9, 0.1, 0.1))
        words = "云河市人民政府办公室"
        for at, character in enumerate(words):
            angle = pi * (1.1 - 1.2 * at / (len(words) - 1))
            canvas.saveState()
            canvas.translate(430 + 55 * cos(angle), height(5) + 55 * sin(angle))
            canvas.rotate(angle * 180 / pi - 90)
            canvas.drawString(-7, 0, character)
            canvas.restoreState()
        canvas.drawCentredString(430, height(5) - 30, "专用章")

    found = document(drawn(draw))
    assert ["".join(text.split()) for text, kind in furniture(found) if kind == "seal"] == [
        "云河市人民政府办公室专用章"
    ]
    assert [line for line in found.text.splitlines() if "云河市人民政府" not in line] == printed()


def columns(canvas: Canvas, lines: tuple[str, ...], right: float = 520) -> None:
    """Each line a column, from right to left, its characters set one by one."""
    for number, line in enumerate(lines):
        for at, character in enumerate(line.lstrip()):
            canvas.drawString(right - 28 * number, 760 - 16 * at - 32 * line.startswith(" "), character)


def test_columns_from_right_to_left_are_lines() -> None:
    found = document(drawn(lambda canvas: columns(canvas, (*TEXT, "通知"))))
    assert found.text.splitlines() == printed(*TEXT, "通知")
    assert found.boxes
    x0, top, x1, bottom = bounds(found.boxes[: 4 * found.lines[0].end]) or (0, 0, 0, 0)
    assert bottom - top > 10 * (x1 - x0)


def test_a_font_for_vertical_writing_sets_columns() -> None:
    content = b"".join(written(line.strip(), left=520 - 28 * at, first=760) for at, line in enumerate(TEXT))
    found = document(han_page(content).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V"))
    assert found.text.splitlines() == printed()


def test_a_title_down_the_margin_is_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        letter(canvas)
        for at, character in enumerate("云河市政府公报"):
            canvas.drawString(30, 600 - 16 * at, character)

    found = document(drawn(draw))
    assert found.text.splitlines() == [*printed(), "云河市政府公报"]


@pytest.mark.parametrize("way", ["turned", "turned back", "stacked"])
def test_a_cell_may_be_set_from_the_top_down(way: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 100, 250, 400], [700, 640, 580])
        for x, y, text in ((110, 660, "修桥"), (260, 660, "县水利局"), (110, 600, "铺路"), (260, 600, "各乡镇")):
            canvas.drawString(x, y, text)
        for top, words in ((700, "基础"), (640, "交通线")):
            if way == "stacked":
                for at, character in enumerate(words):
                    canvas.drawString(79, top - 18 - 18 * at, character)
                continue
            canvas.saveState()
            canvas.translate(82 if way == "turned" else 92, top - 5 if way == "turned" else top - 50)
            canvas.rotate(-90 if way == "turned" else 90)
            canvas.drawString(0, 0, words)
            canvas.restoreState()

    found = document(drawn(draw))
    assert found.text.splitlines() == ["基础\t修桥\t县水利局", "交通线\t铺路\t各乡镇"]
    assert all(line.box for line in found.lines)


def raised(before: str, mark: str, behind: str, size: float = 8, rise: float = 6) -> list[tuple[str, str]]:
    """The furniture of a line with this mark, raised by so many points."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        for words, own, up in ((before, 14, 0), (mark, size, rise), (behind, 14, 0)):
            text.setFont(FONT, own)
            text.setRise(up)
            text.textOut(words)
        canvas.drawText(text)

    found = document(drawn(draw))
    assert "".join(found.text.split()) == "".join(f"{before}{mark}{behind}".split())
    return furniture(found)


@pytest.mark.parametrize(("before", "mark", "behind"), [
    ("改造老旧小区", "1", "40个"), ("改造老旧小区40", "2", "个，惠及居民"), ("牵头单位：区民政局", "[3]", "，区财政局"),
    ("完成投资", "*", "3亿元"), ("责任单位：区教育局", "12", ""),
])  # fmt: skip
def test_a_raised_mark_is_a_note_s(before: str, mark: str, behind: str) -> None:
    assert raised(before, mark, behind) == [(mark, "note-mark")]


@pytest.mark.parametrize(("before", "mark", "behind"), [
    ("新增绿地500m", "2", "，由区园林局负责"), ("面积3km", "2", ""), ("处理10", "4", "吨"), ("改造小区", "①", "四十个"),
])  # fmt: skip
def test_a_raised_figure_of_a_unit_stays(before: str, mark: str, behind: str) -> None:
    assert raised(before, mark, behind) == []


def test_small_or_lowered_figures_stay() -> None:
    assert raised("减少CO", "2", "排放", rise=-3) == []
    assert raised("改造小区", "40", "个", size=9, rise=0) == []


def test_a_mark_in_a_cell_is_furniture_there() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 200, 400], [700, 670, 640])
        for x, y, text in ((80, 680, "任务"), (210, 680, "责任单位"), (80, 650, "修桥")):
            canvas.drawString(x, y, text)
        text = canvas.beginText(210, 650)
        for words, size, rise in (("县水利局", 14, 0), ("1", 8, 6), ("、县财政局", 14, 0)):
            text.setFont(FONT, size)
            text.setRise(rise)
            text.textOut(words)
        canvas.drawText(text)

    found = document(drawn(draw))
    assert found.text.splitlines() == ["任务\t责任单位", "修桥\t县水利局1、县财政局"]
    assert furniture(found) == [("1", "note-mark")]


def test_a_line_through_words_strikes_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "责任单位：区财局、区民政局")
        canvas.line(72 + 14 * 5, 704.5, 72 + 14 * 8, 704.5)
        canvas.drawString(72, 670, "牵头单位：区住建局")
        canvas.line(72 + 14 * 5, 668, 72 + 14 * 9, 668)

    found = document(drawn(draw))
    assert furniture(found) == [("区财局", "struck")]
    assert codes(found) == ["GT109"]


def test_a_cell_struck_through_is_empty() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 200, 400], [700, 670, 640])
        for x, y, text in ((80, 680, "任务"), (210, 680, "责任单位"), (80, 650, "修桥"), (210, 650, "县水利局")):
            canvas.drawString(x, y, text)
        canvas.rect(210, 654.2, 56, 0.6, fill=1, stroke=0)

    found = document(drawn(draw))
    assert furniture(found) == [("县水利局", "struck")]
    assert found.tables[0].cells[-1].spans == ()
