"""PDF: printed lines from geometry, boxes, ruled tables, pages that are turned, and files that are broken."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from math import isnan, nan

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from govtask_extract.errors import EncryptedFile, GovtaskError, LimitExceeded, UnreadableFile
from govtask_extract.model.boxes import bounds
from govtask_extract.model.document import RawDocument, Table
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.drawn_pages.edges import Edge, Edges
from govtask_extract.reading.drawn_pages.grids import RuledGrid, find_grids
from govtask_extract.reading.formats.from_pdf.glyphs import View
from govtask_extract.reading.read import read

FONT, OTHER_FONT = "STSong-Light", "MSung-Light"
SAMPLE = ROOT / "samples/dongxihu-2022/notice.pdf"
WIDTH, HEIGHT = A4

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, encrypt: StandardEncryption | None = None) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    pdfmetrics.registerFont(UnicodeCIDFont(OTHER_FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True, encrypt=encrypt)
    for draw in pages:
        canvas.setFont(FONT, 16)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def document(content: bytes, **options: object) -> RawDocument:
    found = read(Source("notice.pdf", content), Options(**{"recognition": "never", **options}))  # type: ignore[arg-type]
    check_offsets(found)
    return found


def lines(found: RawDocument) -> list[str]:
    return [found.text[line.start : line.end] for line in found.lines]


def check_offsets(found: RawDocument) -> None:
    """Lines tile the text; every inked character has a box on its page, nothing else has one; cells lie in tables."""
    assert "\n".join(lines(found)) == found.text
    assert found.boxes is not None and len(found.boxes) == 4 * len(found.text)
    placed = [not isnan(found.boxes[4 * at]) for at in range(len(found.text))]
    assert all(has_place for has_place, character in zip(placed, found.text, strict=True) if not character.isspace())
    assert not any(has_place for has_place, character in zip(placed, found.text, strict=True) if character in "\n\t")
    assert all(before.end <= after.start for before, after in pairwise(found.pages))
    starts, ends = {line.start for line in found.lines}, {line.end for line in found.lines}
    for table in found.tables:
        assert table.start in starts and table.end in ends
        for cell in table.cells:
            assert all(table.start <= start < end <= table.end for start, end in cell.spans)


def rows(found: RawDocument, table: Table) -> list[list[str]]:
    filled: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        filled[cell.row].append("|".join(found.text[start:end] for start, end in cell.spans))
    return filled


def line(x: float, y: float, text: str, font: str = FONT, size: float = 16) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, HEIGHT - y, text)

    return draw


def together(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def test_the_sample_reads_as_it_was_set() -> None:
    found = document(SAMPLE.read_bytes())
    assert found.page_count == len(found.pages) == 37
    assert lines(found)[:2] == ["武汉市东西湖区人民政府办公室", "区人民政府办公室关于印发2022年市"]
    assert [found.text[line.start : line.end] for line in found.lines if line.centred and line.page == 3] == [
        "2022年市《政府工作报告》涉及我区",
        "目标任务责任分解方案",
    ]
    assert [(table.rows, table.columns, table.pages) for table in found.tables] == [(5, 6, (36, 36)), (2, 3, (37, 37))]
    assert not found.remarks and found.wrapped


def test_every_box_bounds_its_character() -> None:
    found = document(pdf(line(100, 200, "责任单位")))
    assert found.boxes is not None
    x0, top, x1, bottom = found.boxes[4:8]
    assert (round(x0), round(x1)) == (116, 132)
    assert 180 < top < 190 and 200 < bottom < 210
    assert found.lines[0].box is not None and found.lines[0].size == 16


@pytest.mark.parametrize(
    ("turn", "shown"),
    [(0, (10, 160, 20, 170)), (1, (30, 10, 40, 20)), (2, (80, 30, 90, 40)), (3, (160, 80, 170, 90))],
)
def test_a_box_is_placed_in_what_is_shown_of_a_turned_and_cropped_page(
    turn: int, shown: tuple[float, float, float, float]
) -> None:
    view = View(left=10, bottom=20, right=110, top=220, turn=turn)
    assert tuple(view.placed(array("f", (20, 60, 30, 50)))) == shown


def test_bounds_leave_out_what_has_no_place() -> None:
    nowhere = (nan, nan, nan, nan)
    level, raised = (10.001, 20.0, 26.0, 36.0), (26.0, 18.0, 42.009, 34.0)
    assert bounds(array("f", (*level, *nowhere, *raised))) == (10.0, 18.0, 42.01, 36.0)
    assert bounds(array("f", level)) == (10.0, 20.0, 26.0, 36.0)
    assert bounds(array("f", nowhere)) is None
    assert bounds(array("f")) is None


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    found = document(turned(turn))
    assert lines(found) == ["一、总体要求", "（一）修桥铺路"]
    assert found.lines[0].box is not None
    assert [round(number) for number in found.lines[0].box[:1]] == [80]
    assert (round(found.pages[0].width), round(found.pages[0].height)) == (595, 842)


def turned(turn: int) -> bytes:
    """A page that a viewer turns by `turn`, drawn so that it then stands upright."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        for x, y, quarters in {90: ((HEIGHT, 0, 90),), 180: ((WIDTH, HEIGHT, 180),), 270: ((0, WIDTH, 270),)}.get(
            turn, ()
        ):
            canvas.translate(x, y)
            canvas.rotate(quarters)
        canvas.drawString(80, HEIGHT - 100, "一、总体要求")
        canvas.drawString(80, HEIGHT - 130, "（一）修桥铺路")

    return pdf(draw)


