"""What a table's column holds, told from its header."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import regex

from govtask_extract.chinese.script import without_blanks
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role


class ColumnKind(Enum):
    NUMBER = "number"
    TEXT = "text"
    ROLE = "role"
    GROUPING = "grouping"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """`role` is set for columns of kind ROLE; `heading` is the header as printed, without white space."""

    kind: ColumnKind
    heading: str
    role: Role | None = None


_NUMBER = regex.compile(r"序号|编号|序|任务序号|任务编号|项目编号|(?i:no\.?)|号")
_GROUPING = regex.compile(r"(?:任务|工作|事项|项目|所属)?(?:类别|分类|类型|领域|板块|方面|大类|篇章|章节|部分)|一级任务|一级指标")
_TEXT = regex.compile(
    r"(?:.{0,8}(?:任务|事项|内容|措施|举措|目标|指标|工作|项目|要求|名称|要点|条款|清单|问题|政策|成果))(?:名称|内容|要点|分解|及内容|描述|及要求)?(?:[（(].{1,20}[）)])?"
)
# Headers of tables that are no labels in running text.
_ROLES = (
    (Role.DEADLINE, regex.compile(r"(?:计划|预计|拟)?(?:完成|办结|时间|推进|整改|实施)?(?:时限|时间|期限|节点|进度|时序)(?:要求|安排|节点|进度)?(?:[（(].{1,16}[）)])?")),
    (Role.LEADER, regex.compile(r".{0,4}(?:领导|责任人|负责人|联系人)(?:姓名)?(?:[（(].{1,16}[）)])?")),
    (Role.LEAD, regex.compile(r"(?:牵头|主办|主责|第一责任).{0,10}")),
    (Role.GUIDING, regex.compile(r".{0,4}指导.{0,8}")),
    (Role.CO_HANDLING, regex.compile(r".{0,2}(?:协办|配合|参与|协同|协作|协助|参加|会办).{0,10}")),
    (Role.RESPONSIBLE, regex.compile(r".{0,4}(?:责任|承办|落实|实施|负责|执行|主管).{0,6}(?:单位|部门|主体|处室|科室|机构|地区)?(?:[（(].{1,30}[）)])?")),
)
_LEADER_LIKE = regex.compile(r"领导|责任人|负责人|联系人")
_TEXT_LIKE = regex.compile(r"事项|内容|任务|措施|清单|目标")


def column_meaning(heading: str, profile: Profile) -> ColumnMeaning:
    """The meaning of a column headed so; a header's word for a role goes before everything else."""
    text = without_blanks(heading)
    if not text:
        return ColumnMeaning(ColumnKind.OTHER, text)
    role = _role(text, profile)
    if role is not None:
        return ColumnMeaning(ColumnKind.ROLE, text, role)
    for kind, pattern in ((ColumnKind.NUMBER, _NUMBER), (ColumnKind.GROUPING, _GROUPING), (ColumnKind.TEXT, _TEXT)):
        if pattern.fullmatch(text):
            return ColumnMeaning(kind, text)
    return ColumnMeaning(ColumnKind.OTHER, text)


def _role(text: str, profile: Profile) -> Role | None:
    if len(text) > 40:
        return None
    for label, role in sorted(profile.labels, key=lambda pair: -len(pair[0])):
        if text.startswith(label):
            return role
    if _TEXT_LIKE.search(text) and not _LEADER_LIKE.search(text):
        return None
    return next((role for role, pattern in _ROLES if pattern.fullmatch(text)), None)
