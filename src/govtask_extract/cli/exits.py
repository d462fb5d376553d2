"""Exit codes, and which of several wins."""

from __future__ import annotations

from collections.abc import Iterable

FINE = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
NO_TASKS = 4
BUG = 70
INTERRUPTED = 130

_WORST_FIRST = (INTERRUPTED, BUG, USAGE, UNREADABLE, FINDINGS, NO_TASKS, FINE)


def worst(codes: Iterable[int]) -> int:
    """The code that stands for all of them."""
    return min(codes, key=_WORST_FIRST.index, default=FINE)


def only_bugs(codes: Iterable[int]) -> bool:
    """Whether bugs of ours left nothing that could be written."""
    return set(codes) == {BUG}
