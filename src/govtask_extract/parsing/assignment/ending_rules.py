"""VERB_RULES, OTHERS_RULES, MOMENT_RULES: whether a verb, 等 or a date ends the names before it, or is part of one."""

from __future__ import annotations

from govtask_extract.language.bodies import Body, is_prose, judge
from govtask_extract.language.deadlines import is_deadline
from govtask_extract.parsing.assignment.item_events import (
    SURE,
    WHOLE,
    Between,
    Parting,
    PartingRule,
    opens,
    skip_openers,
)
from govtask_extract.parsing.decisions import DecisionRule, always

_DOES = ("做好", "抓好", "统筹")
_LONGEST_OBJECT = 16
# 县教育局指导由县财政局负责; 会同 and 并 are taken by the verb before them.
_TURN = ("由", "（")


def _to_the_end(asked: Between) -> bool:
    return asked.end >= asked.item.idle


def _says_nothing(asked: Between) -> bool:
    return asked.event.role is None and not asked.flat.startswith(_DOES, asked.start)


def _hands_over(asked: Between) -> bool:
    ends = asked.event.role is not None and (asked.name == asked.start or asked.left in WHOLE)
    return ends and _others_begin(asked) and _others_follow(asked)


def _others_begin(asked: Between) -> bool:
    return asked.opens or asked.flat.startswith(_TURN, asked.end, asked.stop)


def _others_follow(asked: Between) -> bool:
    first = skip_openers(asked.item, asked.end)
    return judge(asked.item.folded, first, asked.core) not in (Body.UNKNOWN, Body.GENERIC)


def _no_sure_body_before(asked: Between) -> bool:
    """县司法局法规科负责合法性审查 is as sure as 县司法局: no name holds 负责."""
    return asked.left not in (WHOLE if _in_no_name(asked) else SURE)


def _body_behind(asked: Between) -> bool:
    return asked.right in SURE


def _no_object(asked: Between) -> bool:
    return not 1 < asked.stop - asked.end <= _LONGEST_OBJECT


def _sentence_behind(asked: Between) -> bool:
    return is_prose(asked.item.folded, asked.end, asked.stop, certain=False)


def _in_no_name(asked: Between) -> bool:
    return asked.flat.startswith("负责", asked.start)


def _thing_behind(asked: Between) -> bool:
    return asked.right is Body.UNKNOWN


VERB_RULES: tuple[PartingRule, ...] = (
    DecisionRule("verb-ends-item", "The item ends with the verb: 县财政局负责.", _to_the_end, Parting.LAST),
    DecisionRule("adverb-alone", "It says how, and not what: 县统一战线工作部.", _says_nothing, Parting.NONE),
    DecisionRule(
        "verb-hands-over",
        "A body's part ends and another's begins: 县财政局牵头会同县水利局负责.",
        _hands_over,
        Parting.NEXT,
    ),
    DecisionRule(
        "no-body-before-verb", "No body stands before it that could do it.", _no_sure_body_before, Parting.NONE
    ),
    DecisionRule("body-behind-verb", "A name goes on: 县牵头单位办公室.", _body_behind, Parting.NONE),
    DecisionRule(
        "no-object-behind-verb", "What follows is too short or too long for an object.", _no_object, Parting.NONE
    ),
    DecisionRule("sentence-behind-verb", "A sentence follows.", _sentence_behind, Parting.NONE),
    DecisionRule("in-charge-of", "It stands in no name: 县财政局负责资金部.", _in_no_name, Parting.OBJECT),
    DecisionRule("does-a-thing", "What follows is unlike a body: 县财政局保障资金.", _thing_behind, Parting.OBJECT),
    DecisionRule("verb-in-name", "What follows is like a body's end: 市实施乡村振兴战略指挥部.", always, Parting.NONE),
)


def _at_head(asked: Between) -> bool:
    return asked.start == asked.name == asked.item.start and not asked.item.mark


def _all_named(asked: Between) -> bool:
    return asked.end >= asked.core


def _opener_behind(asked: Between) -> bool:
    return opens(asked.flat, asked.end, asked.stop) is not None


def _verb_behind(asked: Between) -> bool:
    return asked.item.predicate_from(asked.end).start == asked.end


OTHERS_RULES: tuple[PartingRule, ...] = (
    DecisionRule("others-at-head", "Nobody stands before 等.", _at_head, Parting.NONE),
    DecisionRule("others-end-list", "The bodies end there: 县教育局等部门负责.", _all_named, Parting.NEXT),
    DecisionRule(
        "others-before-opener", "Further bodies follow: 县教育局等部门会同县公安局.", _opener_behind, Parting.NEXT
    ),
    DecisionRule("others-before-verb", "A verb follows: 县教育局等部门牵头、….", _verb_behind, Parting.NEXT),
    DecisionRule("others-in-name", "A name goes on: 县高等教育局.", always, Parting.NONE),
)


def _due(asked: Between) -> bool:
    return is_deadline(asked.flat, asked.start, asked.stop)


MOMENT_RULES: tuple[PartingRule, ...] = (
    DecisionRule("due-behind-name", "A deadline takes up the rest: 县教育局2023年6月底前完成.", _due, Parting.LAST),
    DecisionRule("date-in-name", "More than a deadline follows: 2022年冬奥会筹备办.", always, Parting.NONE),
)
