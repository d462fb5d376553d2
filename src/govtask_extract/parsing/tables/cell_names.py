"""Blanks in a cell of names: those that part two, 区文旅局 区财政局, and those that only space one out, 王　宁."""

from __future__ import annotations

import itertools

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.language.script import HAN
from govtask_extract.model.traced import BROKEN, NOWHERE, Traced, join
from govtask_extract.patterns import lazy_re, lazy_regex

_SEPARATORS = f"、，,；;。：:（()）\n{BROKEN}"
_PERSON = lazy_regex(rf"[{HAN}·]{{2,4}}")
_OFFICE = lazy_re(r"长$|书记$|主任$|主席$|常委$|委员$|助理$|巡视员$|调研员$|同志$|负责人$")


def part_names(content: Traced, raw: str, people: bool) -> Traced:
    """A line feed for each blank that stands between two names. `people`: persons may be among them."""
    gaps = [index for index in range(1, len(content)) if _is_blank(content, index, raw)]
    pieces: list[Traced] = []
    at = 0
    for gap, following in itertools.pairwise([*gaps, len(content)]):
        before = _last(content.text[at:gap])
        whole = _is_name(before, people) or (len(before) < gap - at and _is_rest(before))
        after = _first(content.text[gap:following])
        if len(after) == 1 and following < len(content):
            after += content.text[following]
        if whole and _is_name(after, people):
            pieces.append(content.cut(at, gap))
            at = gap
    return join([*pieces, content.cut(at)], "\n")


def is_person(words: str) -> bool:
    """Whether the words may be a person's name: no body's, and no office."""
    return (
        _PERSON.fullmatch(words) is not None
        and _OFFICE.search(words) is None
        and judge(fold(words), 0, len(words)) is Body.UNKNOWN
    )


def _is_name(words: str, people: bool) -> bool:
    if people and is_person(words):
        return True
    return judge(fold(words), 0, len(words)) not in (Body.UNKNOWN, Body.GENERIC)


def _is_rest(words: str) -> bool:
    """政府, behind a separator, of 乡党委、政府"""
    return words.endswith("政府") and judge(fold(words), 0, len(words)) is Body.GENERIC


def _is_blank(content: Traced, index: int, raw: str) -> bool:
    """Whether white space that was left out stands before the character."""
    before, after = content.origins[index - 1], content.origins[index]
    return NOWHERE not in (before, after) and after - before > 1 and any(map(str.isspace, raw[before + 1 : after]))


def _last(text: str) -> str:
    """The last name without the bracket behind it."""
    if text.endswith(("）", ")")):
        text = text[: max(text.rfind("（"), text.rfind("("), 0)]
    return text[max(map(text.rfind, _SEPARATORS)) + 1 :]


def _first(text: str) -> str:
    return text[: min((at for mark in _SEPARATORS if (at := text.find(mark)) >= 0), default=len(text))]
