"""Tells which body a printed name means, within one document."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from govtask_extract.identity.collectives import gathered, is_collective, is_plainly_collective
from govtask_extract.identity.functions import Function, known_function, state_function, unknown_function
from govtask_extract.identity.prefixes import Parted, part_name
from govtask_extract.identity.seats import CHINA, Seat
from govtask_extract.identity.standpoint import Standpoint
from govtask_extract.language.bodies import may_be_name
from govtask_extract.language.script import without_blanks

_BRACKETS = {ord(mark): folded for mark, folded in zip("〈〉<>〔〕[]【】", "()()()()()", strict=True)}
_STATE = ("国家", "国务院", "中国", "中央", "中共中央", "中华", "全国", "最高")
_TOWN = "乡"
# Behind a body's name they are parts of it, and no second name: 市公安局（交警支队）.
_PARTS = ("队", "科", "处", "室", "股", "站", "所", "窗口")


class Known(Struct, frozen=True):
    """A body, as far as its name tells. `id` is the same in every document that means it."""

    id: str
    name: str
    rank: str | None
    place: str | None
    code: str | None
    kind: str


class Resolver:
    """Keeps what it has told; `usual` maps spellings that a registry knows to the usual one."""

    def __init__(self, standpoint: Standpoint, usual: Mapping[str, str]) -> None:
        self._standpoint = standpoint
        self._usual = {folded_name(name): folded_name(one) for name, one in usual.items()}
        self._told: dict[tuple[str, str], tuple[Known, Seat | None]] = {}
        self._parted: dict[str, Parted] = {}
        self._seconds: dict[str, set[str]] = {}

    def in_list(self, names: Sequence[str]) -> list[Known]:
        """The bodies of one list, each seen behind those before it: 财政局 behind 市发改委 is the city's."""
        found: list[Known] = []
        carried: Seat | None = None
        for name in names:
            known, carried = self._of(name, carried)
            found.append(known)
        return found

    def first_names(self) -> dict[str, str]:
        """The identities of second names, 政务局 in 区行政审批局（区政务局）, with the one that prints them both."""
        return {second: firsts.copy().pop() for second, firsts in self._seconds.items() if len(firsts) == 1}

    def _of(self, name: str, carried: Seat | None) -> tuple[Known, Seat | None]:
        """The body, and the place that names behind it may leave out."""
        at = (name, carried.key if carried else "")
        told = self._told.get(at)
        if told is None:
            told = self._told[at] = self._judged(folded_name(name), carried)
        return told

    def _judged(self, key: str, carried: Seat | None) -> tuple[Known, Seat | None]:
        key = self._usual.get(key, key)
        # 全国妇联 is one, 全国各地 are many.
        if self._means_many(key):
            many = gathered(key, self._standpoint)
            return _known(many.seat, many.function, many.rank), carried
        first, second = _both_names(key)
        known, carried = self._single(self._usual.get(first, first), carried)
        if second:
            other, _ = self._single(second, carried)
            if other.id != known.id:
                self._seconds.setdefault(other.id, set()).add(known.id)
        return known, carried

    def _means_many(self, key: str) -> bool:
        if is_plainly_collective(key):
            return True
        rest = self.part(key).rest
        # 全国妇联 is one, 全国各地 are many.
        return not known_function(rest) and not state_function(key) and is_collective(key)

    def part(self, name: str) -> Parted:
        """A folded name, parted into its place and what it is there."""
        found = self._parted.get(name)
        if found is None:
            found = self._parted[name] = part_name(name, self._standpoint)
        return found

    def _single(self, name: str, carried: Seat | None) -> tuple[Known, Seat | None]:
        parted = self.part(name)
        if parted.seat is None:
            return self._without_place(parted.rest, carried)
        function = _function_there(parted.rest, parted.seat)
        handed_on = parted.seat if parted.by_level and known_function(parted.rest) else None
        place = parted.place if function.kind == "vertical" and not parted.by_level else ""
        return _known(parted.seat, function, parted.seat.rank, place), handed_on

    def _without_place(self, name: str, carried: Seat | None) -> tuple[Known, Seat | None]:
        if self._standpoint.is_national or name.startswith(_STATE) or _is_of_the_state(name):
            function = state_function(name)
            if function is not None:
                return _known(CHINA, function, CHINA.rank), None
        function = known_function(name)
        if function is None and carried and carried.name and unknown_function(name).kind == "government":
            function = unknown_function(name)
        if function is None:
            # 郑州银行: whose it is nobody tells; the issuer's place keeps it from another one's.
            return _known(Seat(None, None, None, self._standpoint.own.key), unknown_function(name, ""), None), None
        seat = carried or (self._province() if name.endswith("厅") else self._standpoint.own)
        return _known(seat, function, seat.rank), carried

    def _province(self) -> Seat:
        """省 of 科技厅, which only a province has."""
        seats = [seat for seat in self._standpoint.seats if seat.rank == "省"]
        return seats[0] if seats else self._standpoint.open_seat("省")


def folded_name(name: str) -> str:
    """A name as it is compared: without blanks, in one width."""
    return without_blanks(unicodedata.normalize("NFKC", name)).translate(_BRACKETS)


def _is_of_the_state(name: str) -> bool:
    return name.endswith(("部", "总局", "总署", "银保监会", "证监会", "国管局")) and known_function(name[-3:]) is None


def _function_there(rest: str, seat: Seat) -> Function:
    """A place alone stands for its government."""
    if rest in ("", "办", "办事处", "街道办", "街道办事处"):
        office = seat.rank == _TOWN and (seat.name or "街道").endswith("街道")
        return unknown_function("办事处") if office else known_function("政府") or unknown_function("政府")
    function = known_function(rest) or unknown_function(rest)
    if seat.rank == "省" and function.key == "人民法院":
        return known_function("高级人民法院") or function
    return function


def _both_names(key: str) -> tuple[str, str | None]:
    """区行政审批局(区政务局) as its two names; brackets that hold no second name stay."""
    head, opening, tail = key.removesuffix(")").partition("(")
    if not opening or not key.endswith(")") or "(" in tail or ")" in tail:
        return key, None
    if tail.endswith(_PARTS) or not may_be_name(tail) or is_collective(tail):
        return key, None
    return head, tail


def _known(seat: Seat, function: Function, rank: str | None, place: str = "") -> Known:
    """`place` is what the place is called in the body's name, where that is not all of its own name: 西安海关."""
    name = function.key if seat is CHINA else function.name(place or seat.name or seat.level)
    return Known(f"{seat.key}/{function.key}", name, rank, seat.name, seat.code, function.kind)
