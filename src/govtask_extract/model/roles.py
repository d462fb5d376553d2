"""The roles that a notice gives to units and people, with the words that announce them.

This table is the one truth for the field names, their Chinese headings, the labels of lines, the headings of columns
and the verbs. Source: the notices' own usage; 牵头 and 配合 as in 国务院 documents, 协办 and 分管领导 as district
offices write them. Words stand between blanks; where a label is made of several, each of the first goes with each of
the next.
"""

from __future__ import annotations

from enum import Enum
from itertools import product

from msgspec import Struct


class Role(Enum):
    """The value is the field's name in a task."""

    LEAD = "lead_units"
    LEADER = "supervising_leaders"
    RESPONSIBLE = "responsible_units"
    CO_HANDLING = "co_handling_units"
    GUIDING = "guiding_units"
    DEADLINE = "deadlines"


UNIT_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.CO_HANDLING, Role.GUIDING)
"""The roles of bodies; of two for one list, 配合/责任单位, the more binding comes first and is meant."""


class Wording(Struct, frozen=True):
    """How one role is written: `labels` stand before a colon or head a column, `verbs` follow the bodies."""

    role: Role
    labels: tuple[str, ...]
    verbs: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What people are shown: the first label."""
        return self.labels[0]


class Vocabulary(Struct, frozen=True):
    """Words of one kind.

    `lines` make labels and headings. `headings` are heard at the head of a column alone, where an assignment is meant
    whatever they mean elsewhere.
    """

    lines: str
    headings: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """What may stand in a heading."""
        return tuple(f"{self.lines} {self.headings}".split())


# What bodies do: with these and nouns the usual labels are put together.
ACTS = {
    Role.LEAD: Vocabulary("牵头 主办 主责"),
    Role.GUIDING: Vocabulary("指导"),
    Role.CO_HANDLING: Vocabulary("协办 配合 参与 协同 协助 参加 支持 协作 会办 联办"),
    Role.RESPONSIBLE: Vocabulary("责任 落实 承办 实施 负责 办理 承担 推进"),
}
# … and what they do it as: 牵头责任单位, 配合落实部门.
SECOND_ACTS = "责任 负责 落实 实施 配合 参与"
# By these a label is told that nobody has listed, 牵头推进单位, 督办部门: the weightiest of those that stand in it.
# 执行单位：, 主管单位： and 完成单位： on a line are a policy's, a website's and a building's; 抓总 and 第一责任 are
# said of leaders there.
STEMS = (
    (Role.LEAD, Vocabulary("牵头 统筹 主办 主抓 主责", headings="第一责任 抓总")),
    (Role.GUIDING, Vocabulary("指导 督导 监督 督办 督查 督促")),
    (Role.CO_HANDLING, Vocabulary("配合 协(?!会) 参与 支持 会办 联办 参加")),
    (Role.RESPONSIBLE, Vocabulary("权?责 落实 承办 承担 实施 办理 推进", headings="执行 主管 完成")),
)
# … and a leader's: 包保领导, 挂联领导, 督办领导.
LEADER_STEMS = "分管 主管 包 挂 联 牵头 责 督 领衔 主抓"

UNITS = "单位 部门"
# 机关 is the usual word for a body in Taiwan, and stands in a label with a stem alone: 主辦機關.
ORGANS = "机关"
# Parts of a body and kinds of it.
OFFICES = "主体 机构 科室 处室 股室 站所 办所"
# Places that stand for their governments: 责任乡镇（街道）. Behind other acts they are counted on a line, 参与乡镇：12.
PLACES = "乡镇 乡镇（街道） 镇街 街镇 街道 县区 区县 县（市、区） 地区 园区"
# 参与方： and 支持企业： open a contract and a list of firms; 配合局 needs its column.
UNIT_NOUNS = Vocabulary(f"{UNITS} {OFFICES} {PLACES}", headings="企业 方 局")

# 责任： and 牵头： are labels; 负责： ends a clause, 由市教育局负责：, and 任务分工： is a title.
ALONE = Vocabulary("责任 责任分工", headings="负责 任务分工 职责分工 工作分工")

# 县长： and 书记： before a name tell who somebody is, or who speaks.
PERSONS = Vocabulary("领导 负责人 责任人", headings="负责同志 领导同志 市长 区长 县长 书记")
_LEVELS = "市 区 县 市级 区级 县级"

# 时间： and 日期： alone are a meeting's; in a heading, anything may go before them.
TIMES = Vocabulary(
    "时限 期限 时间 日期 时序进度 序时进度 进度要求",
    headings="年限 时点 进度安排 进度计划",
)
TIMES_ASK = "要求 安排 节点 进度"


def _labels(*parts: str) -> tuple[str, ...]:
    """Each word of a part with each of the next, no word twice in a label."""
    combined = product(*(part.split() for part in parts))
    return tuple("".join(words) for words in combined if len(set(words)) == len(words))


WORDINGS: tuple[Wording, ...] = (
    Wording(
        Role.LEAD,
        (
            *_labels(ACTS[Role.LEAD].lines, f"{UNITS} {OFFICES}"),
            *_labels("总牵头 主要牵头 责任牵头 主要责任 牵头（责任） 牵头（主办）", UNITS),
            *_labels("牵头", f"{SECOND_ACTS} 承办 办理 组织", UNITS),
            *_labels(ACTS[Role.LEAD].lines),
        ),
        ("牵头", "主办", "主责", "抓总"),
    ),
    Wording(
        Role.LEADER,
        (
            *_labels("分管 责任 牵头 包抓 包保 包联 联系", "领导"),
            *_labels("分管 责任 牵头 包抓 包保 包联 联系", _LEVELS, "领导"),
            *_labels("挂点 挂钩 挂帅 领衔 包案 分线 领办 挂联 包片 挂包", "领导"),
            *_labels("市 区 县 省 州", "领导 级领导"),
            *_labels("分管 责任 牵头", "副", "市长 区长 县长"),
            *_labels("分管 牵头", "负责人 负责同志"),
            *_labels("责任", "人 人员"),
        ),
    ),
    Wording(
        Role.RESPONSIBLE,
        (
            *_labels(ACTS[Role.RESPONSIBLE].lines, UNITS),
            *_labels("责任 落实 承办 实施", OFFICES),
            *_labels("其他 属地", "责任", UNITS),
            *_labels("责任落实 落实责任 承办责任 责任（落实） 责任（配合） 责任（承办）", UNITS),
            *_labels("责任", PLACES),
            *_labels("属地", f"{UNITS} 政府 责任"),
            *_labels(ALONE.lines),
        ),
        (
            "组织实施",
            "负责",
            "落实",
            "实施",
            "承办",
            "推进",
            "办理",
            "推动",
            "组织落实",
            "组织推进",
            "组织开展",
        ),
    ),
    Wording(
        Role.CO_HANDLING,
        (
            *_labels(ACTS[Role.CO_HANDLING].lines, UNITS),
            *_labels("配合 协办 参与", OFFICES),
            *_labels("配合 协同 参与 协办", SECOND_ACTS, UNITS),
            *_labels("主要配合 主要协办 协助配合 配合支持 配合（参与）", UNITS),
            *_labels("配合 协办 参与"),
        ),
        ("配合", "参与", "协助", "协办", "协同", "参加", "支持", "会办"),
    ),
    Wording(
        Role.GUIDING,
        (
            *_labels(ACTS[Role.GUIDING].lines, UNITS),
            *_labels("业务指导 督促指导 指导督促", UNITS),
        ),
        ("指导",),
    ),
    Wording(
        Role.DEADLINE,
        (
            *_labels("完成 办结 整改 落实 推进 计划完成 整改完成", "时限 期限 时间"),
            # 办理时间： and 工作时间： are when an office is open.
            *_labels("办理 工作", "时限 期限"),
            *_labels("完成 办结", "日期 节点 时间节点"),
            *_labels("完成 工作", "进度"),
            *_labels("完成时限 完成时间 时限 时间 进度", "要求"),
            *_labels("时限 时间节点 时间进度 时序进度 序时进度"),
        ),
    ),
)
