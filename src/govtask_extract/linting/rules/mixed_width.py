"""A mixture of full-width and half-width brackets or colons.

Why: It is untidy, and a search for one of the two misses the other. Both are read.
Example: 分管领导：周景明 in one task and 分管领导:周景明 in the next; （牵头单位：市民政局)
Instead: Full-width marks throughout a Chinese text.
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.script import HAN
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject, within
from govtask_extract.patterns import lazy_re, lazy_regex
from govtask_extract.saying.said import said

# Marks next to a Han character only: 12:30, f(x) and addresses keep theirs.
_MARKS = {
    said("brackets"): (
        lazy_re(r"[（）]"),
        lazy_regex(rf"(?<=[{HAN}。、]\s?)[()]|[()](?=\s?[{HAN}])"),
    ),
    said("colons"): (lazy_re(r"："), lazy_regex(rf"(?<=[{HAN}]):(?!//)")),
}
_HALF_ARE_RARE = said("{full:d} full-width and {half:d} half-width {marks}; these are the half-width ones")
_FULL_ARE_RARE = said("{full:d} full-width and {half:d} half-width {marks}; these are the full-width ones")


def check(subject: Subject) -> Iterator[Finding]:
    for what, (full_width, half_width) in _MARKS.items():
        full, half = (
            [
                match.start()
                for match in pattern.finditer(subject.text)
                if not within(subject.attachment_spans, match.start())
            ]
            for pattern in (full_width, half_width)
        )
        if full and half:
            rare = half if len(half) <= len(full) else full
            places = tuple(place for at in rare for place in subject.places(at, at + 1))
            message = said(
                _HALF_ARE_RARE if rare is half else _FULL_ARE_RARE, full=len(full), half=len(half), marks=what
            )
            yield Finding(message, places, subject.task_at(rare[0]))


RULE = LintRule("GT311", "mixed-width", "info", check)
