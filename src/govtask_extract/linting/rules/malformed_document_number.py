"""A document number that is not written as one.

Why: It is what documents are filed and cited by; written otherwise, it is not found. GB/T 9704-2012 has the body's
short name, the full year in 〔〕, and an Arabic number without 第 and without zeros before it.
Example: 云政办【2022】l号
Instead: 云政办〔2022〕1号
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re, lazy_regex

_CANDIDATE = lazy_regex(
    rf"""(?x)
    (?<=[{HAN}]\s?)
    (?P<open>[〔\[(【〈《{{﹝])\s*(?P<year>[12]\s*[\dOo][\dOolI\s]{{0,4}}年?)\s*(?P<close>[〕\])】〉》}}﹞])
    \s*(?P<ordinal>第)?\s*(?P<number>[〇零○一二三四五六七八九十百]{{1,5}}|[\dA-Za-z|]{{0,6}})\s*(?P<word>号(?![线楼机馆院门地]))?
    """
)
# 云政办2022年1号: the brackets are gone. 办 and the like end the short names of bodies.
_BARE = lazy_regex(rf"(?<=[{HAN}][办发函字文])\s*(?:19|20)\d{{2}}\s*(?:年|-)?\s*第?\s*\d{{1,4}}\s*号")
_YEAR = lazy_re(r"(?:19|20)\d{2}")
_NUMBER = lazy_re(r"[1-9]\d{0,4}")


def check(subject: Subject) -> Iterator[Finding]:
    for match in _CANDIDATE.finditer(subject.folded):
        open_, close, word = match["open"], match["close"], match["word"]
        # （2022）2 in a title is a year in brackets; only these brackets, or 号, tell a number.
        if not word and (open_ not in "〔﹝" or not match["number"]):
            continue
        faults = list(_faults(open_ + close, match["year"], match["ordinal"], match["number"], word))
        if faults:
            yield _finding(subject, match.start(), match.end(), "; ".join(faults))
    for match in _BARE.finditer(subject.folded):
        yield _finding(subject, match.start(), match.end(), "its year belongs in 〔〕")


def _faults(brackets: str, year: str, ordinal: str | None, number: str, word: str | None) -> Iterator[str]:
    if brackets not in ("〔〕", "﹝﹞"):
        yield "its year belongs in 〔〕"
    if not _YEAR.fullmatch(without_blanks(year)):
        yield f"{without_blanks(year)} is no year"
    if ordinal:
        yield "第 has no place in it"
    if not _NUMBER.fullmatch(number):
        yield f"{number} is no number" if number else "its number is missing"
    if not word:
        yield "号 is missing"


def _finding(subject: Subject, start: int, end: int, faults: str) -> Finding:
    while start > 0 and (subject.folded[start - 1].isalpha() or subject.folded[start - 1] == " ") and end - start < 20:
        start -= 1
    printed = without_blanks(subject.text[start:end])
    return Finding(f"{printed} is no document number: {faults}", subject.places(start, end), subject.task_at(start))


RULE = LintRule("GT219", "malformed-document-number", "warning", check)
