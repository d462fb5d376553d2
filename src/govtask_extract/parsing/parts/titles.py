"""Which blocks may be a title's lines, and how many of them make a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, takewhile

from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.kinds_of_document import ends_like_title, ends_with_kind
from govtask_extract.language.letter_lines import is_body_name
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.patterns import holds_any, lazy_re

_LONGEST_TITLE_LINE = 60
# 关于进一步 / 优化营商环境 / 更好服务市场主体的 / 实施意见
LINES_OF_A_TITLE = 4
# A heading such as 保障措施 says less than a title.
_SHORTEST_TITLE = 6
# （此件公开发布）
_BRACKET = lazy_re(r"[（(〔][^（）()]*[）)〕]")
# （试行）, （2023—2025年） below a title; （此件公开发布） stands behind a date, （…牵头） assigns.
_BRACKET_LINE = lazy_re(r"(?s)[（(〔](?!.*(?:此件|删减|牵头)).{1,24}[）)〕]")
_NO_TITLE_LINE: tuple[Callable[[Block], bool], ...] = (
    lambda block: block.kind is not BlockKind.PLAIN,
    lambda block: len(block.text) > _LONGEST_TITLE_LINE,
    lambda block: holds_any(block.text, CLAUSE_ENDS),
    lambda block: block.text[-1] in "：:，,、",
    lambda block: _BRACKET.fullmatch(block.text) is not None,
    lambda block: is_body_name(block.text),
    lambda block: is_number_line(block.text),
)


def is_title_line(block: Block) -> bool:
    """Whether the block could be a line of a title: short, and nothing that makes it something else."""
    return not any(is_other(block) for is_other in _NO_TITLE_LINE)


def is_bracket_line(block: Block) -> bool:
    """（试行） below a title."""
    return _BRACKET_LINE.fullmatch(block.text) is not None


def title_length(blocks: Sequence[Block]) -> int:
    """How many of the blocks make the title that they open with, its bracket included; 0 if none ends like one.

    A kind of document ends it, 方案; a word that as often ends a line in the midst of one, 任务, if nothing else does.
    """
    lines = list(takewhile(is_title_line, blocks[:LINES_OF_A_TITLE]))
    lengths = accumulate(len(line.text) for line in lines)
    said = [number for number, length in enumerate(lengths, start=1) if length >= _SHORTEST_TITLE]
    ends = [number for number in said if ends_like_title(lines[number - 1].text)]
    end = next((number for number in ends if ends_with_kind(lines[number - 1].text)), next(iter(ends), 0))
    return end + sum(map(is_bracket_line, blocks[end : end + 1])) if end else 0
