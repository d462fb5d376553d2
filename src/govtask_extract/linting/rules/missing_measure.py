"""A number to be reached that says nothing of what.

Why: 覆盖率达到 95 may be points or per cent, 新增学位 3 万 seats or pupils; it cannot be counted or compared.
Example: 确保参保率不低于95，新增学位8000。
Instead: 确保参保率不低于95%，新增学位8000个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from govtask_extract.language.word_lists import first_characters
from govtask_extract.language.words.target_words import MAKING
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

_NUMBER = r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[百千]?[万亿]|[百千])?)"
# 以上 and 左右 may follow; then the clause ends.
_END = r"(?:以上|以下|以内|左右)?(?=[,，、;。]|$)"
_BOUND = lazy_re(
    rf"(?P<what>[^,，、;。0-9]*?)(?:不低于|不少于|不小于|达到|突破|超过|不超过|至少|提高到|增加到|扩大到){_NUMBER}{_END}",
    needs=("于", "达", "突破", "超过", "至少", "到"),
)
_MADE = lazy_re(
    rf"(?:^|(?<=[,，、;。]))(?:{'|'.join(map(re.escape, sorted(MAKING, key=len, reverse=True)))})"
    rf"(?P<what>[^,，、;。0-9A-Za-z“”]{{2,16}}){_NUMBER}{_END}",
    needs=tuple(sorted(first_characters(tuple(MAKING)))),
)
# These are measured in nothing; 2.0 is a version, 2025 a year.
_BARE = ("比", "指数", "系数", "得分", "评分", "分值", "容积率", "排名", "名次", "年", "版", "号", "第", "比例")
_VERSION = lazy_re(r"[0-9]\.0")
_YEAR = lazy_re("(?:19|20)[0-9]{2}")


def check(subject: Subject) -> Iterator[Finding]:
    for task, text, offsets in subject.inked_tasks:
        told: set[int] = set()
        for match in chain(_BOUND.finditer(text), _MADE.finditer(text)):
            start, end = match.span("number")
            if start not in told and _counts(match["what"], match["number"]):
                told.add(start)
                places = subject.places(offsets[start], offsets[end - 1] + 1)
                printed = text[match.start() : end]
                yield Finding(said("{printed} has no unit of measure", printed=printed), places, task.id)


def _counts(what: str, number: str) -> bool:
    named = what.endswith(_BARE) or any(word in what[-6:] for word in ("指数", "收入比"))
    return not named and not _VERSION.fullmatch(number) and not _YEAR.fullmatch(number)


RULE = LintRule("GT230", "missing-measure", "warning", check)
