"""Tables without upright lines on PDF pages: what stands in them tells their columns, numbers tell their rows."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typeset import FONT
from typeset_tables import Rows, look, pages, prose, titled

from govtask_extract import Report, extract
from govtask_extract.pipeline import read_document

HEAD = ["序号", "目标任务", "牵头单位", "责任单位"]
TASKS = [
    ("新建公园3个，改造提升街头游园12处。", "县住建局", "县自然资源局、各乡镇人民政府"),
    ("完成老旧小区改造20个，惠及居民3000户。", "县房管中心", "县财政局"),
    (
        "新增停车泊位500个，其中立体停车位不少于100个，确保年内建成投用，缓解中心城区停车难问题。",
        "县公安局",
        "县住建局、县城管局",
    ),
    ("疏浚河道8公里。", "县水利局", "县农业农村局"),
]
LINES = ("three", "level", "none")


def rows(tasks: list[tuple[str, ...]], head: list[str] = HEAD, **more: object) -> Rows:
    numbered = [[str(number), *task] for number, task in enumerate(tasks, 1)]
    return Rows([head, *numbered], widths=(3, *(1.2,) * (len(head) - 2)), **more)  # type: ignore[arg-type]


def read(table: Rows, lines: str, repeat: int = 0) -> Report:
    return extract(pages(titled("2024年重点工作责任分解表"), table.flowable(look(table, lines), repeat=repeat)))


def told(report: Report) -> list[tuple[int | None, str, str, str]]:
    return [
        (task.number, task.text, "、".join(task.lead_units), "、".join(task.responsible_units)) for task in report.tasks
    ]


def expected(tasks: list[tuple[str, ...]]) -> list[tuple[int, str, str, str]]:
    return [(number, text, lead, others) for number, (text, lead, others, *_) in enumerate(tasks, 1)]


@pytest.mark.parametrize("lines", LINES)
def test_a_task_is_a_row(lines: str) -> None:
    report = read(rows(TASKS), lines)
    assert told(report) == expected(TASKS)
    assert report.coverage.unread == 0


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("repeat", [0, 1], ids=["once", "on each page"])
def test_a_table_goes_on_overleaf_with_its_heading_or_without(lines: str, repeat: int) -> None:
    many = [(f"{text[:-1]}（第{number}批）。", lead, others) for number in range(1, 16) for text, lead, others in TASKS]
    report = read(rows(many), lines, repeat)
    assert report.source.pages is not None and report.source.pages > 2
    assert told(report) == expected(many)


@pytest.mark.parametrize("lines", LINES)
def test_names_may_stand_one_a_line(lines: str) -> None:
    tasks = [(text, lead, others.replace("、", "\n")) for text, lead, others in TASKS]
    assert told(read(rows(tasks), lines)) == expected(TASKS)


@pytest.mark.parametrize("lines", LINES)
def test_more_columns_than_roles(lines: str) -> None:
    head = [*HEAD, "完成时限", "备注"]
    tasks = [(*task, "2024年10月底前", "市级重点") for task in TASKS]
    report = read(rows(tasks, head), lines)
    assert told(report) == expected(TASKS)
    assert {task.deadlines[0].date for task in report.tasks} == {"2024-10-31"}


@pytest.mark.parametrize("lines", ["three", "level"])
def test_a_heading_of_two_rows(lines: str) -> None:
    cells = [["序号", "目标任务", "责任分工", ""], ["", "", "牵头单位", "责任单位"]]
    numbered = [[str(number), *task] for number, task in enumerate(TASKS, 1)]
    merged = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0))]
    table = Rows([*cells, *numbered], merged, header=2, widths=(3, 1.2, 1.2))
    assert told(read(table, lines)) == expected(TASKS)


@pytest.mark.parametrize("lines", ["three", "level"])
def test_titles_part_the_rows(lines: str) -> None:
    numbered = [[str(number), *task] for number, task in enumerate(TASKS, 1)]
    cells = [HEAD, ["一、城市建设", "", "", ""], *numbered[:2], ["二、交通水利", "", "", ""], *numbered[2:]]
    table = Rows(cells, [((0, 1), (3, 1)), ((0, 4), (3, 4))], widths=(3, 1.2, 1.2))
    report = read(table, lines)
    assert told(report) == expected(TASKS)
    titles = {section.id: section.title for section in report.sections}
    assert [titles[task.section or ""] for task in report.tasks] == [*["城市建设"] * 2, *["交通水利"] * 2]


def test_pdfplumber_is_loaded_for_such_a_page_only(tmp_path: Path) -> None:
    table = rows(TASKS)
    (tmp_path / "open.pdf").write_bytes(pages(titled("分解表"), table.flowable(look(table, "three"))))
    script = (
        "import sys; from govtask_extract import extract; report = extract(sys.argv[1]); "
        "print(len(report.tasks), 'pdfplumber' in sys.modules)"
    )
    for path, said in ((tmp_path / "open.pdf", "4 True"), (ROOT / "samples/dongxihu-2022/notice.pdf", "132 False")):
        printed = subprocess.run([sys.executable, "-c", script, path], capture_output=True, timeout=60, check=True)
        assert printed.stdout.decode().strip() == said
        assert printed.stderr == b""


PROSE = "为扎实推进重点工作落实，各单位要提高站位，强化责任，细化措施，确保各项目标任务按期完成。" * 3
CONTENTS = "".join(f"{number}. 目标任务{number}{'.' * 60}{number}<br/>" for number in range(1, 15))
PLAIN = {
    "prose": [PROSE, PROSE],
    "contents": ["目录", CONTENTS],
    "a letter": ["关于报送材料的通知", "各乡镇人民政府，县直各部门：", PROSE, "2024年2月7日"],
    "a list": [f"{number}.新建公园{number}个。（牵头单位：县住建局；责任单位：县财政局）" for number in range(1, 9)],
    "labels": [f"{number}.新建公园。<br/>牵头单位：县住建局<br/>责任单位：县财政局" for number in range(1, 9)],
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_no_table_stays_text(name: str) -> None:
    assert read_document(pages(titled(""), *map(prose, PLAIN[name])))[0].tables == ()


def test_prose_in_two_columns_is_no_table() -> None:
    content = BytesIO()
    titled("")
    canvas = Canvas(content, pagesize=A4, invariant=1)
    canvas.setFont(FONT, 11)
    for index in range(30):
        for x in (60, 320):
            canvas.drawString(x, 760 - 18 * index, PROSE[index : index + 20])
    canvas.save()
    assert read_document(content.getvalue())[0].tables == ()
