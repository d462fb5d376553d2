"""A number that stands out of order.

Why: Items were moved without counting again, or a digit is wrong.
Example: 11. 13. 12. 14.
Instead: Put them in order, or count again.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.sequences import NumberBearer, runs
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import Said, said


def check(subject: Subject) -> Iterator[Finding]:
    for run in runs(subject):
        rising = run.rising
        kept = {item.start for item in rising}
        numbers = {item.number for item in rising}
        for before, item in zip([None, *run.items], run.items, strict=False):
            if item.start not in kept and item.number not in numbers:
                yield Finding(_message(item, before), item.places, item.task)


def _message(item: NumberBearer, before: NumberBearer | None) -> Said:
    if before is None:
        return said("{kind} {number:d} stands out of order", kind=item.what, number=item.number)
    return said(
        "{kind} {number:d} stands out of order after {before:d}",
        kind=item.what,
        number=item.number,
        before=before.number,
    )


RULE = LintRule("GT306", "number-order", "warning", check)
