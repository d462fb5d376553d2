"""A task that stands in the plan twice.

Why: It is counted and reported twice, and a change to one of the two will be forgotten in the other.
Example: 47. 建成微循环道路100条。 and 116. 建成微循环道路100条。
Instead: Keep one, or let the second refer to the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.pairs import PairKind
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for pair in subject.pairs:
        if pair.relation is not PairKind.WITHIN and not pair.differing:
            yield Finding(pair.message, (*pair.task.evidence.text, *pair.other.evidence.text), pair.task.id)


RULE = LintRule("GT213", "repeated-task", "warning", check)
