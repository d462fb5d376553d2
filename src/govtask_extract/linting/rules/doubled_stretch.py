"""A stretch of words that is printed twice in a row.

Why: Copying doubles words; whoever quotes the task quotes the slip.
Example: 税率按照不低于1%的税率按照不低于1%的税率执行
Instead: 税率按照不低于1%的税率执行
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

# 一件一件 and 越来越好 are short; a list may say the same of two, 新建公园、新建公园广场, behind a mark.
_DOUBLED = lazy_re(r"(?P<stretch>[^\s、，。；,;.|]{5,40}?)(?P=stretch)")


def check(subject: Subject) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(subject.folded):
        task = subject.task_at(match.start())
        if task is not None and any("\u4e00" <= character <= "\u9fff" for character in match["stretch"]):
            message = said("{stretch} is printed twice", stretch=match["stretch"])
            yield Finding(message, subject.places(*match.span()), task)


RULE = LintRule("GT228", "doubled-stretch", "warning", check)
