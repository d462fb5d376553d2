"""Headings over several columns: 责任分工 above 牵头单位 and 责任单位."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from govtask_extract.reading.formats.from_pdf.edges import Edge
from govtask_extract.reading.formats.from_pdf.open_tables.heading_words import is_heading
from govtask_extract.reading.formats.from_pdf.open_tables.words import Word

# In font sizes: how far words of one line differ in height, and how far below a heading those stand that it is over.
_LEVEL, _ROW = 0.2, 0.9
# In points: words that begin so near to each other are set to the left.
_ALIGNED = 1.0


class Over(Struct, frozen=True):
    """A heading, those below it, and how high the line between them stands that the page draws, if it does."""

    word: Word
    below: tuple[Word, ...]
    rule: float | None = None

    @property
    def y(self) -> float:
        """Where it ends and those below it begin."""
        return self.rule if self.rule is not None else (self.word.y + min(word.y for word in self.below)) / 2


def find_over(words: Sequence[Word], level: Iterable[Edge]) -> list[Over]:
    """Those among the words of all headings; `level` are the level lines that the page draws."""
    return list(_over_rules(words, level)) or list(_over_others(words))


def _over_rules(words: Sequence[Word], level: Iterable[Edge]) -> Iterator[Over]:
    top, bottom = min(word.y for word in words), max(word.y for word in words)
    for edge in level:
        along = [word for word in words if edge.start <= word.centre <= edge.end] if top < edge.at < bottom else []
        above, below = [word for word in along if word.y < edge.at], [word for word in along if word.y > edge.at]
        if len(above) == 1 and len(below) > 1:
            yield Over(above[0], tuple(below), edge.at)


def _over_others(words: Sequence[Word]) -> Iterator[Over]:
    """Without a line between them: what stands a row above several of the lowest line."""
    lowest = max(word.y for word in words)
    below = [word for word in words if lowest - word.y < _LEVEL * word.size and is_heading(word.text)]
    above = [
        word
        for word in words
        if below and lowest - word.y >= _ROW * word.size and below[0].x0 < word.centre < below[-1].x1
    ]
    headed: dict[Word, list[Word]] = {}
    for word in below if above else ():
        headed.setdefault(_nearest(word, above, below), []).append(word)
    yield from (Over(word, tuple(several)) for word, several in headed.items() if len(several) > 1)


def _nearest(word: Word, above: Sequence[Word], below: Iterable[Word]) -> Word:
    """The heading that the word stands under: set to the left, the last that begins before it; else by the middles."""
    if any(abs(above[0].x0 - one.x0) < _ALIGNED for one in below):
        return max(above, key=lambda one: (one.x0 < word.x0 + _ALIGNED, one.x0))
    return min(above, key=lambda one: abs(one.centre - word.centre))
