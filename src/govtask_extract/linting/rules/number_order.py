"""A number that stands out of order.

Why: Items were moved without counting again, or a digit is wrong.
Example: 11. 13. 12. 14.
Instead: Put them in order, or count again.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.sequences import runs
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for run in runs(subject):
        rising = run.rising
        kept = {item.start for item in rising}
        numbers = {item.number for item in rising}
        for before, item in zip([None, *run.items], run.items, strict=False):
            if item.start not in kept and item.number not in numbers:
                after = f" after {before.number}" if before else ""
                yield Finding(f"{item.what} {item.number} stands out of order{after}", item.places, item.task)


RULE = LintRule("GT306", "number-order", "warning", check)
