"""A mark that classifies the document: 绝密, 机密, 秘密.

Why: A classified document must not lie where a linter meets it, nor be published.
Example: 机密★1年 at the top of the first page.
Instead: Take the file away from here, and tell whoever is in charge of secrets.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

_MARK = lazy_re(
    r"""(?xm)
    ^[^\S\n]* (?:密\s*级\s*:\s*)? (?P<mark>[绝机秘][^\S\n]*密) [^\S\n]* (?:[★☆*][^\n]{0,12})? $    # 密级：机密
    | (?P<starred>[绝机秘]\s?密) \s?[★☆]                                                        # 机密★1年"""
)


def check(subject: Subject) -> Iterator[Finding]:
    for match in _MARK.finditer(subject.half_width):
        start, end = match.span(match.lastgroup or 0)
        printed = "".join(subject.text[start:end].split())
        yield Finding(said("{printed} is a mark of classification", printed=printed), subject.places(start, end))


RULE = LintRule("GT221", "classification-mark", "error", check)
