"""A number as it was described: the action, what is measured, and what limits it."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.model.document import Span
from govtask_extract.parsing.targets.actions import Action
from govtask_extract.parsing.targets.candidates import Candidate
from govtask_extract.patterns import lazy_re

# 每个乡镇 is whom the number is for.
EACH = lazy_re("[^0-9,，]{0,12}?每(?!年|月|季|周|天|日|半年|个?季度|个?月)")
ADVERBS = lazy_re("(?:至少|最少|都|均|要|应|须|需|各)*$")
AREA = "(?:中心城区|主城区|远城区|新城区?|城区|老城区)"
PLACE_ALONE = lazy_re(
    f"{AREA}|各[县区市镇乡]{{1,2}}|[^、，\\d]{{1,3}}[县区市镇]|[省市县区乡镇]*各级|[乡农]村|城[镇市乡]"
)


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
        return self.candidate.text[slice(*self.candidate.clause)]

    @property
    def sentence(self) -> str:
        return self.candidate.text[slice(*self.candidate.sentence)]

    @property
    def clause_before(self) -> str:
        return self.candidate.text[self.candidate.clause[0] : self.candidate.bound.start]


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
