"""How two short names are alike: the same but for width and variants, or one slip of the pen apart."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from govtask_extract.language.script import without_blanks
from govtask_extract.language.variants import simplified

LONGEST_NAME = 40
"""Longer ones are no names, but text that was taken for one."""
_TOO_ALIKE = 60


def match_key(text: str) -> str:
    """What is left when width, white space and the choice of variant characters are not looked at."""
    return simplified(without_blanks(unicodedata.normalize("NFKC", text)))


def one_slip_apart(one: str, other: str) -> bool:
    """Whether a character replaced, left out, put in, or swapped with its neighbour makes one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = _common(one, other)
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return one[start + 1 :] == other[start + 1 :] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def near_pairs(keys: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of indices, the later first, of keys that may be one slip apart: without one character they are equal.

    That takes time in proportion to their number, unless very many are alike; those are so by system.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if len(key) <= LONGEST_NAME:
            for rest in {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}:
                holders[rest].append(index)
    return pairs_within(holders.values())


def pairs_within(groups: Iterable[Sequence[int]]) -> set[tuple[int, int]]:
    """All pairs, the later first, of the indices in each group that is not too large to mean anything."""
    return {
        (max(one, other), min(one, other))
        for group in groups
        if len(group) <= _TOO_ALIKE
        for one, other in combinations(group, 2)
    }


def slip(one: str, other: str) -> tuple[int, str, str]:
    """Where two texts begin to differ, and what each has there up to where they agree again."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    return start, one[start : len(one) - end], other[start : len(other) - end]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
