"""Which of the names that there are somebody may have meant who wrote another: `chek` check, 住建居 区住建局."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from heapq import nlargest

from govtask_extract.saying.said import Said, listed, said

AT_MOST = 5
"""So many names are read at a glance."""
# How alike a part of the name or all of it has to be, as difflib counts: of three Han characters one may be wrong,
# of two, too, 刘东 for 刘冬. Latin letters are alike by chance, `chek` and `schema`: a part has to be the same.
_HAN, _SHORT, _LATIN = (0.6, 0.6), (0.5, 0.5), (1, 0.65)
_TWO = 2
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
    in_part, in_whole = _LATIN if wanted.isascii() else _SHORT if len(wanted) == _TWO else _HAN
    alike = [(score, name) for score, name in scored if score[0] >= in_part or score[1] >= in_whole]
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


def did_you_mean(word: str, names: Iterable[str]) -> Said:
    """`did you mean check?`, or all that there are: what ends a message about a word that is none of few names."""
    known = list(names)
    near = nearest(word, known, 3)
    if near:
        return said("did you mean {names}?", names=listed(near, " or "))
    return said("there are {names}", names=listed(known))


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).lower().split())
