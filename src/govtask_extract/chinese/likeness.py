"""How two short names are alike: the same but for width and variants, or one slip of the pen apart."""

from __future__ import annotations

import unicodedata

from govtask_extract.chinese.script import without_blanks
from govtask_extract.chinese.variants import simplified


def match_key(text: str) -> str:
    """What is left when width, white space and the choice of variant characters are not looked at."""
    return simplified(without_blanks(unicodedata.normalize("NFKC", text)))


def one_slip_apart(one: str, other: str) -> bool:
    """Whether a character replaced, left out, put in, or swapped with its neighbour makes one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = _common(one, other)
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return one[start + 1 :] == other[start + 1 :] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def slip(one: str, other: str) -> tuple[int, str, str]:
    """Where two texts begin to differ, and what each has there up to where they agree again."""
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    return start, one[start : len(one) - end], other[start : len(other) - end]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
