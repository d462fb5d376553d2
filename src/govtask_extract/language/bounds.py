"""The words around a number that say whether it is to be met, passed or kept below: 不少于, 突破, 以上, 控制在…以内."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.word_lists import words
from govtask_extract.patterns import lazy_re

_BEFORE = {
    **dict.fromkeys(
        words(
            """
            不低于 不少于 不小于 不得低于 不得少于 不得小于 不能低于 不能少于 至少 最少 至少达到 达 达到 均达到 均达
            """
        ),
        ">=",
    ),
    **dict.fromkeys(words("突破 超过 超 高于 大于 多于"), ">"),
    **dict.fromkeys(
        words(
            """
            不超过 不高于 不大于 不多于 不得超过 不得高于 不得大于 不得多于 不能超过 不能高于 不突破 不得突破 最多 至多
            控制在
            """
        ),
        "<=",
    ),
    **dict.fromkeys(words("低于 少于 小于"), "<"),
    **dict.fromkeys(words("约 大约"), "~"),
}
_LONGEST = max(map(len, _BEFORE))
_NEGATED = frozenset("不未没得能无非")
# Of these the words behind the number say more: 达到5%左右, 控制在3%左右.
_WEAK = frozenset(["达", "达到", "均达到", "均达", "控制在"])
_BEHIND = lazy_re(
    r"(?:\(含[^()]{0,4}\))?(?P<word>[及或]?以上|[及或]?以下|[以之]内|内(?![部容外涵设资蒙科河陆地])|左右|上下)?(?:\(含[^()]{0,6}\))?"
)
# 至少培训教师60人.
_AHEAD = lazy_re("(?P<least>至少|最少|不少于)|至多|最多")
_MEANS = {"上": ">=", "下": "<=", "内": "<=", "右": "~"}
# Where both sides speak, of those that agree the first says it more exactly.
_AGREE = {(">", ">="): ">", (">=", ">="): ">=", ("<=", "<="): "<=", ("<", "<="): "<", ("~", "~"): "~"}


class Bound(Struct, frozen=True):
    """`start` and `end` bound the number with the words around it; `word` stands before it, `after` behind it.

    The comparator is None where the two sides do not agree.
    """

    start: int
    end: int
    word: str
    after: str | None
    comparator: str | None


def bound_of(text: str, start: int, end: int, first: int) -> Bound:
    """The bound of the number at `start` to `end`, looked for from `first` on."""
    word = _word_before(text, start, first)
    behind = _BEHIND.match(text, end)
    after = behind["word"] if behind else None
    stop = behind.end() if behind else end
    at = start - len(word)
    comparator = _comparator(word, after, text[at - 1 : at] if at > first else "")
    if comparator == "=" and (ahead := _AHEAD.search(text, first, at)):
        comparator = ">=" if ahead["least"] else "<="
    return Bound(at, stop, word, after, comparator)


def share_bounds(bounds: Sequence[Bound]) -> list[Bound]:
    """Of numbers in a row, 达到50亿元、200亿元: what stands before the first and behind the last is said of all."""
    if any(one.word for one in bounds[1:]) or any(one.after for one in bounds[:-1]):
        return list(bounds)
    first, last = bounds[0], bounds[-1]
    said = first.comparator and _comparator(first.word, last.after, "")
    return [replace(one, word=first.word, comparator=said) for one in bounds]


def exceeded(bound: Bound) -> str | None:
    """The comparator of a number that 余 follows, 达到240余座: more than it says, or none if something else is said."""
    return ">" if bound.comparator in ("=", ">", ">=") else None


def _word_before(text: str, start: int, first: int) -> str:
    for length in range(min(_LONGEST, start - first), 0, -1):
        if text[start - length : start] in _BEFORE:
            return text[start - length : start]
    return ""


def _comparator(word: str, after: str | None, ahead: str) -> str | None:
    if word and ahead in _NEGATED and ahead:
        return None
    behind = None if after is None else "~" if after == "上下" else _MEANS[after[-1]]
    if not word or behind is None:
        return behind or _BEFORE.get(word, "=")
    return behind if word in _WEAK else _AGREE.get((_BEFORE[word], behind))
