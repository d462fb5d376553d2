"""What a document refers to by number, items, forms and attachments, and which of them it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.language.numerals import to_integer
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.language.words.title_endings import LAWS
from govtask_extract.linting.subject import Subject, within
from govtask_extract.patterns import Match, lazy_re, lazy_regex

if TYPE_CHECKING:
    from govtask_extract.model.report import Attachment

# A list longer than any that is written would be read anew from each of its numbers.
_AND = r"\s*(?:[-—~至到、,和及]|项[、,和及至])\s*"
# （第 32 项）  第3至5项  第七十六项
_ITEMS = lazy_re(
    rf"""(?x)第\s*
    (?P<numbers> \d{{1,4}} (?:{_AND}(?:第\s*)?\d{{1,4}}){{0,20}} | [〇一二三四五六七八九十百]{{2,7}} )
    \s*项(?!目|规)"""
)
# 附表1  附件 2、3  附件一
_ATTACHMENTS = lazy_regex(
    rf"""(?x)(?P<word>附\s*[件表图录]) [^\S\n]*
    (?P<numbers> \d{{1,2}}(?!\d) (?:{_AND}(?:附\s*[件表图录]\s*)?\d{{1,2}}(?!\d))*
    | [一二三四五六七八九十]{{1,3}}(?![{HAN}]) )?"""
)
_NUMBER = lazy_re(r"\d+|[〇一二三四五六七八九十百]+")
# 附件：1.名单  2.情况表
_LIST = lazy_re(r"(?:^|\n)[^\S\n]*附\s*件\s*:")
_LISTED = lazy_re(r"(?:^|(?<=\s|:))(?P<number>\d{1,2})\s*[.、](?!\d)")
# What stands right before a number that counts in some other document: 《…法》第3项, 第十条第2项.
_ELSEWHERE = ("》", "条", "款", "号", "号)", *LAWS)


class Reference(Struct, frozen=True):
    """One number of a reference; `word` is 项, 附表, 附件 …"""

    word: str
    number: int
    start: int
    end: int


def items(subject: Subject) -> Iterator[Reference]:
    """Items that the text speaks of, outside forms. First to tenth in words count anything."""
    for match in _ITEMS.finditer(subject.folded):
        before = without_blanks(subject.folded[max(0, match.start() - 6) : match.start()])
        if before.endswith(_ELSEWHERE) or within(subject.attachment_spans, match.start()):
            continue
        for reference in _each("项", match):
            if reference.number > 10 or match["numbers"][0].isdigit():
                yield reference


def _each(word: str, match: Match) -> list[Reference]:
    """The numbers of one reference; each of several stands for itself."""
    found = list(_NUMBER.finditer(match["numbers"]))
    spans = (
        [match.span()]
        if len(found) == 1
        else [(match.start("numbers") + number.start(), match.start("numbers") + number.end()) for number in found]
    )
    return [Reference(word, to_integer(number[0]) or 0, *span) for number, span in zip(found, spans, strict=True)]


class Attachments:
    """The forms and attachments that a document has or lists, and the references to them elsewhere."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.present: dict[str, set[int]] = defaultdict(set)
        self.references: list[Reference] = []
        self.bare: set[str] = set()
        headings = {place.start for place in subject.report.notice.evidence.plan_titles}
        headings |= {one.evidence[0].start for one in subject.report.attachments if one.evidence}
        for match in _ATTACHMENTS.finditer(subject.folded):
            word = without_blanks(match["word"])
            found = list(_each(word, match)) if match["numbers"] else []
            if match.start() in headings:
                # One that bears no number is the first.
                self.present[word].update([one.number for one in found] or [1])
            elif found:
                self.references += found
            elif not subject.folded[match.end() :].lstrip().startswith(":"):
                self.bare.add(word)
        self.listed = set(self._listed())
        self.present["附件"] |= self.listed

    def _listed(self) -> Iterator[int]:
        """The numbers of the list below the letter; a list without numbers has one entry."""
        text = self.subject.folded
        for match in _LIST.finditer(text):
            numbers: list[int] = []
            for line in text[match.end() : match.end() + 2000].split("\n"):
                found = [int(number["number"]) for number in _LISTED.finditer(line)]
                if line.strip() and not found and numbers:
                    break
                numbers += found
            yield from numbers or [1]

    def mark_of(self, attachment: Attachment) -> tuple[str, int] | None:
        """附表 and 2, of what is labelled 附表 2."""
        match = _ATTACHMENTS.match(attachment.label or "")
        if match is None:
            return None
        number = _NUMBER.search(match["numbers"] or "")
        return without_blanks(match["word"]), (to_integer(number[0]) or 0) if number else 1
