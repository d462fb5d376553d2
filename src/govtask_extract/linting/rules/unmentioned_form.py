"""A form that nothing refers to.

Why: Nobody is told to fill it in, or the words that did so were deleted.
Example: 附表 2 at the end, and the notice speaks of 附表1 only.
Instead: 报送式样详见附表2 in the notice, or no such form.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.references import Attachments
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    attachments = Attachments(subject)
    named = {(one.word, one.number) for one in attachments.references}
    for form in subject.report.attachments:
        mark = attachments.mark_of(form)
        if mark is None or (form.kind != "form" and mark[0] != "附表"):
            continue
        word, number = mark
        listed = word == "附件" and number in attachments.listed
        if (word, number) not in named and word not in attachments.bare and not listed:
            yield Finding(said("nothing refers to {form}", form=word + str(number)), form.evidence[:1])


RULE = LintRule("GT309", "unmentioned-form", "warning", check)
