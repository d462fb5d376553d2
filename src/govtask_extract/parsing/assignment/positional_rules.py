"""Positional rules, 列第一位者为牵头单位，下同: found in a text, and at work on a group's bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govtask_extract.language.folding import Folded, fold
from govtask_extract.model.group import Group, Name, PositionalRule, RuleKind
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re

_UNIT = "(?:责任|承办|落实)?(?:单位|部门|者|主体)?"
# 牵头单位, 牵头或汇总单位, 牵头单位或汇总单位
_LEAD = "(?:总)?牵头(?:责任|负责)?(?:(?:单位|部门)?[或和及、/|](?:汇总|协调|主办))?(?:单位|部门|主体)"
# 除标注“分别牵头”外，… · 责任分解中，… · 各项任务… · 多个责任单位的，…
_EXCEPT = "(?:除[^，。；：]{1,20}外[，：]?)?"
_IN_TABLE = "在?(?:责任|任务|工作)(?:分解|分工)(?:方案|表)?[中里][，：]?"
_OF_TASKS = "(?:以上|以下|上述)?(?:各项|各|每项)(?:工作)?(?:任务|事项|工作)中?，?"
_OF_UNITS = "(?:多个|两个及以上|两个以上|各)?(?:责任|承办)(?:单位|部门)(?:中|里|栏|为多个的)?[，：]?"
_HEAD = f"{_EXCEPT}(?:{_IN_TABLE}|{_OF_TASKS})?(?:{_OF_UNITS})?"
# ，其余为责任单位，下同
_AFTER = (
    "(?:[，、；](?:其余|其他|其它|后面|后者|逗号后|之后|余者)[^，。；）]{0,10}(?:为|是)[^，。；）]{2,8})?"
    "(?:[，、；。]?(?:以下类同|以下均同|以下同|下同|以下类推))?"
)
# 列在第一位的责任单位
_STANDS = "(?:排|列|排列|位列|排名|名列|位居|居|处于)[在于]?"
_FOREMOST = f"{_STANDS}(?:第一[位名个]?|首位|首|最前面?|前面|1位)[的者]?{_UNIT}"
# 列首位的为牵头单位, 第一个单位为牵头单位, 排在首位的部门牵头
_FIRST = (
    f"{_HEAD}(?:{_FOREMOST}|(?:第一|首)(?:个|位|家)?的?{_UNIT})(?:均|即)?(?:为|是|系|作为){_LEAD}"
    f"|{_HEAD}{_FOREMOST}牵头(?:负责)?(?!单位|部门|责任)"
)
# 逗号前面的为牵头单位
_COMMA = f'{_HEAD}(?:逗号|[“"]，[”"])(?:之|以)?前(?:面|边)?的*{_UNIT}(?:均|即)?(?:为|是|系){_LEAD}'
# 未明确牵头单位的，由责任单位牵头
_NO_LEAD = (
    "(?:凡|如|若|对)?(?:无|没有|未(?:列出?|明确|注明|标明|确定|设|单列)|不设)"
    f"{_LEAD}的?[，]?(?:其|由|则)?(?:责任|承办)(?:单位|部门)(?:即|均|就|则)?(?:为|是|作为)?牵头(?:责任)?(?:单位|部门)?"
    f"|责任(?:单位|部门)即为{_LEAD}"
)
_RULES = tuple(
    (kind, lazy_re(f"(?:{pattern}){_AFTER}", needs=needs))
    for kind, needs, pattern in (
        (RuleKind.FIRST_LEADS, ("第一", "首", "最前", "前面", "1位"), _FIRST),
        (RuleKind.BEFORE_COMMA_LEADS, ("逗号", "，”", '，"'), _COMMA),
        (RuleKind.RESPONSIBLE_LEADS, ("无", "没有", "未", "不设", "即为"), _NO_LEAD),
    )
)


def find_rules(text: str) -> tuple[PositionalRule, ...]:
    """The positional rules that `text`, a group or the prose of a covering notice, lays down, in printed order."""
    if "牵" not in text:
        return ()
    folded = fold(text)
    return tuple(place_rule(folded, rule) for rule in rules_in(folded.text))


def rules_in(text: str) -> tuple[PositionalRule, ...]:
    """The same for folded text, with places in it."""
    if "牵头" not in text:
        return ()
    return tuple(sorted(_matches(text), key=lambda rule: rule.start))


def _matches(text: str) -> Iterator[PositionalRule]:
    for kind, pattern in _RULES:
        for match in pattern.finditer(text):
            yield PositionalRule(kind, match.start(), match.end())


def place_rule(folded: Folded, rule: PositionalRule) -> PositionalRule:
    """The rule with its place in the source."""
    return PositionalRule(rule.kind, *folded.place(rule.start, rule.end))


def apply_rules(group: Group, rules: Sequence[RuleKind]) -> tuple[Group, RuleKind | None]:
    """The group as the rules in force make it, and the one that did; the latest rule that bears on it wins.

    A group that names its lead itself is left alone; only responsible bodies are moved.
    """
    if Role.LEAD in group.labels or not any(name.role is Role.RESPONSIBLE for name in group.names):
        return group, None
    kind = next((rule for rule in reversed(rules) if rule is not RuleKind.STANDING), None)
    return (group, None) if kind is None else (_moved(group, kind), kind)


def _moved(group: Group, kind: RuleKind) -> Group:
    leads = _leads([name for name in group.names if name.role is Role.RESPONSIBLE], kind)
    names = (replace(name, role=Role.LEAD) if name in leads else name for name in group.names)
    return replace(group, names=tuple(names))


def _leads(responsible: list[Name], kind: RuleKind) -> list[Name]:
    if kind is RuleKind.RESPONSIBLE_LEADS:
        return responsible
    if kind is RuleKind.BEFORE_COMMA_LEADS:
        return [name for name in responsible if name.before_comma] or responsible[:1]
    return responsible[:1]
