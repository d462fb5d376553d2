"""From where a notice speaks: the issuer's place and those above it, which tell whose 区 and 市 are meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from govtask_extract.identity.seats import (
    CHINA,
    RANK_OF_LEVEL,
    Seat,
    codes_of,
    named_seat,
    seat_of_code,
    seats_above,
)
from govtask_extract.language.script import HAN
from govtask_extract.patterns import lazy_regex

# 双江拉祜族佤族布朗族傣族自治县, and a prefecture before it is looked for first.
_LONGEST_NAME = 15
_STATE = ("国务院", "中共中央", "中央", "国家", "全国人民代表大会", "最高人民")
# 青枫县人民政府, 白石区2024年…: a place that the table does not have, before what only places have.
_OWN = lazy_regex(
    rf"(?P<place>[{HAN}]{{1,13}}?(?:省|市|州|盟|地区|县|区|旗|镇|乡|街道))"
    r"(?=人民政府|政府|人民代表大会|人大|党工委|管委会|管理委员会|委员会|委办|行政公署|行署|[12][0-9]{3}年|\Z)"
)
# 地委 is 地区委.
_LEVEL_OF = {"地": "地区"}
# Divisions that are called as what others only have.
_NOUNS = frozenset(("城区", "郊区", "矿区", "东区", "西区", "新城区"))
_RANK_CHARACTERS = frozenset("省市州盟区县旗镇乡街")
_RANK_ENDS = frozenset("省市区州盟县旗")


class Standpoint(Struct, frozen=True):
    """`seats` are the issuer's place and those above it, the nearest first; none if nothing tells.

    `scope` marks the identities of places that only this document tells apart.
    """

    seats: tuple[Seat, ...]
    scope: str

    @property
    def own(self) -> Seat:
        """The issuer's place."""
        return self.seats[0] if self.seats else self.open_seat("")

    @property
    def is_national(self) -> bool:
        return self.seats == (CHINA,)

    def seat_of_level(self, level: str) -> Seat:
        """Whose 区 or 市 it is; of a level that no place here has, one that nobody can tell."""
        level = _LEVEL_OF.get(level, level)
        return next((seat for seat in self.seats if seat.fits(level)), self.open_seat(level))

    def open_seat(self, level: str) -> Seat:
        """A place of this level that is not known; its key is good within the issuer's notices only."""
        scope = self.seats[0].key if self.seats else self.scope
        return Seat(None, None, RANK_OF_LEVEL.get(level), f"{scope}:{level}" if level else scope, level)

    def place_named(self, name: str) -> Seat:
        """The place of this name that is nearest to the issuer; without a code, if there are several or none."""
        code = self._nearest(codes_of(name))
        if code is not None:
            return seat_of_code(code)
        own = next((seat for seat in self.seats if seat.name == name), None)
        return own or named_seat(name, self.own.key if self.seats else self.scope)

    def is_meant(self, name: str) -> bool:
        """Whether a division's name means the place: 城区 and 新城区 of another prefecture are common nouns here."""
        heads = {seat.code[:4] for seat in self.seats if seat.code}
        return name not in _NOUNS or any(code[:4] in heads for code in codes_of(name))

    def _nearest(self, codes: Sequence[str]) -> str | None:
        for seat in self.seats if len(codes) > 1 else ():
            digits = (seat.code or "").rstrip("0")
            inside = [code for code in codes if digits and code.startswith(digits)]
            if inside:
                return inside[0] if len(inside) == 1 else None
        return codes[0] if len(codes) == 1 else None


def standpoint_of(texts: Iterable[str], scope: str) -> Standpoint:
    """By the first of the issuer's name, the signature and the titles that begins with a place."""
    for text in texts:
        if text.startswith(_STATE):
            return Standpoint((CHINA,), scope)
        seats = _seats_at_head(text.removeprefix("中共"), scope)
        if seats:
            return Standpoint(tuple(seats), scope)
    return Standpoint((), scope)


def _seats_at_head(text: str, scope: str) -> list[Seat]:
    """The places that a text begins with, and those above them, the nearest first."""
    inner: list[Seat] = []
    at = 0
    while (name := _division_at(text, at)) is not None:
        codes = _within(codes_of(name), inner)
        inner.insert(0, seat_of_code(codes[0]) if len(codes) == 1 else named_seat(name, scope))
        at += len(name)
    own = _OWN.match(text, at) if _may_hold_place(text[at : at + _LONGEST_NAME]) else None
    if own:
        name = own["place"]
        inner.insert(0, named_seat(name, inner[0].key if inner else ""))
    if inner and inner[0].code:
        return [inner[0], *seats_above(inner[0].code)]
    if inner and own and len(inner) > 1 and inner[1].code:
        return [inner[0], inner[1], *seats_above(inner[1].code)]
    return inner


def _may_hold_place(words: str) -> bool:
    return not _RANK_CHARACTERS.isdisjoint(words)


def _division_at(text: str, at: int) -> str | None:
    """The longest name of a division that stands here."""
    for end in range(min(len(text), at + _LONGEST_NAME), at + 1, -1):
        if text[end - 1] in _RANK_ENDS and codes_of(text[at:end]):
            return text[at:end]
    return None


def _within(codes: Sequence[str], outer: Sequence[Seat]) -> Sequence[str]:
    """Those inside the place before them; all, if none is."""
    digits = (outer[0].code or "").rstrip("0") if outer else ""
    return [code for code in codes if code.startswith(digits)] or codes


def division_at_head(text: str) -> str | None:
    """The longest name of a division that a text begins with: 东西湖区 of 东西湖区民政局."""
    return _division_at(text, 0)


def is_stem_of(stem: str, seat: Seat) -> bool:
    """Whether a place is called so without its rank: 东西湖 of 东西湖区."""
    return seat.name is not None and seat.name.startswith(stem) and 0 < len(seat.name) - len(stem) <= 2
