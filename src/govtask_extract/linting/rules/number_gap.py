"""A gap in the numbering of tasks, headings or clauses.

Why: Something was deleted without counting again, or lost on the way here.
Example: 11. and then 13.
Instead: Put 12 back, or count again.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.sequences import NumberBearer, runs
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import Said, said


def check(subject: Subject) -> Iterator[Finding]:
    for run in runs(subject):
        # One numbered thing alone counts nothing.
        for before, after in run.gaps if len(run.items) > 1 else ():
            message = _missing_between(before, after) if before else _missing_before(after)
            yield Finding(message, (*after.places, *(before.places if before else ())), after.task)


def _missing_between(before: NumberBearer, after: NumberBearer) -> Said:
    first, last = before.number + 1, after.number - 1
    around = {"kind": before.what, "before": before.number, "after": after.number}
    if first == last:
        return said("{number:d} is missing between {kind} {before:d} and {after:d}", number=first, **around)
    pattern = said("{first:d} to {last:d} are missing between {kind} {before:d} and {after:d}")
    return said(pattern, first=first, last=last, **around)


def _missing_before(after: NumberBearer) -> Said:
    last = after.number - 1
    if last == 1:
        return said("{number:d} is missing before {kind} {after:d}", number=last, kind=after.what, after=after.number)
    first = 1
    return said(
        "{first:d} to {last:d} are missing before {kind} {after:d}",
        first=first,
        last=last,
        kind=after.what,
        after=after.number,
    )


RULE = LintRule("GT304", "number-gap", "warning", check)
