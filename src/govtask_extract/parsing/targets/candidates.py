"""Candidates: the quantities of a text, each with the clause, the item of a list and the words that it stands in."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.bounds import Bound, bound_of, exceeded, share_bounds
from govtask_extract.language.quantities import Quantity, find_quantities
from govtask_extract.model.document import Span
from govtask_extract.patterns import RePattern, lazy_re

_CLOSING = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "[": "]",
    "〔": "〕",
    "【": "】",
    "「": "」",
    '"': '"',
}
_PAIRED_MARK = lazy_re("[" + re.escape("".join([*_CLOSING, *_CLOSING.values()])) + "]")
_CLAUSE_MARK = lazy_re(r"(?<![0-9])[,:]|[,:](?![0-9])|[，;。!?\n]")
_SENTENCE_MARK = lazy_re(r"[;。!?\n]")
# 增长20%的目标 commits to as much as 增长20%.
_ASIDE = lazy_re(r"\([^()]*\)|的(?:预期)?(?:目标|任务)+")
_LINK = lazy_re("、(?:以?及|和)?|以及|[和及与并]")
# 行政村90%以上通公交: what those do that are counted before the rate.
_RATE_DOES = (
    "集中",
    "用于",
    "实现",
    "达到",
    "达标",
    "完成",
    "建成",
    "纳入",
    "接入",
    "采用",
    "通",
    "得到",
    "配备",
    "开展",
    "覆盖",
    "落实",
)
# In characters: what stands further from a number in its clause, of which few are half as long, says nothing of it.
NEAR = 200
# No notice sets so many in a row; a list of more says nothing of its parts.
_LONGEST_ROW = 9
_LINK_AT_END = lazy_re("(?P<noun>.*?)(?:、(?:以?及|和)?|以及|[和及与])", re.DOTALL)


class Turn(Struct, frozen=True):
    """Which number of a row it is: 茶叶和茶旅收入分别增长6%、7%.

    `first` and `until` bound what stands before the row.
    """

    first: int
    until: int
    nth: int
    of: int


class Candidate(Struct, frozen=True):
    """A number that may be a target.

    `first` is where its item begins, behind the number before it in the list; `noun` where what is counted ends, if
    that stands behind the number, else the same as the bound's end. `describes` means that its item goes on to another
    number: 50亿元企业1家.
    """

    text: str
    sentence: Span
    clause: Span
    first: int
    quantity: Quantity
    bound: Bound
    noun: int
    describes: bool
    enclosed: bool
    turn: Turn | None = None

    @property
    def heads(self) -> bool:
        """Whether what is counted stands behind it: 10家工厂."""
        return self.noun > self.bound.end

    @property
    def near(self) -> Span:
        """What of its clause is near enough to say something of it."""
        start, end = self.clause
        return max(start, self.bound.start - NEAR), min(end, self.bound.end + NEAR)

    @property
    def before(self) -> str:
        return self.text[self.first : self.bound.start]

    @property
    def behind(self) -> str:
        return self.text[self.bound.end : self.noun]


def find_candidates(text: str) -> Iterator[Candidate]:
    """Those of a text, folded and without blanks, in order."""
    quantities = find_quantities(text)
    if not quantities:
        return
    hidden = enclosed(text)
    waiting = deque(quantities)
    for sentence, clause in _clauses(text, hidden):
        inside = []
        while waiting and waiting[0].start < clause[1]:
            inside.append(waiting.popleft())
        for row in _rows(list(_of_clause(text, hidden, sentence, clause, inside))):
            yield from _with_turns(row) if 1 < len(row) <= _LONGEST_ROW else row


def _rows(candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    """Numbers between which nothing stands but what links them, together."""
    row: list[Candidate] = []
    for one in candidates:
        if row and not (one.first == one.bound.start and _stand_in_a_row(row[-1], one)):
            yield row
            row = []
        row.append(one)
    yield row


def _stand_in_a_row(one: Candidate, other: Candidate) -> bool:
    listed = not (one.heads or one.describes or one.enclosed or other.heads or other.describes or other.enclosed)
    return listed and one.quantity.measures == other.quantity.measures


def _with_turns(row: list[Candidate]) -> Iterator[Candidate]:
    first, until = row[0].first, row[0].bound.start
    for nth, (one, bound) in enumerate(zip(row, share_bounds([one.bound for one in row]), strict=True)):
        yield replace(one, bound=bound, turn=Turn(first, until, nth, len(row)))


def enclosed(text: str) -> bytearray:
    """1 for each character inside quotes, title marks or brackets that are closed."""
    hidden = bytearray(len(text))
    waiting: list[tuple[str, int]] = []
    pairs: list[Span] = []
    for match in _PAIRED_MARK.finditer(text):
        at, character = match.start(), match[0]
        if waiting and character == waiting[-1][0]:
            pairs.append((waiting.pop()[1], at))
        elif character in _CLOSING:
            waiting.append((_CLOSING[character], at))
    # Outer pairs close last, and hide what inner ones have hidden.
    covered = len(text)
    for start, end in reversed(pairs):
        if start < covered:
            hidden[start + 1 : end] = b"\x01" * (end - start - 1)
            covered = start
    return hidden


def _clauses(text: str, hidden: bytearray) -> Iterator[tuple[Span, Span]]:
    """Each clause with the sentence it stands in."""
    start = 0
    for end in _ends(text, hidden, _SENTENCE_MARK, 0, len(text)):
        at = start
        for stop in _ends(text, hidden, _CLAUSE_MARK, start, end):
            yield (start, end), (at, stop)
            at = stop + 1
        start = end + 1


def _ends(text: str, hidden: bytearray, mark: RePattern, start: int, end: int) -> Iterator[int]:
    yield from (match.start() for match in mark.finditer(text, start, end) if not hidden[match.start()])
    yield end


def _of_clause(
    text: str, hidden: bytearray, sentence: Span, clause: Span, quantities: list[Quantity]
) -> Iterator[Candidate]:
    first = clause[0]
    covered = 0
    following_ones = deque(one for one in quantities if not hidden[one.start])
    for one in quantities:
        first = max(first, one.start - NEAR)
        if hidden[one.start]:
            bound = Bound(one.start, one.end, "", None, "=")
            yield Candidate(text, sentence, clause, one.start, one, bound, one.end, False, True)
            continue
        following_ones.popleft()
        bound = bound_of(text, one.start, one.end, first)
        bound = replace(bound, comparator=exceeded(bound)) if one.over else bound
        noun, describes, following = _behind(text, clause, one, bound, next(iter(following_ones), None))
        inside = one.start < covered
        if describes and not inside and (end := _end_of_described(text, clause, one, bound, following_ones)):
            noun, describes, following = end, False, one.end
            covered = end
        yield Candidate(text, sentence, clause, first, one, bound, noun, describes or inside, False)
        first = first if describes else following


def _end_of_described(text: str, clause: Span, one: Quantity, bound: Bound, others: Iterable[Quantity]) -> int | None:
    """Of 6家存栏1500头以上养猪场, 1支50人的队伍 the end: the second number describes what the first counts."""
    described, *behind = islice(others, 2)
    if one.measures != "count":
        return None
    inner = bound_of(text, described.start, described.end, bound.end)
    if inner.after is None and described.value_max is None and not text.startswith("的", inner.end):
        return None
    noun, describes, _ = _behind(text, clause, described, inner, next(iter(behind), None))
    return noun if noun > inner.end and not describes else None


def _behind(text: str, clause: Span, one: Quantity, bound: Bound, following: Quantity | None) -> tuple[int, bool, int]:
    """Where the noun behind the number ends, whether the number describes it, and where the next item begins."""
    behind = _past_aside(text, bound.end)
    if one.unit == "%" and text.startswith(_RATE_DOES, bound.end, clause[1]):
        link = _LINK.search(text, bound.end, clause[1])
        return bound.end, False, link.end() if link else clause[1]
    if following is None:
        return (bound.end if behind == clause[1] else clause[1]), False, clause[1]
    until = bound_of(text, following.start, following.end, bound.end).start
    link = _LINK.match(text, behind, until)
    if link:
        return bound.end, False, link.end()
    listed = _LINK_AT_END.fullmatch(text, bound.end, until)
    if listed:
        return listed.end("noun"), False, until
    return bound.end, True, until


def _past_aside(text: str, at: int) -> int:
    """充电桩1.2万个（其中公共3000个）: a bracket is no noun."""
    aside = _ASIDE.match(text, at)
    return aside.end() if aside else at
