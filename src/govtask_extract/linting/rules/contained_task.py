"""A task that is contained in another one.

Why: What is done for the one is done for the other, and both report it.
Example: 41. 改造老旧小区350个。 and 113. 建设保障性租赁住房5.5万套。改造老旧小区350个。
Instead: Take it out of one of the two, or let the one refer to the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.pairs import PairKind
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for pair in subject.pairs:
        if pair.relation is PairKind.WITHIN:
            yield Finding(pair.message, (*pair.task.evidence.text, *pair.other.evidence.text), pair.task.id)


RULE = LintRule("GT214", "contained-task", "warning", check)
