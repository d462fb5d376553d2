"""How the grammar's word lists are written: words between blanks, so that they read like a page."""

from __future__ import annotations


def words(page: str) -> tuple[str, ...]:
    """The words of `page` in order."""
    return tuple(page.split())


def first_characters(patterns: tuple[str, ...]) -> frozenset[str]:
    """What matches of such words, or of patterns that open with a word or a set, [在向], begin with."""
    return frozenset("".join(word[1 : word.index("]")] if word[0] == "[" else word[0] for word in patterns))
