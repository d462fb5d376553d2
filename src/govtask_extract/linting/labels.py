"""The words before a colon that announce an assignment, and where they stand in a text."""

from __future__ import annotations

from functools import cache

import regex

from govtask_extract.chinese.script import without_blanks
from govtask_extract.model.roles import WORDINGS

# One of two characters alone, such as 责任, is too common a word to look for.
LABELS = frozenset(label for wording in WORDINGS for label in wording.labels if len(label) >= 3)


@cache
def labels_before_colons() -> regex.Pattern[str]:
    """责任单位： with any blanks inside, in half-width text."""
    words = "|".join(r"\s*".join(map(regex.escape, label)) for label in sorted(LABELS, key=lambda word: -len(word)))
    return regex.compile(rf"(?<!\p{{Han}})(?P<label>{words})\s*:")


def plain(label: str) -> str:
    """A label as the tables have it."""
    return without_blanks(label)