def test_text_that_lies_on_its_side_is_read_as_if_it_stood() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.drawString(80, 500, "一、总体要求")
        canvas.drawString(80, 470, "（一）修桥铺路")

    found = document(pdf(draw))
    assert lines(found) == ["一、总体要求", "（一）修桥铺路"]
    assert found.boxes is not None
    assert round(found.boxes[3] - found.boxes[1]) == 16, "the box is the one that is shown"


def test_a_character_of_another_font_does_not_split_a_line() -> None:
    name = together(line(80, 100, "分管领导：卢永"), line(192, 99, "楨", OTHER_FONT), line(208, 100, "、李强"))
    assert lines(document(pdf(name))) == ["分管领导：卢永楨、李强"]


def test_a_raised_mark_stays_in_its_line() -> None:
    assert lines(
        document(pdf(together(line(80, 100, "修桥"), line(112, 94, "①", size=8), line(120, 100, "铺路"))))
    ) == ["修桥①铺路"]


def test_the_order_of_drawing_does_not_matter() -> None:
    drawn = together(line(96, 128, "二行"), line(112, 100, "一行"), line(80, 128, "第"), line(96, 100, "第"))
    assert lines(document(pdf(drawn))) == ["第一行", "第二行"]


PROSE = "各乡镇人民政府要认真落实抓好"


def column(x: float, mark: str) -> Draw:
    return together(*(line(x, 150 + 20 * at, f"{mark}{at}{PROSE}", size=14) for at in range(8)))


def test_columns_are_read_one_after_the_other() -> None:
    page = together(
        line(200, 100, "公报"), column(70, "左"), column(320, "右"), line(290, 790, "12"), line(250, 60, "页眉")
    )
    assert [text[:2] for text in lines(document(pdf(page)))] == (
        ["页眉", "公报", *(f"左{at}" for at in range(8)), *(f"右{at}" for at in range(8)), "12"]
    )


def test_columns_of_a_table_without_lines_are_read_row_by_row() -> None:
    numbers = together(*(line(70, 150 + 20 * at, f"{at}") for at in range(8)))
    tasks = together(*(line(120, 150 + 20 * at, PROSE[: 3 + at]) for at in range(8)))
    assert lines(document(pdf(together(numbers, tasks))))[1] == f"1 {PROSE[:4]}"


def test_tables_agree_with_another_reader() -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    missing = [("level", 2, 0), ("upright", 1, 2), ("upright", 0, 1)]
    pages = (together(TEXTS, ruled(XS, YS)), together(TEXTS, ruled(XS, YS, *missing)))
    content = pdf(*pages)
    found = document(content)
    with pdfplumber.open(BytesIO(content)) as other:
        for table, page in zip(found.tables, other.pages, strict=True):
            cells = {(cell.row, cell.column): cell.spans for cell in table.cells}
            for row, texts in enumerate(page.extract_table()):
                for column_number, text in enumerate(texts):
                    spans = cells.get((row, column_number))
                    ours = None if spans is None else "".join(found.text[start:end] for start, end in spans)
                    assert "".join((ours or "").split()) == "".join((text or "").split())
                    assert (ours is None) == (text is None)


def test_spread_characters_are_no_words() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(80, 700)
        text.setCharSpace(9)
        text.textOut("通知")
        canvas.drawText(text)

    assert lines(document(pdf(draw))) == ["通知"]


def test_blanks_that_were_drawn_stay_and_gaps_between_words_become_blanks() -> None:
    drawn = together(line(80, 100, "附件 1"), line(80, 130, "Hello", size=16), line(130, 130, "World", size=16))
    assert lines(document(pdf(drawn))) == ["附件 1", "Hello World"]


