"""Markdown as programs write it: its marks are furniture, its tables tables, each character has one owner."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtask_extract.model.options import Options
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.pipeline import extract
from govtask_extract.reading.read import read

HEADER = ("序号", "工作任务", "责任单位")
ROWS = (("1", "修建河堤。", "县水利局、县交通局"), ("2", "种树。", "县林业局"))
GRID = """+------+------------+--------------------+
| 序号 | 工作任务   | 责任单位           |
+======+:===========+====================+
| 1    | 修建       | 县水利局、         |
|      | 河堤。     | 县交通局           |
+------+------------+--------------------+
| 2    | 种树。     | 县林业局           |
+------+------------+--------------------+
"""
SIMPLE = """  序号   工作任务     责任单位
------ ------------ --------------------
  1      修建河堤。   县水利局、县交通局
  2      种树。       县林业局
"""
MULTILINE = """------------------------------------------
 序号   工作        责任单位
        任务
------ ----------- -----------------------
 1      修建        县水利局、
        河堤。      县交通局

 2      种树。      县林业局
------------------------------------------
"""
PIPES = """| 序号 | 工作任务 | 责任单位 |
|---|---|---|
| 1 | 修建河堤。 | 县水利局、县交通局 |
| 2 | 种树。 | 县林业局 |
"""
TAGS = (
    "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in HEADER) + "</tr>"
    '<tr><td rowspan="1">1</td><td colspan=1><p>修建<b>河堤</b>。</p></td><td>县水利局、<br/>县交通局</td></tr>'
    "<tr><td>2</td><td>种树&#12290;</td><td>县林业局&nbsp;</td></tr></table>"
)


def report(text: str, name: str = "plan.md") -> Report:
    made = extract(text.encode(), Options(), name=name)
    assert made.coverage.unread == 0
    return made


def tasks(made: Report) -> list[tuple[str | None, str, list[str]]]:
    return [(task.label, task.text, list(task.responsible_units)) for task in made.tasks]


@pytest.mark.parametrize(
    "table",
    [
        GRID,
        GRID.replace("| 序号", "|  序号"),
        SIMPLE,
        MULTILINE,
        TAGS,
        TAGS.replace("</tr>", "</tr>\n").replace("<td", "\n  <td"),
        TAGS.replace("<", "\n<"),
        f"<html><body>{TAGS}</body></html>",
        TAGS.upper().replace("&NBSP;", "&nbsp;"),
        TAGS.replace("</td>", "").replace("</tr>", ""),
        PIPES,
    ],
)
@pytest.mark.parametrize("name", ["plan.md", "plan.txt"])
def test_tables(table: str, name: str) -> None:
    made = report(f"# 任务分解表\n\n{table}\n\n以上任务年底前完成。\n", name)
    joined = [(label, "".join(text.split()), units) for label, text, units in tasks(made)]
    assert joined == [(label, text, units.split("、")) for label, text, units in ROWS]


def test_merged_cells_and_tables_in_cells() -> None:
    rows = (
        '<tr><td colspan="3">任务分解表</td></tr><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>'
        "<tr><td>1</td><td>修堤。</td><td rowspan=2>县水利局</td></tr>"
        "<tr><td>2</td><td><table><tr><td>疏浚。</td></tr></table></td></tr>"
    )
    assert tasks(report(f"<table>{rows}</table>")) == [("1", "修堤。", ["县水利局"]), ("2", "疏浚。", ["县水利局"])]


def test_a_cell_over_several_columns_of_a_grid() -> None:
    border, *lines = GRID.splitlines(keepends=True)
    title = "| 一、水利                                |\n"
    made = report("".join([border, *lines[:2], title, border, *lines[2:]]))
    assert [section.title for section in made.sections] == ["水利"]
    assert len(made.tasks) == 2


SPANNED = [
    """+------+----------+--------------------+
| 序号 | 工作任务 | 责任单位           |
+======+==========+====================+
| 1    | 修桥。   | 县水利局、县交通局 |
+------+----------+                    |
| 2    | 修路。   |                    |
+------+----------+--------------------+
""",
    """+------+----------+----------+
