"""Brackets of every kind and width: which mark closes which, and what stands outside them."""

from __future__ import annotations

import re

from govtask_extract.patterns import holds_any, lazy_re

# Round and square ones close each other, as print often has it: （…) and 〔…）. Angle and title marks are stricter:
# a lone < is a comparison, a lone 》 a slip.
_ROUND_OPENING, _ROUND_CLOSING = "（(〔[［【｛{〖﹙", "）)〕]］】｝}〗﹚"
_LIGHT = {"〈": "angle", "<": "angle", "＜": "angle", "‹": "angle", "《": "title"}
_LIGHT_CLOSING = {"〉": "angle", ">": "angle", "＞": "angle", "›": "angle", "》": "title"}
_MARK = lazy_re("[" + re.escape(_ROUND_OPENING + _ROUND_CLOSING + "".join(_LIGHT) + "".join(_LIGHT_CLOSING)) + "]")

OPENING = frozenset(_ROUND_OPENING)
CLOSING = frozenset(_ROUND_CLOSING)


def match_brackets(text: str) -> dict[int, int]:
    """Where each opening mark is closed, in the order they close; a round or square one that never is has len(text)."""
    pairs: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    rounds = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark in OPENING:
            waiting.append((at, "round"))
            rounds += 1
        elif mark in CLOSING:
            if rounds:
                pairs[_pop_round(waiting)] = at
                rounds -= 1
        elif mark in _LIGHT:
            waiting.append((at, _LIGHT[mark]))
        elif waiting and waiting[-1][1] == _LIGHT_CLOSING[mark]:
            pairs[waiting.pop()[0]] = at
    pairs.update({at: len(text) for at, kind in waiting if kind == "round"})
    return pairs


def _pop_round(waiting: list[tuple[int, str]]) -> int:
    """The innermost round bracket still open; angle marks opened since then were none."""
    while True:
        at, kind = waiting.pop()
        if kind == "round":
            return at


def outermost(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs that stand in no other, in printed order."""
    found: list[tuple[int, int]] = []
    for opening, closing in sorted(pairs.items()):
        if not found or opening > found[-1][1]:
            found.append((opening, closing))
    return found


def mask_insides(text: str, pairs: dict[int, int], filler: str = "□") -> str:
    """`text` with everything inside outermost brackets blotted out; the marks themselves stay."""
    pieces: list[str] = []
    at = 0
    for opening, closing in outermost(pairs):
        pieces += (text[at : opening + 1], filler * (closing - opening - 1))
        at = closing
    return "".join((*pieces, text[at:]))


def without_last_bracket(text: str, opening: str, closing: str, longest: int) -> str:
    """The text without the bracket that ends it; one that holds round marks or more than `longest` stays."""
    if text[-1:] not in tuple(closing):
        return text
    start = max(map(text.rfind, opening[:2]))
    if start < 0:
        start = max(map(text.rfind, opening))
    inside = text[start + 1 : -1]
    return text[:start] if start >= 0 and 0 < len(inside) <= longest and not holds_any(inside, "）)") else text
