"""Where a plan or an attachment begins: at 附件1, at a title behind the letter, over numbers that begin again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from govtask_extract.language.letter_lines import is_addressees
from govtask_extract.model.blocks import Block, BlockKind, MarkerKind
from govtask_extract.parsing.lines.fold import ATTACHMENT
from govtask_extract.parsing.parts.titles import LINES_OF_A_TITLE, is_title_line, title_length
from govtask_extract.patterns import lazy_re

_BLOCKS_BEFORE_THE_FIRST_NUMBER = 4
_LISTED_ATTACHMENTS = 12
# （此件公开发布） and the like between the letter's date and the plan's title
_NOTES_BELOW_A_DATE = 2
_NOTE = lazy_re("(?s)[（(].{0,22}")


class Boundary(Struct, frozen=True):
    """Where a part begins, and how many blocks its mark 附件1 and its title take."""

    start: int
    heading: int
    title: int


class Border(Struct, frozen=True):
    """A block that may open a part. `seen`: the kinds of number before it in the part that it would end; `tabled`:
    that part has a table."""

    blocks: Sequence[Block]
    index: int
    raw: str
    seen: frozenset[MarkerKind]
    tabled: bool

    @property
    def block(self) -> Block:
        return self.blocks[self.index]

    def below(self, skipped: int, count: int = LINES_OF_A_TITLE + 1) -> Sequence[Block]:
        """So many blocks from so many behind it on; as many as a title and its bracket take at most."""
        start = self.index + skipped
        return self.blocks[start : start + count]


def find_boundaries(blocks: Sequence[Block], raw: str) -> Iterator[Boundary]:
    """The boundaries in printed order; what stands before the first is the letter, or a plan without one."""
    seen: frozenset[MarkerKind] = frozenset()
    tabled = False
    index = 0
    while index < len(blocks):
        border = Border(blocks, index, raw, seen, tabled)
        boundary = next(filter(None, (opens(border) for opens in _OPENINGS)), None)
        if boundary is not None:
            yield boundary
            seen, tabled = frozenset(), False
            index += boundary.heading + boundary.title
        else:
            marker = blocks[index].marker
            seen |= {marker.kind} if marker else set()
            tabled |= blocks[index].table is not None
            index += 1


def _attachment(border: Border) -> Boundary | None:
    """附件1, with the title below it or beside it; not the list of attachments at the end of a letter."""
    match = ATTACHMENT.fullmatch(border.block.text) if border.block.kind is BlockKind.ATTACHMENT else None
    if match is None:
        return None
    words = match.groupdict("")
    announced = words["title"].strip()
    if announced and _is_listing(border):
        return None
    beside = announced or words["spaced"].strip()
    return Boundary(border.index, 1, 0 if beside else _loose_length(border.below(1)))


def _loose_length(blocks: Sequence[Block]) -> int:
    """Where a title must stand, a line may be one whatever it ends in."""
    return title_length(blocks) or sum(map(is_title_line, blocks[:1]))


def _is_listing(border: Border) -> bool:
    """Whether 附件：1.… only announces what is attached: the date of the letter, or the same mark, comes later."""
    dated = any(block.kind is BlockKind.DATE for block in border.below(1, _LISTED_ATTACHMENTS))
    later = (border.blocks[index].kind for index in range(border.index + 1, len(border.blocks)))
    return dated or BlockKind.ATTACHMENT in later


def _title_behind_letter(border: Border) -> Boundary | None:
    """A title below the letter's date, or below a note behind it."""
    length = _loose_length(border.below(0)) if _is_behind_date(border) else 0
    return Boundary(border.index, 0, length) if length else None


def _is_behind_date(border: Border) -> bool:
    above = border.blocks[max(0, border.index - 1 - _NOTES_BELOW_A_DATE) : border.index]
    return next((block.kind for block in reversed(above) if not _NOTE.fullmatch(block.text)), None) is BlockKind.DATE


def _title_over_numbers(border: Border) -> Boundary | None:
    """A title below which the numbers begin again at 1; what stands above it is another part."""
    length = title_length(border.below(0)) if border.seen else 0
    return Boundary(border.index, 0, length) if length and _count_restarts(border, length) else None


def _count_restarts(border: Border, title: int) -> bool:
    below = border.below(title, _BLOCKS_BEFORE_THE_FIRST_NUMBER)
    unaddressed = takewhile(lambda block: not is_addressees(block.text), below)
    first = next((block.marker for block in unaddressed if block.marker), None)
    if first is None:
        return False
    return first.number == 1 and first.kind.value <= min(kind.value for kind in border.seen)


def _title_over_table(border: Border) -> Boundary | None:
    """The title of a further table whose rows are counted from 1 again."""
    length = title_length(border.below(0)) if border.tabled else 0
    table = next((block.table for block in border.below(length, 1)), None)
    if not length or table is None:
        return None
    first = (border.raw[slice(*span)] for cell in table.cells if cell.column == 0 for span in cell.spans[:1])
    number = next((text for text in first if text.isdecimal()), "")
    return Boundary(border.index, 0, length) if number == "1" else None


_OPENINGS = (_attachment, _title_behind_letter, _title_over_numbers, _title_over_table)
