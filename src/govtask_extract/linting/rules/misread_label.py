"""A word before a colon that is nearly a label.

Why: Character recognition takes 责 for 贵; the units after such a word are then nobody's.
Example: 贵任单位：区民政局
Instead: 责任单位：区民政局
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.likeness import match_key, one_slip_apart
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.linting.labels import LABELS, last_ink
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re, lazy_regex

_HEAD = lazy_regex(rf"(?m)(?:^|[(\[〔【;,。])[^\S\n]*(?P<head>[{HAN}](?:[^\S\n]*[^\sA-Za-z]){{1,7}}?)[^\S\n]*[::]")
# Labels put together from these are words of their own, whatever they are near to.
_FIRST = [
    "责任",
    "牵头",
    "分管",
    "主管",
    "监管",
    "协管",
    "监督",
    "督促",
    "督导",
    "填报",
    "报送",
    "上报",
    "验收",
    "联系",
    "成员",
    "包保",
    "包联",
    "包抓",
    "配合",
    "协办",
    "协助",
    "协同",
    "参与",
    "参加",
    "支持",
    "落实",
    "实施",
    "主办",
    "承办",
    "会办",
    "联办",
    "主责",
    "指导",
    "完成",
    "办结",
    "办理",
    "负责",
    "主要",
    "市级",
    "区级",
    "县级",
    "省级",
    "审核",
    "审批",
    "考核",
    "申报",
    "申请",
    "建设",
    "使用",
    "管理",
    "服务",
    "印发",
    "发文",
    "签发",
    "抄送",
    "编制",
    "起草",
    "主持",
    "整改",
    "推进",
    "计划",
    "工作",
    "时间",
    "反馈",
    "回复",
    "咨询",
    "执行",
    "发布",
    "组织",
    "对接",
    "受理",
    "用人",
    "招聘",
    "招标",
    "采购",
    "产权",
    "权属",
    "业主",
    "施工",
    "设计",
    "监理",
    "运营",
    "养护",
    "项目",
    "职能",
    "相关",
    "有关",
    "具体",
    "共同",
    "其他",
    "各级",
    "属地",
    "目标",
    "任务",
    "进度",
    "年度",
    "措施",
    "内容",
]
_SECOND = [
    "单位",
    "部门",
    "领导",
    "时限",
    "时间",
    "期限",
    "日期",
    "主体",
    "科室",
    "处室",
    "股室",
    "机构",
    "要求",
    "进度",
    "目标",
    "任务",
    "措施",
    "内容",
    "人员",
    "事项",
    "清单",
    "分工",
    "方式",
    "节点",
    "标准",
    "依据",
    "范围",
    "对象",
]
_WORDS = frozenset(first + second for first in _FIRST for second in _SECOND)
_PEOPLE = lazy_re(r".{0,4}人|.*者")


def check(subject: Subject) -> Iterator[Finding]:
    for match in _HEAD.finditer(subject.folded):
        head = without_blanks(match["head"])
        near = _nearest(head)
        start, end = match.span("head")
        if near and not _is_cut(subject.folded, start, head):
            yield Finding(f"{head} looks like {near}", subject.places(start, end), subject.task_at(start))


def _is_cut(text: str, start: int, head: str) -> bool:
    """Whether a line or page break cuts a label before `head`: 牵 / 头单位."""
    before = "".join(text[at] for at in last_ink(text, start, 4))
    return any(before[at:] + head in LABELS for at in range(len(before)))


def _nearest(head: str) -> str | None:
    """The label that `head` was meant to be; None if it is one, or a word of its own."""
    if head in LABELS or head in _WORDS or _PEOPLE.fullmatch(head):
        return None
    if match_key(head) in LABELS:
        return match_key(head)
    return next((label for label in _PREFERRED if one_slip_apart(head, label)), None)


# The usual labels first, so that 贵任单位 is told to be 责任单位 rather than a rarer one.
_PREFERRED = sorted(
    (label for label in LABELS if len(label) >= 4),
    key=lambda label: (label not in ("责任单位", "牵头单位", "分管领导", "协办单位", "配合单位"), label),
)

RULE = LintRule("GT205", "misread-label", "warning", check)
