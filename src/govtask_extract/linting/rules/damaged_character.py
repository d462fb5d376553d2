"""A character that belongs to no script: of the private use area, or a control character.

Why: It prints differently everywhere, or not at all, and no name with it can be matched. U+FFFD is GT104's.
Example: 责任单位：区民局 with U+E5CF in the place of 政.
Instead: 责任单位：区民政局
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_regex
from govtask_extract.saying.said import said

# Private use, unassigned, halves of surrogate pairs, and controls but for white space.
_CATEGORIES = frozenset(("Co", "Cn", "Cs", "Cc"))
_BLANKS = frozenset("\t\n\r\f\v")
# What UTF-8 becomes that was read as GBK twice, and memory that nobody filled.
_MOJIBAKE = ("锟斤拷", "烫烫烫")


def check(subject: Subject) -> Iterator[Finding]:
    damaged = [one for one in set(subject.text) - _BLANKS if unicodedata.category(one) in _CATEGORIES]
    for match in lazy_regex(r"\L<damaged>", damaged=(*damaged, *_MOJIBAKE)).finditer(subject.text):
        code = f"U+{ord(match[0][0]):04X}"
        message = said("{code} is no character of any script", code=code)
        yield Finding(message, subject.places(*match.span()), subject.task_at(match.start()))


RULE = LintRule("GT209", "damaged-character", "error", check)
