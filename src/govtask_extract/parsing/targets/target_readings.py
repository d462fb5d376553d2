"""What is said of a candidate, by where its noun stands: before it, behind it, or with the number behind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govtask_extract.parsing.targets.actions import Action, without_prefix
from govtask_extract.parsing.targets.candidates import Candidate
from govtask_extract.parsing.targets.described_numbers import TargetReading, is_next_to, trimmed
from govtask_extract.parsing.targets.numbers_before_nouns import read_heading, read_shared_noun
from govtask_extract.parsing.targets.numbers_behind_nouns import read_trailing
from govtask_extract.patterns import lazy_re

_SHORTEST_NOUN = 2
# Only its first word is asked for.
_LONGEST_OPENING = 8
_IN_ALL = ("共", "共计", "合计", "总计")
_ORDER = lazy_re("(?P<what>.*?)(?P<verb>进入|排名|位居|位列|跻身|保持|稳居|居|列)[^、，]{0,8}前$")


def read_candidate(one: Candidate, accepted: Sequence[TargetReading], following: Candidate | None) -> TargetReading:
    """What the words around it say; `accepted` are the text's targets before it."""
    text = one.text
    start = without_prefix(text, *one.clause)
    opening = text[start : min(start + _LONGEST_OPENING, one.clause[1])]
    last = accepted[-1] if accepted else None
    if _is_ordered(one):
        return _rank(one, opening, last)
    if one.heads and _ends_its_phrase(one):
        one = replace(one, noun=one.bound.end)
    if one.heads:
        return read_heading(one, opening, last)
    if following and _shares(one, following):
        return read_shared_noun(one, opening, following)
    return read_trailing(one, opening, last)


def _ends_its_phrase(one: Candidate) -> bool:
    """车位共20个对外开放: what it counts stands before it, and what that does behind."""
    start = without_prefix(one.text, one.first, one.bound.start)
    if one.bound.start - start < _SHORTEST_NOUN:
        return False
    return one.text.endswith(_IN_ALL, start + _SHORTEST_NOUN, one.bound.start)


def _is_ordered(one: Candidate) -> bool:
    return one.before.endswith("前") and one.quantity.unit in ("位", "名") and not one.heads


def _rank(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading:
    """综合实力进入前50名, and 力争前40名 behind it."""
    match = _ORDER.fullmatch(one.text, one.first, one.bound.start)
    if not match:
        stretch = (one.first, one.quantity.end)
        again = last if last and last.is_rank and is_next_to(one, last) else None
        action, indicator = (again.action, again.indicator) if again else (None, None)
        return TargetReading(one, action, indicator, None, stretch, opening, is_rank=True)
    start = without_prefix(one.text, one.first, match.end("what"))
    action = Action(match["verb"], start, match.end("what"))
    indicator = trimmed(one.text, start, match.end("what"))
    return TargetReading(one, action, indicator, None, (start, one.quantity.end), opening, is_rank=True)


def _shares(one: Candidate, following: Candidate) -> bool:
    """中心城区10分钟、新城12分钟急救圈."""
    same = one.clause == following.clause and one.quantity.unit == following.quantity.unit
    return same and one.quantity.measures == "time" and following.heads
