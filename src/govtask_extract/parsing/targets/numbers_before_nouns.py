"""Numbers before what they count or serve: 建设 10家工厂, 5个工作日办结, 80%以上的村建成茶亭, 20个项目开工."""

from __future__ import annotations

from msgspec.structs import replace

from govtask_extract.language.words.target_words import SERVED_WITHIN, WARRANTING, WHOLE_PLACES
from govtask_extract.parsing.targets.actions import (
    Action,
    action_of_heading,
    opens_noun,
    verb_at,
    verb_before,
    without_prefix,
)
from govtask_extract.parsing.targets.candidates import Candidate
from govtask_extract.parsing.targets.described_numbers import (
    EACH,
    TargetReading,
    is_listed,
    is_next_to,
    is_place,
    trimmed,
    without_adverbs,
)
from govtask_extract.patterns import lazy_re

_SERVED = ("为", "向", "给")
_SERVED_HERE = (*_SERVED, *(f"{word}{place}" for word in _SERVED for place in WHOLE_PLACES))
_SERVING = lazy_re("提供|增配|配备|办理|发放|开展|建设|安装|实施|组织|举办|培训|配置|改造|免费提供|解决|落实|购买|配送")
_HAVING = "有"
_LONGEST_SERVICE = 6
_SHORTEST_NOUN = 2
# 20个项目开工, 1个镇卫生院达到二级水平: what those that are counted do.
_PREDICATE = lazy_re(
    "作为|实现|达到|达标|建成|投用|投产|通过|获批|达产|上市|进入|入选|创建|参加|参展|对外开放"
    "|(?:开工|竣工|落户|落地|交付|启动|完成)(?:建设|使用|运营)?(?!率|量)"
)
_WARRANTED = frozenset(
    f"{word}{place}"
    for word in ("", "确保", "实现", "保证", "使", "达到")
    for place in ("", "全省", "全市", "全县", "全区")
)
_LABELS = ("项目:", "任务:", "内容:", "工程:")
# Two characters each.
_SETTING_ASIDE = ("安排", "预留", "提取", "拿出", "统筹", "整合")


