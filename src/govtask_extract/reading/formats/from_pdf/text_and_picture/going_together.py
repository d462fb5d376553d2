"""How far two rows of numbers go up and down together."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from operator import mul


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """From -1 to 1, by Pearson; 0 where one of them stays the same."""
    count = len(one)
    if count < 2:
        return 0.0
    mean, other_mean = sum(one) / count, sum(other) / count
    spread = sum(map(mul, one, one)) - count * mean * mean
    other_spread = sum(map(mul, other, other)) - count * other_mean * other_mean
    if spread <= 1e-9 or other_spread <= 1e-9:
        return 0.0
    together: float = sum(map(mul, one, other)) - count * mean * other_mean
    return together / sqrt(spread * other_spread)


def agreement(one: Sequence[float], other: Sequence[float]) -> float:
    """The same by their ranks, so that it does not matter how far apart the numbers are (Spearman)."""
    return correlation(_ranks(one), _ranks(other))


def _ranks(numbers: Sequence[float]) -> list[float]:
    """Each number's place in the order; equal ones share the mean of theirs."""
    places: dict[float, list[int]] = {}
    for place, number in enumerate(sorted(numbers)):
        places.setdefault(number, []).append(place)
    return [(places[number][0] + places[number][-1]) / 2 for number in numbers]
