"""A date that no calendar has.

Why: One of its digits is wrong, and nobody knows which; programs refuse it.
Example: 2022年2月30日
Instead: 2022年2月28日
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.moments import moments
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for moment in moments(subject.folded):
        if not moment.is_possible:
            printed = "".join(subject.text[moment.start : moment.end].split())
            places = subject.places(moment.start, moment.end)
            yield Finding(f"no calendar has {printed}", places, subject.task_at(moment.start))


RULE = LintRule("GT217", "impossible-date", "error", check)
