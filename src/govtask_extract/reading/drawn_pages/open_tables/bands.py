"""The columns of a table without upright lines: nothing that is printed in one reaches into the next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import inf

from govtask_extract.language.markers import TITLE_OVER_ROWS
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.drawn_pages.open_tables.heading_words import names_somebody
from govtask_extract.reading.drawn_pages.open_tables.words import BLANK, Word, Words

_NUMBER = lazy_re(r"[（(]?(?:\d{1,4}(?:[.．\-—]\d{1,3}){0,3}|[一二三四五六七八九十]{1,4})[）)、.．]?|[①-⒇]|[合总小]计")
# A number that opens a task, where the table has no column of numbers.
_OPENING = lazy_re(r"[（(]?\d{1,3}[）)、.．](?!\d)")
# In font sizes: how far from the middle between the first column and the last a title may stand. Without rules nothing
# says where they end.
_MIDDLE = 3.0

Extent = tuple[float, float]


class Bands:
    """From where to where something is printed in each column; `numbers` is the column of the rows' numbers.

    `sides` is where the table's rules begin and end, if it has any.
    """

    def __init__(self, extents: Iterable[Extent], headings: Iterable[str], numbers: int | None) -> None:
        self.extents, self.headings = list(extents), list(headings)
        self.numbers = numbers
        self.sides: Extent | None = None
        self._strays: list[tuple[Word, frozenset[int]]] = []

    def copy(self) -> Bands:
        same = Bands(self.extents, self.headings, self.numbers)
        same.sides = self.sides
        return same

    def holds(self, words: Iterable[Word]) -> bool:
        """Whether each of the words stands in one column, and only numbers in theirs."""
        return not self.crosses(words) and all(
            self.column(word) != self.numbers or self.numbers is None or _NUMBER.fullmatch(word.text) for word in words
        )

    def crosses(self, words: Iterable[Word]) -> bool:
        """Whether one of them stands in two columns."""
        return any(True for word in words for _ in self._crossed(word))

    def titles(self, words: Words) -> bool:
        """Whether the line is a title of rows, 一、稳住经济大盘: across columns, or where it is nothing else."""
        if TITLE_OVER_ROWS.match(words[0].text) is None:
            return False
        return self.crosses(words) or not self.holds(words) or (len(words) == 1 and self._sets_apart(words[0]))

    def _sets_apart(self, word: Word) -> bool:
        """Whether it stands in the middle of the table, or where names do."""
        left, right = self.sides or (self.extents[0][0], self.extents[-1][1])
        column = self.column(word)
        names = column is not None and names_somebody(self.headings[column])
        return names or abs(word.centre - (left + right) / 2) <= _MIDDLE * word.size

    def numbered(self, words: Iterable[Word]) -> Word | None:
        """The one among them that numbers a row."""
        if self.numbers is None:
            return next((word for word in words if self.column(word) == 0 and _OPENING.match(word.text)), None)
        return next((word for word in words if self._is_between(word) and _NUMBER.fullmatch(word.text)), None)

    def column(self, word: Word) -> int | None:
        """The column in whose extent most of the word stands."""
        common = [min(word.x1, x1) - max(word.x0, x0) for x0, x1 in self.extents]
        column = max(range(len(common)), key=common.__getitem__)
        return column if common[column] > 0 else None

    def unite(self, words: Iterable[Word]) -> None:
        """What crosses from one column to the next makes one of them: a heading that is set wide, 责任 单位."""
        for word in words:
            crossed = list(self._crossed(word))
            if len(crossed) == 1:
                self._unite(crossed[0])

    def _unite(self, at: int) -> None:
        (x0, _), (_, x1) = self.extents[at : at + 2]
        self.extents[at : at + 2] = [(x0, x1)]
        self.headings[at : at + 2] = ["".join(self.headings[at : at + 2])]
        if self.numbers is not None and self.numbers > at:
            self.numbers -= 1

    def take(self, words: Words) -> None:
        """Make room for the words of one line, none of which crosses."""
        filled = frozenset(column for word in words if (column := self.column(word)) is not None)
        for word in words:
            column = self.column(word)
            if column is None:
                self._strays.append((word, filled))
            else:
                self._widen(column, word)

    def settle(self) -> None:
        """Find a column for the words that stood below no heading: one that is empty where they stand."""
        strays, self._strays = self._strays, []
        for word, filled in strays:
            column = self.column(word)
            if column is None:
                left, right = self._beside(word)
                column = right if left < 0 or (right < len(self.extents) and left in filled) else left
            self._widen(column, word)

    def _is_between(self, word: Word) -> bool:
        """Whether it stands between what is printed left and right of the numbers."""
        column = self.numbers or 0
        left = self.extents[column - 1][1] if column else -inf
        right = self.extents[column + 1][0] if column + 1 < len(self.extents) else inf
        return left <= word.x0 and word.x1 <= right

    def _crossed(self, word: Word) -> Iterable[int]:
        slack = BLANK * word.size
        for at, (before, after) in enumerate(pairwise(self.extents)):
            if word.x0 < before[1] - slack and word.x1 > after[0] + slack:
                yield at

    def _beside(self, word: Word) -> tuple[int, int]:
        """The columns to the left and to the right of it."""
        right = sum(x0 < word.x0 for x0, _ in self.extents)
        return right - 1, right

    def _widen(self, column: int, word: Word) -> None:
        x0, x1 = self.extents[column]
        self.extents[column] = (min(x0, word.x0), max(x1, word.x1))
