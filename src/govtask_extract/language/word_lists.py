"""How the grammar's word lists are written: words between blanks, so that they read like a page."""

from __future__ import annotations

from collections.abc import Iterator


def words(page: str) -> tuple[str, ...]:
    """The words of `page` in order."""
    return tuple(page.split())


class WordsAt:
    """The words of `page`, looked for at one place: 含!量税 is none before 量 or 税, 全市?新建 only before 新 or 建.

    A set of more than two Han characters costs a pattern as much to compile as twenty words cost here.
    """

    def __init__(self, page: str) -> None:
        self._by_first: dict[str, list[tuple[str, frozenset[str], bool]]] = {}
        for entry in page.split():
            word, _, only = entry.partition("?")
            word, _, barred = word.partition("!")
            self._by_first.setdefault(word[0], []).append((word, frozenset(only or barred), bool(only)))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def end(self, text: str, at: int, limit: int) -> int:
        """Where the longest one that stands at `at` ends, no further than `limit`; `at` if none does."""
        for word, characters, only in self._by_first.get(text[at : at + 1], ()):
            stop = at + len(word)
            if (
                stop <= limit
                and text.startswith(word, at)
                and (not characters or (text[stop : stop + 1] in characters) is only)
            ):
                return stop
        return at


def first_characters(patterns: tuple[str, ...]) -> frozenset[str]:
    """What matches of such words, or of patterns that open with a word or a set, [在向], begin with."""
    return frozenset("".join(word[1 : word.index("]")] if word[0] == "[" else word[0] for word in patterns))


def abbreviated(page: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names in full of `page`, each with its short forms: lines as `发展和改革 = 发改 发展改革`."""
    for line in page.split("\n"):
        full, _, shorts = line.partition("=")
        if full.strip():
            yield full.strip(), words(shorts)
