"""Numbers behind what they measure: 公路300公里, 出口增长5%, 同比增长4%, and with it what a clause before has said."""

from __future__ import annotations

from govtask_extract.language.words.target_words import LIGHT
from govtask_extract.model.document import Span
from govtask_extract.parsing.targets.actions import Action, action_before, verb_at, without_prefix
from govtask_extract.parsing.targets.candidates import NEAR, Candidate
from govtask_extract.parsing.targets.described_numbers import (
    AREAS,
    EACH,
    TargetReading,
    area_end,
    is_listed,
    is_next_to,
    is_place,
    trimmed,
    without_adverbs,
)
from govtask_extract.parsing.targets.rows_of_numbers import read_row
from govtask_extract.patterns import lazy_re

# 巡查不少于4次: of these the verb is what is counted.
_HAPPENINGS = frozenset(["次", "场", "人次", "场次"])
_REACHED = frozenset(["达", "达到", "突破", "超过", "超", "均达到", "均达", "控制在"])
_PLACE_CLAUSE = lazy_re(r"在(?P<place>[^0-9]{2,30}?(?:区域|范围|地区))")
_IN_ALL = ("总计", "共计", "合计", "共", "累计")
# 由20家增加到50家: the number that is left behind.
_FORMER = lazy_re("[由从][^，]*[0-9][^，]*$")
_STRIVING = ("力争", "力求", "争取", "确保")
_LIGHT_OPENING = lazy_re("(?:实现|推动|促进|确保|保持|力争|争取|完成|使|带动|支撑)+")


def read_trailing(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading:
    """What is said of a number that ends its item; `last` is the text's target before it."""
    return _repeated(one, opening, last) or _in_row(one, opening) or _trailing(one, opening, last)


def _repeated(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading | None:
    """签约项目300个，开工200个: a verb alone takes up what the number before it counts."""
    start = without_prefix(one.text, one.first, one.bound.start)
    if start == one.bound.start or verb_at(one.text, start, one.bound.start, alone=True) < one.bound.start:
        return None
    action = Action(one.text[start : one.bound.start], start, one.bound.start)
    stretch = (start, one.quantity.end)
    if last is None or not is_next_to(one, last) or last.candidate.quantity.unit != one.quantity.unit:
        happens = one.quantity.unit in _HAPPENINGS
        return TargetReading(one, action, (start, one.bound.start) if happens else None, None, stretch, opening)
    return TargetReading(one, action, last.indicator, last.scope, stretch, opening)


def _in_row(one: Candidate, opening: str) -> TargetReading | None:
    """茶叶产值和茶旅收入分别增长6%、7%: all share a verb, each has what it measures."""
    read = read_row(one.text, one.turn) if one.turn else None
    if read is None:
        return None
    action, indicator, scope = read
    stretch = (min(indicator[0], one.quantity.start), one.quantity.end)
    return TargetReading(one, _governing(one, action, None), indicator, scope, stretch, opening)


def _trailing(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading:
    """公路300公里, 出口增长5%."""
    text = one.text
    action = action_before(text, one.first, one.bound.start)
    start = action.start
    if not action.leads:
        light = _LIGHT_OPENING.match(text, start, action.end)
        start = light.end() if light and action.end - light.end() >= 2 and (action.verb or one.bound.word) else start
        start = without_prefix(text, start, action.end)
    former = _FORMER.search(text, start, action.end)
    indicator = trimmed(text, start, former.start() if former else action.end)
    if indicator is None:
        return _taken_up(one, opening, action, last)
    inner = area_end(text, *indicator)
    if last and not action.verb and _is_part(one, last, indicator):
        return TargetReading(one, last.action, last.indicator, indicator, (indicator[0], one.quantity.end), opening)
    return TargetReading(
        one,
        _governing(one, action, last),
        (inner, indicator[1]),
        (indicator[0], inner) if inner > indicator[0] else _whom(one, action) or _place_before(one),
        (indicator[0], one.quantity.end),
        opening,
    )


def _is_part(one: Candidate, last: TargetReading, indicator: Span) -> bool:
    """青石区3万套, of what was counted before; but 示范镇10个 are counted."""
    unit = one.quantity.unit
    if last.candidate.quantity.unit != unit or not is_place(one.text, *indicator):
        return False
    return unit != "个" or "其中" in one.text[one.first : indicator[0]] or one.text[slice(*indicator)] in AREAS


def _governing(one: Candidate, action: Action, last: TargetReading | None) -> Action:
    """Its own verb, the word that bounds it, or the verb that opened the list."""
    is_light = not action.leads or action.verb in LIGHT
    if is_light and not action.change and one.bound.word in _REACHED:
        return Action(one.bound.word, action.start, action.end)
    if action.verb is None and last and last.action and last.action.leads and is_listed(one, last):
        return last.action
    return action


def _whom(one: Candidate, action: Action) -> Span | None:
    """每个乡镇, where the verb follows."""
    if not action.leads or action.verb is None:
        return None
    start, verb = without_prefix(one.text, one.first, one.bound.start), action.start - len(action.verb)
    return (start, without_adverbs(one.text, start, verb)) if EACH.match(one.text, start, verb) else None


def _place_before(one: Candidate) -> Span | None:
    """在重点商圈等区域, that stands as a clause before it."""
    match = _PLACE_CLAUSE.fullmatch(one.text, one.sentence[0], one.clause[0] - 1) if one.clause[0] else None
    return match.span("place") if match else None


def _taken_up(one: Candidate, opening: str, action: Action, last: TargetReading | None) -> TargetReading:
    """同比增长4%, 共计24万人: what is measured has been said in the clause before."""
    stretch = (without_prefix(one.text, one.first, one.bound.start), one.quantity.end)
    nothing = TargetReading(one, action, None, None, stretch, opening)
    if one.text[one.first : one.bound.start] in _STRIVING and last and is_next_to(one, last):
        again = last.candidate.quantity.unit == one.quantity.unit
        return TargetReading(one, last.action, last.indicator, last.scope, stretch, opening) if again else nothing
    if action.change or (one.bound.word in _REACHED and stretch[0] == one.bound.start):
        if last is None or not is_next_to(one, last):
            return nothing
        said = action if action.change else Action(one.bound.word, action.start, action.end)
        return TargetReading(one, said, last.indicator, last.scope, stretch, opening)
    end = one.clause[0] - 1
    if (
        one.first > one.clause[0]
        or end <= one.sentence[0]
        or not one.text.endswith(_IN_ALL, one.clause[0], one.bound.start)
    ):
        return nothing
    return _total(one, opening, end, last) or nothing


def _total(one: Candidate, opening: str, end: int, last: TargetReading | None) -> TargetReading | None:
    text = one.text
    if last and last.candidate.sentence == one.sentence:
        return None
    start = max(one.sentence[0], end - NEAR)
    start = max(start, text.rfind("，", start, end) + 1, text.rfind(",", start, end) + 1)
    start = without_prefix(text, start, end)
    stop = verb_at(text, start, end)
    indicator = trimmed(text, stop, end)
    if stop == start or indicator is None:
        return None
    return TargetReading(one, Action(text[start:stop], stop, end), indicator, None, (stop, one.quantity.end), opening)
