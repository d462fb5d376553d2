"""A unit, or a leader, twice in one list.

Why: The second was perhaps meant to be another one.
Example: 协办单位：区财政局、区民政局、区财政局; also 区发改委、区发展和改革委员会
Instead: 协办单位：区财政局、区民政局
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.likeness import match_key
from govtask_extract.linting.notice_text import LEADER_FIELD, UNIT_FIELDS
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Mention, Subject, mentions_in
from govtask_extract.model.field_words import FIELD_WORDS
from govtask_extract.saying.said import Said, said


def check(subject: Subject) -> Iterator[Finding]:
    for task in subject.report.tasks:
        for field in (*UNIT_FIELDS, LEADER_FIELD):
            seen: dict[str, Mention] = {}
            for mention in mentions_in(task, field):
                key = match_key(mention.name)
                first = seen.get(key) or seen.get(mention.id) or mention
                seen.setdefault(key, mention)
                seen.setdefault(mention.id, mention)
                if first is not mention and first.places != mention.places:
                    yield _finding(mention, first)


def _finding(mention: Mention, first: Mention) -> Finding:
    return Finding(_message(mention, first), (*mention.places, *first.places), mention.task.id)


def _message(mention: Mention, first: Mention) -> Said:
    named = {"name": mention.name, "field": FIELD_WORDS[mention.field], "task": mention.task.id}
    if match_key(first.name) == match_key(mention.name):
        return said("{name} stands twice among the {field} of task {task}", **named)
    return said("{name} stands twice among the {field} of task {task}, first as {other}", **named, other=first.name)


RULE = LintRule("GT207", "repeated-name", "warning", check)
