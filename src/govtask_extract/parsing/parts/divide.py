"""Blocks → parts: the covering letter, the plans, the attachments. Every block is in exactly one part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.kinds_of_document import ends_like_title
from govtask_extract.language.letter_lines import is_addressees, is_body_name, is_foot_line, is_print_date
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.parts import LetterPart, Part, PartKind
from govtask_extract.parsing.assignment.finding import are_the_habit
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.parts.boundaries import Boundary, find_boundaries
from govtask_extract.parsing.parts.foot import FootRule, decide_foot, foot_of
from govtask_extract.parsing.parts.head import HeadRule, decide_head, head_of
from govtask_extract.parsing.parts.titles import is_bracket_line, is_title_line
from govtask_extract.parsing.tables.understood import TableBlock

# 抄送, 分送, 主题词, 印发机关, 印发日期, 共印份数
_LINES_OF_A_FOOT = 6
# A preamble is longer than a line of the head.
_LONGEST_HEAD_LINE = 120
_BELOW_THE_HEAD = (BlockKind.MARKED, BlockKind.TABLE)


class Division(Struct, frozen=True):
    """The letter, the plans and attachments in printed order, and what decided of the lines of head and foot.

    A document without a letter has one without lines.
    """

    letter: LetterPart
    parts: tuple[Part, ...]
    head: tuple[tuple[Block, HeadRule], ...]
    foot: tuple[tuple[Block, FootRule], ...]


def divide(blocks: Sequence[Block], groups: Groups) -> Division:
    """Every block is in the letter or in one part."""
    blocks, foot = _without_foot(blocks)
    boundaries = list(find_boundaries(blocks, groups.raw))
    starts = [boundary.start for boundary in boundaries]
    edges = pairwise([*starts, len(blocks)])
    later = [
        _part(blocks[start:end], boundary, groups) for boundary, (start, end) in zip(boundaries, edges, strict=True)
    ]
    first = tuple(blocks[: starts[0] if starts else None])
    if any(part.kind == PartKind.PLAN for part in later) and not _assigns(first, groups) and _is_letter(first):
        return _division(first + foot, (), _merged(later))
    head = _head_length(first)
    return _division(first[:head], first[head:] + foot, _merged(later), own_plan=True)


def _division(
    lines: tuple[Block, ...], plan: tuple[Block, ...], later: Sequence[Part], *, own_plan: bool = False
) -> Division:
    """`plan` is the body of a notice that is its own plan, and the letter's foot stands below it."""
    head, below = decide_head(lines)
    letterhead, others = head_of(head)
    foot = decide_foot(plan or (*others, *below))
    found, body = foot_of(foot)
    if not plan:
        letter = LetterPart(lines, letterhead, body, found)
        parts = [Part(PartKind.PLAN, (), (), ())] if own_plan else []
    else:
        letter = LetterPart(lines, letterhead, (*others, *below), replace(found, closing=()))
        parts = [Part(PartKind.PLAN, (), (), body, found.closing)]
    return Division(_dated(letter), (*parts, *later), tuple(head), tuple(foot))


def _dated(letter: LetterPart) -> LetterPart:
    """A letter without a date below it may have one above its first paragraph."""
    early = next((block for block in letter.blocks if block.kind is BlockKind.DATE), None)
    if letter.foot.date is not None or early is None:
        return letter
    blocks = tuple(block for block in letter.blocks if block is not early)
    return replace(letter, blocks=blocks, foot=replace(letter.foot, date=early))


def _without_foot(blocks: Sequence[Block]) -> tuple[Sequence[Block], tuple[Block, ...]]:
    """The letter's foot, 抄送 and 印发, is printed on the last page, behind everything that is attached."""
    last = range(len(blocks))[-_LINES_OF_A_FOOT:]
    foot = list(takewhile(lambda index: _stands_in_foot(blocks, index), reversed(last)))
    end = len(blocks) - len(foot)
    return blocks[:end], tuple(blocks[end:])


def _stands_in_foot(blocks: Sequence[Block], index: int) -> bool:
    """A line of the foot, or the office that the print date below it belongs to."""
    text = blocks[index].text
    dated = any(is_print_date(following.text) for following in blocks[index + 1 : index + 2])
    return is_foot_line(text) or (dated and is_body_name(text))


def _part(blocks: Sequence[Block], boundary: Boundary, groups: Groups) -> Part:
    title, body = boundary.heading, boundary.heading + boundary.title
    kind = PartKind.PLAN if _assigns(blocks[body:], groups) else PartKind.ATTACHMENT
    return Part(kind, tuple(blocks[:title]), tuple(blocks[title:body]), tuple(blocks[body:]))


def _merged(parts: Sequence[Part]) -> list[Part]:
    """A title that no mark opens and no task follows is no part of its own: it goes on with the part before."""
    merged: list[Part] = []
    for part in parts:
        alone = part.kind == PartKind.PLAN or bool(part.heading)
        if alone or not merged:
            merged.append(part)
        else:
            merged[-1] = replace(merged[-1], blocks=(*merged[-1].blocks, *part.title, *part.blocks))
    return merged


def _assigns(blocks: Sequence[Block], groups: Groups) -> bool:
    """Whether these blocks make a plan: a group stands in them, or a table that assigns."""
    tabled = any(isinstance(block, TableBlock) and block.assigns for block in blocks)
    return tabled or groups.stand_in(blocks) or are_the_habit(blocks, groups.profile)


def _is_letter(blocks: Sequence[Block]) -> bool:
    """Numbered paragraphs that nobody is addressed by, that nobody signs and nothing dates are a plan without title."""
    numbered = any(block.marker is not None for block in blocks)
    return not numbered or any(map(_tells_a_letter, blocks))


def _tells_a_letter(block: Block) -> bool:
    return (
        block.kind in (BlockKind.DATE, BlockKind.ATTACHMENT)
        or is_number_line(block.text)
        or is_addressees(block.text)
        or is_body_name(block.text)
        or _ends_title(block)
    )


def _head_length(blocks: Sequence[Block]) -> int:
    """How many blocks make the head of a notice that is its own plan: all to the addressees, or to the title."""
    lines = list(takewhile(_may_be_of_head, blocks))
    addressed = [number for number, line in enumerate(lines, start=1) if is_addressees(line.text)]
    if addressed:
        return addressed[-1]
    titles = (number for number, line in enumerate(lines, start=1) if _ends_title(line))
    head = next(titles, 0)
    return head + sum(1 for _ in takewhile(_stands_below_title, lines[head:]))


def _may_be_of_head(block: Block) -> bool:
    return block.kind not in _BELOW_THE_HEAD and len(block.text) <= _LONGEST_HEAD_LINE


def _ends_title(block: Block) -> bool:
    return is_title_line(block) and ends_like_title(block.text)


def _stands_below_title(block: Block) -> bool:
    return block.kind is BlockKind.DATE or is_bracket_line(block)
