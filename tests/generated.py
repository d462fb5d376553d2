"""Notices made up at random, each with the tasks that it hands out: every layout with every way to assign."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from unicodedata import east_asian_width

BODIES = (
    "县教育局", "县住建局", "县农业农村局", "县人力资源和社会保障局", "县发展和改革局", "县公安局", "县财政局",
    "县卫生健康局", "县自然资源和规划局", "青石镇人民政府", "各乡镇人民政府", "县直各有关单位", "县供电公司",
    "各街道办事处", "县行政审批局（县政务服务局）", "县委宣传部", "团县委", "县总工会", "青枫经济开发区管委会",
    "各县、区人民政府（管委会）", "县气象局", "县委党校（行政学院）", "县民兵训练中心", "白沙乡党委、政府",
)  # fmt: skip
LEADERS = ("周景明", "林若溪", "陈琳", "王立", "欧阳芷若")
DEADLINES = ("6月底前", "2024年12月底", "持续推进", "第三季度", "全年")
DEEDS = (
    "新建公园{n}个。", "新增城镇就业{n}人，城镇登记失业率控制在4.5%以内。", "改造老旧小区{n}个，惠及居民{n}户。",
    "完成{n}公里管网改造。实现雨污分流。", "引进项目{n}个（其中亿元以上{n}个），到位资金{n}.5亿元。",
    "支持企业牵头组建创新联合体，培育高新技术企业{n}家。", "落实“三项制度”，办理事项{n}件；办结率达到100%。",
    "推进社会保障、社会救助和社会福利事业，新增床位{n}张。",
)  # fmt: skip
SECTIONS = ("稳住经济大盘", "改善民生福祉", "推进乡村振兴", "优化营商环境，激发市场活力", "加强生态环境保护")


@dataclass
class Task:
    """What is to come out; lists are in printed order."""

    number: int
    text: str
    lead_units: list[str] = field(default_factory=list)
    responsible_units: list[str] = field(default_factory=list)
    co_handling_units: list[str] = field(default_factory=list)
    guiding_units: list[str] = field(default_factory=list)
    supervising_leaders: list[str] = field(default_factory=list)
    deadlines: list[str] = field(default_factory=list)
    open_ended: bool = False


def notice(seed: int, way: str = "as it is") -> tuple[str, list[Task]]:
    """The text of a notice, printed in one of the `WAYS`, and its tasks."""
    random = Random(seed)
    style = random.choice({"pages": NO_TABLES, "broken lines": PROSE, "no line breaks": PROSE}.get(way, STYLES))
    blocks, tasks = style(random, made_up_tasks(random))
    head = ["青枫县2024年重点工作任务分解方案"]
    if random.random() < 0.5:
        head = _letter(random) + head
    gap = random.choice(("\n", "\n\n")) if style not in (_spaced, _barred) else "\n"
    return WAYS[way](random, [*head, *blocks], gap), tasks


def _as_it_is(_random: Random, blocks: Sequence[str], gap: str) -> str:
    return gap.join(blocks) + "\n"


def _with_page_marks(random: Random, blocks: Sequence[str], gap: str) -> str:
    marks = (f"{gap}— {page} —" if random.random() < 0.1 else "" for page in range(len(blocks)))
    return gap.join(block + mark for block, mark in zip(blocks, marks, strict=True)) + "\n"


def _with_wide_labels(_random: Random, blocks: Sequence[str], gap: str) -> str:
    wide = {label: " ".join(label) for label in ("牵头单位", "责任单位", "配合单位", "完成时限", "分管领导")}
    return re.sub(rf"(?:{'|'.join(wide)})(?=[：:])", lambda found: wide[found[0]], gap.join(blocks))


def _with_broken_lines(random: Random, blocks: Sequence[str], gap: str) -> str:
    """Each paragraph indented and broken at one margin, over which only marks hang."""
    width = random.randrange(52, 80)
    return gap.join("\n".join(_lines(f"　　{block}", width)) for block in blocks)


def _lines(text: str, width: int) -> list[str]:
    lines, reached = [""], 0
    for character in text:
        wide = 2 if east_asian_width(character) in "WFA" else 1
        if reached + wide > width and character not in "、，。；：）,;:)%":
            lines.append("")
            reached = 0
        lines[-1] += character
        reached += wide
    return lines


def _without_line_breaks(_random: Random, blocks: Sequence[str], _gap: str) -> str:
    return "".join(blocks)


def _letter(random: Random) -> list[str]:
    number = random.randrange(1, 90)
    return [
        "青枫县人民政府办公室关于印发青枫县2024年重点工作任务分解方案的通知",
        f"青政办发〔2024〕{number}号",
        "各乡镇人民政府，县直各部门：",
        "《青枫县2024年重点工作任务分解方案》已经县人民政府同意，现印发给你们，请认真贯彻落实。",
        "青枫县人民政府办公室",
        f"2024年2月{random.randrange(1, 29)}日",
    ]


def made_up_tasks(random: Random) -> list[Task]:
    """Six to fourteen tasks without anybody to do them."""
    deeds = [random.choice(DEEDS).format(n=random.randrange(2, 90)) for _ in range(random.randrange(6, 15))]
    return [Task(number, deed) for number, deed in enumerate(deeds, start=1)]


def _bodies(random: Random, most: int = 4) -> list[str]:
    return random.sample(BODIES, random.randrange(1, most + 1))


def _listed(random: Random, names: Sequence[str]) -> str:
    """The names joined, the last maybe by 和."""
    if len(names) > 1 and random.random() < 0.2 and not names[-1].startswith("各"):
        return "、".join(names[:-1]) + "和" + names[-1]
    return "、".join(names)


def _labels(random: Random, task: Task) -> list[str]:
    """The task's labels with what follows them, its bodies chosen on the way."""
    lines = []
    if random.random() < 0.3:
        task.supervising_leaders = random.sample(LEADERS, random.randrange(1, 3))
        lines.append(f"分管领导：{'、'.join(task.supervising_leaders)}")
    if random.random() < 0.7:
        task.lead_units = _bodies(random, 2)
        lines.append(f"牵头单位：{_listed(random, task.lead_units)}")
    if random.random() < 0.7 or not task.lead_units:
        task.responsible_units = [body for body in _bodies(random) if body not in task.lead_units] or ["县医保局"]
        more = random.choice(("", "", "等", "等有关部门"))
        task.open_ended = bool(more)
        lines.append(f"责任单位：{_listed(random, task.responsible_units)}{more}")
    if random.random() < 0.3:
        task.co_handling_units = ["县水利局", "县林业局"][: random.randrange(1, 3)]
        lines.append(f"配合单位：{'、'.join(task.co_handling_units)}")
    if random.random() < 0.3:
        task.deadlines = [random.choice(DEADLINES)]
        lines.append(f"完成时限：{task.deadlines[0]}")
    return lines


