"""Tables that have lost all but their cells, each a line: 序号⏎任务⏎责任单位⏎1⏎修桥⏎县水利局⏎2⏎…

So pages are copied whose cells become paragraphs. The numbers of the rows show where each begins, and the lines between
them how many columns there are. Some copies put a bar behind each cell, and two on a line where one is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import log

from msgspec import Struct

from govtask_extract.language.markers import NUMBERS_HEADINGS, TITLE_OVER_ROWS
from govtask_extract.language.numerals import to_integer
from govtask_extract.language.page_marks import is_page_mark
from govtask_extract.language.script import without_blanks
from govtask_extract.model.document import Cell, Line, Span, Table
from govtask_extract.patterns import lazy_re

Row = range
"""The numbers of a row's lines."""

_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_BLANKS_AND_BARS = "| \t\r\f\v\u00a0\u2003\u3000"
_OPENING_A_HEAD = tuple({words[0] for words in NUMBERS_HEADINGS})
_BARS_BELOW = lazy_re(r"(?:(?:[^\S\n]*+\n)++[^\S\n]*+\|++[^\S\n]*+$)+", re.MULTILINE)
# A row of a line more or less has a cell of two paragraphs, or an empty one. In many rows every cell is one line.
_EXACT = 0.3
_FEWEST_ROWS = 2
_NUMBER = lazy_re("[0-9]{1,3}")
# What counts as much as a length e times the usual: a third of the characters new to the column; an end new to it.
_NEW, _OTHER_END = 3.0, 1.0


def find_listed_tables(text: str, lines: Sequence[Line]) -> Iterator[tuple[Table, tuple[Span, ...]]]:
    """The tables among these lines, in order, each with the rows of more lines or fewer than it has columns.

    Nothing says which of their cells has more, or none: it is guessed. Blank lines may stand anywhere.
    """
    if not any(_is_head(text, line) for line in lines):
        return
    inked = content_lines(text, lines, with_empty=True)
    words = [_words(text, line) for line in inked]
    at = 0
    while at < len(words):
        rows = _rows(words, at) if words[at] in NUMBERS_HEADINGS else []
        if rows:
            guessed = [row for row in rows[1:] if len(row) not in (1, len(rows[0]))]
            spans = (_inked(text, Line(inked[row[0]].start, inked[row[-1]].end)) for row in guessed)
            yield _table(text, inked, words, rows), tuple(spans)
        at = rows[-1].stop if rows else at + 1


def opens_head(text: str, line: Line) -> bool:
    """Whether this may be the first line of a table by numbers; by its first character most lines are not."""
    return text[line.start : line.end].lstrip(_BLANKS_AND_BARS).startswith(_OPENING_A_HEAD)


def _is_head(text: str, line: Line) -> bool:
    return opens_head(text, line) and _words(text, line) in NUMBERS_HEADINGS


def content_lines(text: str, lines: Sequence[Line], with_empty: bool = False) -> list[Line]:
    """The lines that print words, without page marks; `with_empty` also those whose bars stand for an empty cell."""
    inked = (
        line
        for line in lines
        if text[line.start : line.end].strip(_BLANKS_AND_BARS)
        or (with_empty and text.count("|", line.start, line.end) > 1)
    )
    return [line for line in inked if not is_page_mark(text[line.start : line.end])]


def _rows(words: Sequence[str], start: int) -> list[Row]:
    """The header and the rows below it; nothing if this is no table."""
    reach = range(start, min(len(words), start + _MOST_COLUMNS + 1))
    first = next((at for at in reach if is_number(words[at]) or TITLE_OVER_ROWS.match(words[at])), start)
    columns = first - start
    rows = list(_numbered_rows(words, range(start, first))) if columns >= _FEWEST_COLUMNS else []
    exact = sum(len(row) == columns for row in rows)
    numbered = sum(len(row) > 1 for row in rows)
    return [range(start, first), *rows] if exact >= max(_FEWEST_ROWS, _EXACT * numbered) else []


def _numbered_rows(words: Sequence[str], header: Row) -> Iterator[Row]:
    """Row after row as their numbers go on; titles over them, which are rows of one line; the header again."""
    heading = list(words[header.start : header.stop])
    at, number = header.stop, 0
    titles: dict[str, int] = {}
    while at < len(words):
        if title := TITLE_OVER_ROWS.match(words[at]):
            titles.update([_ordinal(title)])
            end = at + 1
        elif words[at : at + len(heading)] == heading:
            end = at + len(heading)
        elif is_number(words[at]) and (not number or int(words[at]) == number + 1):
            number = int(words[at])
            end = _row_end(words, at, heading, str(number + 1), titles)
        else:
            return
        yield range(at, end)
        at = end


