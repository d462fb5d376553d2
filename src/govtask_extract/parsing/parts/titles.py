"""Which blocks may be a title's lines."""

from __future__ import annotations

from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.letter_lines import is_body_name
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.patterns import holds_any

_LONGEST_TITLE_LINE = 60
_SHORTEST_TITLE = 5


def is_title_line(block: Block) -> bool:
    """Whether the block could be a line of a title: short, and nothing that makes it a sentence."""
    return (
        block.kind is BlockKind.PLAIN
        and len(block.text) <= _LONGEST_TITLE_LINE
        and not holds_any(block.text, CLAUSE_ENDS)
        and block.text[-1] not in "：:，,、"
        and not _is_bracket(block.text)
        and not is_body_name(block.text)
        and not is_number_line(block.text)
    )


def _is_bracket(text: str) -> bool:
    """（此件公开发布）"""
    return text[0] in "（(〔" and text[-1] in "）)〕" and not holds_any(text[1:-1], "（）()")


def is_long_enough(text: str) -> bool:
    """Whether a title says more than a heading such as 保障措施."""
    return len(text) > _SHORTEST_TITLE
