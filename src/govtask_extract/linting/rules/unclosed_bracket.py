"""A bracket or quotation mark that is never closed, or closed but never opened.

Why: Nobody can tell where the assignment ends, and what follows is taken for a part of it.
Example: 4. 新建公园3个。（牵头单位：市园林局
Instead: 4. 新建公园3个。（牵头单位：市园林局）
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

# Round and square ones may close each other; （） and (] are a matter of width or style.
_PAIRS = {"(": ")", "〔": ")", "[": ")", "【": ")", "《": "》", "〈": "〉", "“": "”"}
_CLOSING = {")": ")", "〕": ")", "]": ")", "】": ")", "》": "》", "〉": "〉", "”": "”"}
_MARKS = lazy_re("[" + "".join(f"\\{mark}" for mark in (*_PAIRS, *_CLOSING)) + "]")
# 1) a) 一) ①) at the head of a line are numbers.
_NUMBER_BEFORE = lazy_re(r"(?:^|\n|[:;。,、(])\s*(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])\s*$")


def check(subject: Subject) -> Iterator[Finding]:
    bounds = [0, *subject.starts, len(subject.folded)]
    for start, end in pairwise(bounds):
        for at in sorted(_unpaired(subject.folded, start, end)):
            opens = subject.folded[at] in _PAIRS
            pattern = said("{mark} is never closed") if opens else said("{mark} is never opened")
            message = said(pattern, mark=subject.text[at])
            yield Finding(message, subject.places(at, at + 1), subject.task_at(at))


def _unpaired(text: str, start: int, end: int) -> Iterator[int]:
    """The marks in a stretch that have no partner in it."""
    waiting: list[int] = []
    open_now: Counter[str] = Counter()
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark in _PAIRS:
            waiting.append(at)
            open_now[_PAIRS[mark]] += 1
        elif open_now[_CLOSING[mark]]:
            # What was opened since its partner and not closed is left over.
            while True:
                opened = waiting.pop()
                kind = _PAIRS[text[opened]]
                open_now[kind] -= 1
                if kind == _CLOSING[mark]:
                    break
                yield opened
        elif not _NUMBER_BEFORE.search(text, max(start, at - 8), at):
            yield at
    yield from waiting


RULE = LintRule("GT307", "unclosed-bracket", "warning", check)
