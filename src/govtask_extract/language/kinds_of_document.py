"""Whether words end as titles do, in a kind of document: 通知, 分解方案, 若干措施（试行）."""

from __future__ import annotations

from govtask_extract.language.brackets import without_last_bracket
from govtask_extract.language.variants import simplified
from govtask_extract.language.words.title_endings import KINDS, TITLE_WORDS

_ANY_END = (*KINDS, *TITLE_WORDS)
# …责任分解方案（试行）   …若干措施（2023—2025年）   …工作方案（2022年3月1日县人民政府第5次常务会议通过）
_LONGEST_NOTE = 24


def ends_like_title(text: str) -> bool:
    """Whether `text` ends in a kind of document, or in a word that titles may end in: 重点任务."""
    return _without_note(simplified(text)).endswith(_ANY_END)


def ends_with_kind(text: str) -> bool:
    """Whether `text` ends in a word that only ends titles."""
    return _without_note(simplified(text)).endswith(KINDS)


def _without_note(text: str) -> str:
    return without_last_bracket(text.strip(), "（(〔", "）)〕", _LONGEST_NOTE).rstrip()