def _row_end(words: Sequence[str], at: int, heading: Sequence[str], following: str, titles: Mapping[str, int]) -> int:
    """Before the row that has the number `following` or the header printed again, and the titles over it.

    A title that counts on from `titles` closes also a row that has empty cells.
    """
    columns = len(heading)
    last = min(at + columns, len(words))
    ends = [
        line
        for line in range(at + 2, min(len(words), at + 3 * columns))
        if words[line] == following or words[line : line + columns] == heading
    ]
    end = last if last in ends or not ends else ends[0]
    counted = behind = end
    while title := TITLE_OVER_ROWS.match(words[behind - 1]):
        behind -= 1
        if _counts_on(title, titles):
            counted = behind
    return counted if at + 1 < counted < end else max(behind, min(end, at + columns))


def _ordinal(title: re.Match[str]) -> tuple[str, int]:
    """What encloses a title's number, as it is written, and the number: 、 and 3."""
    number = title[0].strip("、．.（()）")
    return title[0].replace(number, ""), to_integer(number) or 0


def _counts_on(title: re.Match[str], titles: Mapping[str, int]) -> bool:
    marks, number = _ordinal(title)
    return titles.get(marks) == number - 1


def is_number(words: str) -> bool:
    """Whether this numbers a row."""
    return _NUMBER.fullmatch(words) is not None


class _Usual(Struct, frozen=True):
    """What the cells of a column are like in the rows whose cells are a line each."""

    length: float
    characters: frozenset[str]
    last: frozenset[str]

    def strangeness(self, words: str) -> float:
        """How far the words are from it: by their length, their characters and how they end; 0 if in nothing."""
        strange = sum(character not in self.characters for character in words) / len(words)
        return (
            abs(log((len(words) + 1) / (self.length + 1))) + _NEW * strange + _OTHER_END * (words[-1] not in self.last)
        )


def _usual(words: Sequence[str], rows: Sequence[Row], columns: int) -> list[_Usual]:
    exact = [[words[at] for at in row] for row in rows if len(row) == columns]
    return [
        _Usual(sum(map(len, cells)) / len(cells), frozenset("".join(cells)), frozenset(cell[-1:] for cell in cells))
        for cells in zip(*exact, strict=True)
    ]


def _table(text: str, lines: Sequence[Line], words: Sequence[str], rows: Sequence[Row]) -> Table:
    columns = len(rows[0])
    usual = _usual(words, rows[1:], columns)
    cells = [
        Cell(
            number,
            column,
            tuple(_inked(text, lines[at]) for at in cell if words[at]),
            column_span=columns if len(row) == 1 else 1,
        )
        for number, row in enumerate(rows)
        for column, cell in enumerate(_cells(row, words, usual))
    ]
    bars = _BARS_BELOW.match(text, lines[rows[-1].stop - 1].end)
    end = bars.end() if bars else lines[rows[-1].stop - 1].end
    return Table(lines[rows[0].start].start, end, len(rows), columns, tuple(cells))


def _cells(row: Row, words: Sequence[str], usual: Sequence[_Usual]) -> list[Row]:
    """A line each. Lines too many are one cell's, and where there are too few, one cell is empty: whichever makes the
    others look most like what is usual in their columns.
    """
    more = len(row) - len(usual)
    if len(row) in (1, len(usual)):
        return [row[at : at + 1] for at in range(len(row))]
    divided = [_divided(row, column, more) for column in range(1, min(len(usual), len(row) + 1))]
    return min(divided, key=lambda cells: _strangeness(cells, words, usual))


def _divided(row: Row, at: int, more: int) -> list[Row]:
    """The row's cells if the one at this column has so many lines more than one, or is empty with those behind it."""
    before = [row[column : column + 1] for column in range(at)]
    behind = [row[line : line + 1] for line in range(max(at, at + more + 1), len(row))]
    return [*before, row[at : max(at, at + more + 1)], *([row[:0]] * (-1 - more)), *behind]


def _strangeness(cells: Sequence[Row], words: Sequence[str], usual: Sequence[_Usual]) -> float:
    lines = ((column, words[at]) for cell, column in zip(cells, usual, strict=True) for at in cell)
    return sum(column.strangeness(line) for column, line in lines if line)


def _words(text: str, line: Line) -> str:
    return without_blanks(text[slice(*_inked(text, line))])


def _inked(text: str, line: Line) -> tuple[int, int]:
    printed = text[line.start : line.end]
    start = line.start + len(printed) - len(printed.lstrip(_BLANKS_AND_BARS))
    return start, line.start + len(printed.rstrip(_BLANKS_AND_BARS))
