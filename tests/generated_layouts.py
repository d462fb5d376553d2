"""Made-up tables of every layout: heads of two rows, groups beside rows, notes on columns, places with odd names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from generated import DEADLINES, SECTIONS, Task, made_up_tasks
from generated_documents import MadeCell, MadeDocument
from generated_tables import HEADINGS, OTHERS, assign, ledger, names_of, table

TITLE = "青枫县2024年重点工作任务分解表"
# Places that open with a word that joins names; the title names them.
ODD_PLACES = (
    "和县", "会同县", "商河县", "由溪县", "和林格尔县", "与安县", "及川市", "并山区", "联合县", "协同区", "商原市",
    "和岭县",
)  # fmt: skip
OFFICES = (
    "教育局", "人力资源和社会保障局", "财政局", "卫生健康局", "供电公司", "人民政府办公室", "总工会", "青石镇人民政府",
)  # fmt: skip
# What is said of the first in a column of that heading, and of the others.
NOTES = (
    ("责任单位", "responsible", "注：责任单位中列第一位的为牵头单位，其余为配合单位。"),
    ("责任单位", "responsible", "备注：责任单位中列第一位的为牵头单位。"),
    ("责任单位", "responsible", "说明：责任单位栏排在首位的为牵头单位，其他为协办单位。"),
    ("责任单位", "responsible", "（列第一位者为牵头单位）"),
    ("主要责任单位", "lead", "注：主要责任单位第一个为牵头单位，其余为配合单位。"),
    ("主要责任单位", "lead", "备注：主要责任单位排第一位的为牵头单位，其余为责任单位。"),
)
# Headings over several others: what they are about, and the columns below.
_WIDE = {
    ("lead", "responsible"): ("责任分工", "责任落实", "职责分工", "任务分工"),
    ("lead", "co-handling"): ("责任分工", "责任单位", "工作分工"),
    ("leader", "responsible"): ("责任体系", "责任落实", "责任主体"),
}
_PROJECT = ("项目概况", "项目基本情况", "基本情况", "任务概况")
_PROJECT_TEXTS = {"name": "项目名称", "text": "建设内容及规模"}
_PROJECTS = ("北环路", "体育公园", "白石河整治工程", "智慧粮仓", "污水处理厂")


def two_rows(seed: int) -> MadeDocument:
    """A head of two rows: 责任分工 over those who do it, and 项目概况 over what is known of it."""
    random = Random(seed)
    tasks = made_up_tasks(random)
    roles = random.choice(sorted(_WIDE))
    for task in tasks:
        assign(random, task, roles)
    project = ["text", *random.sample(sorted(OTHERS), random.randrange(1, 4))]
    headings = {
        column: random.choice(HEADINGS.get(column, (column,))) for column in (*project, *roles, "number", "deadline")
    }
    cells = [_cells(task) for task in tasks]
    if random.random() < 0.4:
        project, headings = ["name", *project], headings | _PROJECT_TEXTS
        for task, row in zip(tasks, cells, strict=True):
            row["name"] = random.choice(_PROJECTS)
            task.text = f"{row['name']}\n{task.text}"
    wide = [(random.choice(_PROJECT), project), (random.choice(_WIDE[roles]), list(roles))]
    random.shuffle(wide)
    columns = ["number", *wide[0][1], *wide[1][1], "deadline"]
    upper = [MadeCell(headings["number"], rows=2), *(MadeCell(over, columns=len(below)) for over, below in wide)]
    header = [[*upper, MadeCell(headings["deadline"], rows=2)], [MadeCell(headings[one]) for one in columns[1:-1]]]
    for task, row in zip(tasks, cells, strict=True):
        task.deadlines = [random.choice(DEADLINES)]
        row["deadline"] = task.deadlines[0]
    return MadeDocument(TITLE, tasks, rows=[*header, *_printed(cells, columns)], header=2)


def noted(seed: int) -> MadeDocument:
    """A table, and beside or in it a note on which body of a column leads."""
    random = Random(seed)
    tasks = made_up_tasks(random)
    heading, role, note = random.choice(NOTES)
    columns = ["number", "text", role, *random.sample(("leader", "deadline", "remark"), random.randrange(0, 3))]
    for task in tasks:
        assign(random, task, columns)
        task.lead_units, task.responsible_units = [], [*task.lead_units, *task.responsible_units]
    cells = [_cells(task) | {role: "、".join(task.responsible_units)} for task in tasks]
    for task in tasks:
        task.lead_units, others = task.responsible_units[:1], task.responsible_units[1:]
        helps = "配合" in note or "协办" in note
        task.responsible_units, task.co_handling_units = ([], others) if helps else (others, [])
    head = [MadeCell(random.choice(HEADINGS[column]) if column != role else heading) for column in columns]
    made = MadeDocument(TITLE, tasks, rows=[head, *_printed(cells, columns)])
    across = [MadeCell(note, columns=len(columns))]
    return random.choice(
        (
            replace(made, above=[note]),
            replace(made, below=[note]),
            replace(made, rows=[*made.rows, across]),
            replace(made, rows=[across, *made.rows], header=2),
        )
    )


def grouped(seed: int) -> MadeDocument:
    """A first column of merged cells that group the rows, which are numbered in their second."""
    random = Random(seed)
    tasks = made_up_tasks(random)
    roles = random.choice((("responsible",), ("lead", "responsible"), ("leader", "responsible")))
    heading = random.choice((*HEADINGS["section"], "专项", "板块"))
    columns = ["number", "text", *roles]
    begins_again, counted = random.random() < 0.3, random.random() < 0.4
    rows = [[MadeCell(heading), *(MadeCell(random.choice(HEADINGS[column])) for column in columns)]]
    left, groups = 0, list(SECTIONS)
    for task in tasks:
        assign(random, task, roles)
        beside = []
        if not left:
            left = random.randrange(2, 5) if len(groups) > 1 else len(tasks)
            left = min(left, len(tasks) - task.number + 1)
            ordinal = f"{'一二三四五'[len(SECTIONS) - len(groups)]}、" if counted else ""
            beside = [MadeCell(ordinal + groups.pop(0), rows=left)]
            number = 1 if begins_again else task.number
        row = _cells(task) | {"number": str(number)}
        rows.append([*beside, *_printed([row], columns)[0]])
        left, number = left - 1, number + 1
    numbers = [int(row[-len(columns)].text) for row in rows[1:]]
    return MadeDocument(
        TITLE, [replace(task, number=number) for task, number in zip(tasks, numbers, strict=True)], rows=rows
    )


def odd_places(seed: int) -> MadeDocument:
    """A place whose name opens with a word that joins names, and its bodies."""
    random = Random(seed)
    tasks = made_up_tasks(random)
    place = random.choice(ODD_PLACES)
    roles = random.choice((("responsible",), ("lead", "responsible"), ("lead", "co-handling")))
    columns = ["number", "text", *roles]
    for task in tasks:
        _assign_of(random, task, place, roles)
    head = [MadeCell(random.choice(HEADINGS[column])) for column in columns]
    rows = [head, *_printed([_cells(task) for task in tasks], columns)]
    return MadeDocument(f"{place}2024年重点工作任务分解表", tasks, rows=rows)


def bodies_of(random: Random, place: str, count: int) -> list[str]:
    """Bodies of a place, some printed without its name."""
    return [place + office if random.random() < 0.7 else place[-1] + office for office in random.sample(OFFICES, count)]


def _assign_of(random: Random, task: Task, place: str, roles: Sequence[str]) -> None:
    names = bodies_of(random, place, 5)
    task.lead_units = names[: random.randrange(1, 3)] if "lead" in roles else []
    task.responsible_units = names[2 : random.randrange(3, 6)] if "responsible" in roles else []
    task.co_handling_units = names[2 : random.randrange(3, 6)] if "co-handling" in roles else []


def _cells(task: Task) -> dict[str, str]:
    """What a row prints, by its columns."""
    names = {column: "、".join(listed) for column, listed in names_of(task).items()}
    return {**OTHERS, "number": str(task.number), "text": task.text, **names}


def _printed(rows: Sequence[dict[str, str]], columns: Sequence[str]) -> list[list[MadeCell]]:
    return [[MadeCell(row.get(column, "")) for column in columns] for row in rows]


LAYOUTS: dict[str, Callable[[int], MadeDocument]] = {
    "a table": lambda seed: table(seed, between=("、",)),
    "a table without groups": lambda seed: table(seed, between=("、",), beside=False),
    "names on lines": lambda seed: table(seed, between=("\n",), beside=False),
    "a ledger": ledger,
    "a head of two rows": two_rows,
    "a note on a column": noted,
    "groups beside rows": grouped,
    "an odd place": odd_places,
}
