"""Which task of one list is which of the other: in order, by the pairs of characters that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

# Texts that share less than half of their pairs of characters are different tasks.
ALIKE = 0.5


def align(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indices, rising on both sides, whose texts are the most alike in sum."""
    likeness = _likeness(left, right)
    gained = _gains(likeness, len(left), len(right))
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if gained[i][j] == gained[i + 1][j]:
            i += 1
        elif gained[i][j] == gained[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _gains(likeness: dict[tuple[int, int], float], rows: int, columns: int) -> list[list[float]]:
    """`[i][j]` is the best sum from the i-th of the left and the j-th of the right on."""
    gained = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = gained[i + 1][j + 1] + likeness[i, j] if (i, j) in likeness else 0.0
            gained[i][j] = max(gained[i + 1][j], gained[i][j + 1], paired)
    return gained


def _likeness(left: Sequence[str], right: Sequence[str]) -> dict[tuple[int, int], float]:
    """Dice's coefficient of all pairs that are alike, found by looking up who has a pair of characters at all."""
    lefts, rights = [_pairs(text) for text in left], [_pairs(text) for text in right]
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, grams in enumerate(rights):
        for gram, times in grams.items():
            holders[gram].append((j, times))
    found = {}
    for i, grams in enumerate(lefts):
        for j, shared in _shared(grams, holders).items():
            score = 2 * shared / (grams.total() + rights[j].total())
            if score >= ALIKE:
                found[i, j] = score
    return found


def _shared(grams: Counter[str], holders: dict[str, list[tuple[int, int]]]) -> Counter[int]:
    shared: Counter[int] = Counter()
    for gram, times in grams.items():
        for j, other in holders.get(gram, ()):
            shared[j] += min(times, other)
    return shared


def _pairs(text: str) -> Counter[str]:
    """A text of one character is its own pair."""
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text])
