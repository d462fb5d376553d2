"""Where a letter without line breaks is parted: title, number, addressees, signature, date, what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govtask_extract.language.document_numbers import NUMBER
from govtask_extract.language.letter_lines import is_addressees
from govtask_extract.language.script import HAN
from govtask_extract.language.words.title_endings import PLAIN_KINDS
from govtask_extract.patterns import lazy_re, lazy_regex

_KINDS = PLAIN_KINDS
# …的通知青政办函〔2021〕52号, 青枫县人民政府文件青政发〔2024〕3号
_NUMBERED = lazy_regex(rf"(?:(?<=\L<kinds>|文件)(?![的和及])|^(?!\w*文件)){NUMBER}", kinds=_KINDS)
_TITLE_END = lazy_regex(r"\L<kinds>(?=各)", kinds=_KINDS)
_ADDRESSED = lazy_regex(r"(?:各|市|县|省|区|国务院)[^。；：:]{2,200}[：:]")
_NUMERALS = "0-9一二三四五六七八九"
# 2031年3月6日, 二〇三一年三月六日
_DAY = rf"[{_NUMERALS}〇○零oOＯ]{{4}}\s*年\s*[{_NUMERALS}十]{{1,2}}\s*月\s*[{_NUMERALS}十]{{1,3}}\s*日"
# 2031年3月6日前完成 is a deadline, 2031年3月6日《…办法》 a source.
_DATE = rf"{_DAY}(?![前起至，、；。《])"
_WHO = r"(?P<who>[^。，；：、（(]{2,38}?[府室厅会局部委院组心])"
# …抓好贯彻落实。青枫县人民政府办公室2031年3月6日
_SIGNED = lazy_re(rf"(?<=[。）)])\s*{_WHO}\s*(?P<when>{_DATE})")
# （此件公开发布）
_PUBLIC_NOTE = lazy_regex(r"[（(](?:此件|本文)[^（）()]{2,12}[）)]")
# 附件1青枫县冬春火灾防控工作方案, behind the date
# 附件12031年工作方案 is the first one, 附件2031年工作方案 has no number.
_YEAR = r"(?=(?:19|20)\d\d年)"
_NUMBER = rf"\d{{1,2}}?{_YEAR}|\d{{1,2}}(?![0-9年])|{_YEAR}|(?![0-9])"
_MARK = rf"附\s*件\s*(?:{_NUMBER})(?!\s*[：:.．])\s*"
_ATTACHED = lazy_re(rf"\s*{_MARK}")
_NEXT_ATTACHED = lazy_regex(rf"(?<=[。）)])\s*{_MARK}(?=[{HAN}0-9“《])")
_ANNOUNCED = lazy_re(r"(?<=[。！）)])\s*附\s*件\s*[：:]")
_PLAN_TITLE = lazy_regex(rf"[^。；：，]{{4,60}}?\L<kinds>(?=(?:为|根据|按照|依据|现)[{HAN}])", kinds=_KINDS)
_COPIED = lazy_regex(r"(?<=[。）)])\s*抄\s*送\s*[：:][^。]{2,200}。?")
_LONGEST_ISSUER = 40


def letter_cuts(text: str, numbers: Sequence[int]) -> set[int]:
    """Around the letter's parts; `numbers` are where the numbered paragraphs begin."""
    cuts = set(_head_cuts(text, numbers[0] if numbers else len(text)))
    for start, end in _signatures(text):
        cuts |= {start, end}
    for match in (*_PUBLIC_NOTE.finditer(text), *_COPIED.finditer(text), *_NEXT_ATTACHED.finditer(text)):
        cuts |= {match.start(), match.end()}
    announced = _ANNOUNCED.search(text)
    if announced is not None:
        cuts.add(announced.start())
    for at in sorted(cuts):
        cuts |= _plan_cuts(text, at)
    return cuts


def _head_cuts(text: str, end: int) -> Iterator[int]:
    """Up to the first number: around the document's own number, behind the title, around the addressees."""
    at = 0
    for pattern in (_NUMBERED, _TITLE_END, _ADDRESSED):
        match = pattern.search(text, at, end)
        if match is None or (pattern is _ADDRESSED and not is_addressees(match[0])):
            continue
        at = match.end()
        yield at
        if pattern is not _TITLE_END:
            yield match.start()


def _signatures(text: str) -> Iterator[tuple[int, int]]:
    """Where a signature and its date begin and end."""
    for match in _SIGNED.finditer(text):
        yield match.start("who"), match.start("when")
        yield match.start("when"), match.end()
    issuer = _issuer(text)
    if issuer:
        for match in re.finditer(rf"{re.escape(issuer)}\s*(?P<when>{_DATE})", text):
            yield match.start(), match.start("when")
            yield match.start("when"), match.end()


def _issuer(text: str) -> str:
    """青枫县人民政府 of 青枫县人民政府关于印发…: it signs, too."""
    about = text.find("关于", 0, 200)
    head = text[max(0, about - _LONGEST_ISSUER) : about] if about > 0 else ""
    number = re.search(r"号\s*", head)
    return (head[number.end() :] if number else head).strip() if len(head) > 3 else ""


def _plan_cuts(text: str, at: int) -> set[int]:
    """Behind 附件1 that opens what follows, and behind the title of what is attached."""
    attached = _ATTACHED.match(text, at)
    start = attached.end() if attached is not None else at
    title = _PLAN_TITLE.match(text, start)
    return {start} | ({title.end()} if title is not None else set())
