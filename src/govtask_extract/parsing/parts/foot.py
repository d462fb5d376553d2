"""The foot of the letter: signature, date, whom it is copied to, and what stands behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct

from govtask_extract.language.letter_lines import is_body_name, is_prose
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.parts import LetterFoot
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.patterns import lazy_re

_COPIED = lazy_re(r"抄\s*送\s*[：:]", needs=("抄",))
# 县政府办公室 / 县发展和改革局 / 县财政局 / 县统计局 / 2024年3月1日
_LONGEST_SIGNATURE = 12
_OF_A_PLAN = (BlockKind.MARKED, BlockKind.LABELLED, BlockKind.TABLE)


class FootField:
    """What a line of the last page is."""

    COPIED = "copied_to"
    DATE = "issue_date"
    SIGNATURE = "signature"
    CLOSING = "closing"
    BODY = "body"


class FootLine(Struct, frozen=True):
    """A line of the letter, by its place among the lines that are no copies.

    `signed` is where the signature begins and the date stands, or the end of the text; `closing` is where prose behind
    the date begins, or the end if a plan follows it.
    """

    block: Block
    index: int
    is_copied: bool
    signed: tuple[int, int]
    closing: int


FootRule = DecisionRule[FootLine, str]

FOOT_RULES: tuple[FootRule, ...] = (
    DecisionRule("copied", "The first line that opens with 抄送：.", lambda line: line.is_copied, FootField.COPIED),
    DecisionRule(
        "above-date",
        "A body's name right above the last date, or at the end of a letter without one.",
        lambda line: line.signed[0] <= line.index < line.signed[1],
        FootField.SIGNATURE,
    ),
    DecisionRule(
        "last-date", "The last line that is a date.", lambda line: line.index == line.signed[1], FootField.DATE
    ),
    DecisionRule(
        "prose-behind-date",
        "Behind the date, where no number, label or table follows: （此件公开发布）.",
        lambda line: line.index >= line.closing,
        FootField.CLOSING,
    ),
    DecisionRule("body-of-letter", "Any other line.", always, FootField.BODY),
)


def decide_foot(blocks: Sequence[Block]) -> list[tuple[Block, FootRule]]:
    """What each line below the head is, of a letter or of a notice that is its own plan."""
    copied = next((block for block in blocks if _COPIED.match(block.text)), None)
    others = [block for block in blocks if block is not copied]
    signed = _signed(others)
    behind = others[signed[1] + 1 :]
    closing = len(others) if any(block.kind in _OF_A_PLAN for block in behind) else signed[1] + 1
    decided: list[tuple[Block, FootRule]] = []
    index = 0
    for block in blocks:
        decided.append((block, decide(FOOT_RULES, FootLine(block, index, block is copied, signed, closing))))
        index += block is not copied
    return decided


def foot_of(decided: Iterable[tuple[Block, FootRule]]) -> tuple[LetterFoot, tuple[Block, ...]]:
    """The foot that these lines make, and the blocks that are none of it."""
    found: dict[str, list[Block]] = defaultdict(list)
    for block, rule in decided:
        found[rule.verdict].append(block)
    date, copied = (next(iter(found[field]), None) for field in (FootField.DATE, FootField.COPIED))
    signature, closing = tuple(found[FootField.SIGNATURE]), tuple(found[FootField.CLOSING])
    return LetterFoot(signature, date, copied, closing), tuple(found[FootField.BODY])


def _signed(blocks: Sequence[Block]) -> tuple[int, int]:
    """Where the signature begins, and where the date stands below it; a date that opens the text signs nothing."""
    date = next((i for i in range(len(blocks) - 1, 0, -1) if blocks[i].kind is BlockKind.DATE), None)
    if date is None:
        alone = any(_signs(last) and is_prose(above.text) for above, last in pairwise(blocks[-2:]))
        return len(blocks) - alone, len(blocks)
    above = blocks[max(0, date - _LONGEST_SIGNATURE) : date]
    return date - sum(1 for _ in takewhile(_signs, reversed(above))), date


def _signs(block: Block) -> bool:
    return block.kind is BlockKind.PLAIN and is_body_name(block.text)
