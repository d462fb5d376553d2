"""The words before a colon that announce an assignment, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from govtask_extract.language.script import is_han
from govtask_extract.model.roles import WORDINGS

# One of two characters alone, such as 责任, is too common a word to look for.
LABELS = frozenset(
    label.translate({ord("（"): "(", ord("）"): ")"})
    for wording in WORDINGS
    for label in wording.labels
    if len(label) >= 3
)
_WITHOUT_BRACKETS = frozenset(label for label in LABELS if "(" not in label)
_LENGTHS = sorted({len(label) for label in LABELS}, reverse=True)
# A word is not looked for across more blanks than this.
_FURTHEST = 200


class Label(Struct, frozen=True):
    """A label in a text: `end` is behind its colon."""

    word: str
    start: int
    end: int


def find_labels(text: str) -> Iterator[Label]:
    """责任单位： with any blanks inside, in half-width text, where no Han character stands right before it."""
    origins = [at for at, character in enumerate(text) if not character.isspace()]
    ink = "".join(text.split())
    colon = ink.find(":")
    while colon >= 0:
        word = label_before(ink, colon, 0, LABELS)
        if word:
            start, end = origins[colon - len(word)], origins[colon] + 1
            if end - start <= _FURTHEST and (start == 0 or not is_han(text[start - 1])):
                yield Label(word, start, end)
        colon = ink.find(":", colon + 1)


def last_ink(text: str, end: int, count: int) -> list[int]:
    """Where the last `count` characters before `end` stand that are not white space."""
    found: list[int] = []
    at = end - 1
    # Blanks count too, else a page of them would be walked once for each colon below it.
    while at >= max(0, end - _FURTHEST) and len(found) < count:
        if not text[at].isspace():
            found.append(at)
        at -= 1
    return found[::-1]


def label_at(text: str, at: int, end: int) -> str:
    """The longest label that stands here and ends before `end`, or nothing; those with brackets do not count."""
    words = (text[at : at + length] for length in _LENGTHS if at + length <= end)
    return next((word for word in words if word in _WITHOUT_BRACKETS), "")


def label_before(text: str, end: int, start: int, labels: Collection[str] = _WITHOUT_BRACKETS) -> str:
    """The longest label that ends here and begins at `start` or later, or nothing."""
    words = (text[end - length : end] for length in _LENGTHS if end - length >= start)
    return next((word for word in words if word in labels), "")
