"""A number that two tasks, or two headings, bear.

Why: Nobody can tell which of the two “item 12” is.
Example: 11. 12. 12. 13.
Instead: Count again.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.sequences import NumberBearer, runs
from govtask_extract.linting.subject import Subject
from govtask_extract.model.place_words import position
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    for run in runs(subject):
        rising = {item.number: item for item in run.rising}
        first: dict[int, NumberBearer] = dict(rising)
        for item in run.items:
            other = first.setdefault(item.number, item)
            if other is not item:
                message = said(
                    "{number:d} is also the number of a {kind} ({place})",
                    number=item.number,
                    kind=other.what,
                    place=position(other.places),
                )
                yield Finding(message, (*item.places, *other.places), item.task)


RULE = LintRule("GT305", "repeated-number", "warning", check)
