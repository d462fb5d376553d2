"""Where the rows of a table begin that has no lines between them: each has one number, the widest blanks part them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from govtask_extract.reading.drawn_pages.open_tables.words import Word

# In font sizes: blanks that differ by no more are alike; ink reaches so far from the middle of a line.
_ALIKE = 0.15
_INK = 0.3
# So many pairs of rows show what parts rows.
_FEWEST_PARTED = 2

Blank = tuple[float, float]


class Piece(Struct, frozen=True):
    """What stands between two rules or titles: its words, and those of them that number its rows.

    `begins`: a row begins with it. `headed`: the first row is the headings', and its number the lowest of these.
    """

    words: tuple[Word, ...]
    numbers: tuple[Word, ...]
    begins: bool = True
    headed: bool = False


def are_high(pieces: Iterable[Piece]) -> bool:
    """Whether the numbers stand at the top of their rows, not in the middle."""
    return not any(_stands_low(piece.numbers, start) for piece in pieces for start in _starts(piece))


def _starts(piece: Piece) -> Iterator[float]:
    """How high the first lines stand of those rows that are known to begin there."""
    heights = sorted(word.y for word in piece.words)
    if piece.begins:
        yield heights[0]
    blanks = _blanks(piece.words)
    for number, following in pairwise(piece.numbers):
        wide = _widest(blanks, number, following)
        if len(wide) == 1:
            yield from heights[bisect(heights, wide[0][1]) :][:1]
        elif piece.headed and number is piece.numbers[0]:
            yield from heights[bisect(heights, number.bottom) :][:1]


def _stands_low(numbers: Iterable[Word], start: float) -> bool:
    """Whether the number of the row that begins at `start` stands below its first line."""
    offsets = ((number.y - start) / number.size for number in numbers)
    return next((offset > _INK for offset in offsets if offset >= -_INK), False)


def split_rows(piece: Piece, high: bool) -> Iterator[list[Word]]:
    """The words of each row. `high`: numbers stand at the top of their rows."""
    words = sorted(piece.words, key=lambda word: word.y)
    blanks = _blanks(words)
    numbers = piece.numbers
    if high and not piece.begins and words[0].y < numbers[0].y - _INK * numbers[0].size:
        # The rest of a row that the page before began with.
        numbers = (words[0], *numbers)
    at, between = 0, list[Sequence[Blank]]()
    for number, following in pairwise(numbers):
        widest = _widest(blanks, number, following)
        between.append(widest)
        cut = _cut(widest, number, following, words[at].y, high)
        end = next((index for index in range(at, len(words)) if words[index].y > cut), at)
        if end > at:
            yield words[at:end]
            at = end
    yield from _with_notes(words[at:], numbers[-1], blanks, between)


def _with_notes(
    words: Sequence[Word], number: Word, blanks: Sequence[Blank], between: Sequence[Sequence[Blank]]
) -> Iterator[list[Word]]:
    """The last row, and what follows it without a number, farther off than lines are of one row.

    How far those are is known where one blank, wider than they have, parts each two rows; of rows of one line it may be
    anything less.
    """
    slack = _ALIKE * number.size
    if len(between) < _FEWEST_PARTED or any(len(wide) != 1 for wide in between):
        yield list(words)
        return
    rows = min(bottom - top for ((top, bottom),) in between)
    inside = (bottom - top for top, bottom in blanks if top < number.y and bottom - top < rows - slack)
    wide = max(inside, default=rows - 2 * slack) + slack
    ends = [(top + bottom) / 2 for top, bottom in blanks if top > number.y and bottom - top > wide]
    parts: list[list[Word]] = [[] for _ in range(len(ends) + 1)]
    for word in words:
        parts[bisect(ends, word.y)].append(word)
    yield from filter(None, parts)


def _cut(wide: Sequence[Blank], number: Word, following: Word, start: float, high: bool) -> float:
    """How high the row ends that begins at `start`."""
    if not wide:
        return following.top
    middles = [(top + bottom) / 2 for top, bottom in wide]
    if high:
        return middles[-1]
    # The row reaches as far below its number as above it.
    return next((middle for middle in middles if middle > 2 * number.y - start), middles[-1])


def _widest(blanks: Iterable[Blank], number: Word, following: Word) -> list[Blank]:
    """The widest blanks between two numbers."""
    between = [blank for blank in blanks if number.y < blank[0] and blank[1] < following.y]
    widest = max((bottom - top for top, bottom in between), default=0.0)
    return [(top, bottom) for top, bottom in between if bottom - top >= widest - _ALIKE * number.size]


def _blanks(words: Sequence[Word]) -> list[Blank]:
    """From the top down, where no word stands."""
    blanks: list[Blank] = []
    end: float | None = None
    for word in sorted(words, key=lambda word: word.y - _INK * word.size):
        top, bottom = word.y - _INK * word.size, word.y + _INK * word.size
        if end is not None and top > end:
            blanks.append((end, top))
        end = bottom if end is None else max(end, bottom)
    return blanks


def split_by_blanks(piece: Piece) -> list[list[Word]]:
    """The rows of a table that has no numbers: parted by the wide blanks if there are narrow ones, too, else by all."""
    blanks = _blanks(piece.words)
    heights = [bottom - top for top, bottom in blanks] or [0.0]
    least, most = min(heights), max(heights)
    enough = least if most - least <= _ALIKE * piece.words[0].size else (least + most) / 2
    cuts = [(top + bottom) / 2 for top, bottom in blanks if bottom - top >= enough]
    rows: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    for word in piece.words:
        rows[sum(cut < word.y for cut in cuts)].append(word)
    return rows
