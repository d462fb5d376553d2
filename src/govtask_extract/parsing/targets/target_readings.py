"""What is said of a candidate: the action, what is measured, and what limits the number."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.words.target_words import LIGHT, SERVED_WITHIN
from govtask_extract.model.document import Span
from govtask_extract.parsing.targets.actions import Action, action_before, action_of_heading, opens_noun, verb_at, without_prefix
from govtask_extract.parsing.targets.candidates import Candidate
from govtask_extract.parsing.targets.rows_of_numbers import read_row
from govtask_extract.patterns import lazy_re

# 巡查不少于4次: of these the verb is what is counted.
_HAPPENINGS = frozenset(["次", "场", "人次", "场次"])
_REACHED = frozenset(["达", "达到", "突破", "超过", "超", "均达到", "均达", "控制在"])
_AREA = "(?:中心城区|主城区|远城区|新城区?|城区|老城区)"
_SCOPE_AHEAD = lazy_re(f"{_AREA}(?=..)")
_SCOPE_ALONE = lazy_re(f"{_AREA}|各[县区市镇乡]{{1,2}}|[^、，\\d]{{1,3}}[县区市镇]|[乡农]村|城[镇市乡]")
_AREAS = lazy_re(_AREA)
_PLACE_CLAUSE = lazy_re(r"在(?P<place>[^0-9]{2,30}?(?:区域|范围|地区))")
_TOTAL = lazy_re("(?:总计|共计|合计|共|累计)$")
# 由20家增加到50家: the number that is left behind.
_FORMER = lazy_re("[由从][^，]*[0-9][^，]*$")
_ORDER = lazy_re("(?P<what>.*?)(?P<verb>进入|排名|位居|位列|跻身|保持|稳居|居|列)[^、，]{0,8}前$")
_SERVED = ("为", "向", "给")
_SERVED_HERE = lazy_re("(?:为|向|给)(?:[全我本][省市县区])?$")
_LONGEST_SERVICE = 6
_WARRANTING = lazy_re("(?:确保|实现|保证|使|达到)?(?:全[省市县区])?")
_STRIVING = lazy_re("力争|力求|争取|确保")
_LIGHT_OPENING = lazy_re("(?:实现|推动|促进|确保|保持|力争|争取|完成|使|带动|支撑)+")
_SERVING = lazy_re("提供|增配|配备|办理|发放|开展|建设|安装|实施|组织|举办|培训|配置|改造|免费提供|解决|落实|购买|配送")


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


def read_candidate(one: Candidate, accepted: Sequence[TargetReading], following: Candidate | None) -> TargetReading:
    """What the words around it say; `accepted` are the text's targets before it."""
    text, number = one.text, (one.quantity.start, one.quantity.end)
    opening = text[without_prefix(text, *one.clause) : one.clause[1]]
    last = accepted[-1] if accepted else None
    if _is_ordered(one):
        return _rank(one, opening, last)
    if one.heads:
        return _served(one, opening) or _within(one, opening, last) or _share(one, opening) or _heading(one, opening, last)
    if following and _shares(one, following):
        return _sharing(one, opening, following)
    return _in_row(one, opening) or _trailing(one, opening, last, number)


def _is_ordered(one: Candidate) -> bool:
    return one.before.endswith("前") and one.quantity.unit in ("位", "名") and not one.heads