def _said(random: Random, task: Task) -> str:
    """The same by verbs: A牵头，B、C配合，D负责."""
    task.lead_units = _bodies(random, 2)
    parts = [f"{_listed(random, task.lead_units)}牵头"]
    if random.random() < 0.5:
        task.co_handling_units = ["县水利局", "县林业局"][: random.randrange(1, 3)]
        parts.append(f"{'、'.join(task.co_handling_units)}配合")
    if random.random() < 0.6:
        task.responsible_units = [body for body in _bodies(random, 3) if body not in task.lead_units] or ["县医保局"]
        verb = random.choice(("负责", "按职责分工负责", "组织实施"))
        parts.append(f"{_listed(random, task.responsible_units)}{verb}")
    return "，".join(parts)


def _printed(random: Random, task: Task, lines: Sequence[str]) -> list[str]:
    """The task's assignment as it is printed: now and then in half width, the brackets of its names, too."""
    if random.random() < 0.7:
        return list(lines)
    half = str.maketrans("（）：；，", "():;,")
    for names in (task.lead_units, task.responsible_units, task.co_handling_units):
        names[:] = [name.translate(half) for name in names]
    return [line.translate(half) for line in lines]


def _numbered(random: Random, tasks: Sequence[Task], items: Sequence[Sequence[str]]) -> list[str]:
    """Under headings, numbered through."""
    mark = random.choice(("{}.", "{}. ", "{}、", "（{}）"))
    blocks, titles = [], list(SECTIONS)
    for task, item in zip(tasks, items, strict=True):
        if task.number == 1 or (random.random() < 0.25 and titles):
            ordinal = "一二三四五"[len(SECTIONS) - len(titles)]
            blocks.append(f"{ordinal}、{titles.pop(0)}")
        blocks += [mark.format(task.number) + item[0], *item[1:]]
    return blocks


