"""OTHERS_RULES and MOMENT_RULES: whether 等 ends a list of names, and whether a date ends an item."""

from __future__ import annotations

from govtask_extract.language.deadlines import is_deadline
from govtask_extract.parsing.assignment.between import WHOLE, Between, Parting, PartingRule
from govtask_extract.parsing.assignment.openers import opens
from govtask_extract.parsing.decisions import DecisionRule, always


def _at_head(asked: Between) -> bool:
    return asked.start == asked.name == asked.item.start and not asked.item.mark


def _all_named(asked: Between) -> bool:
    return asked.end >= asked.core


def _opener_behind(asked: Between) -> bool:
    return opens(asked.flat, asked.end, asked.stop) is not None


def _verb_behind(asked: Between) -> bool:
    run = asked.item.predicate_from(asked.end)
    return run is not None and run.start == asked.end


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
    named = asked.start == asked.name or asked.left in WHOLE
    return named and is_deadline(asked.flat, asked.start, asked.stop)


MOMENT_RULES: tuple[PartingRule, ...] = (
    DecisionRule("due-behind-name", "A deadline takes up the rest: 县教育局2023年6月底前完成.", _due, Parting.LAST),
    DecisionRule("date-in-name", "More than a deadline follows, or no name ends here.", always, Parting.NONE),
)
