"""What a title, a body's name and an addressees' line look like."""

from __future__ import annotations

import re

from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.patterns import lazy_re

_KINDS = (
    "通知|意见|决定|决议|通报|公告|通告|批复|函|命令|令|方案|措施|办法|规定|细则|计划|规划|要点|安排|分工|分解|清单|台账|台帐"
    "|纲要|指引|指南|规则|制度|章程|责任制|责任书|表"
)
# Words that end a title, and as often a line in the middle of one: …涉及我区目标任务 / 责任分解方案的通知
_OTHER_ENDS = "目标|任务|政策|条|举措|行动"
_NOTE = r"\s*(?:[（(〔][^（）()]{1,20}[）)〕])?$"
# …责任分解方案（试行）   …若干措施（2023—2025年）
_KIND_END = lazy_re(rf"(?:{_KINDS}){_NOTE}")
_TITLE_END = lazy_re(rf"(?:{_KINDS}|{_OTHER_ENDS}){_NOTE}")
_BODY_END = lazy_re(
    r"(?:政府|办公室|办公厅|委员会|管委会|指挥部|领导小组|[局厅部委署院会办]|中心|公司|法院|检察院|集团|总社|组)(?:[（(〈<][^（）()]{1,30}[）)〉>])?$"
)
_LETTERHEAD = lazy_re(r"(?:文件|函件|函|政府令|公报)$")
DOCUMENT_NUMBER = lazy_re(
    r"(?P<number>[^\W\d_]{1,16}\s*[〔\[（(【〈［]\s*\d{4}\s*[〕\])）】〉］]\s*第?\s*\d{1,5}\s*号)"
)
_NUMBER_LINE = lazy_re(rf"(?:文号|发文字号)?[：:]?\s*{DOCUMENT_NUMBER.pattern}(?:\s*签发人.*)?")
# 抄送：市委各部门。   云溪区人民政府办公室　2023年2月16日印发   主题词：经济管理　重点工作　通知
_FOOT_LINE = lazy_re(
    r"(?:抄\s*[送报]|分\s*送|主\s*题\s*词|(?:共)?印\s*[发数]|校\s*对)\s*[：:].*|.{0,40}\d\s*日\s*印\s*发.{0,12}|[（(]?\s*共\s*印.{1,12}份\s*[）)]?",
    re.DOTALL,
)
_PRINT_DATE = lazy_re(r"\s*\d{4}\s*年[^。]{2,8}日\s*印\s*发\s*")
_ADDRESSEES = lazy_re(r"(?=.*[各县市区省部委局厅办院司处]).{2,500}[：:]", re.DOTALL)
_SENTENCE = lazy_re(r"[。；;！？!?]")
# （此件公开发布）
_IN_BRACKETS = lazy_re(r"[（(〔][^（）()]*[）)〕]")
_LONGEST_TITLE_LINE = 60
_SHORTEST_TITLE = 5


def ends_like_title(text: str) -> bool:
    """Whether `text` ends in a kind of document: 通知, 方案, 若干措施（试行）…"""
    return _TITLE_END.search(text.strip()) is not None


def ends_with_kind(text: str) -> bool:
    """Whether `text` ends in a word that only ends titles."""
    return _KIND_END.search(text.strip()) is not None


def is_title_line(block: Block) -> bool:
    """Whether the block could be a line of a title: short, and nothing that makes it a sentence."""
    return (
        block.kind is BlockKind.PLAIN
        and len(block.text) <= _LONGEST_TITLE_LINE
        and not _SENTENCE.search(block.text)
        and block.text[-1] not in "：:，,、"
        and not _IN_BRACKETS.fullmatch(block.text)
        and not is_body_name(block.text)
        and not is_number_line(block.text)
    )


def is_body_name(text: str) -> bool:
    """Whether `text` is the name of a body, or of several, and nothing else."""
    return (
        2 < len(text) <= 60 and "关于" not in text and not _SENTENCE.search(text) and _BODY_END.search(text) is not None
    )


def is_letterhead(text: str) -> bool:
    """武汉市人民政府文件, 某某区人民政府办公室."""
    return len(text) <= 60 and (is_body_name(text) or (_LETTERHEAD.search(text) is not None and "关于" not in text))


def is_number_line(text: str) -> bool:
    """Whether the line prints a document number and nothing else."""
    return _NUMBER_LINE.fullmatch(text) is not None


def is_foot_line(text: str) -> bool:
    """Whether the line stands at the foot of a letter's last page: copies, print date, subject words."""
    return _FOOT_LINE.fullmatch(text) is not None


def is_print_date(text: str) -> bool:
    """2023年2月16日印发"""
    return _PRINT_DATE.fullmatch(text) is not None


def is_addressees(text: str) -> bool:
    """各街道办事处，区人民政府各部门："""
    return _ADDRESSEES.fullmatch(text) is not None and "。" not in text


def is_long_enough(text: str) -> bool:
    """Whether a title says more than a heading such as 保障措施."""
    return len(text) > _SHORTEST_TITLE
