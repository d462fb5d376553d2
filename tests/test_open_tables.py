"""PDF tables without upright lines: three lines, lines between the rows only, or none; and what looks like them."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from outside import Json, checked
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Spacer
from test_reading_pdf import HEIGHT, Draw, document, line, pdf, rows, together
from typeset_tables import CENTRED, Rows, look, pages, prose, titled

from govtask_extract.reading.drawn_pages.edges import Edge, Edges
from govtask_extract.reading.drawn_pages.grids import find_grids
from govtask_extract.reading.drawn_pages.open_tables.find_open_tables import find_open_tables
from govtask_extract.reading.drawn_pages.open_tables.outlines import TableOutline
from govtask_extract.reading.drawn_pages.open_tables.words import Word

TITLE = "青枫县2024年重点工作任务分解表"
HEADINGS = ["序号", "工作任务", "牵头单位", "责任单位", "完成时限"]
TASKS = [
    ["1", "新建社区养老服务站12个，提供助餐服务。", "县民政局", "县财政局、各乡镇人民政府", "10月底前"],
    ["2", "改造老旧小区40个，惠及居民9000户，建立长效管护机制。", "县住房和城乡建设局", "县水利局", "年底前"],
    ["3", "打通断头路6条。", "县城市管理局", "县交通运输局、县公安局、县水利局、县林业局", "9月底前"],
]
LINES = ("three", "level", "none")
LONG = [
    [str(number), f"新建公园{number}个，完善周边配套设施，切实提升群众获得感。" * 2, "县住建局", "县财政局、县民政局"]
    for number in range(1, 36)
]
LONG_AND_PLAIN = [["", *task[1:]] for task in LONG]


def table(columns: Sequence[int] = range(5), tasks: Sequence[Sequence[str]] = TASKS, **more: object) -> Rows:
    cells = [[row[column] for column in columns] for row in (HEADINGS, *tasks)]
    return Rows(cells, **more)  # type: ignore[arg-type]


def printed(rows: Rows, lines: str, *around: Flowable, **more: object) -> bytes:
    return pages(titled(TITLE), rows.flowable(look(rows, lines)), *around, **more)  # type: ignore[arg-type]


def assigned(report: Json) -> list[list[str]]:
    """Of each task its number, text, leads, responsible units and deadline, as the table's rows have them."""
    return [
        [
            task["label"] or "",
            task["text"],
            "、".join(task["lead_units"]),
            "、".join(task["responsible_units"]),
            *(deadline["text"] for deadline in task["deadlines"]),
        ]
        for task in report["tasks"]
    ]


def read(content: bytes) -> Json:
    return checked(content, "notice.pdf")


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("columns", [(0, 1, 2, 3), (0, 1, 2, 3, 4), (0, 1, 3)], ids=str)
def test_a_table_without_upright_lines_is_read_row_by_row(columns: tuple[int, ...], lines: str, align: str) -> None:
    rows = table(columns, widths=(2, 1, 1.5, 1)[: len(columns) - 1])
    report = read(pages(titled(TITLE), rows.flowable(look(rows, lines, 3, align))))
    assert [[cell for cell in task if cell] for task in assigned(report)] == [
        [task[column] for column in columns] for task in TASKS
    ]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("lines", LINES)
def test_rows_stand_as_close_as_the_lines_in_them(lines: str, align: str) -> None:
    rows = table(widths=(2, 1, 1.5, 1))
    assert assigned(read(pages(rows.flowable(look(rows, lines, 0, align))))) == TASKS


@pytest.mark.parametrize("lines", LINES)
def test_six_narrow_columns(lines: str) -> None:
    rows = Rows(
        [
            ["序号", "重点工作任务", "分管县领导", "牵头责任单位", "责任单位", "完成时限", "备注"],
            ["1", TASKS[0][1], "周景明", "县民政局", "县财政局、县公安局", "10月底前", ""],
            ["2", TASKS[1][1], "林若溪、王立", "县住房和城乡建设局", "县水利局", "年底前", "续建"],
        ]
    )
    tasks = read(printed(rows, lines))["tasks"]
    assert [task["supervising_leaders"] for task in tasks] == [["周景明"], ["林若溪", "王立"]]
    assert [task["responsible_units"] for task in tasks] == [["县财政局", "县公安局"], ["县水利局"]]
    assert tasks[1]["other_columns"] == {"备注": "续建"}


