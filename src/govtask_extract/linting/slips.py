"""Whether one name of a body is another one miswritten, or another body of a like name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govtask_extract.language.departments import (
    PROPER_NAME,
    ends_like_department,
    in_full,
    is_department,
    stem_and_kind,
)
from govtask_extract.language.likeness import LONGEST_NAME, match_key, near_pairs, one_slip_apart, pairs_within, slip
from govtask_extract.language.words.fields_of_work import LEVELS, SHORT_KINDS
from govtask_extract.patterns import holds_any, lazy_re

_LOCAL = lazy_re("(?:人民|政府|党|居委|村委|管理委|委员会|产业|支行|分)")
_ORDINALS = frozenset("一二三四五六七八九十甲乙丙丁东西南北中上下左右前后新老大小") | frozenset("0123456789")
# 省级有关部门 and 省级各有关部门 are as many bodies as anyone likes.
_GATHERING = ("各", "有关", "相关")
_PARENTS = ("政府", "委", "人大", "政协", "指挥部", "领导小组")
_LONGEST_RUN = 8


def look_alikes(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indices, the later first, of names near enough to be compared."""
    keys = [match_key(name) for name in names]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        for likeness in {in_full(key), stem_and_kind(key)[0]}:
            holders[likeness].append(index)
    whole = {key: index for index, key in enumerate(keys)}
    shortened = (
        (index, whole[rest])
        for index, key in enumerate(keys)
        if len(key) <= LONGEST_NAME
        for rest in _without_run(key)
        if rest in whole
    )
    return sorted(near_pairs(keys) | pairs_within(holders.values()) | pairs_within(shortened))


def _without_run(key: str) -> Iterator[str]:
    """What may be left of a body's name if words are lost inside it."""
    for at in range(1, len(key) - 1):
        for end in range(at + 2, min(at + _LONGEST_RUN + 1, len(key))):
            yield key[:at] + key[end:]


def is_variant(rare: str, usual: str, times: tuple[int, int]) -> bool:
    """Whether `rare`, printed so many times, is likely another writing of `usual`."""
    one, other = match_key(rare), match_key(usual)
    if one == other:
        # Width is no spelling; another character is.
        return _narrow(rare) != _narrow(usual)
    if (one[:1] != other[:1] and one[:1] in LEVELS and other[:1] in LEVELS) or _gathers(one) or _gathers(other):
        return False
    return (
        _is_other_kind(one, other)
        or _is_short(one, other, times)
        or _is_left_out(one, other)
        or _is_slip(one, other, times)
    )


def _narrow(name: str) -> str:
    return name.translate({ord("（"): "(", ord("）"): ")", ord("〈"): "<", ord("〉"): ">"})


def _gathers(name: str) -> bool:
    """Those who are spoken of as many, 区直各有关部门, are many in more ways than one."""
    return holds_any(name, _GATHERING)


def _is_other_kind(one: str, other: str) -> bool:
    """区发展和改革局 and 区发展和改革委员会: one stem, two kinds of department."""
    (stem, kind), (other_stem, other_kind) = stem_and_kind(one), stem_and_kind(other)
    if stem != other_stem or len(stem) < 3 or not kind or not other_kind:
        return False
    return SHORT_KINDS.get(kind, kind) != SHORT_KINDS.get(other_kind, other_kind)


def _is_short(one: str, other: str, times: tuple[int, int]) -> bool:
    """区发改委 once among many 区发展和改革委员会: whoever always writes the two side by side means to."""
    return _is_rare(times) and in_full(one) == in_full(other)


def _is_rare(times: tuple[int, int]) -> bool:
    seldom, often = times
    return often >= 2 and seldom <= max(1, often // 3)


def _is_left_out(one: str, other: str) -> bool:
    """区供销社 for 区供销联社, 区自然资源局 for 区自然资源和规划局: a run of characters is missing inside."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4 or shorter[:1] != longer[:1] or shorter[-1:] != longer[-1:]:
        return False
    _, nothing, run = slip(shorter, longer)
    if nothing or not 0 < len(run) <= _LONGEST_RUN or run == "人民" or stem_and_kind(shorter)[0].endswith(_PARENTS):
        return False
    return not (_is_proper(longer, longer.index(run)) or longer.startswith(shorter) or longer.endswith(shorter))


def _is_slip(rare: str, usual: str, times: tuple[int, int]) -> bool:
    """One character off, in a name that stands rightly elsewhere more often."""
    if not _is_rare(times) or len(usual) < 3 or not one_slip_apart(rare, usual):
        return False
    if is_department(rare) and is_department(usual):
        return False
    at, mine, its = slip(rare, usual)
    if (mine or its)[:1] in _ORDINALS and (its or mine)[:1] in _ORDINALS:
        return False
    if len(rare) > len(usual):
        return (not rare.startswith(usual) and not rare.endswith(usual)) or mine * 2 in rare
    if len(rare) < len(usual):
        return at > 0 and (at < len(rare) or not ends_like_department(rare))
    if stem_and_kind(rare)[0] == stem_and_kind(usual)[0] and ends_like_department(rare):
        return False
    return not is_department(rare) and not _is_proper(usual, at)


def _is_proper(name: str, at: int) -> bool:
    """Whether the character at `at` belongs to the name of a place or firm, behind which a body of it stands.

    That 农村 and 湖泊 end like places makes 区农业农村局 and 区水务和湖泊局 none.
    """
    return any(
        not name[place.end() :] or is_department(name[place.end() :]) or _LOCAL.match(name, place.end())
        for place in PROPER_NAME.finditer(name, at + 1)
    )
