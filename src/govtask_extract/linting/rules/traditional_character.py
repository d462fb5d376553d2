"""A traditional or variant character in a simplified text.

Why: It comes from character recognition or from another input method, and hides the word from every search.
Example: 中小學生, 卢永楨
Instead: 中小学生, 卢永桢
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govtask_extract.language.variants import SIMPLIFYING, simplified
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.saying.said import Said, said

# Beyond one in fifty characters a text is not simplified Chinese with slips, but traditional Chinese.
_SLIPS = 50


def check(subject: Subject) -> Iterator[Finding]:
    found: dict[str, list[int]] = defaultdict(list)
    for character in (character for character in set(subject.text) if ord(character) in SIMPLIFYING):
        at = subject.text.find(character)
        while at >= 0:
            found[character].append(at)
            at = subject.text.find(character, at + 1)
    if sum(map(len, found.values())) * _SLIPS > subject.report.coverage.characters + 2 * _SLIPS:
        return
    for character, places in sorted(found.items(), key=lambda item: item[1]):
        yield Finding(
            _message(character, len(places)),
            tuple(place for at in places for place in subject.places(at, at + 1)),
            subject.task_at(places[0]),
        )


def _message(character: str, times: int) -> Said:
    usual = simplified(character)
    if times == 1:
        return said("{character} is the traditional or a variant form of {usual}", character=character, usual=usual)
    return said(
        "{character} ({times:d} ×) is the traditional or a variant form of {usual}",
        character=character,
        times=times,
        usual=usual,
    )


RULE = LintRule("GT212", "traditional-character", "warning", check)
