"""Positional rules, 列第一位者为牵头单位，下同: found in a text, and at work on a group's bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from govtask_extract.language.folding import Folded, fold
from govtask_extract.language.label_shapes import role_of_shape
from govtask_extract.language.labels import label_word_before
from govtask_extract.model.group import Group, Name, PositionalRule, RuleKind
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re

_UNIT = "(?:责任|承办|落实)?(?:单位|部门|者|主体)?"
# 牵头单位, 牵头或汇总单位, 牵头单位或汇总单位
_LEAD = "(?:总)?牵头(?:责任|负责)?(?:(?:单位|部门)?[或和及、/|](?:汇总|协调|主办))?(?:单位|部门|主体)"
# 除标注“分别牵头”外，… · 责任分解中，… · 各项任务… · 多个责任单位的，…
_EXCEPT = "(?:除[^，。；：]{1,20}外[，：]?)?"
_IN_TABLE = "在?(?:责任|任务|工作)(?:分解|分工)(?:方案|表)?[中里][，：]?"
_OF_TASKS = "(?:以上|以下|上述)?(?:各项|各|每项)(?:工作)?(?:任务|事项|工作|举措|措施)中?，?"
_OF_UNITS = "(?:多个|两个及以上|两个以上|各)?(?:责任|承办)(?:单位|部门)(?:中|里|栏|为多个的)?[，：]?"
_HEAD = f"{_EXCEPT}(?:{_IN_TABLE}|{_OF_TASKS})?(?:{_OF_UNITS})?"
# ，其余为责任单位，下同
_AFTER = (
    "(?:[，、；](?:其余|其他|其它|后面|后者|逗号后|之后|余者)[^，。；）]{0,10}(?:为|是)(?P<others>[^，。；）]{2,8}))?"
    "(?:[，、；。]?(?:以下类同|以下均同|以下同|下同|以下类推))?"
)
# 列在第一位的责任单位
_STANDS = "(?:排序|排|列|排列|位列|排名|名列|位居|居|处于)[在于]?"
_FOREMOST = f"{_STANDS}(?:第一[位名个]?|首位|首|最前面?|前面|1位)[的者]?{_UNIT}"
# 列首位的为牵头单位, 第一个单位为牵头单位, 排在首位的部门牵头
_FIRST = (
    f"{_HEAD}(?:{_FOREMOST}|(?:第一|首)(?:个|位|家)?的?{_UNIT})(?:均|即)?(?:为|是|系|作为)(?:该项)?{_LEAD}"
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


# What stands behind the words that a rule speaks of: 主要责任单位|第一个, 责任单位|列第一位
_PLACE = lazy_re(f"第一|{_STANDS}")
_LONGEST_LABEL = 8


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
            others = role_of_shape(match["others"]) if match["others"] else None
            yield PositionalRule(kind, *match.span(), _spoken_of(text, match), others or Role.RESPONSIBLE)


def _spoken_of(text: str, match: re.Match[str]) -> Role:
    """主要责任单位第一个为牵头单位 speaks of a column or label 主要责任单位, which leads."""
    place = _PLACE.search(text, match.start(), match.end())
    at = place.start() if place is not None else match.start()
    role = label_word_before(text, at, max(0, match.start() - _LONGEST_LABEL))
    return role if role is Role.LEAD else Role.RESPONSIBLE


def place_rule(folded: Folded, rule: PositionalRule) -> PositionalRule:
    """The rule with its place in the source."""
    start, end = folded.place(rule.start, rule.end)
    return replace(rule, start=start, end=end)


def apply_rules(group: Group, rules: Sequence[PositionalRule]) -> tuple[Group, PositionalRule | None]:
    """The group as the rules in force make it, and the one that did; the latest rule that bears on it wins.

    A group that names its lead itself is left alone, but by a rule that speaks of its leads; else only responsible
    bodies are moved.
    """
    rule = next((rule for rule in reversed(rules) if rule.kind is not RuleKind.STANDING), None)
    if rule is None or not any(name.role is rule.of for name in group.names):
        return group, None
    if Role.LEAD in group.labels and rule.of is not Role.LEAD:
        return group, None
    return _moved(group, rule), rule


def _moved(group: Group, rule: PositionalRule) -> Group:
    bodies = [name for name in group.names if name.role is rule.of]
    leads = _leads(bodies, rule.kind)
    roles = {name: Role.LEAD if name in leads else rule.others for name in bodies}
    return replace(group, names=tuple(replace(name, role=roles.get(name, name.role)) for name in group.names))


def _leads(bodies: list[Name], kind: RuleKind) -> list[Name]:
    if kind is RuleKind.RESPONSIBLE_LEADS:
        return bodies
    if kind is RuleKind.BEFORE_COMMA_LEADS:
        return [name for name in bodies if name.before_comma] or bodies[:1]
    return bodies[:1]
