"""Brackets that recognition took for others: one closes as it was opened.

〕 and ］, 〉 and ） are alike where pixels are few: 〔2022］ is read as 〔2022〕, and what was recognised is kept.
"""

from __future__ import annotations

from math import isnan

from msgspec.structs import replace

from govtask_extract.model.document import RawDocument

_PAIRS = dict(zip("（(〔［[【〈《「『〖", "）)〕］]】〉》」』〗", strict=True))
_CLOSING = frozenset(_PAIRS.values())
# Of those, these are taken for one another.
_ALIKE = (frozenset("）)〉>"), frozenset("〕］]】〗）)"))
# In characters: what stands in brackets is no longer, or the opening one was lost.
_LONGEST = 80


def with_brackets_in_pairs(document: RawDocument) -> RawDocument:
    """The same length, so that no place moves. Only what was recognised is read otherwise."""
    sureness, text = document.confidences, document.text
    if sureness is None:
        return document
    instead: dict[int, str] = {}
    opened: list[tuple[int, str]] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            opened.append((at, _PAIRS[character]))
        elif character in _CLOSING and opened:
            start, closing = opened.pop()
            near = at - start <= _LONGEST
            if closing != character and near and not isnan(sureness[at]) and _are_alike(closing, character):
                instead[at] = closing
    if not instead:
        return document
    characters = list(text)
    for at, mark in instead.items():
        characters[at] = mark
    originals = {at: document.replaced.get(at, text[at]) for at in instead}
    return replace(document, text="".join(characters), replaced={**document.replaced, **originals})


def _are_alike(one: str, other: str) -> bool:
    return any(one in kind and other in kind for kind in _ALIKE)
