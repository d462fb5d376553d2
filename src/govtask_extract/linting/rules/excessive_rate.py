"""A share of more than a hundred per cent.

Why: No more than all of something can be covered, reached or done; a figure was mistyped, or growth is meant.
Example: 生活垃圾无害化处理率达到 110%
Instead: 生活垃圾无害化处理率达到 100%; or say that it grows by 10%
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import said

_ALL = 100
# Of banks' reserves, of years compared and of speeds more than a hundred per cent are usual.
_MAY_EXCEED = (
    "拨备",
    "流动性",
    "充足",
    "偿付",
    "担保",
    "周转",
    "速度",
    "指数",
    "相当于",
    "上年",
    "去年",
    "计划",
    "任务",
    "完成率",
)


def check(subject: Subject) -> Iterator[Finding]:
    for task in subject.report.tasks:
        for target in task.targets:
            if target.kind != "rate" or target.unit != "%" or any(word in target.indicator for word in _MAY_EXCEED):
                continue
            if max(Decimal(str(one)) for one in (target.value, target.value_max) if one is not None) > _ALL:
                message = said("{target} is more than all there is", target=target.text)
                yield Finding(message, target.evidence, task.id)


RULE = LintRule("GT232", "excessive-rate", "warning", check)