@pytest.mark.parametrize("shift", [(0.0, 0.0), (0.4, 0.0), (0.3, 0.3)])
def test_bold_by_printing_twice_is_read_once(shift: tuple[float, float]) -> None:
    right, down = shift
    whole = together(line(80, 100, "一、总体要求"), line(80 + right, 100 + down, "一、总体要求"))
    single = together(*(line(80 + 16 * at + more, 130, c) for at, c in enumerate("天天上上") for more in (0, right)))
    assert lines(document(pdf(together(whole, single)))) == ["一、总体要求", "天天上上"]


def test_text_aslant_is_a_watermark() -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(40)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    found = document(pdf(together(mark, line(80, 100, "第一行"), line(80, 700, "第二行"))))
    assert lines(found) == ["第一行", "第二行", "内部资料"]
    assert [(found.text[start:end], kind) for (start, end), kind in found.furniture] == [("内部资料", "watermark")]


def test_titles_are_centred_and_indented_lines_are_not() -> None:
    full = "各乡镇人民政府，县政府各部门，各有关单位要高度重视认真落实抓好"
    drawn = [line(298 - 8 * 6, 100, "责任分解方案"), *(line(80, 130 + 30 * at, full[:27]) for at in range(4))]
    drawn += [line(112, 250 + 30 * at, "责任单位：县水利局" + "、县财政局" * at) for at in range(4)]
    found = document(pdf(together(*drawn)))
    assert [found.text[line.start : line.end] for line in found.lines if line.centred] == ["责任分解方案"]


@pytest.mark.parametrize(("encoding", "codec"), [("GBK-EUC-H", "gbk"), ("UniGB-UCS2-H", "utf-16-be")])
def test_fonts_that_are_named_and_not_embedded_are_read_by_their_encoding(encoding: str, codec: str) -> None:
    assert lines(document(with_named_font(encoding, "责任单位：县水利局〔1〕号".encode(codec)))) == [
        "责任单位：县水利局〔1〕号"
    ]


def with_named_font(encoding: str, codes: bytes, mapping: str = "") -> bytes:
    """A page that shows `codes` in STSong-Light, which every reader must know by itself."""
    to_unicode = f"1 begincodespacerange <0000> <FFFF> endcodespacerange {mapping}"
    drawn = f"BT /F 16 Tf 80 700 Td <{codes.hex()}> Tj ET"
    return "\n".join(
        (
            "%PDF-1.4",
            "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
            "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
            "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R",
            "/Resources<</Font<</F 5 0 R>>>>>> endobj",
            f"4 0 obj <</Length {len(drawn)}>> stream\n{drawn}\nendstream endobj",
            f"5 0 obj <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}",
            f"/DescendantFonts[6 0 R]{'/ToUnicode 7 0 R' if mapping else ''}>> endobj",
            "6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000",
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>> endobj",
            f"7 0 obj <</Length {len(to_unicode)}>> stream\n{to_unicode}\nendstream endobj",
            "trailer <</Root 1 0 R/Size 8>>\nstartxref\n0\n%%EOF",
        )
    ).encode()


def test_a_hyphen_at_a_line_end_stays() -> None:
    drawn = together(line(80, 100, "a hyphen-", "Helvetica"), line(80, 120, "ated word", "Helvetica"))
    assert lines(document(pdf(drawn))) == ["a hyphen-", "ated word"]


def test_radicals_of_a_text_layer_give_way_in_place() -> None:
    """The font's own map says ⺠ (U+2EA0) for the code of 民."""
    found = document(
        with_named_font(
            "UniGB-UCS2-H",
            "区民局".encode("utf-16-be"),
            "3 beginbfchar <533A> <533A> <6C11> <2EA0> <5C40> <5C40> endbfchar",
        )
    )
    assert found.text == "区民局"
    assert found.replaced == {1: "⺠"}
    assert [remark.code for remark in found.remarks] == ["GT101"]


def test_hidden_and_far_off_characters_do_no_harm() -> None:
    found = document(pdf(together(line(80, 100, "第一行"), line(-9000, 100, "外面"), line(80, 9e7, "远方"))))
    assert lines(found) == ["第一行", "外面", "远方"]
    assert [(found.text[start:end], kind) for (start, end), kind in found.furniture] == [
        ("外面", "hidden"),
        ("远方", "hidden"),
    ]