def read_heading(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading:
    """What is said of a number with its noun behind it; `opening` is its clause without dates and adverbs."""
    start = without_prefix(one.text, one.first, one.bound.start)
    return (
        _each(one, opening, start)
        or _served(one, opening)
        or _within(one, opening, last, start)
        or _share(one, opening, start)
        or _heading(one, opening, last, start)
    )


def read_shared_noun(one: Candidate, opening: str, following: Candidate) -> TargetReading:
    """打造市区10分钟, with the noun of the number behind it or its own."""
    start = without_prefix(one.text, one.first, one.bound.start)
    stop = verb_at(one.text, start, one.bound.start)
    scope = trimmed(one.text, stop, one.bound.start)
    action = Action(one.text[start:stop], stop, one.bound.start, leads=True) if stop > start else None
    indicator = trimmed(one.text, following.bound.end, following.noun)
    begin = scope[0] if scope else one.quantity.start
    return TargetReading(one, action, indicator, scope, (begin, following.noun), opening, shares_noun=True)


def _each(one: Candidate, opening: str, start: int) -> TargetReading | None:
    """每个乡镇至少建成1个示范村: whom the number is for, up to the verb."""
    text, until = one.text, one.bound.start
    if not EACH.match(text, start, until):
        return None
    verb = until - 1 if text.endswith(_HAVING, start, until) else verb_before(text, start, until)
    if verb is None:
        return None
    action = Action(text[verb:until], until, until)
    indicator, scope = trimmed(text, one.bound.end, one.noun), (start, without_adverbs(text, start, verb))
    return TargetReading(one, action, indicator, scope, (start, one.noun), opening)


def _served(one: Candidate, opening: str) -> TargetReading | None:
    """为1.8万名中小学生提供培训, 为1.1万人提供服务: the last has no other noun than what they are given."""
    if not opening.startswith(_SERVED) or not one.before.endswith(_SERVED_HERE):
        return None
    verb = _SERVING.search(one.text, one.bound.end, one.noun)
    if not verb:
        return None
    own = trimmed(one.text, one.bound.end, verb.start())
    indicator = own or trimmed(one.text, verb.end(), one.noun)
    action = Action(verb[0], verb.end(), one.noun)
    end = indicator[1] if indicator else one.noun
    return TargetReading(one, action, indicator, None, (one.quantity.start, end), opening, serves=True)


def _within(one: Candidate, opening: str, last: TargetReading | None, start: int) -> TargetReading | None:
    """不动产登记5个工作日内办结: what is done within a time stands behind it."""
    text, end = one.text, one.bound.end
    if one.quantity.measures != "time" or one.noun - end > _LONGEST_SERVICE or not text.startswith(SERVED_WITHIN, end):
        return None
    own = trimmed(text, start, one.bound.start)
    taken_up = last.indicator if start == one.bound.start and last and is_next_to(one, last) else None
    action = Action(text[end : one.noun], end, one.noun)
    stretch = (own[0] if own else one.quantity.start, one.noun)
    return TargetReading(replace(one, noun=end), action, own or taken_up, None, stretch, opening)


def _share(one: Candidate, opening: str, start: int) -> TargetReading | None:
    """80%以上的村建成茶亭: of whom, and what they do."""
    text, end = one.text, one.bound.end
    if one.quantity.unit != "%" or text[end : end + 1] != "的":
        return None
    if text.endswith(_SETTING_ASIDE, start, one.bound.start):
        verb = Action(text[one.bound.start - 2 : one.bound.start], one.bound.start, one.bound.start)
        indicator = trimmed(text, end, one.noun)
        return TargetReading(replace(one, noun=end), verb, indicator, None, (one.quantity.start, one.noun), opening)
    if text[start : one.bound.start] not in _WARRANTED:
        return None
    for at in range(end + 3, one.noun):
        stop = verb_at(text, at, one.noun)
        if stop > at and not opens_noun(text, stop):
            stretch = (one.quantity.start, at)
            return TargetReading(
                replace(one, noun=end), Action(text[at:stop], at, stop), (end + 1, at), None, stretch, opening
            )
    return None


def _doing_as_well(one: Candidate, opening: str, last: TargetReading | None) -> TargetReading | None:
    """20个项目开工、15个竣工: more of those that were counted before."""
    text, bound = one.text, one.bound
    predicate = _PREDICATE.match(text, bound.end, one.noun)
    if not predicate or not last or not is_next_to(one, last) or opens_noun(text, predicate.end()):
        return None
    if last.candidate.quantity.unit != one.quantity.unit or one.first != bound.start:
        return None
    action = Action(predicate[0], one.noun, one.noun)
    return TargetReading(one, action, last.indicator, last.scope, (one.quantity.start, predicate.end()), opening)


def _action_of_label(one: Candidate) -> Action | None:
    """实施项目：鹿鸣路、青石路2条道路: what the label before the clause says is done."""
    if not one.text.endswith(_LABELS, one.sentence[0], one.clause[0]):
        return None
    noun = one.clause[0] - len(_LABELS[0])
    at = verb_before(one.text, one.sentence[0], noun)
    return None if at is None else Action(one.text[at:noun], one.bound.start, one.bound.start)


def _heading(one: Candidate, opening: str, last: TargetReading | None, start: int) -> TargetReading:
    """10家标杆工厂: the verb before it, or that of the number before it in the list."""
    text, bound = one.text, one.bound
    if again := _doing_as_well(one, opening, last):
        return again
    scope = (
        (start, bound.start)
        if is_place(text, start, bound.start) and verb_at(text, start, bound.start) == start
        else None
    )
    predicate = _PREDICATE.search(text, bound.end + _SHORTEST_NOUN, one.noun)
    if predicate:
        one = replace(one, noun=predicate.start())
    action = action_of_heading(text, one.first, bound.start, bound.end, one.quantity.in_han)
    if action is None and last and is_listed(one, last) and (one.first == bound.start or scope):
        action = last.action
    if action is None and one.quantity.measures == "time":
        return read_shared_noun(one, opening, one)
    action = action or _action_of_label(one)
    if predicate and (action is None or action.verb in WARRANTING) and (start == bound.start or scope):
        action = Action(predicate[0], one.noun, one.noun)
    indicator = trimmed(text, bound.end, one.noun)
    start = scope[0] if scope and action else one.quantity.start
    return TargetReading(one, action, indicator, scope, (start, one.noun), opening)