| 序号 | 工作任务 | 责任单位 |
+======+==========+==========+
| 1    | 修桥。   | 县水利局 |
+------+----------+ 、县交通 +
| 2    | 修路。   | 局       |
+------+----------+----------+
""",
]


@pytest.mark.parametrize("grid", SPANNED)
def test_a_cell_of_a_grid_may_have_several_rows(grid: str) -> None:
    made = report(grid)
    assert [task.text for task in made.tasks] == ["修桥。", "修路。"]
    assert [list(task.responsible_units) for task in made.tasks] == [["县水利局", "县交通局"]] * 2


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        (r"1\. 修堤30处。", "修堤30处。"),
        (r"1\. 修\*堤\*30处。", "修*堤*30处。"),
        ("1. 修堤~~20~~30处。", "修堤30处。"),
        ("1. 修堤<del>20</del>30处。", "修堤30处。"),
        ("1. 修堤[^1]30处。", "修堤30处。"),
        ("1. 修堤<sup>1</sup>30处。", "修堤30处。"),
        ("1. 修堤^1^30处。", "修堤30处。"),
        ("1. 修堤$^{①}$30处。", "修堤30处。"),
        (r"1. 修堤$30$处占$5\%$、30处。", "修堤30处占5%、30处。"),
        ("1. 修堤<!-- 删去 -->30处。", "修堤30处。"),
        ("1. 修[堤](http://a.cn/1.html)30处。", "修堤30处。"),
        ("1. 修[堤]{.underline}30处。", "修堤30处。"),
        ("1. 修&ldquo;堤&rdquo;&nbsp;30处。", "修“堤”30处。"),
        ("1. 修<u>堤</u><span style='color:red'>3</span>0处。", "修堤30处。"),
        ("> 1. 修堤30处。", "修堤30处。"),
        ("1. 修堤![图](a/1.jpg)30处。", "修堤30处。"),
        ("1. 修[堤][a]30处。\n\n[a]: http://a.cn/1", "修堤30处。"),
    ],
)
def test_marks(printed: str, read_as: str) -> None:
    body = printed.replace("0处。", "0处。（责任单位：县水利局）", 1)
    made = report(
        f"# 任务分解方案 {{#a .b}}\n\n::: {{.x}}\n请各单位认真落实下列任务，按期完成，不得拖延。\n:::\n\n{body}\n"
    )
    assert [(task.label, task.text) for task in made.tasks] == [("1.", read_as)]


def test_what_is_struck_hidden_or_a_note_is_told() -> None:
    made = report("1. 修堤~~20~~30处[^1]。<!-- 删去 -->（责任单位：县水利局）\n\n[^1]: 含一处水闸。\n")
    assert {found.kind for found in made.furniture} >= {"struck", "hidden", "note-mark"}
    assert [found.code for found in made.diagnostics] == ["GT109", "GT109", "GT111"]


def test_pictures_in_place_of_text_are_told() -> None:
    assert [found.code for found in report("# 方案\n\n![](a/1.jpg)\n![第二页](a/2.jpg)\n").diagnostics] == ["GT110"]


@pytest.mark.parametrize(
    "text", ["（一）修堤~~~~30处", "[2024]10号", "张*、李*", "A\\B", "<市人防办>", "~~~~~~", "产值>95%"]
)
def test_plain_text_keeps_what_is_no_mark(text: str) -> None:
    document = read(Source("plan.txt", text.encode()), Options())
    assert document.text == text
    assert document.furniture == ()


@given(st.text(alphabet="<>/tabledrsup!-[]^~\\`:&;#|+=1一。\n ", max_size=200), st.sampled_from([".md", ".txt"]))
def test_anything_is_read_and_each_character_has_one_owner(text: str, suffix: str) -> None:
    made = extract(f"方案{text}".encode(), Options(), name=f"plan{suffix}")
    spans = sorted((found.start, found.end) for found in made.furniture)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert json.loads(made.model_dump_json())["coverage"]["characters"] >= 2


HIDING = [
    '、<span style="display:none">县公安局、</span>',
    "、<span hidden>县公安局、</span>",
    '、<font color="white">县公安局、</font>',
    '、<b style="font-size:0"><b>县公安局</b>、</b>',
    '、<span style="text-decoration:line-through">县公安局、</span>',
]


@pytest.mark.parametrize("hiding", HIDING)
@pytest.mark.parametrize("made_of", [PIPES, TAGS, "1. 修建河堤。\n\n   责任单位：县水利局、县交通局\n"])
def test_what_a_tag_hides_is_furniture_and_told(hiding: str, made_of: str) -> None:
    made = report(made_of.replace("县水利局、", f"县水利局{hiding}"))
    assert list(made.tasks[0].responsible_units) == ["县水利局", "县交通局"]
    assert [diagnostic.code for diagnostic in made.diagnostics] == ["GT109"]


def test_a_row_that_a_tag_hides_is_no_task() -> None:
    made = report(TAGS.replace("<tr><td>2", '<tr style="display:none"><td>2'))
    assert len(made.tasks) == 1
    assert "种树&#12290;" in "".join(one.quote for one in made.furniture if one.kind == "hidden")


def test_a_tag_that_is_never_closed_or_shows_its_words_hides_nothing() -> None:
    made = report('1. <span style="color:red">修建河堤</span>。（责任单位：<span style="display:none">县水利局）\n')
    assert list(made.tasks[0].responsible_units) == ["县水利局"]


@pytest.mark.parametrize("mark", ["*", "_", "**", "__", "==", "`", "***"])
def test_marks_of_emphasis_are_no_part_of_names(mark: str) -> None:
    made = report(PIPES.replace("县水利局、县交通局", f"{mark}县水利局{mark}、{mark}县交通局{mark}"))
    assert list(made.tasks[0].responsible_units) == ["县水利局", "县交通局"]


@pytest.mark.parametrize("text", ["新建5*10米房3个和6*8米房4个。", "扩建a_b_c区。", "建设1*2*3号楼。"])
def test_marks_between_figures_and_letters_stay(text: str) -> None:
    assert report(f"1. {text}（责任单位：县水利局）\n").tasks[0].text == text