@pytest.mark.parametrize("lines", LINES)
def test_a_heading_over_two_columns(lines: str) -> None:
    rows = Rows(
        [["序号", "工作任务", "责任分工", "", "完成时限"], ["", "", "牵头单位", "责任单位", ""], *TASKS],
        merged=[((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (4, 1))],
        header=2,
        widths=(2, 1, 1.5, 1),
    )
    found = document(printed(rows, lines))
    cells = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in found.tables[0].cells}
    assert cells[0, 2] == (1, 2) and cells[0, 0] == cells[0, 4] == (2, 1)
    assert assigned(read(printed(rows, lines))) == TASKS


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("lines", LINES)
def test_two_headings_over_neighbouring_columns_share_a_rule(lines: str, align: str) -> None:
    """The columns below are of unequal width, and one heading there has two lines."""
    heads = [
        ["序号", "项目概况", "", "", "责任分工", "", "完成时限"],
        ["", "工作任务", "占地", "总投资\n（万元）", "牵头单位", "责任单位", ""],
    ]
    tasks = [[task[0], task[1], "60", "3200", *task[2:]] for task in TASKS]
    rows = Rows(
        [*heads, *tasks],
        merged=[((0, 0), (0, 1)), ((1, 0), (3, 0)), ((4, 0), (5, 0)), ((6, 0), (6, 1))],
        header=2,
        widths=(3, 1, 1, 2, 2, 1.5),
    )
    report = read(pages(titled(TITLE), rows.flowable(look(rows, lines, 3, align), CENTRED)))
    assert assigned(report) == TASKS
    assert report["tasks"][0]["other_columns"] == {"占地": "60", "总投资（万元）": "3200"}


@pytest.mark.parametrize("lines", LINES)
def test_headings_set_wide_are_words(lines: str) -> None:
    wide = [[" ".join(heading) for heading in HEADINGS], *TASKS]
    assert assigned(read(printed(Rows(wide, widths=(2, 1.2, 1.5, 1.2)), lines))) == TASKS


@pytest.mark.parametrize("lines", LINES)
def test_names_each_on_a_line_of_its_own(lines: str) -> None:
    listed = [[*task[:3], task[3].replace("、", "\n"), task[4]] for task in TASKS]
    assert assigned(read(printed(table(tasks=listed, widths=(2, 1, 1.5, 1)), lines))) == TASKS


@pytest.mark.parametrize(
    ("others", "leaders"),
    [
        ("林若溪、王立", [["欧阳芷若"], ["林若溪", "王立"]]),
        ("林若溪", [["欧阳", "芷若"], ["林若溪"]]),
    ],
)
def test_a_leader_is_broken_where_marks_part_leaders(others: str, leaders: list[list[str]]) -> None:
    cells = [
        ["序号", "工作任务", "分管领导", "责任单位"],
        ["1", TASKS[0][1], "欧阳\n芷若", "县财政局"],
        ["2", TASKS[1][1], others, "县水利局"],
    ]
    tasks = read(printed(Rows(cells, widths=(3, 0.45, 2)), "level"))["tasks"]
    assert [task["supervising_leaders"] for task in tasks] == leaders


def test_a_note_left_below_a_title_in_larger_letters_is_none_of_it() -> None:
    rule = "（列第一位者为牵头单位）"
    rows = table((0, 1, 3), widths=(2, 1))
    report = read(pages(titled(TITLE), prose(rule), rows.flowable(look(rows, "level"))))
    assert [task["lead_units"] for task in report["tasks"]] == [["县财政局"], ["县水利局"], ["县交通运输局"]]


@pytest.mark.parametrize("counting", ["", "№", "项目"])
@pytest.mark.parametrize("lines", LINES)
def test_a_ledger_is_known_by_its_counted_rows(lines: str, counting: str) -> None:
    """Few of its headings are known, and the numbers' column has any or none; the last row stands overleaf."""
    heads = [counting, "建设地点", "资金来源", "主要任务", "承办单位", "占地（亩）", "联系电话"]
    rows = [[str(at), "白石镇", "自筹", LONG[at][1], "县住建局", "60", "07120\n01"] for at in range(1, 14)]
    content = pages(titled(TITLE), Rows([heads, *rows]).flowable(look(table(), lines), repeat=1))
    tasks = read(content)["tasks"]
    assert [task["number"] for task in tasks] == list(range(1, 14))
    assert {task["responsible_units"][0] for task in tasks} == {"县住建局"}
    assert tasks[12]["text"] == LONG[13][1]