def ruled(xs: list[float], ys: list[float], *missing: tuple[str, int, int]) -> Draw:
    """A table's lines without some: ("level", row, column) above that square, ("upright", …) to its left."""

    def draw(canvas: Canvas) -> None:
        for row, y in enumerate(ys):
            for column, (x0, x1) in enumerate(pairwise(xs)):
                if ("level", row, column) not in missing:
                    canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)
        for column, x in enumerate(xs):
            for row, (y0, y1) in enumerate(pairwise(ys)):
                if ("upright", row, column) not in missing:
                    canvas.line(x, HEIGHT - y0, x, HEIGHT - y1)

    return draw


XS, YS = [80.0, 130.0, 300.0, 500.0], [100.0, 130.0, 160.0, 220.0]
TEXTS = together(
    line(90, 120, "序号"), line(140, 120, "任务"), line(310, 120, "责任单位"),
    line(100, 150, "1"), line(140, 150, "修桥"), line(310, 150, "县水利局"),
    line(100, 195, "2"), line(140, 180, "铺路"), line(140, 200, "绿化"), line(310, 195, "各乡镇"),
)  # fmt: skip


def test_ruled_cells_are_read_cell_by_cell() -> None:
    found = document(pdf(together(line(200, 80, "附表"), TEXTS, ruled(XS, YS), line(80, 250, "附注"))))
    assert rows(found, found.tables[0]) == [
        ["序号", "任务", "责任单位"],
        ["1", "修桥", "县水利局"],
        ["2", "铺路|绿化", "各乡镇"],
    ]
    assert found.text == "附表\n序号\t任务\t责任单位\n1\t修桥\t县水利局\n2\t铺路\n绿化\t各乡镇\n附注"
    assert found.lines[1].box is not None


def test_cells_without_a_line_between_them_are_merged() -> None:
    missing = [("level", 2, 2), ("upright", 0, 1)]
    found = document(pdf(together(TEXTS, ruled(XS, YS, *missing))))
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in found.tables[0].cells}
    assert spans[0, 0] == (1, 2) and spans[1, 2] == (2, 1)
    assert rows(found, found.tables[0])[0] == ["序号任务".replace("任", " 任"), "责任单位"]


def test_a_table_may_be_open_at_its_sides() -> None:
    missing = [("upright", row, column) for row in range(3) for column in (0, 3)]
    found = document(pdf(together(TEXTS, ruled(XS, YS, *missing))))
    assert rows(found, found.tables[0])[1] == ["1", "修桥", "县水利局"]


def test_frames_and_rules_are_no_tables() -> None:
    def frame(canvas: Canvas) -> None:
        canvas.rect(70, 690, 300, 60)
        canvas.line(70, 600, 500, 600)
        canvas.line(70, 597, 500, 597)
        canvas.rect(70, 400, 300, 60, fill=0)
        canvas.line(70, 430, 370, 430)

    found = document(pdf(together(frame, line(80, 120, "红头文件"), line(80, 400, "一"), line(80, 430, "二"))))
    assert not found.tables and lines(found) == ["红头文件", "一", "二"]


def test_lines_around_one_text_are_a_layout() -> None:
    found = document(pdf(together(ruled(XS, YS), line(140, 150, "修桥"), line(140, 250, "铺路"))))
    assert not found.tables and lines(found) == ["修桥", "铺路"]


levels = st.lists(st.integers(0, 12).map(lambda number: 10.0 * number), min_size=3, max_size=6, unique=True).map(sorted)


@settings(max_examples=80)
@given(levels, levels, st.data())
def test_cells_tile_the_grid_whatever_line_is_missing(xs: list[float], ys: list[float], choice: st.DataObject) -> None:
    level = [Edge(y, x0, x1) for y in ys for x0, x1 in pairwise(xs)]
    upright = [Edge(x, y0, y1) for x in xs for y0, y1 in pairwise(ys)]
    edges = Edges(choice.draw(st.lists(st.sampled_from(level))), choice.draw(st.lists(st.sampled_from(upright))))
    for grid in find_grids(edges):
        check_grid(grid)
    whole = find_grids(Edges(level, upright))
    assert [len(grid.cells) for grid in whole] == [(len(xs) - 1) * (len(ys) - 1)]


def check_grid(grid: RuledGrid) -> None:
    cells = grid.cells
    assert len({(cell.row, cell.column) for cell in cells}) > 1
    assert all(cell.row_span > 0 and cell.column_span > 0 for cell in cells)


def test_lines_next_to_each_other_are_one() -> None:
    double = [Edge(y + more, 0, 90) for y in (0.0, 30.0, 60.0) for more in (0.0, 1.5)]
    broken = [Edge(x, y, y + 9) for x in (0.0, 45.0, 90.0) for y in range(0, 60, 10)]
    (grid,) = find_grids(Edges(double, broken))
    assert len(grid.cells) == 4


