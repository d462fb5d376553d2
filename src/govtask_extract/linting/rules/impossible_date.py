"""A date that no calendar has.

Why: One of its digits is wrong, and nobody knows which; programs refuse it.
Example: 2022年2月30日
Instead: 2022年2月28日
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.dates import find_dates
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    for found in find_dates(subject.folded):
        if not found.is_possible:
            printed = "".join(subject.text[found.start : found.end].split())
            places = subject.places(found.start, found.end)
            yield Finding(said("no calendar has {date}", date=printed), places, subject.task_at(found.start))


RULE = LintRule("GT217", "impossible-date", "error", check)