@pytest.mark.parametrize("lines", ["three", "none"])
def test_a_note_close_below_the_last_row_is_none_of_it(lines: str) -> None:
    note = "（列第一位者为牵头单位）"
    rows = table((0, 1, 3), widths=(1, 1.2))
    merged = [((0, len(TASKS) + 1), (2, len(TASKS) + 1))]
    noted = Rows([*rows.cells, [note, "", ""]], merged=merged, widths=(1, 1.2))
    for content in (
        pages(titled(TITLE), noted.flowable(look(noted, lines), CENTRED)),
        printed(rows, lines, prose(note)),
    ):
        tasks = read(content)["tasks"]
        assert [task["lead_units"] for task in tasks] == [["县财政局"], ["县水利局"], ["县交通运输局"]]
        assert tasks[2]["text"] == TASKS[2][1]


def test_numbers_begin_again_overleaf_below_a_group() -> None:
    first, second = ([[group, *task[:2], task[3]] for task in TASKS] for group in ("稳住经济大盘", "改善民生福祉"))
    head = [["类别", *(HEADINGS[column] for column in (0, 1, 3))]]
    above = Rows([*head, *first], merged=[((0, 1), (0, 3))], widths=(1, 1, 4, 2), numbered=False)
    below = Rows(second, merged=[((0, 0), (0, 2))], header=0, widths=(1, 1, 4, 2), numbered=False)
    flowables = (rows.flowable(look(rows, "level")) for rows in (above, below))
    report = read(pages(titled(TITLE), next(flowables), PageBreak(), next(flowables)))
    assert [task["number"] for task in report["tasks"]] == [1, 2, 3, 1, 2, 3]


@pytest.mark.parametrize("lines", LINES)
def test_titles_over_rows_are_sections(lines: str) -> None:
    cells = [HEADINGS, ["一、改善民生"], TASKS[0], TASKS[1], ["二、城市更新"], TASKS[2]]
    rows = Rows(
        [[*row, *[""] * (5 - len(row))] for row in cells],
        merged=[((0, 1), (-1, 1)), ((0, 4), (-1, 4))],
        widths=(2, 1, 1.5, 1),
    )
    report = read(printed(rows, lines))
    assert [section["title"] for section in report["sections"]] == ["改善民生", "城市更新"]
    assert [task["section"] for task in report["tasks"]] == ["s1", "s1", "s2"]
    assert assigned(report) == TASKS


@pytest.mark.parametrize("lines", ["three", "level"])
def test_rows_without_numbers_are_parted_by_lines_or_blanks(lines: str) -> None:
    rows = table(range(1, 5), numbered=False, widths=(2, 1, 1.5, 1))
    assert [task[1:] for task in assigned(read(printed(rows, lines)))] == [task[1:] for task in TASKS]


@pytest.mark.parametrize("lines", LINES)
def test_numbers_may_open_the_tasks(lines: str) -> None:
    numbered = [["", f"{task[0]}.{task[1]}", *task[2:]] for task in TASKS]
    rows = table(range(1, 5), numbered, numbered=False, widths=(2, 1, 1.5, 1))
    assert assigned(read(printed(rows, lines))) == [[f"{task[0]}.", *task[1:]] for task in TASKS]


@pytest.mark.parametrize("repeat", [0, 1], ids=["header once", "header on each page"])
@pytest.mark.parametrize("lines", LINES)
def test_a_table_goes_on_overleaf(lines: str, repeat: int) -> None:
    rows = table(range(4), LONG, widths=(2, 1, 1))
    content = pages(titled(TITLE), rows.flowable(look(rows, lines), repeat=repeat))
    found = document(content)
    assert found.page_count == len(found.tables) > 2
    assert assigned(read(content)) == LONG


def test_rows_without_numbers_go_on_overleaf_between_lines() -> None:
    rows = table(range(1, 4), LONG_AND_PLAIN, numbered=False, widths=(2, 1, 1))
    content = pages(titled(TITLE), rows.flowable(look(rows, "level")))
    assert len(document(content).tables) > 1
    assert [task[1:] for task in assigned(read(content))] == [task[1:] for task in LONG_AND_PLAIN]


@pytest.mark.parametrize("repeat", [0, 1], ids=["header once", "header on each page"])
@pytest.mark.parametrize("lines", LINES)
def test_a_row_goes_on_overleaf(lines: str, repeat: int) -> None:
    rows = table(range(4), LONG, widths=(2, 1, 1))
    content = pages(titled(TITLE), rows.flowable(look(rows, lines), repeat=repeat, split=True))
    assert assigned(read(content)) == LONG