def test_a_single_row_is_a_table_where_one_goes_on_from_the_page_before() -> None:
    row = Edges([Edge(y, 0, 90) for y in (0.0, 30.0)], [Edge(x, 0, 30) for x in (0.0, 45.0, 90.0)])
    (grid,) = find_grids(row, above=(0.0, 45.5, 90.0))
    assert len(grid.cells) == 2
    assert find_grids(row) == find_grids(row, above=(0.0, 60.0, 90.0)) == find_grids(row, above=(0.0, 90.0)) == []


def test_two_tables_on_a_page_stay_two() -> None:
    lower = [400.0, 430.0, 460.0]
    texts = together(*(line(x + 5, y + 20, "甲") for x in XS[:3] for y in lower[:2]))
    found = document(pdf(together(TEXTS, ruled(XS, YS), line(80, 300, "中间"), ruled(XS, lower), texts)))
    assert [table.rows for table in found.tables] == [3, 2]
    assert "中间" in lines(found)


def test_an_empty_user_password_opens_by_itself() -> None:
    locked = pdf(line(80, 100, "第一行"), encrypt=StandardEncryption("", ownerPassword="o", canCopy=0))
    assert lines(document(locked)) == ["第一行"]


@pytest.mark.parametrize(("given_password", "said"), [(None, "opens only with a password"), ("no", "this password")])
def test_a_password_is_asked_for(given_password: str | None, said: str) -> None:
    locked = pdf(line(80, 100, "第一行"), encrypt=StandardEncryption("geheim"))
    with pytest.raises(EncryptedFile, match=said) as caught:
        document(locked, password=given_password)
    assert "--password" in caught.value.hint
    assert lines(document(locked, password="geheim")) == ["第一行"]


def test_a_file_cut_off_gives_the_pages_that_are_left() -> None:
    whole = pdf(*(line(80, 100, f"第{number}页") for number in range(1, 9)))
    found = document(whole[: len(whole) * 3 // 4])
    assert lines(found)[0] == "第1页" and len(found.lines) < 8
    assert [(remark.code, remark.name, remark.severity) for remark in found.remarks] == [
        ("GT102", "damaged-file", "error")
    ]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF"], ids=repr
)
def test_a_pdf_without_pages_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no page that can be read"):
        document(content)


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


def test_a_scan_is_told_from_an_empty_file() -> None:
    with pytest.raises(UnreadableFile, match="looks like a scan") as caught:
        document(pdf(picture, picture))
    assert "pages 1, 2 show a picture" in caught.value.message
    with pytest.raises(UnreadableFile, match="page 1 shows a picture"):
        document(pdf(picture))
    assert "--ocr" in caught.value.hint
    with pytest.raises(UnreadableFile, match="holds no text"):
        document(pdf(lambda canvas: None))


def test_pages_that_are_pictures_are_named() -> None:
    found = document(
        pdf(line(80, 100, "第一页有字，第二、三页是扫描件"), picture, together(picture, line(280, 800, "3")))
    )
    (remark,) = found.remarks
    assert (remark.code, remark.name) == ("GT103", "page-without-text")
    assert "2, 3" in remark.message


def test_progress_is_told_page_by_page_and_limits_hold() -> None:
    pages = pdf(*(line(80, 100, f"第{number}页") for number in range(1, 4)))
    told: list[tuple[int, int]] = []
    document(pages, progress=lambda done, total, _: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(LimitExceeded, match="3 pages, the limit is 2"):
        document(pages, limits=Limits(pages=2))
    with pytest.raises(LimitExceeded, match="characters"):
        document(pages, limits=Limits(characters=5))


def test_long_files_are_read_to_the_end() -> None:
    found = document(pdf(*(line(80, 100, f"第{number}页") for number in range(1, 412))))
    assert lines(found) == [f"第{number}页" for number in range(1, 412)]


def test_content_tells_a_pdf_whatever_its_name() -> None:
    content = pdf(line(80, 100, "第一行"))
    assert read(Source("notice.doc", content), Options()).reader == "pdf"
    assert read(Source("notice", b"HTTP/1.1 200 OK\r\n\r\n" + content), Options()).reader == "pdf"


@settings(max_examples=40)
@given(st.data())
def test_damage_anywhere_is_told_and_never_raised(choice: st.DataObject) -> None:
    content = bytearray(pdf(together(TEXTS, ruled(XS, YS)), line(80, 100, "第二页")))
    for _ in range(choice.draw(st.integers(1, 20))):
        content[choice.draw(st.integers(0, len(content) - 1))] = choice.draw(st.integers(0, 255))
    try:
        document(bytes(content))
    except GovtaskError as error:
        assert error.message
