"""Finds the headings of tables that have no upright lines: 序号 工作任务 牵头单位 责任单位, on a line or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile
from string import digits

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.patterns import holds_any
from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.open_tables.heading_words import (
    columns_known,
    is_heading,
    may_be_heading,
    may_head,
    names_somebody,
)
from govtask_extract.reading.drawn_pages.open_tables.outlines import TableOutline
from govtask_extract.reading.drawn_pages.open_tables.over import Over, find_over
from govtask_extract.reading.drawn_pages.open_tables.words import Word, Words, overlap

_FEWEST_COLUMNS, _MOST_LINES, _FEWEST_COUNTED = 3, 4, 2
# What a narrow column leaves of 序号 and 项次 for a second line.
_REST_OF_NUMBER = ("号", "次")
# Rules are as wide as each other if they are by this share; the headings stand between two so many font sizes off.
_AS_WIDE = 0.9
_HIGHEST = 6.0
# In points: how much wider than the first line of a heading the second may be.
_SLACK = 1.0
# In font sizes: how far apart characters stand that are set wide; how far apart lines of headings are that are set in
# the middle of their rows, others, and those below a heading over several columns.
_SET_WIDE = 1.1
_HALF_A_LINE, _LINE, _TWO_LINES = 1.05, 1.7, 2.6


class HeadingCells(Struct, frozen=True):
    """Their words; one for each column from left to right; those that stand over several; the lines they are on.

    `counted` are the first numbers that count the rows below the first heading, or before it, where there is none;
    `again`: they are those of the page before.
    """

    words: tuple[Word, ...]
    columns: tuple[Word, ...]
    over: tuple[Over, ...]
    lines: range
    counted: tuple[Word, ...] = ()
    again: bool = False

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)


def find_headings(
    lines: Sequence[Words], level: Sequence[Edge], above: TableOutline | None = None
) -> Iterator[HeadingCells]:
    """The headings among these lines, from the top down. `level`: the level lines that the page draws.

    Those of the table that the page before ends with, `above`, may be printed again.
    """
    lines = [_folded(line) for line in lines]
    end = 0
    for at, line in enumerate(lines):
        if at < end:
            continue
        headings = _again(lines, at, level, above) if above is not None else None
        if headings is None and len(line) > 1 and may_head("".join(word.text for word in line)):
            headings = _named(lines, at, end, level)
        if headings is not None:
            yield headings
            end = headings.lines.stop


def _again(lines: Sequence[Words], at: int, level: Sequence[Edge], above: TableOutline) -> HeadingCells | None:
    """All that heads the table on the page before, and nothing else."""
    whole = list(takewhile(lambda line: above.head.issuperset(word.text for word in line), lines[at:]))
    words = list(chain.from_iterable(whole))
    if not words or above.head != {word.text for word in words}:
        return None
    return replace(_headings(lines, range(at, at + len(whole)), level), again=True)


def _named(lines: Sequence[Words], at: int, end: int, level: Sequence[Edge]) -> HeadingCells | None:
    """Headings of which the line is one's or several's, if they name columns."""
    row = next(iter(_counted(lines, at + 1, lines[at][0])), None)
    block = _between_rules(lines, at, end, level)
    block = block or range(_first(lines, at, end, row), _last(lines, at, row) + 1)
    headings = _headings(lines, block, level)
    counted = _counted(lines, block.stop, headings.columns[0])
    headings = replace(headings, counted=tuple(lines[index][0] for index in counted))
    return headings if _name_columns(headings) else None


def _folded(line: Words) -> Words:
    """序 号 is one word: characters that are set wide."""
    if 2 * sum(len(word.text) == 1 for word in line) < len(line):
        return line
    folded: list[Word] = []
    lone = False
    for word in line:
        near = lone and len(word.text) == 1 and word.x0 - folded[-1].x1 <= _SET_WIDE * word.size
        if near:
            folded[-1] = folded[-1]._replace(text=folded[-1].text + word.text, x1=word.x1)
        else:
            folded.append(word)
        lone = near or len(word.text) == 1
    return folded


def _between_rules(lines: Sequence[Words], at: int, end: int, level: Iterable[Edge]) -> range | None:
    """The lines down to the rule below the headings, but for a title that runs over them; None if there is no rule."""
    line = lines[at]
    wide = [edge for edge in level if edge.start <= line[0].x0 and line[-1].x1 <= edge.end]
    widest = max((edge.end - edge.start for edge in wide), default=0.0)
    rules = [edge.at for edge in wide if edge.end - edge.start >= _AS_WIDE * widest]
    top = max((y for y in rules if line[0].y - _HIGHEST * line[0].size < y < line[0].y), default=None)
    bottom = min((y for y in rules if line[0].y < y < line[0].y + _HIGHEST * line[0].size), default=None)
    if top is None or bottom is None:
        return None
    first, last = at, at
    while first > end and lines[first - 1][0].y > top and _covered(lines[first - 1], line) < len(line) - 1:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1][0].y < bottom:
        last += 1
    return range(first, last + 1)


def _covered(words: Words, headings: Words) -> int:
    """How many of the headings the longest word covers."""
    return max(sum(overlap(word, heading) > 0 for heading in headings) for word in words)


def _first(lines: Sequence[Words], at: int, end: int, row: int | None) -> int:
    """The first line of the headings: above it a heading of several lines begins, or one over several columns.

    `row` is the line on which the first number stands that counts the rows.
    """
    headings = lines[at]
    while at > end and (
        _stands_over(lines[at - 1], lines[at], headings) or (row is not None and _are_over(lines[at - 1], lines[at]))
    ):
        at -= 1
    return at


def _stands_over(above: Words, below: Words, headings: Words) -> bool:
    gap = below[0].y - above[0].y
    if gap > _LINE * below[0].size or any(word.text[-1] in "。；：:，" for word in above):
        return False
    covered = _covered(above, headings)
    return covered <= 1 or (gap <= _HALF_A_LINE * below[0].size and covered < len(headings) - 1)


def _are_over(above: Words, below: Words) -> bool:
    """项目概况 责任分工, above headings of a table whose rows are counted."""
    near = below[0].y - above[0].y <= _TWO_LINES * below[0].size
    return near and len(above) > 1 and above[0].size == below[0].size and _may_be_headings(above)


def _may_be_headings(words: Words) -> bool:
    return all(may_be_heading(word.text) and not holds_any(word.text, digits) for word in words)


def _last(lines: Sequence[Words], at: int, row: int | None) -> int:
    """The last line of the headings: further lines of some, or headings below 责任分工, where 号 may stand between."""
    last = at
    for index in range(at + 1, min(at + _MOST_LINES, len(lines)) if row is None else row):
        above = [word for line in lines[at : last + 1] for word in line]
        counted = row is not None and (
            _are_under(lines[index], lines[last], lines[row]) or _end_lines(lines[index], above)
        )
        last = index if counted or _goes_on(lines[index], lines[last], lines[at]) else last
    return last


def _are_under(line: Words, above: Words, row: Words) -> bool:
    """总投资 责任领导, below headings of a table whose rows are counted: in most of the columns of its first row."""
    near = line[0].y - above[0].y <= _TWO_LINES * above[0].size
    return near and 2 * len(line) > len(row) and _may_be_headings(line)


def _end_lines(line: Words, above: Words) -> bool:
    """导 below 责任领: each goes on with the heading right above it."""
    return _may_be_headings(line) and all(
        any(overlap(word, one) > 0 and 0 < word.y - one.y <= _LINE * word.size for one in above) for word in line
    )


def _goes_on(line: Words, above: Words, headings: Words) -> bool:
    gap = (line[0].y - above[0].y) / above[0].size
    rest = gap <= _HALF_A_LINE or (gap <= _LINE and _end_headings(line, headings))
    return rest or _stand_below(line, headings)


def _end_headings(line: Words, headings: Words) -> bool:
    """Whether these are the second lines of headings: each below one, and no wider."""
    for word in line:
        above = [heading for heading in headings if overlap(word, heading) > 0]
        if len(above) != 1 or word.text.isdecimal() or word.x1 - word.x0 > above[0].x1 - above[0].x0 + _SLACK:
            return False
    return True


def _stand_below(line: Words, headings: Words) -> bool:
    """Whether these are the headings below another; 号 may stand beside them, below 序."""
    texts = [word.text for word in line if word.text not in _REST_OF_NUMBER]
    near = line[0].y - headings[0].y <= _TWO_LINES * headings[0].size
    return near and len(texts) != 1 and all(map(is_heading, texts))


def _headings(lines: Sequence[Words], block: range, level: Iterable[Edge]) -> HeadingCells:
    """What stands one above the other is one heading."""
    words = list(chain.from_iterable(lines[index] for index in block))
    over = find_over(words, level, lines[block.stop :])
    columns: list[list[Word]] = []
    for word in sorted((word for word in words if all(word != one.word for one in over)), key=lambda word: word.x0):
        if columns and word.x0 < max(other.x1 for other in columns[-1]):
            columns[-1].append(word)
        else:
            columns.append([word])
    return HeadingCells(tuple(words), tuple(map(_stacked, columns)), tuple(over), block)


def _stacked(words: Words) -> Word:
    """The lines of one heading as one."""
    lines = sorted(words, key=lambda word: (word.y, word.x0))
    return lines[0]._replace(
        text="".join(word.text for word in lines),
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
    )


def _counted(lines: Sequence[Words], start: int, first: Word) -> list[int]:
    """The lines with the first two rows' numbers, one above the other, in front of what is below the other headings."""
    found = [at for at in range(start, len(lines)) if lines[at][0].text.isdecimal() and lines[at][0].x0 < first.x1]
    leftmost = min((lines[at][0] for at in found), key=lambda number: number.x0, default=first)
    found = [at for at in found if overlap(lines[at][0], leftmost) > 0][:_FEWEST_COUNTED]
    counts = [int(lines[at][0].text) for at in found]
    return found if len(counts) == _FEWEST_COUNTED and counts[1] == counts[0] + 1 else []


def _name_columns(headings: HeadingCells) -> bool:
    """Whether some say who acts, and most are known: 牵头单位 县水利局 责任单位 县财政局 are labels with names.

    Of a ledger, whose rows are counted, few need be known.
    """
    text = "".join(word.text for word in (*(over.word for over in headings.over), *headings.columns))
    known = sum(is_heading(word.text) for word in headings.columns)
    counted = bool(headings.counted) and all(may_be_heading(word.text) for word in headings.columns)
    return (
        (counted or 2 * known > len(headings.columns))
        and len(headings.columns) >= _FEWEST_COLUMNS
        and columns_known(text) + counted >= _FEWEST_COLUMNS
        and names_somebody(text)
    )
