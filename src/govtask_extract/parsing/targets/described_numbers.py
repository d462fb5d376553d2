"""A number as it was described: the action, what is measured, and what limits it."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.model.document import Span
from govtask_extract.parsing.targets.actions import Action
from govtask_extract.parsing.targets.candidates import Candidate
from govtask_extract.patterns import lazy_re

# 每个乡镇 is whom the number is for.
EACH = lazy_re("[^0-9,，]{0,12}?每(?!年|月|季|周|天|日|半年|个?季度|个?月)")
AREAS = ("中心城区", "主城区", "远城区", "老城区", "新城区", "新城", "城区")
_ADVERBS = ("至少", "最少", "都", "均", "要", "应", "须", "需", "各")
_PLACES = frozenset(
    [*AREAS, "乡村", "农村", "城镇", "城市", "城乡", "各县区", "各区县", "各县市", "各市县", "各乡镇", "各镇乡"]
)
_LONGEST_PLACE, _SHORTEST_NOUN = 4, 2
_ALL_LEVELS = "各级"


class TargetReading(Struct, frozen=True):
    """A candidate with its words; `indicator`, `scope` and `stretch`, all that belongs to it, are bounds in its text.

    `serves` is true of 为1.1万人提供服务, `shares_noun` of the first number in 中心城区10分钟、新城12分钟急救圈.
    """

    candidate: Candidate
    action: Action | None
    indicator: Span | None
    scope: Span | None
    stretch: Span
    opening: str
    serves: bool = False
    shares_noun: bool = False
    is_rank: bool = False

    @property
    def before(self) -> str:
        return self.candidate.before

    @property
    def clause(self) -> str:
        return self.candidate.text[slice(*self.candidate.near)]

    @property
    def clause_before(self) -> str:
        return self.candidate.text[self.candidate.near[0] : self.candidate.bound.start]


def is_place(text: str, start: int, end: int) -> bool:
    """Whether it names no more than where: 中心城区, 青石区, 各乡镇, 省市县各级."""
    place = text[start:end]
    if place in _PLACES:
        return True
    if place.endswith(_ALL_LEVELS):
        return set(place[: -len(_ALL_LEVELS)]) <= set("省市县区乡镇")
    named = 1 < len(place) <= _LONGEST_PLACE and place[-1] in "县区市镇"
    return named and not any(character in "、，" or character.isdecimal() for character in place)


def area_end(text: str, start: int, end: int) -> int:
    """Where the part of a city ends that a noun opens with: 中心城区老旧小区."""
    area = next((area for area in AREAS if text.startswith(area, start)), "")
    return start + len(area) if end - start - len(area) >= _SHORTEST_NOUN else start


def without_adverbs(text: str, start: int, end: int) -> int:
    """Where the adverbs before a verb begin: 每个乡镇至少 ends behind 每个乡镇."""
    while adverb := next((word for word in _ADVERBS if text.endswith(word, start, end)), ""):
        end -= len(adverb)
    return end


def is_listed(one: Candidate, last: TargetReading) -> bool:
    return last.candidate.clause == one.clause and one.first > one.clause[0]


def is_next_to(one: Candidate, last: TargetReading) -> bool:
    """In its list, or in the clause before."""
    other = last.candidate
    return is_listed(one, last) or (other.sentence == one.sentence and other.clause[1] + 1 == one.clause[0])


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Without marks at its ends; None if fewer than two characters are left."""
    while start < end and text[start] in "、,，:的":
        start += 1
    while end > start and text[end - 1] in "、,，:的":
        end -= 1
    return (start, end) if end - start >= 2 else None
