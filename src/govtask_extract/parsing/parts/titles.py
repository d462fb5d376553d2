"""What a title, a body's name and an addressees' line look like."""

from __future__ import annotations

import re

from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.variants import simplified
from govtask_extract.language.word_lists import words
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.patterns import holds_any, lazy_re

_KINDS = words(
    """
    通知 意见 决定 决议 通报 公告 通告 批复 函 命令 令 方案 措施 办法 规定 细则 计划 规划 要点 安排 分工 分解
    清单 台账 台帐 纲要 指引 指南 规则 制度 章程 责任制 责任书 表
    """
)
# Words that end a title, and as often a line in the middle of one: …涉及我区目标任务 / 责任分解方案的通知
_TITLE_ENDS = (*_KINDS, "目标", "任务", "政策", "条", "举措", "行动")
# …责任分解方案（试行）   …若干措施（2023—2025年）
_LONGEST_NOTE = 20
_BODY_ENDS = ("政府", "办公室", *"局厅部委署院会办组", "指挥部", "中心", "公司", "集团", "总社")
_LONGEST_SCOPE = 30
_LETTERHEAD_ENDS = ("文件", "函件", "函", "政府令", "公报")
# 抄送：市委各部门。   云溪区人民政府办公室　2023年2月16日印发   主题词：经济管理　重点工作　通知
_FOOT_LINE = lazy_re(
    r"(?:抄\s*[送报]|分\s*送|主\s*题\s*词|(?:共)?印\s*[发数]|校\s*对)\s*[：:].*|.{0,40}\d\s*日\s*印\s*发.{0,12}|[（(]?\s*共\s*印.{1,12}份\s*[）)]?",
    re.DOTALL,
    needs=("抄", "送", "主", "印", "校"),
)
_PRINT_DATE = lazy_re(r"\s*\d{4}\s*年[^。]{2,8}日\s*印\s*发\s*", needs=("印",))
_ADDRESSED = "各县市区省部委局厅办院司处"
_LONGEST_ADDRESSEES = 500
_SENTENCE = "。；;！？!?"
_LONGEST_TITLE_LINE = 60
_SHORTEST_TITLE = 5


def ends_like_title(text: str) -> bool:
    """Whether `text` ends in a kind of document: 通知, 方案, 若干措施（试行）…"""
    return _without_note(simplified(text)).endswith(_TITLE_ENDS)


def ends_with_kind(text: str) -> bool:
    """Whether `text` ends in a word that only ends titles."""
    return _without_note(simplified(text)).endswith(_KINDS)


def _without_note(text: str) -> str:
    return _without_bracket(text.strip(), "（(〔", "）)〕", _LONGEST_NOTE).rstrip()


def _without_bracket(text: str, opening: str, closing: str, longest: int) -> str:
    """The text without the bracket that ends it; one that holds round marks or more than `longest` stays."""
    if text[-1:] not in tuple(closing):
        return text
    start = max(map(text.rfind, opening[:2]))
    if start < 0:
        start = max(map(text.rfind, opening))
    inside = text[start + 1 : -1]
    return text[:start] if start >= 0 and 0 < len(inside) <= longest and not holds_any(inside, "）)") else text


def is_title_line(block: Block) -> bool:
    """Whether the block could be a line of a title: short, and nothing that makes it a sentence."""
    return (
        block.kind is BlockKind.PLAIN
        and len(block.text) <= _LONGEST_TITLE_LINE
        and not holds_any(block.text, _SENTENCE)
        and block.text[-1] not in "：:，,、"
        and not _is_bracket(block.text)
        and not is_body_name(block.text)
        and not is_number_line(block.text)
    )


def _is_bracket(text: str) -> bool:
    """（此件公开发布）"""
    return text[0] in "（(〔" and text[-1] in "）)〕" and not holds_any(text[1:-1], "（）()")


def is_body_name(text: str) -> bool:
    """Whether `text` is the name of a body, or of several, and nothing else."""
    if not 2 < len(text) <= 60 or holds_any(text, _SENTENCE):
        return False
    text = simplified(text)
    if "关于" in text:
        return False
    return _without_bracket(text, "（(〈<", "）)〉>", _LONGEST_SCOPE).endswith(_BODY_ENDS)


def is_letterhead(text: str) -> bool:
    """武汉市人民政府文件, 某某区人民政府办公室."""
    if len(text) > 60:
        return False
    text = simplified(text)
    return is_body_name(text) or (text.endswith(_LETTERHEAD_ENDS) and "关于" not in text)


def is_foot_line(text: str) -> bool:
    """Whether the line stands at the foot of a letter's last page: copies, print date, subject words."""
    return _FOOT_LINE.fullmatch(simplified(text)) is not None


def is_print_date(text: str) -> bool:
    """2023年2月16日印发"""
    return _PRINT_DATE.fullmatch(simplified(text)) is not None


def is_addressees(text: str) -> bool:
    """各街道办事处，区人民政府各部门："""
    return (
        text[-1:] in ("：", ":")
        and 2 < len(text) <= _LONGEST_ADDRESSEES
        and holds_any(simplified(text), _ADDRESSED)
        and "。" not in text
    )


def is_long_enough(text: str) -> bool:
    """Whether a title says more than a heading such as 保障措施."""
    return len(text) > _SHORTEST_TITLE
