"""Tells what stands around the main block: the notice's own title, its box of metadata, and the site's rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.kinds_of_document import ends_with_kind
from govtask_extract.model.document import Span, Table
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.box import BoxEntry, entries_of_lines, entries_of_table
from govtask_extract.reading.formats.from_html.page_words import opens_with_box_name

_PATH = lazy_re(r"[>＞»→]|位置")
_BLANKS = lazy_re(r"\s+")
_SHORTEST_TITLE = 6
# The beginning of a notice, in which its title is looked for: letterhead, number and title fit twice.
_BEGINNING = 600
# A box inside the main block stands at its head and has more than a chance likeness to one.
_HEAD_OF_MAIN = 40
_SMALLEST_BOX_IN_MAIN = 3


class PageBlock(Struct, frozen=True):
    """A paragraph's lines, or a table, and where they stand."""

    lines: tuple[Span, ...]
    main: bool
    heading: bool = False
    table: Table | None = None

    @property
    def span(self) -> Span:
        return (self.table.start, self.table.end) if self.table else (self.lines[0][0], self.lines[-1][1])


class Surroundings(Struct, frozen=True):
    """The entries of the box, what is the site's, and the tables that are either."""

    entries: tuple[BoxEntry, ...]
    site: tuple[Span, ...]
    tables: tuple[Table, ...]


def survey(blocks: Sequence[PageBlock], text: str, page_title: str) -> Surroundings:
    """PageLook through what `blocks` are beside the notice."""
    outside = [block for block in blocks if not block.main]
    entries = [*_entries_outside(blocks, text), *_entries_at_head(blocks, text)]
    claimed = sorted(stretch for entry in entries for stretch in entry.stretches)
    own = _own_lines(blocks, text, page_title, {stretch[0] for stretch in claimed})
    lines = [line for block in outside for line in _lines_of(block) if line not in own]
    site = [rest for line in lines for rest in _outside(line, claimed, text)]
    boxes = [block.table for block in blocks if block.table and (not block.main or _claims(block.table, claimed))]
    return Surroundings(tuple(entries), tuple(site), tuple(boxes))


def _entries_outside(blocks: Sequence[PageBlock], text: str) -> Iterator[BoxEntry]:
    """A name's value stands beside it, not beyond the notice."""
    for main, run in groupby(blocks, key=lambda block: block.main):
        if not main:
            yield from _entries(list(run), text)


def _entries(blocks: Sequence[PageBlock], text: str) -> Iterator[BoxEntry]:
    lines: list[Span] = []
    for block in blocks:
        if block.table:
            yield from entries_of_table(block.table, text)
        else:
            lines += block.lines
    yield from entries_of_lines(lines, text)


def _entries_at_head(blocks: Sequence[PageBlock], text: str) -> list[BoxEntry]:
    """A box that stands inside the main block: its tables, and its lines as far as each is an entry."""
    head = [block for block in blocks if block.main][:_HEAD_OF_MAIN]
    boxed = [block for block in head if block.table or opens_with_box_name(text[slice(*block.span)])]
    entries = list(_entries(boxed, text))
    return entries if len({entry.name for entry in entries}) >= _SMALLEST_BOX_IN_MAIN else []


def _claims(table: Table, claimed: Sequence[Span]) -> bool:
    first = bisect_left(claimed, (table.start, table.start))
    return first < len(claimed) and claimed[first][0] < table.end


def _own_lines(blocks: Sequence[PageBlock], text: str, page_title: str, taken: set[int]) -> frozenset[Span]:
    """Lines above the main block that are the notice's own: its title, unless the block repeats it, and its number."""
    first = next((index for index, block in enumerate(blocks) if block.main), 0)
    above = [block for block in blocks[:first] if not block.table and block.span[0] not in taken]
    beginning = _condensed(text[blocks[first].span[0] :][:_BEGINNING]) if blocks else ""
    numbers = [block for block in above if is_number_line(text[slice(*block.span)])]
    titles = [block for block in above if _title_likeness(block, text, page_title)]
    best = max(titles, key=lambda block: (_title_likeness(block, text, page_title), block.span), default=None)
    own = numbers + ([best] if best and _condensed(text[slice(*best.span)]) not in beginning else [])
    return frozenset(line for block in own for line in block.lines)


def _title_likeness(block: PageBlock, text: str, page_title: str) -> int:
    """How much a paragraph is like the notice's title: by its element, its words, the page's own title."""
    words = _condensed(text[slice(*block.span)])
    if len(words) < _SHORTEST_TITLE or _PATH.search(words) or opens_with_box_name(words):
        return 0
    return block.heading + (words in page_title) + 2 * ends_with_kind(words)


def _condensed(text: str) -> str:
    return _BLANKS.sub("", text)


def _lines_of(block: PageBlock) -> Iterator[Span]:
    """The printed lines of a block; a table's are its cells'."""
    if block.table is None:
        yield from block.lines
    else:
        yield from (span for cell in block.table.cells for span in cell.spans)


def _outside(line: Span, claimed: Sequence[Span], text: str) -> Iterator[Span]:
    """What of the line the box does not claim, where there is ink."""
    start, end = line
    # A stretch stands on one line, so that none from before this one reaches into it.
    for at in range(bisect_left(claimed, (start, start)), bisect_left(claimed, (end, end))):
        taken_start, taken_end = claimed[at]
        yield from _inked((start, taken_start), text)
        start = max(start, taken_end)
    yield from _inked((start, end), text)


def _inked(span: Span, text: str) -> Iterator[Span]:
    stretch = text[slice(*span)]
    if stretch.strip():
        begin = span[0] + len(stretch) - len(stretch.lstrip())
        yield begin, begin + len(stretch.strip())
