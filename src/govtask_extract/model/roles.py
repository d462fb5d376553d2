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
        ("牵头单位", "牵头部门", "牵头责任单位", "牵头责任部门", "主要责任单位", "主要责任部门", "主办单位", "主办部门"),
        ("牵头负责", "牵头"),
    ),
    Wording(
        Role.LEADER,
        "分管领导",
        ("分管领导", "责任领导", "牵头领导", "包抓领导", "分管负责人"),
    ),
    Wording(
        Role.RESPONSIBLE,
        "责任单位",
        ("责任单位", "责任部门", "落实单位", "落实部门", "属地责任", "承办单位", "承办部门", "其他责任单位"),
        ("按职责分工负责", "分别负责", "具体负责", "组织实施", "负责落实", "负责", "落实"),
    ),
    Wording(
        Role.CO_HANDLING,
        "协办单位",
        (
            "协办单位", "协办部门", "配合单位", "配合部门", "参与单位", "参与部门", "协同单位", "协同部门",
        ),
        ("配合", "参与", "协助"),
    ),
    Wording(Role.GUIDING, "指导单位", ("指导单位", "指导部门"), ("指导",)),
    Wording(Role.DEADLINE, "完成时限", ("完成时限", "完成时间", "时序进度", "办结时限")),
)
