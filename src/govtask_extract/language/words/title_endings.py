"""Words for documents: what their titles end in, and how laws are called."""

from __future__ import annotations

from govtask_extract.language.word_lists import words

# The kinds of 党政机关公文处理工作条例 that notices of tasks may be, and those that such a notice issues. In running
# text, too, a title ends in one: …重点工作分工的通知各镇人民政府
PLAIN_KINDS = words(
    """
    通知 意见 决定 方案 措施 办法 规定 计划 通报 公告 批复 要点 分工 分解 清单
    """
)

# … and those that a title ends in where a line does; elsewhere 函, 令 and 表 are parts of words, and 统筹安排各项资金
# is something that is done.
KINDS = PLAIN_KINDS + words(
    """
    决议 通告 函 令 细则 规划 安排 台账 台帐 纲要 指引 指南 规则 制度 章程 责任制 责任书 表
    """
)

# Words that end a title, and as often a line in the midst of one: …涉及我区目标任务 / 责任分解方案的通知
TITLE_WORDS = words(
    """
    目标 任务 政策 条 举措 行动
    """
)

# Documents whose paragraphs are cited by number, 办法第3项; 方案第3项 is an item of the plan that says so.
LAWS = words(
    """
    法 规定 条例
    """
)