@pytest.mark.parametrize("lines", LINES)
def test_what_stands_around_a_table_is_none_of_it(lines: str) -> None:
    before = "为落实各项工作，现将任务分解如下，请各单位认真组织实施，确保按期完成。"
    note = "注：牵头单位对任务完成负总责，责任单位按照职责分工做好相关工作，任务完成情况按月报送县政府办公室。"
    rows = table(widths=(2, 1, 1.5, 1))
    story = (titled(TITLE), prose(before), rows.flowable(look(rows, lines)), prose(note), prose("1.加强组织领导。"))
    report = read(pages(*story))
    assert assigned(report) == TASKS
    assert [text for paragraph in report["paragraphs"] for text in paragraph["text"].split("\n")] == [
        before,
        note,
        "1.加强组织领导。",
    ]


@pytest.mark.parametrize("lines", LINES)
def test_two_tables_on_a_page(lines: str) -> None:
    rows = table(widths=(2, 1, 1.5, 1))
    more = Spacer(1, 20), titled("青枫县2024年民生实事任务分解表"), rows.flowable(look(rows, lines))
    report = read(printed(rows, lines, *more))
    assert assigned(report) == TASKS + TASKS
    assert "民生实事" not in "".join(task["text"] for task in report["tasks"])


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("lines", LINES)
def test_a_table_on_its_side(lines: str, turn: int) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(printed(table(widths=(2, 1, 1.5, 1)), lines)) as made:
        made[0].set_rotation(turn)
        made[0].set_cropbox(20, 30, 580, 820)
        content = saved(made)
    assert assigned(read(content)) == TASKS


def saved(made: object) -> bytes:
    from io import BytesIO

    content = BytesIO()
    made.save(content)  # type: ignore[attr-defined]
    return content.getvalue()


def test_merged_cells_beside_rows_are_where_lines_leave_them_out() -> None:
    rows = Rows(
        [
            ["序号", "类别", "工作任务", "责任单位"],
            ["1", "民生", TASKS[0][1], "县民政局"],
            ["2", "", TASKS[1][1], "县水利局"],
            ["3", "交通", TASKS[2][1], "县公安局"],
        ],
        merged=[((1, 1), (1, 2))],
    )
    found = document(printed(rows, "level"))
    spans = {cell.row: cell.row_span for cell in found.tables[0].cells if cell.column == 1}
    assert spans == {0: 1, 1: 2, 3: 1}


def test_uprights_that_stand_out_close_a_row() -> None:
    """A table without a line above its header, and one without a line below its last row."""
    uprights = [Edge(x, 0, 90) for x in (0.0, 45.0, 90.0)]
    level = [Edge(y, 0, 90) for y in (0.0, 30.0, 60.0, 90.0)]
    for missing in (level[1:], level[:-1]):
        (grid,) = find_grids(Edges(missing, uprights))
        assert grid.ys == (0.0, 30.0, 60.0, 90.0)
    (grid,) = find_grids(Edges(level[1:], [Edge(edge.at, 26, 90) for edge in uprights]))
    assert grid.ys == (30.0, 60.0, 90.0), "a line that runs a little too far"


PROSE = "各乡镇人民政府要认真落实抓好"


def spread(*lines: Sequence[tuple[float, str]]) -> Draw:
    return together(*(line(x, 120 + 26 * at, text, size=13) for at, words in enumerate(lines) for x, text in words))


def column(x: float) -> Draw:
    return together(*(line(x, 150 + 20 * at, PROSE, size=14) for at in range(10)))


