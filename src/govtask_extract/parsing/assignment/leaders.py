"""Leaders: people's names, kept as printed with their offices, 张三（副县长）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from govtask_extract.language.folding import Folded
from govtask_extract.language.script import HAN
from govtask_extract.patterns import lazy_re, lazy_regex

_SEPARATORS = lazy_re("[、，；。/|]+", needs=("、", "，", "；", "。", "/", "|"))
# 李建和 is one.
_LINK = lazy_re("(?:以及|和|及|与)(?=..)", needs=("和", "及", "与"))
# 周景明, 阿布都·热合曼
_NAME = lazy_regex(rf"[{HAN}]{{2,4}}|[{HAN}]{{2,10}}·[{HAN}]{{2,10}}")
# Of the characters of names set apart by blanks two make a name.
_PAIR = 2
_LONGEST_NAME = 4
_TELEPHONE = lazy_re(r"[（(]?(?:联系)?(?:电话|手机)?[：:]?(?:\d{3,4}-)?\d{7,11}[）)]?$")
_OTHERS = lazy_re("等(?:同志|领导|人|相关领导|有关领导)?$", needs=("等",))
# An office alone: the name follows behind the next 、, as in 县委常委、副县长李四.
_OFFICE = lazy_re(
    """
    (?:
        (?:[省市州区县旗镇乡]|街道)?
        (?:委|政府|人大常委会|人大|政协|党组|党工委|管委会|政法委|纪委监委|纪委|组织部|宣传部|统战部|人武部|街道|工委)
    )?
    (?:常务|第一|党组|[一二三四]级)? 副?
    (?:书记|常委|委员|成员|主任|主席|[部省市州区县旗镇乡局]长|调研员|主任科员)
    """,
    re.VERBOSE,
)


def read_leaders(folded: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the leaders' names between two folded places."""
    pieces = ((first, _without_telephone(folded, first, last)) for first, last in _pieces(folded, start, end))
    return list(_with_offices(folded, [piece for piece in pieces if piece[0] < piece[1]]))


def _without_telephone(folded: Folded, start: int, end: int) -> int:
    """Where 何立 ends of 何立13900000001, and 何立（电话：66660001）."""
    found = _TELEPHONE.search(folded.text, start, end)
    return found.start() if found is not None else end


def ends_open(folded: Folded, start: int, end: int) -> bool:
    """Whether the leaders' list ends in 等."""
    return _OTHERS.search(folded.flat[start:end].rstrip("。；，、")) is not None


def _pieces(folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SEPARATORS.finditer(folded.flat, start, end):
        yield from _joined(folded, at, match.start(), listed=True)
        at = match.end()
    yield from _joined(folded, at, end, listed=at > start)


def _joined(folded: Folded, start: int, end: int, listed: bool) -> Iterator[tuple[int, int]]:
    """Split on 和 between two names, and on the blanks between names of two characters and more.

    `listed`: the names have other separators.
    """
    for match in _LINK.finditer(folded.flat, start, end):
        if match.start() - start > 1:
            yield from _spaced(folded, start, match.start(), listed)
            start = match.end()
    others = _OTHERS.search(folded.flat, start, end)
    yield from _spaced(folded, start, others.start() if others else end, listed)


def _spaced(folded: Folded, start: int, end: int, listed: bool) -> Iterator[tuple[int, int]]:
    """张三 李四 are two, 张 三 is one; an office behind a name stays with it."""
    words = list(_words(folded, start, end))
    at = start
    for (_, edge), (following, stop) in pairwise(words):
        # 林若溪、欧阳 / 芷若 in a narrow cell
        if listed and stop - at <= _LONGEST_NAME and folded.is_broken(edge):
            continue
        if _is_name(folded.text[at:edge]) and _is_name(folded.text[following:stop]):
            yield at, edge
            at = edge
    yield at, end


def _words(folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What blanks part, single characters put together: 周景明 李 伟 is two words, 李 伟 王 芳 too."""
    edges = [start, *folded.gaps_between(start + 1, end), end]
    pieces = list(pairwise(edges))
    for alone, group in groupby(pieces, key=lambda piece: piece[1] - piece[0] == 1):
        run = list(group)
        size = 1 if not alone else (_PAIR if len(run) % _PAIR == 0 else len(run))
        for first in range(0, len(run), size):
            yield run[first][0], run[first : first + size][-1][1]


def _is_name(text: str) -> bool:
    """周景明, 副县长周景明; not an office alone."""
    if _OFFICE.fullmatch(text):
        return False
    office = _OFFICE.match(text)
    return _NAME.fullmatch(text, office.end() if office else 0) is not None


def _with_offices(folded: Folded, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begun: int | None = None
    for index, (start, end) in enumerate(pieces):
        start, begun = (start if begun is None else begun), None
        if index + 1 < len(pieces) and _OFFICE.fullmatch(folded.text, start, end):
            begun = start
        else:
            yield start, end
