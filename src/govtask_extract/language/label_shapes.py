"""Labels by their shape: 牵头推进单位 and 包保领导 say who does what by their stem, be they listed or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from govtask_extract.language.words.around_bodies import OUTSIDE_NAMES
from govtask_extract.language.words.confusable import CONFUSABLE
from govtask_extract.model.roles import LEADER_STEMS, OFFICES, ORGANS, STEMS, UNIT_NOUNS, UNIT_ROLES, UNITS, Role
from govtask_extract.patterns import RePattern, holds_any, lazy_re

# 推进成员单位： and 推进所有部门： speak to bodies.
_OF_MANY = lazy_re("成员|所有")
_LEADERS, _LIMITS = ("领导",), ("时限", "期限")
# What has a limit of another kind, or happens at another time than the task is done.
OTHER_TIME = lazy_re(
    r"执行期限|有效期|保修|保质|租赁|申[报请]|公示|借款|贷款|合同"
    r"|(?:开工|开始|启动|起始|填表|填报|报送|上报|发文|印发|召开|立项|受理|签订|批复|入库|更新)"
)
_LONGEST_BEFORE, _LONGEST_BEHIND = 6, 4
# 市级牵头单位, 第一责任单位, 项目推进单位
ADJECTIVES = ("第一", "具体", "共同", "相关", "有关")
LEVELS = ("国家", "省", "自治区", "市", "地", "州", "盟", "区", "县", "旗", "乡镇", "镇街", "镇")
PREFIX = f"(?:{'|'.join(ADJECTIVES)}|(?:{'|'.join(LEVELS)}){{1,3}}(?:级|直|政府)?)"
_OF_TASKS = "(?:项目|任务|工作|业务|主要)"
PARTED = ("/", "、", "及", "和")
_LABELS_REMEMBERED = 512


@lru_cache(_LABELS_REMEMBERED)
def role_of_shape(words: str) -> Role | None:
    """The role of a label of a line, told by its stem and noun; `words` are simplified and have no blanks.

    None for words of another shape, 联系电话, and for a noun without a stem, 建设单位.
    """
    if _OF_MANY.search(words):
        return None
    if words.endswith(_LIMITS):
        return None if OTHER_TIME.search(words) else Role.DEADLINE
    if words.endswith(_LEADERS):
        return Role.LEADER if _LEADER.fullmatch(words) else None
    return next((role for role, pattern in _ON_LINES if pattern.fullmatch(words)), None)


def stems_before(text: str, start: int, end: int) -> int:
    """Where stems begin that run up to `end`, 牵头 of 牵头推进单位, 配合/ of 配合/责任单位; `end` if there are none."""
    found = _STEMS_BEFORE.search(text, start, end)
    return found.start() if found is not None else end


def role_of_several(words: str, role: Role) -> Role:
    """The role of a label in which several stems stand, 配合/责任单位 or 牵头推进单位; `role` is the last one's."""
    roles = [_role_of_stem(stem) for stem in _STEM.findall(words)] + [role]
    order = UNIT_ROLES if holds_any(words, PARTED) else tuple(weighty for weighty, _ in STEMS)
    return next((one for one in order if one in roles), role)


def _role_of_stem(stem: str) -> Role:
    return next(role for role, stems in STEMS if re.fullmatch("|".join(stems.lines.split()), stem))


@lru_cache(_LABELS_REMEMBERED)
def role_of_misread(words: str) -> Role | None:
    """The role of a label of which one character is taken for another that looks like it: 贵任单位."""
    meant = (
        f"{words[:at]}{right}{words[at + 1 :]}" for at, wrong in enumerate(words) for right in CONFUSABLE.get(wrong, "")
    )
    return next((role for role in map(role_of_shape, meant) if role is not None), None)


def tells_who(words: str) -> bool:
    """Whether the words end as labels of bodies, leaders and times do, be their role known or not: 权属单位."""
    return _NAMED.fullmatch(words) is not None


def role_of_act(words: str) -> Role | None:
    """The role of a stem alone: 督导 below 责任单位, in a header of two rows."""
    return _role_of_stem(words) if _STEM.fullmatch(words) else None


def role_of_heading(words: str) -> Role | None:
    """The role of bodies in a column headed so."""
    return next((role for role, pattern in _IN_HEADINGS if pattern.fullmatch(words)), None)


def _shape(before: str, stems: Iterable[str], nouns: Iterable[str]) -> str:
    return f"{before}(?:{'|'.join(stems)}).{{0,{_LONGEST_BEHIND}}}?{any_of(nouns)}"


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(dict.fromkeys(words), key=len, reverse=True)))})"


_BRACKETED = "（"
_LINE_NOUNS = f"{UNITS} {ORGANS} {OFFICES}".split()
_HEADING_NOUNS = [*(noun for noun in UNIT_NOUNS.all if _BRACKETED not in noun), *ORGANS.split()]
UNIT_NOUN = any_of(_HEADING_NOUNS)
# In front of a label's words on a line stands no more: a broken line may begin 景区牵头单位：
_ON_A_LINE = f"{PREFIX}?{_OF_TASKS}?"
_IN_A_HEADING = f".{{0,{_LONGEST_BEFORE}}}?"
_NAMED = lazy_re(f".*{any_of([*_LINE_NOUNS, *_LEADERS, *_LIMITS])}")
_LEADER = lazy_re(_shape(_ON_A_LINE, LEADER_STEMS.split(), _LEADERS))
_ON_LINES: tuple[tuple[Role, RePattern], ...] = tuple(
    (role, lazy_re(_shape(_ON_A_LINE, stems.lines.split(), _LINE_NOUNS))) for role, stems in STEMS
)
_IN_HEADINGS: tuple[tuple[Role, RePattern], ...] = tuple(
    (role, lazy_re(f"{_shape(_IN_A_HEADING, stems.all, _HEADING_NOUNS)}(?:名称)?")) for role, stems in STEMS
)
_ANY_STEM = f"(?:{'|'.join(' '.join(stems.lines for _, stems in STEMS).split())})"
_STEM, _STEMS_BEFORE = lazy_re(_ANY_STEM), lazy_re(f"{OUTSIDE_NAMES}(?:{_ANY_STEM}[{''.join(PARTED)}]?)+$")
