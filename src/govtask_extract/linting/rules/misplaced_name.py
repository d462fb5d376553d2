"""A unit where a leader belongs, or a leader where a unit belongs.

Why: Two lines were mixed up; whoever counts a leader's tasks misses this one.
Example: 分管领导：区民政局 and below it 责任单位：周景明
Instead: 分管领导：周景明 and below it 责任单位：区民政局
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.departments import is_department
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Mention, Subject
from govtask_extract.saying.said import said


def check(subject: Subject) -> Iterator[Finding]:
    for name, mentions in subject.leaders.items():
        # A name of three characters may end like a body's.
        others = len(subject.units.get(name, ()))
        if others > len(mentions) or (others == 0 and len(name) > 3 and is_department(name)):
            yield from (_finding(mention, _A_UNIT) for mention in mentions)
    for name, mentions in subject.units.items():
        if len(subject.leaders.get(name, ())) >= len(mentions):
            yield from (_finding(mention, _A_LEADER) for mention in mentions)


_A_UNIT = said("{name} is a unit, and stands as a leader of task {task}")
_A_LEADER = said("{name} is a leader, and stands as a unit of task {task}")


def _finding(mention: Mention, pattern: str) -> Finding:
    message = said(pattern, name=mention.name, task=mention.task.id)
    return Finding(message, mention.places, mention.task.id)


RULE = LintRule("GT225", "misplaced-name", "warning", check)