def _rank(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading:
    """综合实力进入前50名, and 力争前40名 behind it."""
    match = _ORDER.fullmatch(one.text, one.first, one.bound.start)
    if not match:
        stretch = (one.first, one.quantity.end)
        again = last if last and last.is_rank and _is_next_to(one, last) else None
        action, indicator = (again.action, again.indicator) if again else (None, None)
        return TargetReading(one, action, indicator, None, stretch, opening, is_rank=True)
    start = without_prefix(one.text, one.first, match.end("what"))
    action = Action(match["verb"], start, match.end("what"))
    indicator = _trimmed(one.text, start, match.end("what"))
    return TargetReading(one, action, indicator, None, (start, one.quantity.end), opening, is_rank=True)


def _served(one: Candidate, opening: str) -> TargetReading | None:
    """为1.8万名中小学生提供培训, 为1.1万人提供服务: the last has no other noun than what they are given."""
    if not opening.startswith(_SERVED) or not _SERVED_HERE.search(one.before):
        return None
    verb = _SERVING.search(one.text, one.bound.end, one.noun)
    if not verb:
        return None
    own = _trimmed(one.text, one.bound.end, verb.start())
    indicator = own or _trimmed(one.text, verb.end(), one.noun)
    action = Action(verb[0], verb.end(), one.noun)
    end = indicator[1] if indicator else one.noun
    return TargetReading(one, action, indicator, None, (one.quantity.start, end), opening, serves=True)


def _within(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading | None:
    """不动产登记5个工作日内办结: what is done within a time stands behind it."""
    text, end = one.text, one.bound.end
    if one.quantity.measures != "time" or one.noun - end > _LONGEST_SERVICE or not text.startswith(SERVED_WITHIN, end):
        return None
    start = without_prefix(text, one.first, one.bound.start)
    own = _trimmed(text, start, one.bound.start)
    taken_up = last.indicator if start == one.bound.start and last and _is_next_to(one, last) else None
    action = Action(text[end : one.noun], end, one.noun)
    stretch = (own[0] if own else one.quantity.start, one.noun)
    return TargetReading(replace(one, noun=end), action, own or taken_up, None, stretch, opening)


def _share(one: Candidate, opening: str) -> TargetReading | None:
    """80%以上的村建成茶亭: of whom, and what they do."""
    text, end = one.text, one.bound.end
    ahead = without_prefix(text, one.first, one.bound.start)
    if one.quantity.unit != "%" or text[end : end + 1] != "的" or not _WARRANTING.fullmatch(text, ahead, one.bound.start):
        return None
    for at in range(end + 3, one.noun):
        stop = verb_at(text, at, one.noun)
        if stop > at and not opens_noun(text, stop):
            stretch = (one.quantity.start, at)
            return TargetReading(
                replace(one, noun=end), Action(text[at:stop], at, stop), (end + 1, at), None, stretch, opening
            )
    return None


def _heading(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading:
    """10家标杆工厂: the verb before it, or that of the number before it in the list."""
    text, bound = one.text, one.bound
    scope = _SCOPE_ALONE.fullmatch(text, one.first, bound.start)
    action = action_of_heading(text, one.first, bound.start, bound.end, one.quantity.in_han)
    if action is None and last and _is_listed(one, last) and (one.first == bound.start or scope):
        action = last.action
    if action is None and one.quantity.measures == "time":
        return _sharing(one, opening, one)
    indicator = _trimmed(text, bound.end, one.noun)
    start = scope.start() if scope and action else one.quantity.start
    return TargetReading(one, action, indicator, scope.span() if scope else None, (start, one.noun), opening)


def _is_listed(one: Candidate, last: TargetReading) -> bool:
    return last.candidate.clause == one.clause and one.first > one.clause[0]


def _shares(one: Candidate, following: Candidate) -> bool:
    """中心城区10分钟、新城12分钟急救圈."""
    same = one.clause == following.clause and one.quantity.unit == following.quantity.unit
    return same and one.quantity.measures == "time" and following.heads


def _sharing(one: Candidate, opening: str, following: Candidate) -> TargetReading:
    """打造市区10分钟, with the noun of the number behind it or its own."""
    start = without_prefix(one.text, one.first, one.bound.start)
    stop = verb_at(one.text, start, one.bound.start)
    scope = _trimmed(one.text, stop, one.bound.start)
    action = Action(one.text[start:stop], stop, one.bound.start, leads=True) if stop > start else None
    indicator = _trimmed(one.text, following.bound.end, following.noun)
    begin = scope[0] if scope else one.quantity.start
    return TargetReading(one, action, indicator, scope, (begin, following.noun), opening, shares_noun=True)


def _in_row(one: Candidate, opening: str) -> TargetReading | None:
    """茶叶产值和茶旅收入分别增长6%、7%: all share a verb, each has what it measures."""
    read = read_row(one.text, one.turn) if one.turn else None
    if read is None:
        return None
    action, indicator = read
    stretch = (min(indicator[0], one.quantity.start), one.quantity.end)
    return TargetReading(one, _governing(one, action, None), indicator, None, stretch, opening)


def _trailing(one: Candidate, opening: str, last: TargetReading | None, number: Span) -> TargetReading:
    """公路300公里, 出口增长5%: what is measured stands before the number, or before the clause."""
    text = one.text
    repeated = _repeated(one, opening, last)
    if repeated:
        return repeated
    action = action_before(text, one.first, one.bound.start)
    start = action.start
    if not action.leads:
        light = _LIGHT_OPENING.match(text, start, action.end)
        start = light.end() if light and action.end - light.end() >= 2 and (action.verb or one.bound.word) else start
        start = without_prefix(text, start, action.end)
    former = _FORMER.search(text, start, action.end)
    indicator = _trimmed(text, start, former.start() if former else action.end)
    if indicator is None:
        return _taken_up(one, opening, action, last)
    scope = _SCOPE_AHEAD.match(text, *indicator)
    if last and not action.verb and _is_place(one, last, indicator):
        return TargetReading(one, last.action, last.indicator, indicator, (indicator[0], number[1]), opening)
    inner = (scope.end(), indicator[1]) if scope else indicator
    return TargetReading(
        one,
        _governing(one, action, last),
        inner,
        scope.span() if scope else _place_before(one),
        (indicator[0], number[1]),
        opening,
    )


def _is_place(one: Candidate, last: TargetReading, indicator: Span) -> bool:
    """青石区3万套, of what was counted before; but 示范镇10个 are counted."""
    unit = one.quantity.unit
    if last.candidate.quantity.unit != unit or not _SCOPE_ALONE.fullmatch(one.text, *indicator):
        return False
    return unit != "个" or "其中" in one.text[one.first : indicator[0]] or bool(_AREAS.fullmatch(one.text, *indicator))


def _repeated(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading | None:
    """签约项目300个，开工200个: a verb alone takes up what the number before it counts."""
    start = without_prefix(one.text, one.first, one.bound.start)
    if start == one.bound.start or verb_at(one.text, start, one.bound.start, alone=True) < one.bound.start:
        return None
    action = Action(one.text[start : one.bound.start], start, one.bound.start)
    stretch = (start, one.quantity.end)
    if last is None or not _is_next_to(one, last) or last.candidate.quantity.unit != one.quantity.unit:
        happens = one.quantity.unit in _HAPPENINGS
        return TargetReading(one, action, (start, one.bound.start) if happens else None, None, stretch, opening)
    return TargetReading(one, action, last.indicator, last.scope, stretch, opening)


def _is_next_to(one: Candidate, last: TargetReading) -> bool:
    """In its list, or in the clause before."""
    other = last.candidate
    return _is_listed(one, last) or (other.sentence == one.sentence and other.clause[1] + 1 == one.clause[0])


def _governing(one: Candidate, action: Action, last: TargetReading | None) -> Action:
    """Its own verb, the word that bounds it, or the verb that opened the list."""
    is_light = not action.leads or action.verb in LIGHT
    if is_light and not action.change and one.bound.word in _REACHED:
        return Action(one.bound.word, action.start, action.end)
    if action.verb is None and last and last.action and last.action.leads and _is_listed(one, last):
        return last.action
    return action


def _place_before(one: Candidate) -> Span | None:
    """在重点商圈等区域, that stands as a clause before it."""
    match = _PLACE_CLAUSE.fullmatch(one.text, one.sentence[0], one.clause[0] - 1) if one.clause[0] else None
    return match.span("place") if match else None


def _taken_up(one: Candidate, opening: str, action: Action, last: TargetReading | None) -> TargetReading:
    """同比增长4%, 共计24万人: what is measured has been said in the clause before."""
    stretch = (without_prefix(one.text, one.first, one.bound.start), one.quantity.end)
    nothing = TargetReading(one, action, None, None, stretch, opening)
    if _STRIVING.fullmatch(one.text, one.first, one.bound.start) and last and _is_next_to(one, last):
        again = last.candidate.quantity.unit == one.quantity.unit
        return TargetReading(one, last.action, last.indicator, last.scope, stretch, opening) if again else nothing
    if action.change or (one.bound.word in _REACHED and stretch[0] == one.bound.start):
        if last is None or not _is_next_to(one, last):
            return nothing
        said = action if action.change else Action(one.bound.word, action.start, action.end)
        return TargetReading(one, said, last.indicator, last.scope, stretch, opening)
    end = one.clause[0] - 1
    if (
        one.first > one.clause[0]
        or end <= one.sentence[0]
        or not _TOTAL.search(one.text, one.clause[0], one.bound.start)
    ):
        return nothing
    return _total(one, opening, end, last) or nothing


def _total(one: Candidate, opening: str, end: int, last: TargetReading | None) -> TargetReading | None:
    text = one.text
    if last and last.candidate.sentence == one.sentence:
        return None
    start = max(one.sentence[0], text.rfind("，", 0, end) + 1, text.rfind(",", 0, end) + 1)
    start = without_prefix(text, start, end)
    stop = verb_at(text, start, end)
    indicator = _trimmed(text, stop, end)
    if stop == start or indicator is None:
        return None
    return TargetReading(one, Action(text[start:stop], stop, end), indicator, None, (stop, one.quantity.end), opening)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without marks at its ends; None if fewer than two characters are left."""
    while start < end and text[start] in "、,，:的":
        start += 1
    while end > start and text[end - 1] in "、,，:的":
        end -= 1
    return (start, end) if end - start >= 2 else None