def _in_brackets(random: Random, tasks: list[Task]) -> tuple[list[str], list[Task]]:
    between = random.choice(("；", "，", "。"))
    groups = [_printed(random, task, [f"（{between.join(_labels(random, task))}）"]) for task in tasks]
    items = [[task.text + group] for task, (group,) in zip(tasks, groups, strict=True)]
    return _numbered(random, tasks, items), tasks


def _by_verbs(random: Random, tasks: list[Task]) -> tuple[list[str], list[Task]]:
    groups = [_printed(random, task, [f"（{_said(random, task)}）"]) for task in tasks]
    items = [[task.text + group] for task, (group,) in zip(tasks, groups, strict=True)]
    return _numbered(random, tasks, items), tasks


def _on_lines(random: Random, tasks: list[Task]) -> tuple[list[str], list[Task]]:
    items = [[task.text, *_printed(random, task, _labels(random, task))] for task in tasks]
    return _numbered(random, tasks, items), tasks


def _rows(random: Random, tasks: Sequence[Task]) -> list[list[str]]:
    """A table's header and rows; every task has somebody in each column."""
    for task in tasks:
        task.lead_units, task.responsible_units = _bodies(random, 1), _bodies(random, 3)
        task.deadlines = [random.choice(DEADLINES)]
    rows = [[str(t.number), t.text, t.lead_units[0], "、".join(t.responsible_units), t.deadlines[0]] for t in tasks]
    return [["序号", "工作任务", "牵头单位", "责任单位", "完成时限"], *rows]


def _stacked(random: Random, tasks: list[Task]) -> tuple[list[str], list[Task]]:
    header, *rows = _rows(random, tasks)
    titles = [f"{ordinal}、{title}" for ordinal, title in zip("一二三四五", SECTIONS, strict=True)]
    blocks = list(header)
    for row in rows:
        if titles and random.random() < 0.2:
            blocks.append(titles.pop(0))
        blocks += row
    return blocks, tasks


def _spaced(random: Random, tasks: list[Task]) -> tuple[list[str], list[Task]]:
    gap = random.choice((" ", "    "))
    return [gap.join(row) for row in _rows(random, tasks)], tasks


def _barred(random: Random, tasks: list[Task]) -> tuple[list[str], list[Task]]:
    end = random.choice(("", " |"))
    return [" | ".join(row) + end for row in _rows(random, tasks)], tasks


PROSE = (_in_brackets, _by_verbs)
NO_TABLES = (*PROSE, _on_lines)
STYLES: tuple[Callable[[Random, list[Task]], tuple[list[str], list[Task]]], ...] = (
    _in_brackets,
    _by_verbs,
    _on_lines,
    _stacked,
    _spaced,
    _barred,
)
WAYS: dict[str, Callable[[Random, Sequence[str], str], str]] = {
    "as it is": _as_it_is,
    "pages": _as_it_is,
    "a web page": _as_it_is,
    "page marks": _with_page_marks,
    "wide labels": _with_wide_labels,
    "broken lines": _with_broken_lines,
    "no line breaks": _without_line_breaks,
}
