"""A separator with nothing to separate.

Why: A name may be missing before or after it.
Example: 协办单位：区财政局、、区民政局、
Instead: 协办单位：区财政局、区民政局
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject, within
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

_DOUBLE = lazy_re(r"[、,;]\s*[、,;。]|。\s*[、,;。]|:\s*[、,;。:]")
_BEFORE_CLOSING = lazy_re(r"[、,;]\s*[)\]〕】}]|[(\[〔【{]\s*[、,;。]")
# …新建社区食堂二十家,（责任单位：市民政局）, and () alone
_BEFORE_GROUP, _EMPTY = lazy_re(r"[、,;](?=\s*[(\[〔【])"), lazy_re(r"[(\[〔【]\s*[)\]〕】]")
_LAST = lazy_re(r"[、,;]\s*(?=\n|$)")


def check(subject: Subject) -> Iterator[Finding]:
    ends = {len(subject.text), *subject.starts, *(start for start, _ in subject.labels)}
    for pattern in (_DOUBLE, _BEFORE_CLOSING):
        for match in pattern.finditer(subject.folded):
            if not within(subject.attachment_spans, match.start()):
                yield _finding(subject, match.start(), match.end())
    for match in _BEFORE_GROUP.finditer(subject.folded):
        if subject.in_assignment(subject.next_ink(match.end())) and not subject.in_assignment(match.start()):
            yield _finding(subject, *match.span())
    for match in _EMPTY.finditer(subject.folded):
        if subject.task_at(match.start()) is not None:
            yield _finding(subject, *match.span())
    for match in _LAST.finditer(subject.folded):
        if subject.next_ink(match.end()) in ends and subject.in_assignment(match.start()):
            yield _finding(subject, match.start(), match.start() + 1)


def _finding(subject: Subject, start: int, end: int) -> Finding:
    quote = "".join(subject.text[start:end].split())
    return Finding(said("{mark} separates nothing", mark=quote), subject.places(start, end), subject.task_at(start))


RULE = LintRule("GT208", "stray-separator", "warning", check)
