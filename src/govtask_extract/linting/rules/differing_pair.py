"""A pair of tasks that say the same or nearly so, with other numbers, units or leaders.

Why: Two bodies work towards two figures, or each waits for the other.
Example: 48. 新增停车泊位10万个。 with 区自然资源和规划局, and 117. 新增停车泊位12万个。 with 区城市管理执法局
Instead: Settle the figure and the body, and keep one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.pairs import PairKind
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for pair in subject.pairs:
        if pair.relation is not PairKind.WITHIN and pair.differing:
            yield Finding(pair.message, (*pair.task.evidence.text, *pair.other.evidence.text), pair.task.id)


RULE = LintRule("GT215", "differing-pair", "warning", check)
