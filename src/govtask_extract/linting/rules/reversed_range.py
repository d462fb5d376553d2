"""A range whose end is less than its beginning.

Why: Two figures were exchanged, or one of them was mistyped; nobody can say what has to be reached.
Example: 培育龙头企业 60—45 家
Instead: 培育龙头企业 45—60 家
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.quantities import find_reversed_ranges
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    for task, text, offsets in subject.inked_tasks:
        for found in find_reversed_ranges(text):
            places = subject.places(offsets[found.start], offsets[found.end - 1] + 1)
            printed = text[found.start : found.end]
            yield Finding(said("{printed} ends below where it begins", printed=printed), places, task.id)


RULE = LintRule("GT231", "reversed-range", "warning", check)
