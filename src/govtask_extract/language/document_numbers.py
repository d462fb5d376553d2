"""The number that a document is filed and cited by, 云政办〔2023〕2号: in a text, alone on a line, or miswritten."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.script import HAN
from govtask_extract.model.document import Span
from govtask_extract.patterns import lazy_re, lazy_regex

# Match loosely: GB/T 9704-2012 has 〔〕 and an Arabic number without 第, offices and scans have all of these.
_OPENING, _CLOSING = r"〔\[（(【〈［", r"〕\])）】〉］"
NUMBER_YEAR = rf"[{_OPENING}]\s*\d{{4}}\s*[{_CLOSING}]"
"""The year of a number and its brackets, as a pattern."""
# A body's short name; a longer run of letters, or 原印发的, is a sentence that leads to it.
_BODY = r"(?:(?!的)[^\W\d_]){1,16}"
NUMBER = rf"{_BODY}\s*{NUMBER_YEAR}\s*第?\s*\d{{1,5}}\s*[号號]"
"""The whole number, as a pattern of either library."""
_SIGNS = ("号", "號")
_ANYWHERE = lazy_re(NUMBER, needs=_SIGNS)
_ALONE = lazy_re(rf"\s*(?:(?:文号|发文字号)?[：:]?\s*{NUMBER}\s*(?:签发人.*)?|[（(]\s*{NUMBER}\s*[）)])", needs=_SIGNS)
# In half width. What recognition and haste make of one: 云政办【2022】l号, 云政函〈22〉第05号
_NEARLY = lazy_regex(
    rf"""(?x)
    (?<=[{HAN}]\s?)
    (?P<open>[{_OPENING}《{{﹝])\s*(?P<year>[12]\s*[\dOo][\dOolI\s]{{0,4}}年?)\s*(?P<close>[{_CLOSING}》}}﹞])
    \s*(?P<ordinal>第)?\s*(?P<number>[〇零○一二三四五六七八九十百]{{1,5}}|[\dA-Za-z|]{{0,6}})\s*(?P<word>号(?![线楼机馆院门地]))?
    """
)
# 云政办2022年1号: the brackets are gone. 办 and the like end the short names of bodies.
_BARE = lazy_regex(rf"(?<=[{HAN}][办发函字文])\s*(?:19|20)\d{{2}}\s*(?:年|-)?\s*第?\s*\d{{1,4}}\s*号")


class Written(Struct, frozen=True):
    """What stands where a document number should, from its year's bracket on; "" for what it lacks.

    One whose brackets are gone has no `brackets`, and nothing is told of its year and number.
    """

    start: int
    end: int
    brackets: str = ""
    year: str = ""
    ordinal: str = ""
    number: str = ""
    word: str = ""


def find_numbers(text: str) -> Iterator[Span]:
    """Where document numbers stand; what leads to one, 按照国发〔2019〕3号, may be at its beginning."""
    return (match.span() for match in _ANYWHERE.finditer(text))


def is_number_line(text: str) -> bool:
    """Whether the line prints a document number and nothing else but what it is called, or who signs the document."""
    return _ALONE.fullmatch(text) is not None


def find_written(text: str) -> Iterator[Written]:
    """All that is written like a document number in half-width text, rightly or not, the body's name left out."""
    for match in _NEARLY.finditer(text):
        # （2022）2 in a title is a year in brackets; only these brackets, or 号, tell a number.
        if match["word"] or (match["open"] in "〔﹝" and match["number"]):
            parts = (match[part] or "" for part in ("year", "ordinal", "number", "word"))
            yield Written(*match.span(), match["open"] + match["close"], *parts)
    yield from (Written(*match.span()) for match in _BARE.finditer(text))
