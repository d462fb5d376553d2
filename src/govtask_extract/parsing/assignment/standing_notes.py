"""Blanket notes: 以下均由各区人民政府落实，不再列出. They assign for all that follows and name nobody again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.bodies import is_whole
from govtask_extract.language.folding import Folded
from govtask_extract.parsing.assignment.positional_rules import rules_in
from govtask_extract.patterns import lazy_re

# ，以下不再单独列出
_CLOSING = lazy_re(
    """
    [，、；]? (?:以下|下同|后续|下文|后文)? [均都也将]?
    (?:不再|不另|不一一|不逐一|不重复)
    (?:再|行|单独|单|分别|逐一|逐项|一一|重复|具体|另|做|作|予以)*
    (?:列出|列示|列明|列举|列入|列|标出|标注|标明|注明|明确|说明|赘述|重复|提及)
    (?:责任单位)?
    """,
    re.VERBOSE,
    needs=("不再", "不另", "不一一", "不逐一", "不重复"),
)
# 各区政府均须落实，下同: 下同 closes a note only where 均 says that it is one.
_LIKEWISE = lazy_re("[，、；]?(?:以下均同|以下同|下同)", needs=("下同", "下均同"))
# 以下各项任务均, 本方案中 at the head of a clause
_OPENING = lazy_re(
    """
    (?<![^，；。、])
    (?:以下|下列|下述|上述|以上|所有|本方案|其他|其余|涉及|各项|各条)
    (?:
        各项|所有|全部|涉及|各(?=任务|工作|事项|条|款)|的|重点
        |工作|任务|事项|政策|措施|条|款|内容|责任|部分|项目|举措|改革|要求|目标|中|里|，
    )*
    """,
    re.VERBOSE,
)
# 均须由, 由
_BY = lazy_re("(?:均|都|皆)?(?:需要|需|须|应|由)+")
# 以下责任单位均含各乡镇, 以下任务均涉及各乡镇
_INCLUDE = lazy_re("(?:[^，。；]{0,8}(?:单位|部门|主体))?(?:均|都|皆)?(?:涉及|包括|包含|含)")
# 各县均须落实, 为所有任务的责任单位
_ALL = lazy_re("[均都皆](?:需|须|由|应|为|作为|负责|列为)|[为是](?:所有|全部|各项|以下)")
# 各县对所有任务均负责落实, 涉及各县的
_BESIDE = lazy_re("对(?:以下|所有|各项|全部|上述)|的$")
# 均为以下任务的共同责任单位
_ARE = lazy_re(
    """
    (?:均|都|皆)? (?:为|是|作为|列为)
    (?: (?:所有|全部|各项|以下) [^，。；、]{0,8}? 的? )?
    (?:共同)? (?:责任|牵头|配合|落实|参与|协办|实施) (?:单位|部门|主体)
    """,
    re.VERBOSE,
)


class StandingNote(Struct, frozen=True):
    """A blanket note's place, and the stretch of it that names bodies and says what they do."""

    start: int
    end: int
    clause_start: int
    clause_end: int
    predicate: str


def find_standing(folded: Folded, start: int, end: int) -> Iterator[StandingNote]:
    """The blanket notes between two folded places, outside inner brackets."""
    floor = start
    closings = [*_CLOSING.finditer(folded.flat, start, end), *_LIKEWISE.finditer(folded.flat, start, end)]
    for closing in sorted(closings, key=lambda match: match.start()):
        note = _read_note(folded, floor, closing)
        if note is not None:
            yield note
        floor = closing.end()


def _read_note(folded: Folded, floor: int, closing: re.Match[str]) -> StandingNote | None:
    flat = folded.flat
    at = _sentence_start(flat, floor, closing.start())
    opening = None if _LIKEWISE.fullmatch(closing[0]) else _OPENING.search(flat, at, closing.start())
    if opening is None:
        at = max(at, flat.rfind("，", at, closing.start()) + 1)
        if _ALL.search(flat, at, closing.start()) is None or rules_in(flat[at : closing.start()]):
            return None
    begin = opening.start() if opening else at
    first = opening.end() if opening else at
    return _clause(folded, begin, first, closing)


def _sentence_start(flat: str, floor: int, before: int) -> int:
    return max(floor, flat.rfind("。", floor, before) + 1, flat.rfind("；", floor, before) + 1)


def _clause(folded: Folded, begin: int, first: int, closing: re.Match[str]) -> StandingNote:
    """Where the bodies stand: behind 由 or 需, or before 均需 or 均为责任单位."""
    flat = folded.flat
    beside = _BESIDE.search(flat, first, closing.start())
    if beside:
        return StandingNote(begin, closing.end(), first, beside.start(), flat[beside.end() : closing.start()])
    include = _INCLUDE.match(flat, first, closing.start())
    if include:
        return StandingNote(begin, closing.end(), include.end(), closing.start(), include[0])
    predicate = _ARE.search(flat, first, closing.start())
    if predicate:
        return StandingNote(begin, closing.end(), first, predicate.start(), predicate[0])
    by = _BY.search(flat, first, closing.start())
    if by and flat[by.start()] in "均都皆需须" and is_whole(folded, first, by.start()):
        return StandingNote(begin, closing.end(), first, by.start(), flat[by.end() : closing.start()])
    return StandingNote(begin, closing.end(), by.end() if by else first, closing.start(), "")
