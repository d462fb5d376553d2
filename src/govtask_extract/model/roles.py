"""The roles that a notice gives to units and people, with the words that announce them.

This table is the one truth for the field names, their Chinese headings, the labels and the verbs. Source: the
notices' own usage; 牵头 and 配合 as in 国务院 documents, 协办 and 分管领导 as district offices write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """The value is the field's name in a task."""

    LEAD = "lead_units"
    LEADER = "supervising_leaders"
    RESPONSIBLE = "responsible_units"
    CO_HANDLING = "co_handling_units"
    GUIDING = "guiding_units"
    DEADLINE = "deadlines"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one role is written: `labels` stand before a colon or head a column, `verbs` follow the bodies."""

    role: Role
    heading: str
    labels: tuple[str, ...]
    verbs: tuple[str, ...] = ()


WORDINGS: tuple[Wording, ...] = (
    Wording(
        Role.LEAD,
        "牵头单位",
        (
            "牵头单位",
            "牵头部门",
            "牵头责任单位",
            "牵头责任部门",
            "主要责任单位",
            "主要责任部门",
            "主办单位",
            "主办部门",
            "总牵头单位",
            "总牵头部门",
            "牵头负责单位",
            "牵头负责部门",
            "牵头落实单位",
            "牵头落实部门",
            "主责单位",
            "主责部门",
            "牵头（责任）单位",
            "牵头（责任）部门",
            "牵头（主办）单位",
            "牵头主体",
            "牵头机构",
            "牵头科室",
            "牵头处室",
            "牵头股室",
            "牵头",
            "主办",
            "主责",
        ),
        ("牵头负责", "牵头", "主办", "主责", "抓总"),
    ),
    Wording(
        Role.LEADER,
        "分管领导",
        (
            "分管领导",
            "责任领导",
            "牵头领导",
            "包抓领导",
            "分管负责人",
            "分管市领导",
            "分管区领导",
            "分管县领导",
            "分管副市长",
            "分管副区长",
            "分管副县长",
            "牵头市领导",
            "牵头区领导",
            "牵头县领导",
            "责任市领导",
            "责任区领导",
            "责任县领导",
            "包保领导",
            "包联领导",
            "联系领导",
            "挂点领导",
            "挂钩领导",
            "挂帅领导",
            "领衔领导",
            "包案领导",
            "责任人",
            "责任人员",
        ),
    ),
    Wording(
        Role.RESPONSIBLE,
        "责任单位",
        (
            "责任单位",
            "责任部门",
            "落实单位",
            "落实部门",
            "属地责任",
            "承办单位",
            "承办部门",
            "其他责任单位",
            "其他责任部门",
            "具体责任单位",
            "具体责任部门",
            "共同责任单位",
            "属地责任单位",
            "责任主体",
            "责任落实单位",
            "落实责任单位",
            "具体落实单位",
            "实施单位",
            "实施部门",
            "实施主体",
            "负责单位",
            "负责部门",
            "办理单位",
            "责任科室",
            "责任处室",
            "责任股室",
            "责任（落实）单位",
            "责任分工",
            "责任",
        ),
        (
            "按职责分工负责",
            "分别负责",
            "具体负责",
            "组织实施",
            "负责落实",
            "负责",
            "落实",
            "实施",
            "承办",
            "推进",
            "办理",
            "承担",
        ),
    ),
    Wording(
        Role.CO_HANDLING,
        "协办单位",
        (
            "协办单位",
            "协办部门",
            "配合单位",
            "配合部门",
            "参与单位",
            "参与部门",
            "协同单位",
            "协同部门",
            "协助单位",
            "协助部门",
            "参加单位",
            "参加部门",
            "支持单位",
            "协作单位",
            "配合责任单位",
            "配合责任部门",
            "协同责任单位",
            "参与责任单位",
            "配合落实单位",
            "协同配合单位",
            "协办责任单位",
            "会办单位",
            "联办单位",
            "配合（参与）单位",
            "配合科室",
            "配合处室",
            "配合",
            "协办",
            "参与",
        ),
        ("配合", "参与", "协助", "协办", "协同", "参加"),
    ),
    Wording(
        Role.GUIDING,
        "指导单位",
        ("指导单位", "指导部门", "业务指导单位", "业务指导部门", "督促指导单位", "指导督促单位"),
        ("指导",),
    ),
    Wording(
        Role.DEADLINE,
        "完成时限",
        (
            "完成时限",
            "完成时间",
            "时序进度",
            "办结时限",
            "完成期限",
            "办理时限",
            "时限要求",
            "完成时限要求",
            "完成时间节点",
            "时间节点",
            "完成日期",
            "工作时限",
            "落实时限",
            "推进时限",
            "整改时限",
            "计划完成时间",
            "计划完成时限",
            "时间要求",
            "时间进度",
            "完成进度",
            "工作进度",
            "进度要求",
            "时限",
        ),
    ),
)
