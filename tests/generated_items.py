"""Made-up lists in running text, of bodies, labels and places such as no list has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from generated import BODIES, LEADERS, SECTIONS, Task, made_up_tasks
from generated_documents import MadeDocument
from generated_layouts import ODD_PLACES, TITLE, bodies_of
from generated_tables import STRANGE

# Bodies that gather others.
GATHERED = ("县养老服务联席会议成员单位", "县河湖长制工作领导小组各成员单位", "县优化营商环境专班成员单位")
# Labels by their stems, and the fields of tasks that they fill.
LABELS = {
    "lead_units": ("牵头推进单位", "统筹推进单位", "主责推进部门", "牵头单位"),
    "responsible_units": ("推进单位", "项目推进单位", "具体落实部门", "承办科室", "责任单位"),
    "co_handling_units": ("协作单位", "支持推进单位", "配合落实单位", "会办部门"),
    "guiding_units": ("督办单位", "督导单位", "监督部门", "指导推进单位"),
    "supervising_leaders": ("包保领导", "挂联领导", "督办领导", "领衔领办领导"),
}
_VERBS = ("负责", "按职责分工负责", "组织实施", "落实")
_UNITS = ("lead_units", "responsible_units", "co_handling_units", "guiding_units")


def in_brackets(seed: int) -> MadeDocument:
    """Each item closes with labels in brackets."""
    random = Random(seed)
    between = random.choice(("；", "，", "。"))
    return _listed(random, TITLE, lambda task: [f"{task.text}（{between.join(_labelled(random, task))}）"])


def on_lines(seed: int) -> MadeDocument:
    """Labels on lines below each item."""
    random = Random(seed)
    return _listed(random, TITLE, lambda task: [task.text, *_labelled(random, task)])


def by_verbs(seed: int) -> MadeDocument:
    """Each item closes with brackets in which verbs say who does what."""
    random = Random(seed)
    return _listed(random, TITLE, lambda task: [task.text + _said(task, _named(random, 3), random)])


def of_odd_places(seed: int) -> MadeDocument:
    """The same, of a place whose name opens with a word that joins names."""
    random = Random(seed)
    place = random.choice(ODD_PLACES)
    title = f"{place}2024年重点工作任务分解方案"
    return _listed(random, title, lambda task: [task.text + _said(task, bodies_of(random, place, 5), random)])


def _listed(random: Random, title: str, printed: Callable[[Task], list[str]]) -> MadeDocument:
    """Items below headings, numbered through."""
    tasks, titles = made_up_tasks(random), list(SECTIONS)
    mark = random.choice(("{}.", "{}、", "（{}）"))
    lines = []
    for task in tasks:
        if titles and (task.number == 1 or random.random() < 0.25):
            lines.append(f"{'一二三四五'[len(SECTIONS) - len(titles)]}、{titles.pop(0)}")
        first, *others = printed(task)
        lines += [mark.format(task.number) + first, *others]
    return MadeDocument(title, tasks, above=lines)


def _named(random: Random, most: int) -> list[str]:
    """Bodies, one of them of a name that no list knows, or one that gathers others at the end."""
    names = [*random.sample(BODIES, random.randrange(0, most)), random.choice(STRANGE)]
    random.shuffle(names)
    return [*names, random.choice(GATHERED)] if random.random() < 0.2 else names


def _labelled(random: Random, task: Task) -> list[str]:
    fields = random.sample(_UNITS, random.randrange(1, 4))
    lines, named = [], set[str]()
    for field in fields:
        names = [name for name in _named(random, 3) if name not in named] or ["县医保局"]
        named.update(names)
        setattr(task, field, names)
        lines.append(f"{random.choice(LABELS[field])}：{'、'.join(names)}")
    if random.random() < 0.4:
        task.supervising_leaders = random.sample(LEADERS, random.randrange(1, 3))
        lines.append(f"{random.choice(LABELS['supervising_leaders'])}：{'、'.join(task.supervising_leaders)}")
    return lines


def _said(task: Task, names: Sequence[str], random: Random) -> str:
    """（A牵头，B、C配合）, （A、B、C按职责分工负责）

    Of a lone body it is said that it is responsible: 落实 might be said of a thing.
    """
    names = list(dict.fromkeys(names))
    leading = random.randrange(0, min(3, len(names)))
    task.lead_units, others = list(names[:leading]), list(names[leading:])
    parts = [f"{'、'.join(task.lead_units)}牵头"] if leading else []
    if leading and random.random() < 0.5:
        task.co_handling_units, verb = others, random.choice(("配合", "参与", "协助"))
    else:
        task.responsible_units, verb = others, random.choice(_VERBS if names[1:] else _VERBS[:2])
    return f"（{'，'.join([*parts, '、'.join(others) + verb])}）"


TEXTS: dict[str, Callable[[int], MadeDocument]] = {
    "labels in brackets": in_brackets,
    "labels on lines": on_lines,
    "verbs in brackets": by_verbs,
    "verbs of odd places": of_odd_places,
}