def rules(*ys: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        for y in ys:
            canvas.line(70, HEIGHT - y, 520, HEIGHT - y)

    return draw


HEADS = [(70.0, "工作任务"), (250.0, "责任单位"), (400.0, "完成时限")]
NO_TABLES: dict[str, Draw] = {
    "prose in two columns under headings": together(spread(HEADS), column(70), column(320)),
    "prose below headings": together(spread(HEADS, [(70.0, PROSE * 2)], [(70.0, PROSE * 2)])),
    "prose between rules": together(rules(100, 145, 700), spread(HEADS, *([(70.0, PROSE * 2)] for _ in range(5)))),
    "headings and nothing else": spread(HEADS),
    "a form to fill in": spread(HEADS, HEADS, HEADS),
    "dotted leaders": spread(
        [(70.0, "项目名称………………"), (250.0, "责任单位…………"), (400.0, "负责人………")],
        [(70.0, "建设内容………………"), (250.0, "完成时限…………"), (400.0, "备注…………")],
    ),
    "contents": spread(
        [(270.0, "目录")], *([(70.0, f"{at}"), (100.0, "工作任务和责任单位"), (500.0, f"{at * 3}")] for at in (1, 2, 3))
    ),
    "labels with what they label": spread(
        *(
            words
            for at in (1, 2, 3)
            for words in (
                [(70.0, f"{at}.新建公园{at}个，完善周边配套设施，惠及居民。")],
                [
                    (70.0, "牵头单位"),
                    (130.0, "县住建局"),
                    (220.0, "责任单位"),
                    (280.0, "县财政局"),
                    (400.0, "完成时限"),
                ],
            )
        )
    ),
    "a letter between rules": together(
        rules(90, 760),
        line(200, 80, "青枫县人民政府文件"),
        line(90, 130, "现将工作任务、责任单位、完成时限通知如下。", size=13),
    ),
    "rows that nothing numbers": spread(
        HEADS, [(70.0, "新建公园。"), (250.0, "县住建局"), (400.0, "年底前")], [(70.0, "铺路。"), (250.0, "县公安局")]
    ),
    "a list of addresses": spread(
        [(70.0, "序号"), (130.0, "单位"), (260.0, "联系人"), (380.0, "电话")],
        [(70.0, "1"), (130.0, "县住建局"), (260.0, "王立"), (380.0, "0712001")],
    ),
}


@pytest.mark.parametrize("draw", NO_TABLES.values(), ids=NO_TABLES)
def test_this_is_no_table(draw: Draw) -> None:
    assert not document(pdf(draw)).tables


def test_a_footer_below_rows_is_none_of_them() -> None:
    numbered = [[(70.0, f"{at}"), (120.0, f"新建公园{at}个。"), (300.0, "县住建局")] for at in range(1, 4)]
    heads = [(70.0, "序号"), (120.0, "工作任务"), (300.0, "责任单位")]
    found = document(pdf(spread(heads, *numbered, [(140.0, "— 3 —")])))
    assert rows(found, found.tables[0])[-1] == ["3", "新建公园3个。", "县住建局"]


WORDS = ("序号", "序", "号", "工作任务", "牵头单位", "责任单位", "责任分工", "完成时限", "备注", "1", "2", "3", "（5）",
         "一、稳住", "（二）经济", "县住建局", "新建公园3个。", "合计", "— 3 —", "a")  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_words_anywhere_stand_in_one_row_at_most(seed: int) -> None:
    chance = random.Random(seed)
    above: TableOutline | None = None
    for _ in range(20):
        lines = list(_made_up_lines(chance))
        level = [Edge(chance.choice(lines)[0].y + 8, 30, chance.choice((150, 500))) for _ in range(chance.randrange(5))]
        found = find_open_tables(lines, sorted(level), above)
        inside = [word for outline in found for row in outline.rows for word in row.words]
        assert len(inside) <= sum(map(len, lines)), "nothing twice"
        assert all(row.words for outline in found for row in outline.rows)
        above = found[-1] if found else None


def _made_up_lines(chance: random.Random) -> list[list[Word]]:
    y, lines = 50.0, []
    for _ in range(chance.randrange(1, 16)):
        y += chance.choice((4, 7, 10, 15, 20, 25, 40))
        x, words = chance.choice((40.0, 60.0)), []
        for _ in range(chance.randrange(1, 7)):
            text = chance.choice(WORDS)
            words.append(Word(text, x, x + 10 * len(text), y + chance.choice((0, 0, 3)), 10))
            x += 10 * len(text) + chance.choice((2, 5, 12, 40, 80))
        lines.append(words)
    return lines


@pytest.mark.parametrize(("make", "needed"), [("sample", False), ("open", True)])
def test_pdfplumber_is_loaded_only_where_a_table_needs_it(make: str, needed: bool, tmp_path: Path) -> None:
    path = ROOT / "samples/dongxihu-2022/notice.pdf"
    if make == "open":
        path = tmp_path / "notice.pdf"
        path.write_bytes(printed(table(widths=(2, 1, 1.5, 1)), "three"))
    code = (
        "import sys; import govtask_extract; govtask_extract.extract(sys.argv[1]); print('pdfplumber' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(needed)
