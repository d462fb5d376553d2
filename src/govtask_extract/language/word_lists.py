"""How the grammar's word lists are written: words between blanks, so that they read like a page."""

from __future__ import annotations

from collections.abc import Iterator


def words(page: str) -> tuple[str, ...]:
    """The words of `page` in order."""
    return tuple(page.split())


def first_characters(patterns: tuple[str, ...]) -> frozenset[str]:
    """What matches of such words, or of patterns that open with a word or a set, [在向], begin with."""
    return frozenset("".join(word[1 : word.index("]")] if word[0] == "[" else word[0] for word in patterns))


def abbreviated(page: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names in full of `page`, each with its short forms: lines as `发展和改革 = 发改 发展改革`."""
    for line in page.split("\n"):
        full, _, shorts = line.partition("=")
        if full.strip():
            yield full.strip(), words(shorts)
