"""A comparison that compares with no figure.

Why: Conversion and haste drop figures; what is promised can then not be checked.
Example: 每家机构床位不少于张
Instead: 每家机构床位不少于20张
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

# 不少于张, 不低于%; 不低于上年 and 达到国家标准 name what is compared with.
_LOST = lazy_re(
    r"(?:不[小少低大高多]于|不超过|达到?|增长|新增)(?P<unit>[张栋套辆台所座条]|[个家户处项](?=[,。;、]|以上|左右)|平方米|公里|万元|亿元|[%％])",
    needs=("于", "过", "达", "增"),
)


def check(subject: Subject) -> Iterator[Finding]:
    for match in _LOST.finditer(subject.folded):
        task = subject.task_at(match.start())
        if task is not None:
            printed = subject.text[slice(*match.span())]
            yield Finding(said("{printed} has no figure", printed=printed), subject.places(*match.span()), task)


RULE = LintRule("GT227", "lost-figure", "warning", check)
