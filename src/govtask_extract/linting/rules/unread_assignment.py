"""A text that looks like an assignment but was not read as one.

Why: Its colon is missing or misread, or it stands where no task is, so whom it names has nothing to do.
Example: 责任单位 区民政局 or 责任单位；区民政局 on a line of its own.
Instead: 责任单位：区民政局
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govtask_extract.language.departments import ends_like_department
from govtask_extract.language.labels import label_word_at
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject, within
from govtask_extract.model.document import Span
from govtask_extract.model.roles import Role
from govtask_extract.patterns import lazy_re, lazy_regex
from govtask_extract.saying.said import said

_SHORTEST = 4
# The head of a line or bracket; behind a label what stands for the colon, then names to the end of the line or bracket.
_HEAD = lazy_regex(rf"(?m)(?:^|[(\[〔【])[^\S\n]*(?=[{HAN}])")
_NAMES = lazy_re(r"[^\S\n]*(?P<colon>[:;,.、·…=—\-|])?(?P<names>[^\n)\]〕】:][^\n)\]〕】]{1,79})")
_SEPARATORS = lazy_re(r"[、,;]")
_PERSON = lazy_regex(rf"[{HAN}]{{2,4}}")
# 责任单位会同区民政局 is a sentence.
_VERB = lazy_re(r"(?:要|应|须|需|会同|负责|和|与|及|或|按|对|由|在|为|的|是|将|可|不)")


def check(subject: Subject) -> Iterator[Finding]:
    unread = sorted((place.start, place.end) for place in subject.report.unread)
    for start, role, match in _alike(subject.folded):
        end = match.end("names")
        read = match["colon"] == ":" and subject.in_assignment(start)
        # A blank for the colon is a habit of some, and read; a wrong mark is a slip, read or not.
        read = read or (match["colon"] is None and subject.next_ink(match.start("names")) in subject.name_starts)
        if read or within(subject.attachment_spans, start) or within(unread, start):
            continue
        if _are_names(match["names"], role is Role.LEADER, bool(match["colon"])):
            yield _finding(subject, (start, end))


def _alike(text: str) -> Iterator[tuple[int, Role, re.Match[str]]]:
    """Where a label stands at a head, its role, and what follows it."""
    done = 0
    for head in _HEAD.finditer(text):
        label = label_word_at(text, head.end()) if head.start() >= done else None
        if label is None or label[1] - head.end() < _SHORTEST:
            continue
        match = _NAMES.match(text, label[1])
        if match is not None:
            done = match.end()
            yield head.end(), label[0], match


def _are_names(text: str, people: bool, marked: bool) -> bool:
    names = [without_blanks(name) for name in _SEPARATORS.split(text.rstrip(" 。;"))]
    if _VERB.match(names[0]) and not marked:
        return False
    return all(ends_like_department(name) or (people and _PERSON.fullmatch(name)) for name in names)


def _finding(subject: Subject, span: Span) -> Finding:
    printed = without_blanks(subject.text[slice(*span)])
    return Finding(
        said("{printed} looks like an assignment", printed=printed), subject.places(*span), subject.task_at(span[0])
    )


RULE = LintRule("GT312", "unread-assignment", "warning", check)
