"""A gap in the numbering of tasks, headings or clauses.

Why: Something was deleted without counting again, or lost on the way here.
Example: 11. and then 13.
Instead: Put 12 back, or count again.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.sequences import runs
from govtask_extract.linting.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    for run in runs(subject):
        # One numbered thing alone counts nothing.
        for before, after in run.gaps if len(run.items) > 1 else ():
            first, last = (before.number if before else 0) + 1, after.number - 1
            missing = f"{first} is" if first == last else f"{first} to {last} are"
            where = (
                f"between {before.what} {before.number} and {after.number}"
                if before
                else f"before {after.what} {after.number}"
            )
            yield Finding(f"{missing} missing {where}", (*after.places, *(before.places if before else ())), after.task)


RULE = LintRule("GT304", "number-gap", "warning", check)
