"""What else stands before a colon: labels put together from these are words of their own, and no role's miswritten."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# Only words that make a label one character away from a role's: 协管单位 is near 协办单位, 验收单位 near none.
ACTS = words(
    """
    主管 监管 协管 督导 联系 协办 协助 协同 参加 主办 承办 会办 联办 办结 办理 负责 主要 管理 主持 工作 受理 监理
    共同 各级 年度
    """
)
NOUNS = words(
    """
    单位 部门 领导 时限 时间 期限 日期 主体 科室 处室 股室 机构 要求 节点
    """
)
