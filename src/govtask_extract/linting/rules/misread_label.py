"""A word before a colon that is nearly a label.

Why: Character recognition takes 责 for 贵; the units after such a word are then nobody's.
Example: 贵任单位：区民政局
Instead: 责任单位：区民政局
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.labels import is_label
from govtask_extract.language.likeness import one_slip_apart
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.language.words.other_labels import ACTS, NOUNS
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.model.profile import DEFAULT
from govtask_extract.patterns import lazy_re, lazy_regex
from govtask_extract.saying.said import said

# 贵任单位：, at the head of a line, a bracket or a clause
_HEAD = lazy_regex(
    rf"""(?xm)(?:^|[(\[〔【;,。]) [^\S\n]*
    (?P<head> [{HAN}] (?:[^\S\n]*[^\sA-Za-z]){{1,7}}? )
    [^\S\n]*[::]"""
)
_OTHERS = frozenset(act + noun for act in ACTS for noun in NOUNS)
# A break is not looked for across more blanks than this.
_FURTHEST = 200
_PEOPLE = lazy_re(r".{0,4}人|.*者")


def check(subject: Subject) -> Iterator[Finding]:
    for match in _HEAD.finditer(subject.folded):
        head = without_blanks(match["head"])
        near = _nearest(head)
        start, end = match.span("head")
        if near and not _is_cut(subject.folded, start, head):
            message = said("{printed} looks like {label}", printed=head, label=near)
            yield Finding(message, subject.places(start, end), subject.task_at(start))


def _is_cut(text: str, start: int, head: str) -> bool:
    """Whether a line or page break cuts a label before `head`: 牵 / 头单位."""
    # Blanks count too, else a page of them would be walked once for each colon below it.
    before = without_blanks(text[max(0, start - _FURTHEST) : start])[-4:]
    return any(is_label(before[at:] + head) for at in range(len(before)))


def _nearest(head: str) -> str | None:
    """The label that `head` was meant to be; None if it is one, or a word of its own."""
    if is_label(head) or head in _OTHERS or _PEOPLE.fullmatch(head):
        return None
    return next((label for label in _LABELS if one_slip_apart(head, label)), None)


_LABELS = sorted({label for label, _ in DEFAULT.labels if len(label) >= 4})

RULE = LintRule("GT205", "misread-label", "warning", check)
