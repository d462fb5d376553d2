"""Tables of tasks made up at random, with the tasks: headings, merged cells, titles and lists of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from generated import BODIES, DEADLINES, LEADERS, SECTIONS, Task, made_up_tasks
from generated_documents import MadeCell, MadeDocument

HEADINGS = {
    "number": ("序号", "编号", "序 号", "项次"),
    "section": ("类别", "工作类别", "领域", "一级指标", "事项类别"),
    "text": ("工作任务", "目标任务", "重点任务", "主要任务", "任务内容", "工作内容", "重点工作任务", "具体任务"),
    "lead": ("牵头单位", "牵头部门", "牵头责任单位", "主办单位"),
    "responsible": ("责任单位", "责任部门", "承办单位", "落实单位"),
    "co-handling": ("配合单位", "协办单位", "配合部门", "参与单位"),
    "leader": ("分管领导", "责任领导", "分管县领导", "市级领导"),
    "deadline": ("完成时限", "完成时间", "时间节点", "时限要求", "完成期限"),
    "remark": ("备注",),
}
ROLES = (
    ("responsible",),
    ("lead", "responsible"),
    ("lead", "co-handling"),
    ("lead", "responsible", "co-handling"),
    ("leader", "responsible"),
    ("leader", "lead", "co-handling"),
    ("lead", "responsible", "deadline"),
    ("leader", "lead", "responsible", "deadline"),
)
# What a ledger says besides: no heading of a task's.
OTHERS = {
    "总投资（万元）": "3200", "建设地点": "白石镇", "资金来源": "自筹", "前期手续": "已批", "形象进度": "主体封顶",
    "占地（亩）": "60", "项目类别": "续建", "贷款额度": "800", "储备库编码": "2031-0012", "联系电话": "6001",
}  # fmt: skip
# Bodies whose names end as no list has it.
STRANGE = [
    "县社保", "国网青枫供电", "人行青枫中支", "县融媒", "县交警", "县公积金", "青枫县城投建", "县机关事务", "县供排水",
    "县疾控",
]  # fmt: skip
BETWEEN_NAMES = ("、", "\n", "\n", " ")


def ledger(seed: int) -> MadeDocument:
    """A table of more columns than those of tasks, and of bodies that no list knows."""
    random = Random(seed)
    tasks = made_up_tasks(random)
    roles = random.choice(ROLES)
    others = random.sample(sorted(OTHERS), random.randrange(3, len(OTHERS)))
    columns = ["text", *roles, *others]
    random.shuffle(columns)
    columns = ["number", *columns]
    for task in tasks:
        assign(random, task, roles)
        for names in (task.lead_units, task.responsible_units, task.co_handling_units):
            names[:1] = [random.choice(STRANGE)] if names else []
    counting = random.choice((*HEADINGS["number"], "", "№", "项目"))
    headings = [random.choice(HEADINGS[column]) if column in HEADINGS else column for column in columns]
    rows = [[MadeCell(heading) for heading in (counting, *headings[1:])]]
    for task in tasks:
        cells = {"number": str(task.number), "text": task.text, **OTHERS}
        cells |= {column: "、".join(names) for column, names in names_of(task).items()}
        rows.append([MadeCell(cells[column]) for column in columns])
    return MadeDocument("青枫县2024年重点项目台账", tasks, rows=rows)


def table(seed: int, between: Sequence[str] = BETWEEN_NAMES, beside: bool = True) -> MadeDocument:
    """A table, and its tasks; one of `between` parts the names in its cells.

    `beside`: cells merged over several rows may stand beside the tasks.
    """
    random = Random(seed)
    tasks = made_up_tasks(random)
    roles = random.choice(ROLES)
    columns = ["number", "section", "text", *roles, "remark"]
    columns = [column for column in columns if column not in ("section", "remark") or random.random() < 0.4]
    columns = [column for column in columns if beside or column != "section"]
    for task in tasks:
        assign(random, task, roles)
    header = list(_header(random, columns, roles))
    rows = [*header, *_rows(random, tasks, columns, random.choice(between))]
    return MadeDocument("青枫县2024年重点工作任务分解表", tasks, rows=rows, header=len(header))


def assign(random: Random, task: Task, roles: Sequence[str]) -> None:
    """Somebody for each of the roles."""
    names = random.sample(BODIES, 5)
    task.lead_units = names[: random.randrange(1, 3)] if "lead" in roles else []
    task.responsible_units = names[2 : random.randrange(3, 6)] if "responsible" in roles else []
    task.co_handling_units = ["县水利局", "县林业局"][: random.randrange(1, 3)] if "co-handling" in roles else []
    task.supervising_leaders = random.sample(LEADERS, random.randrange(1, 3)) if "leader" in roles else []
    task.deadlines = [random.choice(DEADLINES)] if "deadline" in roles else []


def _header(random: Random, columns: Sequence[str], roles: Sequence[str]) -> Iterator[list[MadeCell]]:
    """A title across all columns, maybe; a row of headings, or two with a heading over the units'."""
    if random.random() < 0.3:
        yield [MadeCell("青枫县2024年重点工作任务分解表", columns=len(columns))]
    headings = [random.choice(HEADINGS[column]) for column in columns]
    if roles[:2] not in (("lead", "responsible"), ("lead", "co-handling")) or random.random() < 0.5:
        yield [MadeCell(heading) for heading in headings]
        return
    at = columns.index("lead")
    over = [MadeCell(heading, rows=2) for heading in headings]
    yield [*over[:at], MadeCell("责任分工", columns=2), *over[at + 2 :]]
    yield [MadeCell(heading) for heading in headings[at : at + 2]]


def _rows(random: Random, tasks: Sequence[Task], columns: Sequence[str], between: str) -> Iterator[list[MadeCell]]:
    """The tasks', below titles across all columns, or beside the cells of sections, merged over several."""
    titled = "section" not in columns and random.random() < 0.5
    titles = list(SECTIONS)
    left = 0
    for task in tasks:
        if titled and titles and random.random() < 0.3:
            yield [MadeCell(f"{'一二三四五'[len(SECTIONS) - len(titles)]}、{titles.pop(0)}", columns=len(columns))]
        section = None
        if "section" in columns and not left:
            left = min(random.randrange(1, 4), len(tasks) - task.number + 1)
            section = MadeCell(random.choice(SECTIONS), rows=left)
        left -= 1
        cells = {"number": MadeCell(str(task.number)), "text": MadeCell(task.text)}
        cells |= {column: MadeCell(between.join(names)) for column, names in names_of(task).items()}
        beside = {"section": section} if section else {}
        yield [
            beside.get(column) or cells.get(column, MadeCell("")) for column in columns if column != "section" or beside
        ]


def names_of(task: Task) -> dict[str, list[str]]:
    """What stands in the task's columns."""
    return {
        "lead": task.lead_units,
        "responsible": task.responsible_units,
        "co-handling": task.co_handling_units,
        "leader": task.supervising_leaders,
        "deadline": task.deadlines,
    }
