"""Which of the names that there are somebody may have meant who wrote another: `chek` check, 住建居 区住建局."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from heapq import nlargest

AT_MOST = 5
"""So many names are read at a glance."""
# Of the characters of the two, as difflib counts: with more than two of five that differ they are other words.
_ALIKE = 0.6
# Of two characters one may be wrong, 刘东 for 刘冬.
_SHORT, _SHORT_ALIKE = 2, 0.5
# Parts of words in Latin letters are alike by chance, `chek` and `chem` of `schema`: one has to be the same.
_LATIN_ALIKE = 1
# Characters in common tell which names are worth a look, in a twentieth of the time.
_LOOKED_AT = 100


def nearest(word: str, names: Iterable[str], most: int = AT_MOST) -> list[str]:
    """At most so many of the names, the nearest first: a part of the name may be meant, 民生实是 for 三、民生实事."""
    wanted = _folded(word)
    characters = set(wanted)
    if not characters:
        return []
    shared = ((len(characters & set(_folded(name))), name) for name in dict.fromkeys(names))
    looked_at = nlargest(_LOOKED_AT, ((count, name) for count, name in shared if count), key=lambda one: one[0])
    scored = [(likeness(wanted, _folded(name)), name) for _, name in looked_at]
    enough = _SHORT_ALIKE if len(wanted) <= _SHORT else _ALIKE
    in_part = max(enough, _LATIN_ALIKE if wanted.isascii() else 0)
    alike = [(score, name) for score, name in scored if score[0] >= in_part or score[1] >= enough]
    return [name for _, name in sorted(alike, key=lambda one: one[0], reverse=True)[:most]]


def likeness(word: str, name: str) -> tuple[float, float]:
    """From 0 to 1: how alike the word is to what of the name is most like it, and to all of the name."""
    # Loaded by whoever has written something else alone.
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", word, autojunk=False)

    def ratio(part: str) -> float:
        matcher.set_seq1(part)
        return matcher.ratio()

    whole = ratio(name)
    width = len(word)
    parts = (ratio(name[at : at + width]) for at in range(len(name) - width + 1))
    return max((*parts, whole)), whole


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """`did you mean check?`, or all that there are: what ends a message about a word that is none of few names."""
    known = list(names)
    near = nearest(word, known, 3)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}"


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).lower().split())
