"""Whether a stretch of a group is a body's name: told by how it ends, and by 各 and 有关."""

from __future__ import annotations

from enum import Enum

from govtask_extract.parsing.assignment.endings import (
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
from govtask_extract.parsing.assignment.folded import Folded
from govtask_extract.parsing.assignment.table import first_characters
from govtask_extract.parsing.assignment.wording import PROSE, PROSE_HEADS, SENTENCE
from govtask_extract.patterns import holds_any, lazy_re

# No name of a body is longer: 市推进…工作领导小组各成员单位 has about forty characters.
_LONGEST = 60
_GATHERED = ("各", "有关", "相关", "所属", "下属")
# 各项任务 and 各自 name no bodies, 各项目单位 and 各种植合作社 do.
_EACH_THING = lazy_re("各(?:项(?!目)|种(?![植养])|方面|自)")
_HEAD = lazy_re("|".join(HEADS))
_SENTENCE = lazy_re("|".join(SENTENCE))
_PROSE_HEAD = lazy_re("|".join(PROSE_HEADS))
_PROSE = lazy_re("|".join(PROSE))
# What heads and words of running text begin with: most names are told by these alone.
_HEAD_FIRST = first_characters(HEADS)
_SENTENCE_FIRST = first_characters(SENTENCE)
_PROSE_FIRST = first_characters(PROSE)
_PROSE_HEAD_FIRST = first_characters(PROSE_HEADS)
_GATHERED_ENDS = GATHERED_NOUNS + STRONG + WEAK + NOUNS + PLACES
_LONGEST_GENERIC = max(map(len, GENERIC))


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
    text = folded.text
    if end <= start or end - start > _LONGEST:
        return Body.UNKNOWN
    if end - start <= _LONGEST_GENERIC and text[start:end] in GENERIC:
        return Body.GENERIC
    if is_collective(folded, start, end):
        return Body.COLLECTIVE
    if text.endswith(STRONG, start, end):
        return Body.STRONG
    if end - start < 2 or text.endswith(COMMON, start, end):
        return Body.UNKNOWN
    if text.endswith(WEAK, start, end):
        return Body.WEAK
    if text.endswith(NOUNS, start, end):
        return Body.NOUN
    return Body.PLACE if text.endswith(PLACES, start, end) else Body.UNKNOWN


def without_brackets(folded: Folded, start: int, end: int) -> int:
    """The end of the stretch before the brackets that follow its last word."""
    while end > start and end - 1 in folded.openings and folded.openings[end - 1] > start:
        end = folded.openings[end - 1]
    return end


def is_collective(folded: Folded, start: int, end: int) -> bool:
    """各金融机构, 国务院有关部门, 区人民政府各部门; not 各自 or 各项任务."""
    text = folded.text
    if text.startswith("各", start) and _EACH_THING.match(text, start, end):
        return False
    if text.startswith(GATHERING, start, end):
        return text.endswith(_GATHERED_ENDS, start, end)
    return text.endswith(GATHERED_NOUNS, start, end) and holds_any(text, _GATHERED, start, end)


def is_whole(folded: Folded, start: int, end: int) -> bool:
    """Whether a name may end here."""
    return judge(folded, start, end) in (Body.STRONG, Body.WEAK, Body.NOUN, Body.COLLECTIVE)


def begins_name(folded: Folded, at: int, end: int) -> bool:
    """Whether the words from here on open like a further name: 市…, 各…, 有关…"""
    text = folded.text
    return text[at : at + 1] in _HEAD_FIRST and _HEAD.match(text, at, end) is not None


def is_prose(folded: Folded, start: int, end: int, certain: bool) -> bool:
    """Whether the stretch holds words of running text; `certain` if its end is a body's beyond doubt."""
    flat = folded.flat
    if flat[start : start + 1] in _PROSE_HEAD_FIRST and _PROSE_HEAD.match(flat, start, end):
        return True
    first, words = (_SENTENCE_FIRST, _SENTENCE) if certain else (_PROSE_FIRST, _PROSE)
    if not first.isdisjoint(flat[start:end]) and words.search(flat, start, end):
        return True
    by = flat.find("由", start, end)
    return by >= 0 and flat[by - 1 : by] != "自"
