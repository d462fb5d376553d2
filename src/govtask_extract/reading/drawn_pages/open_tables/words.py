"""Words of printed lines: what stands together with no blank in it, as headings and the lines of cells do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine

# In font sizes: the narrowest blank that parts two words. Justified lines are spread less.
BLANK = 0.3
# Marks that fill the left half of their box, and may hang over a cell's side: the narrowest blank behind them.
_CLOSING = "、，。；：！？）》〉】〕”’"
_BLANK_BEHIND = 0.1


class Word(NamedTuple):
    """Its text, where it begins and ends, and how high its middle stands, as shown, and its font size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def top(self) -> float:
        return self.y - self.size / 2

    @property
    def bottom(self) -> float:
        return self.y + self.size / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


Words = Sequence[Word]
"""Those of one line, from left to right."""


def words_of(line: GlyphLine, size: float) -> list[Word]:
    """The line's words from left to right."""
    return [_word(characters) for characters in _parted(line, size)]


def _word(characters: Sequence[Word]) -> Word:
    last = characters[-1]
    ink = (last.x0 + last.x1) / 2 if last.text in _CLOSING else last.x1
    return Word("".join(one.text for one in characters), characters[0].x0, ink, last.y, last.size)


def _parted(line: GlyphLine, size: float) -> Iterator[list[Word]]:
    """The characters of each word."""
    word: list[Word] = []
    for text, x0, top, x1, bottom in zip(line.text, *[iter(line.boxes)] * 4, strict=True):
        if text.isspace():
            continue
        if word and x0 - word[-1].x1 > (_BLANK_BEHIND if word[-1].text in _CLOSING else BLANK) * size:
            yield word
            word = []
        word.append(Word(text, x0, x1, (top + bottom) / 2, size))
    if word:
        yield word


def overlap(one: Word, other: Word) -> float:
    """How far two words stand one above the other; negative if they are side by side."""
    return min(one.x1, other.x1) - max(one.x0, other.x0)
