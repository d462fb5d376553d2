"""Whether a stretch of a group is a body's name: told by how it ends, and by 各 and 有关."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from govtask_extract.language.folding import Folded, fold
from govtask_extract.language.script import HAN
from govtask_extract.language.word_lists import first_characters
from govtask_extract.language.words.around_bodies import PROSE, PROSE_HEADS, SENTENCE
from govtask_extract.language.words.endings import (
    COMMON,
    GATHERED_NOUNS,
    GATHERING,
    GENERIC,
    HEADS,
    NOUNS,
    PLACES,
    STRONG,
    WEAK,
)
from govtask_extract.patterns import holds_any, lazy_re, lazy_regex

# No name of a body is longer: 市推进…工作领导小组各成员单位 has about forty characters.
_LONGEST = 60
_GATHERED = ("各", "有关", "相关", "所属", "下属")
_HEAD = lazy_re("|".join(HEADS))
_PROSE_HEAD = lazy_re("|".join(PROSE_HEADS))
# What heads and words of running text begin with: most names are told by these alone.
_HEAD_FIRST = first_characters(HEADS)
_SENTENCE_FIRST = first_characters(SENTENCE)
_PROSE_FIRST = first_characters(PROSE)
_PROSE_HEAD_FIRST = first_characters(PROSE_HEADS)
_GATHERED_ENDS = GATHERED_NOUNS + STRONG + WEAK + NOUNS + PLACES
_LONGEST_GENERIC = max(map(len, GENERIC))
# A plan names some hundreds of bodies again and again, and each is looked at from several sides.
_BODIES_REMEMBERED = 2048


_OF_PLACE = lazy_regex(
    rf"(?:市(?![场容域区民政])|[省县州旗盟镇]|区(?![域块间位])|乡(?!村)|[{HAN}]{{2,4}}[省市县区州旗镇乡])[{HAN}]{{2,}}"
)


class Body(Enum):
    """How sure a stretch is a body's name."""

    STRONG = "ends in a word that only ends names"
    WEAK = "ends like a name"
    NOUN = "ends in a noun that a name may hold in its midst"
    COLLECTIVE = "names many bodies at once"
    PLACE = "a place that stands for its government"
    GENERIC = "a noun that alone names nobody"
    UNKNOWN = "unlike a body"


def judge(folded: Folded, start: int, end: int) -> Body:
    """What the stretch is, brackets behind its last word set aside."""
    end = without_brackets(folded, start, end)
    if end <= start or end - start > _LONGEST:
        return Body.UNKNOWN
    return _kind(folded.text[start:end])


@lru_cache(_BODIES_REMEMBERED)
def _kind(words: str) -> Body:
    if len(words) <= _LONGEST_GENERIC and words in GENERIC:
        return Body.GENERIC
    if _is_collective(words):
        return Body.COLLECTIVE
    if words.endswith(STRONG):
        return Body.STRONG
    if len(words) < 2 or words.endswith(COMMON):
        return Body.UNKNOWN
    if words.endswith(WEAK):
        return Body.WEAK
    if words.endswith(NOUNS):
        return Body.NOUN
    return Body.PLACE if words.endswith(PLACES) else Body.UNKNOWN


def is_certain(words: str) -> bool:
    """Whether folded words end in one that only ends names: 县妇联, 县融媒体中心."""
    return _kind(words) is Body.STRONG


def opens_with_place(words: str) -> bool:
    """Whether a level of government or a place opens words that end like no body, 市社保, 青枫市社保; not 市场化."""
    return _OF_PLACE.fullmatch(words) is not None and not words.endswith(COMMON)


def may_be_name(name: str) -> bool:
    """Whether anything in a name as printed says that it is a body's."""
    folded = fold(name)
    return judge(folded, 0, len(folded.text)) is not Body.UNKNOWN or opens_with_place(folded.flat)


def without_brackets(folded: Folded, start: int, end: int) -> int:
    """The end of the stretch before the brackets that follow its last word."""
    while end > start and end - 1 in folded.openings and folded.openings[end - 1] > start:
        end = folded.openings[end - 1]
    return end


def _is_collective(words: str) -> bool:
    """各金融机构, 国务院有关部门, 区人民政府各部门."""
    if words.startswith(GATHERING):
        return words.endswith(_GATHERED_ENDS)
    return words.endswith(GATHERED_NOUNS) and holds_any(words, _GATHERED)


def is_whole(folded: Folded, start: int, end: int) -> bool:
    """Whether a name may end here."""
    return judge(folded, start, end) in (Body.STRONG, Body.WEAK, Body.NOUN, Body.COLLECTIVE)


def begins_name(folded: Folded, at: int, end: int) -> bool:
    """Whether the words from here on open like a further name: 市…, 各…, 有关…"""
    text = folded.text
    return text[at : at + 1] in _HEAD_FIRST and _HEAD.match(text, at, end) is not None


def is_prose(folded: Folded, start: int, end: int, certain: bool) -> bool:
    """Whether the stretch holds words of running text; `certain` if its end is a body's beyond doubt."""
    words = folded.flat[start:end]
    if words[:1] in _PROSE_HEAD_FIRST and _PROSE_HEAD.match(words):
        return True
    first, listed = (_SENTENCE_FIRST, SENTENCE) if certain else (_PROSE_FIRST, PROSE)
    if not first.isdisjoint(words) and holds_any(words, listed):
        return True
    by = words.find("由")
    return by > 0 and words[by - 1] != "自"
