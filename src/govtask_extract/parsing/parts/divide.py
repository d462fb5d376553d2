"""Blocks → parts: the covering letter, the plans, the attachments. Every block is in exactly one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.kinds_of_document import ends_like_title, ends_with_kind
from govtask_extract.language.letter_lines import is_addressees, is_body_name, is_foot_line, is_print_date
from govtask_extract.model.blocks import Block, BlockKind, MarkerKind
from govtask_extract.model.parts import LetterPart, Part, PartKind
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.assignment.bare_brackets import are_the_habit
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.lines.fold import ATTACHMENT
from govtask_extract.parsing.parts.foot import FootRule, decide_foot, foot_of
from govtask_extract.parsing.parts.head import HeadRule, decide_head, head_of
from govtask_extract.parsing.parts.titles import is_long_enough, is_title_line
from govtask_extract.parsing.tables.understood import TableBlock

_LINES_OF_A_TITLE = 4
_BLOCKS_BEFORE_THE_FIRST_NUMBER = 4
_LISTED_ATTACHMENTS = 12
_LINES_OF_A_FOOT = 6


class _Boundary(Struct, frozen=True):
    """Where a part begins, how many blocks its mark and its title take, and whether a mark such as 附件 opens it."""

    start: int
    heading: int
    title: int


class Division(Struct, frozen=True):
    """The letter, the plans and attachments in printed order, and what decided of the lines of head and foot.

    A document without a letter has one without lines.
    """

    letter: LetterPart
    parts: tuple[Part, ...]
    head: tuple[tuple[Block, HeadRule], ...]
    foot: tuple[tuple[Block, FootRule], ...]


def divide(blocks: Sequence[Block], profile: Profile, raw: str) -> Division:
    """Every block is in the letter or in one part."""
    blocks, foot = _without_foot(blocks)
    boundaries = list(_boundaries(blocks, raw))
    end_of_first = boundaries[0].start if boundaries else len(blocks)
    later = [
        _part(blocks, boundary, following.start if following else len(blocks), profile)
        for boundary, following in zip(boundaries, [*boundaries[1:], None], strict=False)
    ]
    later = list(_merged(later))
    first = tuple(blocks[:end_of_first])
    if any(part.kind is PartKind.PLAN for part in later) and not _assigns(first, profile):
        return _division(first + foot, (), later)
    head = _head_length(first)
    return _division(first[:head], first[head:] + foot, later, own_plan=True)


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
    end = len(blocks)
    while end > 0 and len(blocks) - end < _LINES_OF_A_FOOT and _stands_in_foot(blocks, end - 1):
        end -= 1
    return blocks[:end], tuple(blocks[end:])


def _stands_in_foot(blocks: Sequence[Block], index: int) -> bool:
    """A line of the foot, or the office that the print date below it belongs to."""
    text = blocks[index].text
    following = blocks[index + 1].text if index + 1 < len(blocks) else ""
    return is_foot_line(text) or (is_print_date(following) and is_body_name(text))


def _part(blocks: Sequence[Block], boundary: _Boundary, end: int, profile: Profile) -> Part:
    heading_end = boundary.start + boundary.heading
    body_start = heading_end + boundary.title
    body = tuple(blocks[body_start:end])
    kind = PartKind.PLAN if _assigns(body, profile) else PartKind.ATTACHMENT
    return Part(kind, tuple(blocks[boundary.start : heading_end]), tuple(blocks[heading_end:body_start]), body)


def _merged(parts: Sequence[Part]) -> Iterator[Part]:
    """A title that no mark opens and no task follows is no part of its own: it goes on with the part before."""
    before: Part | None = None
    for part in parts:
        if before is not None and part.kind is PartKind.ATTACHMENT and not part.heading:
            before = replace(before, blocks=(*before.blocks, *part.title, *part.blocks))
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _assigns(blocks: Sequence[Block], profile: Profile) -> bool:
    return (
        Groups(profile).stand_in(blocks)
        or are_the_habit(blocks, profile)
        or any(isinstance(block, TableBlock) and block.assigns for block in blocks)
    )


def _boundaries(blocks: Sequence[Block], raw: str) -> Iterator[_Boundary]:
    seen: set[MarkerKind] = set()
    tabled = False
    index = 0
    while index < len(blocks):
        boundary = (
            _attachment(blocks, index)
            or _plan_title(blocks, index, seen)
            or (_table_title(blocks, index, raw) if tabled else None)
        )
        if boundary is None:
            marker = blocks[index].marker
            if marker is not None:
                seen.add(marker.kind)
            tabled |= blocks[index].table is not None
            index += 1
            continue
        yield boundary
        seen, tabled = set(), False
        index += boundary.heading + boundary.title


def _attachment(blocks: Sequence[Block], index: int) -> _Boundary | None:
    """附件1, with the title below it or beside it; not the list of attachments at the end of a letter."""
    if blocks[index].kind is not BlockKind.ATTACHMENT or _is_listing(blocks, index):
        return None
    match = ATTACHMENT.fullmatch(blocks[index].text)
    beside = match is not None and bool((match["title"] or match["spaced"] or "").strip())
    return _Boundary(index, 1, 0 if beside else _title_length(blocks, index + 1, needs_kind=False))


def _is_listing(blocks: Sequence[Block], index: int) -> bool:
    """Whether 附件：1.… only announces what is attached: the date of the letter, or the same mark, comes later."""
    match = ATTACHMENT.fullmatch(blocks[index].text)
    if match is None or not (match["title"] or "").strip():
        return False
    following = blocks[index + 1 : index + 1 + _LISTED_ATTACHMENTS]
    return any(block.kind is BlockKind.DATE for block in following) or any(
        block.kind is BlockKind.ATTACHMENT for block in blocks[index + 1 :]
    )


def _plan_title(blocks: Sequence[Block], index: int, seen: set[MarkerKind]) -> _Boundary | None:
    after_letter = index > 0 and _is_after_letter(blocks, index)
    length = _title_length(blocks, index, needs_kind=not after_letter)
    if not length or not index:
        return None
    if after_letter or _count_restarts(blocks, index + length, seen):
        return _Boundary(index, 0, length)
    return None


def _table_title(blocks: Sequence[Block], index: int, raw: str) -> _Boundary | None:
    """The title of a further table whose rows are counted from 1 again."""
    length = _title_length(blocks, index, needs_kind=True)
    table = next((block.table for block in blocks[index + length : index + length + 1]), None)
    if not length or table is None:
        return None
    first = (raw[slice(*cell.spans[0])] for cell in table.cells if cell.column == 0 and cell.spans)
    return _Boundary(index, 0, length) if next((text for text in first if text.isdecimal()), "") == "1" else None


def _title_length(blocks: Sequence[Block], index: int, *, needs_kind: bool) -> int:
    """How many blocks from `index` on make a title; 0 if none does."""
    lines: list[str] = []
    length = 0
    for block in blocks[index : index + _LINES_OF_A_TITLE]:
        if not is_title_line(block):
            break
        lines.append(block.text)
        if ends_like_title(block.text) and is_long_enough("".join(lines)):
            length = length or len(lines)
            if ends_with_kind(block.text):
                length = len(lines)
                break
    if length:
        return length + _bracket_line(blocks, index + length)
    return 0 if needs_kind else min(len(lines), 1)


def _bracket_line(blocks: Sequence[Block], index: int) -> int:
    """1 for a line such as （试行） below the title."""
    text = blocks[index].text if index < len(blocks) else ""
    return int(
        0 < len(text) <= 24
        and text[0] in "（("
        and text[-1] in "）)"
        and not any(word in text for word in ("此件", "删减", "牵头"))
    )


def _is_after_letter(blocks: Sequence[Block], index: int) -> bool:
    """Whether the letter's date, or a note behind it, stands right above."""
    above = list(blocks[max(0, index - 3) : index])
    while above and above[-1].text.startswith(("（", "(")) and len(above[-1].text) < 24:
        above.pop()
    return bool(above) and above[-1].kind is BlockKind.DATE


def _count_restarts(blocks: Sequence[Block], index: int, seen: set[MarkerKind]) -> bool:
    """Whether the numbers begin again at 1 below the title."""
    for block in blocks[index : index + _BLOCKS_BEFORE_THE_FIRST_NUMBER]:
        if is_addressees(block.text):
            return False
        if block.marker is not None:
            outermost = min((kind.value for kind in seen), default=block.marker.kind.value)
            return bool(seen) and block.marker.number == 1 and block.marker.kind.value <= outermost
    return False


def _head_length(blocks: Sequence[Block]) -> int:
    """How many blocks make the head of a notice that is its own plan: all to the addressees, or to the title."""
    body = next(
        (i for i, block in enumerate(blocks) if block.marker or block.table or len(block.text) > 120), len(blocks)
    )
    for index in range(body - 1, -1, -1):
        if is_addressees(blocks[index].text):
            return index + 1
    head = 0
    for index in range(body):
        if is_title_line(blocks[index]) and ends_like_title(blocks[index].text):
            head = index + 1
            break
    while head < body and (blocks[head].kind is BlockKind.DATE or _bracket_line(blocks, head)):
        head += 1
    return head
