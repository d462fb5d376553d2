"""Headings over several columns: 责任分工 above 牵头单位 and 责任单位."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from math import inf

from msgspec import Struct

from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.open_tables.heading_words import may_be_heading
from govtask_extract.reading.drawn_pages.open_tables.words import Word, Words, overlap

# In font sizes: how far words of one line differ in height; how far below a heading those stand that it is over, and
# the next line of its own at most; how far from the middle a heading stands that is as high as both rows.
_LEVEL, _ROW, _LINE, _MIDDLE = 0.2, 0.9, 1.7, 0.25
# In points: words that begin so near to each other are set to the left.
_ALIGNED = 1.0
# … and what is computed from the middles of words is so near to what is drawn.
_NEAR = 3.0
# A heading is over so many others at least.
_FEWEST = 2

# So many words below the headings show how wide their columns are.
_WORDS_LOOKED_AT = 200

Stack = list[Word]
"""The lines of one heading."""


class Over(Struct, frozen=True):
    """A heading, those below it, and how high the line between them stands that the page draws, if it does."""

    word: Word
    below: tuple[Word, ...]
    rule: float | None = None

    @property
    def y(self) -> float:
        """Where it ends and those below it begin."""
        return self.rule if self.rule is not None else (self.word.y + min(word.y for word in self.below)) / 2


def find_over(words: Sequence[Word], level: Iterable[Edge], rows: Iterable[Words]) -> list[Over]:
    """Those among the words of all headings; `level` are the level lines that the page draws, `rows` what is below."""
    below = list(islice(chain.from_iterable(rows), _WORDS_LOOKED_AT))
    return list(_over_rules(words, level, below)) or list(_over_others(words, below))


def _over_rules(words: Sequence[Word], level: Iterable[Edge], rows: Sequence[Word]) -> Iterator[Over]:
    """One rule may stand below several such headings."""
    top, bottom = min(word.y for word in words), max(word.y for word in words)
    for edge in level:
        along = [word for word in words if edge.start <= word.centre <= edge.end] if top < edge.at < bottom else []
        above, below = [word for word in along if word.y < edge.at], [word for word in along if word.y > edge.at]
        shared = _between_borders(above, _stacks(below), edge) or _shared(above, _stacks(below), rows)
        yield from (Over(word, tuple(several), edge.at) for word, several in shared)


def _between_borders(above: Iterable[Word], stacks: Sequence[Stack], edge: Edge) -> list[tuple[Word, list[Word]]]:
    """Those between the ends of the rule and the borders that follow, if each stands in the middle of its own."""
    start, found = edge.start, list[tuple[Word, list[Word]]]()
    for word in sorted(above, key=lambda word: word.x0):
        border = 2 * word.centre - start
        inside = [line for stack in stacks for line in stack if start < line.centre < border]
        found.append((word, inside))
        start = border
    return found if abs(start - edge.end) <= _NEAR and all(len(_stacks(below)) >= _FEWEST for _, below in found) else []


def _over_others(words: Sequence[Word], rows: Sequence[Word]) -> Iterator[Over]:
    """Without a line between them: what stands a row above several others, of which none is as high as both rows."""
    top, bottom = min(word.y for word in words), max(word.y for word in words)
    above = [word for word in words if word.y - top < _LEVEL * word.size]
    stacks = _stacks(word for word in words if word not in above)
    middle = (top + bottom) / 2 if min(words, key=lambda word: word.x0) not in above else None
    lower = [stack for stack in stacks if _is_lower(stack, above, middle)]
    yield from (Over(word, tuple(several)) for word, several in _shared(above, lower, rows))


def _is_lower(stack: Stack, above: Iterable[Word], middle: float | None) -> bool:
    """Whether it stands in the lower row: it goes on with none above, and is not set to the `middle` of both rows."""
    size, start, end = stack[0].size, stack[0].y, stack[-1].y
    if middle is not None and abs((start + end) / 2 - middle) <= _MIDDLE * size:
        return False
    goes_on = any(start - word.y <= _LINE * size and overlap(stack[0], word) > 0 for word in above)
    far = all(start - word.y >= _ROW * size for word in above)
    return far and not goes_on and may_be_heading("".join(word.text for word in stack))


def _stacks(words: Iterable[Word]) -> list[Stack]:
    """Those that stand one above the other, each from the top down, from left to right."""
    stacks: list[Stack] = []
    reached = -inf
    for word in sorted(words, key=lambda word: word.x0):
        if word.x0 < reached:
            stacks[-1].append(word)
        else:
            stacks.append([word])
        reached = max(reached, word.x1)
    return [sorted(stack, key=lambda word: word.y) for stack in stacks]


def _shared(above: Iterable[Word], stacks: Sequence[Stack], rows: Sequence[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """Whom of the lower headings each of the upper ones is over: several neighbours, in the middle or from the left."""
    words = sorted(above, key=lambda word: word.x0)
    extents = [_extent(stack, stacks, rows) for stack in stacks]
    left = any(abs(word.x0 - stack[0].x0) < _ALIGNED for word in words for stack in stacks)
    best: dict[int, tuple[float, tuple[tuple[Word, range], ...]]] = {0: (0.0, ())}
    for word in words:
        reached = best
        best = {}
        for start, (cost, parts) in reached.items():
            for end in (start, *range(start + _FEWEST, len(stacks) + 1)):
                off = cost + _off(word, extents[start:end], left)
                if end not in best or off < best[end][0]:
                    best[end] = (off, (*parts, (word, range(start, end))))
    for word, columns in best[len(stacks)][1] if len(stacks) in best else ():
        if columns:
            yield word, [line for column in columns for line in stacks[column]]


def _extent(stack: Stack, stacks: Sequence[Stack], rows: Iterable[Word]) -> Word:
    """A heading, as wide as what stands below it alone."""
    whole = _as_one(stack)
    others = [_as_one(other) for other in stacks if other is not stack]
    below = [row for row in rows if overlap(row, whole) > 0 and all(overlap(row, other) <= 0 for other in others)]
    return _as_one([whole, *below])


def _as_one(words: Sequence[Word]) -> Word:
    return words[0]._replace(x0=min(word.x0 for word in words), x1=max(word.x1 for word in words))


def _off(word: Word, columns: Sequence[Word], left: bool) -> float:
    """How far the heading stands from where it would over these."""
    if not columns:
        return 0.0
    start, end = columns[0].x0, columns[-1].x1
    return abs(word.x0 - start) if left else abs(word.centre - (start + end) / 2)
