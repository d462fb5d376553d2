"""Brackets, colons and commas that recognition took for those of the other width.

In a picture （ and ( differ by the blank beside them, and engines confuse them. Among Han characters a document prints
one kind: what is recognised as the other is read as that, and what was recognised is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isnan

from msgspec.structs import replace

from govtask_extract.language.script import is_han
from govtask_extract.model.document import RawDocument

_HALF = "():,;!?"
_FULL = "（）：，；！？"
# Brackets are confused one by one, so that both count as one kind.
_KINDS = ("()", ":", ",", ";", "!", "?")
_OTHER = str.maketrans(_HALF + _FULL, _FULL + _HALF)


def with_marks_of_one_width(document: RawDocument) -> RawDocument:
    """The same length, so that no place moves."""
    sureness = document.confidences
    if sureness is None:
        return document
    found = list(_marks(document.text))
    instead: dict[int, str] = {}
    for kind in _KINDS:
        of_kind = [(at, mark) for at, mark in found if mark in kind or mark.translate(_OTHER) in kind]
        widths = Counter(mark in _HALF for _, mark in of_kind)
        half = widths[True] > widths[False]
        others = ((at, mark) for at, mark in of_kind if (mark in _HALF) != half and not isnan(sureness[at]))
        instead |= {at: mark.translate(_OTHER) for at, mark in others}
    if not instead:
        return document
    characters = list(document.text)
    originals = {at: characters[at] for at in instead}
    for at, mark in instead.items():
        characters[at] = mark
    return replace(document, text="".join(characters), replaced={**document.replaced, **originals})


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Those next to a Han character or another mark of full width, where both widths are in use."""
    for at, character in enumerate(text):
        if character in _HALF or character in _FULL:
            beside = text[at - 1 : at] + text[at + 1 : at + 2]
            if any(is_han(other) or other in _FULL for other in beside):
                yield at, character
