"""Which task of one list is which of the other: in order, by the pairs of characters that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

# Texts that share less than half of their pairs of characters are different tasks.
ALIKE = 0.5


def align(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indices, rising on both sides, whose texts are the most alike in sum."""
    first = _same_at_start(left, right)
    last = _same_at_start(left[first:][::-1], right[first:][::-1])
    rows, columns = len(left) - last, len(right) - last
    between = _aligned(left[first:rows], right[first:columns])
    return [
        *((at, at) for at in range(first)),
        *((first + i, first + j) for i, j in between),
        *((rows + at, columns + at) for at in range(last)),
    ]


def _same_at_start(left: Sequence[str], right: Sequence[str]) -> int:
    """Texts that are the same on both sides cannot do better than with each other."""
    pairs = zip(left, right, strict=False)
    return next((at for at, pair in enumerate(pairs) if pair[0] != pair[1]), min(len(left), len(right)))


class Chain(NamedTuple):
    """Pairs that rise on both sides: their sum, the first one, and those that follow. The best one is the greatest.

    Of equal sums, that is the one that begins later.
    """

    sum: float
    left: int
    right: int
    rest: Chain | None


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """From the end on, each pair of texts goes before the best chain that begins beyond it on both sides."""
    likeness, best = Likeness(right), BestChains(len(right))
    for i in range(len(left) - 1, -1, -1):
        found = []
        for j, alike in likeness.of(left[i], i * len(right) // len(left)):
            rest = best.beyond(j)
            found.append(Chain((rest.sum if rest else 0.0) + alike, i, j, rest))
        for chain in found:
            best.add(chain)
    pairs, following = [], best.beyond(-1)
    while following:
        pairs.append((following.left, following.right))
        following = following.rest
    return pairs


class BestChains:
    """The best chain among those that begin beyond a place of the right side: Fenwick 1994, of maxima."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._best: list[Chain | None] = [None] * (size + 1)

    def add(self, chain: Chain) -> None:
        at = self._size - chain.right
        while at <= self._size:
            best = self._best[at]
            if best is None or chain > best:
                self._best[at] = chain
            at += at & -at

    def beyond(self, place: int) -> Chain | None:
        found, at = None, self._size - place - 1
        while at > 0:
            best = self._best[at]
            if best is not None and (found is None or best > found):
                found = best
            at -= at & -at
        return found


# Of a text's counterparts, so many are looked at.
_LOOKED_AT = 40
# Characters that stand together in few texts, such as a name or a figure with what is around it.
_STRETCH = 8


class Likeness:
    """Dice's coefficient of a text and those of one side that share its rarest stretches and pairs of characters."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._grams = list(map(_pairs, texts))
        self._holders: dict[str, list[int]] = defaultdict(list)
        for j, text in enumerate(texts):
            for key in _keys(text, self._grams[j]):
                self._holders[key].append(j)

    def of(self, text: str, expected: int) -> Iterator[tuple[int, float]]:
        """Indices of those that are alike. Of too many that share the same, those about `expected` are looked at."""
        grams = _pairs(text)
        for j in self._near(_keys(text, grams), expected):
            score = 2 * len(grams & self._grams[j]) / (len(grams) + len(self._grams[j]))
            if score >= ALIKE:
                yield j, score

    def _near(self, keys: Collection[str], expected: int) -> set[int]:
        found: set[int] = set()
        for holders in sorted((self._holders[key] for key in keys if key in self._holders), key=len):
            room = _LOOKED_AT - len(found)
            if room <= 0:
                break
            first = max(bisect_left(holders, expected) - room // 2, 0)
            found.update(holders[first : first + room])
        return found


def _keys(text: str, grams: frozenset[str]) -> set[str]:
    """What a text is found by."""
    return {*grams, *(text[at : at + _STRETCH] for at in range(len(text) - _STRETCH + 1))}


def _pairs(text: str) -> frozenset[str]:
    """The second time, a pair of characters has its number behind it. A text of one character is its own pair."""
    times: Counter[str] = Counter()
    found = []
    for gram in [text[at : at + 2] for at in range(len(text) - 1)] or [text]:
        times[gram] += 1
        found.append(gram if times[gram] == 1 else f"{gram}{times[gram]}")
    return frozenset(found)
