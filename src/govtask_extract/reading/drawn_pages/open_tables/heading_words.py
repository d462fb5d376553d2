"""What the columns of a table of tasks are headed with: 序号, 工作任务, 牵头单位, 完成时限."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.language.script import without_blanks
from govtask_extract.patterns import lazy_re

# A heading has no more characters, nor a line of them.
_LONGEST, _LONGEST_LINE = 12, 100
_NO_HEADING = lazy_re("[。；;：:！？，,]")
_NUMBER = lazy_re("序号|编号|项次")
_TASK = lazy_re("任务|事项|内容|措施|举措|项目|目标|工作|要点|问题")
_WHO = lazy_re("单位|部门|领导|责任人|负责人|主体|分工")
_WHEN = lazy_re("时限|时间|期限|节点|日期|进度")
_NOTE = lazy_re("备注")
_OTHER = lazy_re("类别|类型|领域|板块|指标|来源|进展|成效|说明")


def is_heading(text: str) -> bool:
    """Whether a word is one that columns are known to be headed with."""
    patterns = (_NUMBER, _TASK, _WHO, _WHEN, _NOTE, _OTHER)
    return may_be_heading(text) and any(pattern.search(text) for pattern in patterns)


def may_be_heading(text: str) -> bool:
    """Whether a word is as short as headings are, and neither a sentence nor a number."""
    return len(text) <= _LONGEST and not text.isdecimal() and not _NO_HEADING.search(text)


def names_somebody(heading: str) -> bool:
    """Whether a column headed so holds those who act."""
    return _WHO.search(heading) is not None


def columns_known(text: str) -> int:
    """How many columns the headings speak of; several may hold those who act, or times."""
    once = sum(pattern.search(text) is not None for pattern in (_NUMBER, _TASK, _NOTE))
    return once + len(_WHO.findall(text)) + len(_WHEN.findall(text))


def may_hold_table(lines: Sequence[str]) -> bool:
    """Whether some printed line, blanks where it has wide gaps, looks like a table's headings. Most have no gap."""
    return any(" " in line and may_head(without_blanks(line)) for line in lines)


def may_head(text: str) -> bool:
    """Whether a line's text, without blanks, speaks of several columns and holds no sentence."""
    return len(text) <= _LONGEST_LINE and _NO_HEADING.search(text) is None and columns_known(text) > 1
