"""What a table's column holds, told from its heading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from govtask_extract.language.label_shapes import OTHER_TIME, UNIT_NOUN, any_of, role_of_heading
from govtask_extract.language.script import without_blanks
from govtask_extract.language.variants import simplified
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import (
    ALONE,
    PERSONS,
    TIMES,
    TIMES_ASK,
    Role,
)
from govtask_extract.patterns import holds_any, lazy_re


class ColumnKind:
    NUMBER = "number"
    TEXT = "text"
    ROLE = "role"
    GROUPING = "grouping"
    BODY = "body"
    """单位 or 部门 alone: units that act, or the units of a figure."""
    OTHER = "other"


class ColumnMeaning(Struct, frozen=True):
    """`role` is set for columns of kind ROLE; `heading` is the header as printed, without white space.

    `with_people`: units and the people answerable there share the column, 责任单位及责任人.
    """

    kind: str
    heading: str
    role: Role | None = None
    with_people: bool = False


_WIDE = str.maketrans("()[]〔〕/:", "（）（）（）、：")
_BRACKETS = lazy_re(r"（[^（）]*）|：$")
_AND = "[及和与、]"
_JOINED = str.maketrans("及和与", "、、、")
# 对应2024年市政府工作报告的重点任务及具体推进措施 is one; a longer cell is no heading.
_LONGEST = 24
# 县级包保责任领导, 分管负责人姓名
_LEADER = lazy_re(rf".{{0,8}}{any_of(PERSONS.all)}(?:姓名)?", needs=PERSONS.all)
# Of several roles for one list the most binding: 配合/责任单位.
_BINDING = (Role.LEAD, Role.RESPONSIBLE, Role.CO_HANDLING, Role.GUIDING)
# 计划完成时间及节点, 2024年进度安排
_TIME = lazy_re(rf".{{0,8}}{any_of(TIMES.all)}(?:{_AND}?{any_of(TIMES_ASK.split())})?", needs=TIMES.all)
_NUMBER = lazy_re(r"(?:任务|项目|工作|事项|目标)?(?:序号|编号)|序|号|项次|项号|(?i:no\.?)|#")
# 工作类别, 一级指标
_GROUPING = lazy_re(
    r"""(?x)
    .{0,6}(?:类别|分类|类型|领域|板块|方面|大类|大项|归类         # a kind
           |环节|阶段|条线|篇章|章节|部分|专题|模块)              # a part
    | 一级(?:任务|指标|目标) | 任务来源
    """
)
# 2024年重点工作任务及推进措施: whatever goes before is not longer
_TEXT = lazy_re(
    r"""(?x)
    .{0,16}(?:任务|任务书|事项|内容|工作|项目|活动|工程|行动|责任     # what is to be done
           |措施|举措|思路|做法|路径|抓手|载体|计划|安排|分解        # how
           |目标|指标|要求|标准|成果|重点|要点               # with what end
           |名称|描述|条款|清单|问题|政策|建议|意见|提案|议题)       # where it comes from
    """
)
# 项目单位名称, 资金来源, 会议安排
_NO_TEXT = lazy_re(
    r"""(?x)
    .*(?:(?:单位|部门|企业|机构|资金|投资|经费|预算|会议|文件)(?:名称|安排|计划|来源|要求)
         | 备注 | 说明 | 依据 | 工作人员 | 联系).*
    """
)
_BODY = lazy_re(rf"(?:市|区|县|镇|乡)?(?:直|级|属)?{UNIT_NOUN}(?:名称)?|县|市县|县市区|区县市|县区市")
# What is to be done, and by when: 重点任务, 整改措施, 完成时限; 公告名称 and 披露时间 say nothing of it.
_DEED = ("任务", "工作", "措施", "举措", "行动", "目标", "项目", "工程", "整改", "重点", "计划", "责任")
_DUE = ("完成", "办结", "办理", "时限", "截止", "整改", "落实", "进度", "节点", "时序")
_KINDS = (
    (_NUMBER, ColumnKind.NUMBER),
    (_GROUPING, ColumnKind.GROUPING),
    (_BODY, ColumnKind.BODY),
    (_NO_TEXT, ColumnKind.OTHER),
    (_TEXT, ColumnKind.TEXT),
)
"""What a column holds that is no role's; the first pattern that fits the whole heading decides."""


def column_meaning(heading: str, profile: Profile) -> ColumnMeaning:
    """The meaning of a column headed so; a header's word for a role goes before everything else."""
    text = without_blanks(heading)
    wide = simplified(text).translate(_WIDE)
    base = _BRACKETS.sub("", wide) or wide
    if not 0 < len(base) <= _LONGEST:
        return ColumnMeaning(ColumnKind.OTHER, text)
    role = _labels(profile).get(wide) or _role(base, profile)
    if role is not None:
        return ColumnMeaning(ColumnKind.ROLE, text, role, role is not Role.LEADER and _names_people(base))
    return ColumnMeaning(_kind(base), text)


def announces_deeds(column: ColumnMeaning) -> bool:
    """Whether the heading itself says that what stands below is to be done: 公告名称 | 披露时间 are of a mere list."""
    words = simplified(column.heading)
    return holds_any(words, _DEED if column.kind == ColumnKind.TEXT else _DUE)


def _kind(base: str) -> str:
    """Of two words, 建设内容及规模, the first that is known tells."""
    kinds = (kind for words in (base, *base.translate(_JOINED).split("、")) for kind in _kinds(words))
    return next(kinds, ColumnKind.OTHER)


def _kinds(words: str) -> Iterator[str]:
    return (kind for pattern, kind in _KINDS if pattern.fullmatch(words))


@cache
def _labels(profile: Profile) -> dict[str, Role]:
    return {label.translate(_WIDE): role for label, role in profile.labels}


def _role(base: str, profile: Profile) -> Role | None:
    """The role of the heading's words; of several roles, 责任人及责任单位, that of the units."""
    parts = [_role_of(words, profile) for words in base.translate(_JOINED).split("、")]
    if any(role in _BINDING for role in parts):
        return next(role for role in _BINDING if role in parts)
    return _role_of(base, profile) or parts[0]


def _role_of(words: str, profile: Profile) -> Role | None:
    if words in _labels(profile):
        return _labels(profile)[words]
    if _LEADER.fullmatch(words):
        return Role.LEADER
    if _TIME.fullmatch(words) and not OTHER_TIME.search(words):
        return Role.DEADLINE
    if words in ALONE.all:
        return Role.RESPONSIBLE
    return role_of_heading(words)


def _names_people(base: str) -> bool:
    return any(_LEADER.fullmatch(words) for words in base.translate(_JOINED).split("、"))
