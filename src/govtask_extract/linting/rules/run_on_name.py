"""A name that runs on into the next one, or into a text.

Why: A separator or line break was lost, so two units became one that does not exist.
Example: 协办单位：区财政局区民政局; 责任单位：区园林局2.新增停车泊位500个
Instead: 协办单位：区财政局、区民政局
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.departments import is_department
from govtask_extract.language.script import HAN
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_regex
from govtask_extract.saying.said import Said, said

# 区园林局2.新增   区园林局。新增
_TEXT = lazy_regex(rf"\d+\s*[.．、](?!\d)|[{CLAUSE_ENDS}：:]|(?<=[{HAN}])\d+\s*(?:个|项|条|处|万|亿|公里)")
_MARKS = " .．·/-—\\|+"
_LONGEST_NAME = 80


def check(subject: Subject) -> Iterator[Finding]:
    for name, mentions in subject.units.items():
        parts = _two_names(name, subject)
        if parts is None and not _TEXT.search(name) and len(name) <= _LONGEST_NAME:
            continue
        message = _message(name, parts)
        for mention in mentions:
            yield Finding(message, mention.places, mention.task.id)


def _message(name: str, parts: tuple[str, str] | None) -> Said:
    if parts is None:
        return said("{name} seems to hold more than a name", name=name)
    return said("{name} seems to be {first} and {second}", name=name, first=parts[0], second=parts[1])


def _two_names(name: str, subject: Subject) -> tuple[str, str] | None:
    """Two names of units that stand elsewhere, or of departments, of which `name` is put together."""
    for at in range(3, min(len(name) - 2, _LONGEST_NAME)):
        first, second = name[:at].rstrip(_MARKS), name[at:]
        if first[:1] == second[:1] and _is_unit(first, subject) and _is_unit(second, subject):
            return first, second
    return None


def _is_unit(name: str, subject: Subject) -> bool:
    return name in subject.units or is_department(name)


RULE = LintRule("GT226", "run-on-name", "warning", check)
