"""A document number that is not written as one.

Why: It is what documents are filed and cited by; written otherwise, it is not found. GB/T 9704-2012 has the body's
short name, the full year in 〔〕, and an Arabic number without 第 and without zeros before it.
Example: 云政办【2022】l号
Instead: 云政办〔2022〕1号
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.document_numbers import Written, find_written
from govtask_extract.language.script import without_blanks
from govtask_extract.linting.rule import Finding, LintRule
from govtask_extract.linting.subject import Subject
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import Said, listed, said

_YEAR = lazy_re(r"(?:19|20)\d{2}")
_NUMBER = lazy_re(r"[1-9]\d{0,4}")


def check(subject: Subject) -> Iterator[Finding]:
    for written in find_written(subject.folded):
        faults = list(_faults(written))
        if faults:
            yield _finding(subject, written.start, written.end, listed(faults, "; "))


def _faults(written: Written) -> Iterator[Said]:
    if written.brackets not in ("〔〕", "﹝﹞"):
        yield said("its year belongs in 〔〕")
    if written.brackets:
        yield from _faults_of_parts(without_blanks(written.year), written)


def _faults_of_parts(year: str, written: Written) -> Iterator[Said]:
    if not _YEAR.fullmatch(year):
        yield said("{year} is no year", year=year)
    if written.ordinal:
        yield said("第 has no place in it")
    if not _NUMBER.fullmatch(written.number):
        number = written.number
        yield said("{number} is no number", number=number) if number else said("its number is missing")
    if not written.word:
        yield said("号 is missing")


def _finding(subject: Subject, start: int, end: int, faults: Said) -> Finding:
    while start > 0 and (subject.folded[start - 1].isalpha() or subject.folded[start - 1] == " ") and end - start < 20:
        start -= 1
    printed = without_blanks(subject.text[start:end])
    message = said("{printed} is no document number: {faults}", printed=printed, faults=faults)
    return Finding(message, subject.places(start, end), subject.task_at(start))


RULE = LintRule("GT219", "malformed-document-number", "warning", check)
