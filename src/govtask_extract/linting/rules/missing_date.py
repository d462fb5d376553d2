"""A notice without a date of issue.

Why: The date says from when on it holds, and what year its deadlines mean.
Example: The signature 云溪区人民政府办公室 with nothing below it.
Instead: 2023年2月16日 below the signature.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    notice = subject.report.notice
    # A plan alone, without a letter around it, needs no date.
    letter = notice.evidence.signature or notice.evidence.addressees or notice.evidence.issuing_authority
    if letter and notice.issue_date is None and not notice.evidence.issue_date:
        yield Finding(said("the notice has no date of issue"), letter)


RULE = LintRule("GT218", "missing-date", "warning", check)
