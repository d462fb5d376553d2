"""Which task of one list is which of the other: in order, by the pairs of characters that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

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


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    steps = _steps(left, right)
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        step = steps[i][j]
        if step == _PAIR:
            pairs.append((i, j))
        i, j = i + (step != _RIGHT), j + (step != _LEFT)
    return pairs


# What to do at a pair of texts: pass over the one of the left, over that of the right, or take both.
_LEFT, _RIGHT, _PAIR = range(3)


def _steps(left: Sequence[str], right: Sequence[str]) -> list[bytes]:
    """Of each pair of texts the step that leads to the best sum; of the sums themselves two rows are kept."""
    likeness = _Likeness(right)
    steps: list[bytes] = []
    below = [0.0] * (len(right) + 1)
    for text in reversed(left):
        alike, row, step = likeness.of(text), [0.0] * (len(right) + 1), bytearray(len(right))
        for j in range(len(right) - 1, -1, -1):
            paired = below[j + 1] + alike[j] if j in alike else 0.0
            best = row[j] = max(below[j], row[j + 1], paired)
            step[j] = _LEFT if best == below[j] else _RIGHT if best == row[j + 1] else _PAIR
        steps.append(bytes(step))
        below = row
    return steps[::-1]


class _Likeness:
    """Dice's coefficient of a text and those of one side, found by looking up who has a pair of characters at all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._totals: list[int] = []
        self._holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for j, grams in enumerate(map(_pairs, texts)):
            self._totals.append(grams.total())
            for gram, times in grams.items():
                self._holders[gram].append((j, times))

    def of(self, text: str) -> dict[int, float]:
        """By index, those that are alike."""
        grams = _pairs(text)
        total = grams.total()
        scores = ((j, 2 * shared / (total + self._totals[j])) for j, shared in _shared(grams, self._holders).items())
        return {j: score for j, score in scores if score >= ALIKE}


def _shared(grams: Counter[str], holders: dict[str, list[tuple[int, int]]]) -> Counter[int]:
    shared: Counter[int] = Counter()
    for gram, times in grams.items():
        for j, other in holders.get(gram, ()):
            shared[j] += min(times, other)
    return shared


def _pairs(text: str) -> Counter[str]:
    """A text of one character is its own pair."""
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text])
