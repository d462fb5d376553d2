"""Names of many bodies at once, 各街道办事处 and 有关部门: of which place they are, and of which rank."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from govtask_extract.identity.functions import Function
from govtask_extract.identity.prefixes import part_name
from govtask_extract.identity.seats import RANK_OF_LEVEL, Seat
from govtask_extract.identity.standpoint import Standpoint
from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.language.words.endings import GENERIC
from govtask_extract.patterns import lazy_re

_GATHERING = ("各", "有关", "相关", "所在", "属地", "沿线", "沿江", "试点", "涉及", "其他", "其它", "全体", "所有")
_GATHERED = (*("成员单位", "牵头单位", "责任单位", "责任部门", "工作部门", "主管部门", "直部门", "直单位", "直机关"),)
# 乡镇（街道）, 县区: places of a rank, without 各. 县市场监管局 is one.
_PLURAL = (
    "乡镇",
    "镇街",
    "街镇",
    "镇乡",
    "县区",
    "区县",
    "市县",
    "市州",
    "县市",
    "州市",
    "乡(镇",
    "镇(街",
    "县(市",
    "市(州",
)
_ONE = ("县市场", "州市场")
_OWNERS = frozenset("省市区县州盟旗")
_OWNED = ("企", "企业", "单位", "学校", "高校", "院校", "医院", "平台", "公司", "机构")
# 各区人民政府, 有关县（市、区）: whose ranks tell whose they are.
_MARKS_OF_RANKS = frozenset("省市地州盟县区旗镇乡街道自治直辖级以上设的、()")
_RANKS = frozenset("省市地州盟县区旗镇乡街")
# 各区政府 are 各区人民政府; 政府采购 is none.
_GOVERNMENT = lazy_re(r"(?<!人民)政府(?=\Z|各|有关|相关|所属|直属|部门|工作部门|[(、])")
_FULL = {"街": "街道"}
_WITHIN = lazy_re(r"\([^()]*\)?")
_ORDER = ("国家", "省", "市", "县", "乡")


class Gathered(Struct, frozen=True):
    """`seat` is the place that they all are of, `rank` their own."""

    seat: Seat
    rank: str | None
    function: Function


def is_plainly_collective(name: str) -> bool:
    """Whether a name, width folded, says that it means more than one body: 各街道办事处, 有关部门, 17个成员单位."""
    if "各" in name or name.startswith(_GATHERING) or name.endswith(_GATHERED):
        return True
    return name[:1].isdigit() or (name.startswith(_PLURAL) and not name.startswith(_ONE)) or _is_owned(name)


def is_collective(name: str) -> bool:
    """Likewise, or by what it ends in; to be asked of names that are known for no body's."""
    folded = fold(name)
    return is_plainly_collective(name) or judge(folded, 0, len(folded.text)) in (Body.COLLECTIVE, Body.GENERIC)


def _is_owned(name: str) -> bool:
    """市属高校, 区属国有企业; 属地 is a word of its own."""
    return name[:1] in _OWNERS and name[1:2] == "属" and name[2:3] != "地" and name.endswith(_OWNED)


def gathered(name: str, standpoint: Standpoint) -> Gathered:
    """What a collective's name tells of it."""
    words = _GOVERNMENT.sub("人民政府", name) if "政府" in name.replace("人民政府", "") else name
    ranks = _ranks(_members(words), standpoint.own.rank)
    if ranks:
        return Gathered(_seat_above(ranks[0], standpoint), ranks[0] if len(ranks) == 1 else None, _function("", words))
    if words.startswith(_GATHERING) or words in GENERIC:
        return Gathered(standpoint.own, None, _function("", words))
    parted = part_name(words, standpoint)
    if parted.seat is None:
        return Gathered(standpoint.own, None, _function("", words))
    level = parted.place if parted.by_level else _level_of(parted.place)
    return Gathered(
        parted.seat, parted.seat.rank, _function(level, words[words.index(parted.place) + len(parted.place) :])
    )


def _function(level: str, words: str) -> Function:
    """区人民政府各部门, by whatever name the place is printed; 区直 is 区直属."""
    if words.startswith("直") and not words.startswith("直属"):
        words = f"直属{words[1:]}"
    return Function(f"~{words}", "collective", f"{level}{words}")


def _level_of(place: str) -> str:
    return next((level for level in RANK_OF_LEVEL if place.endswith(level)), "")


def _members(words: str) -> str:
    """区 of 各区人民政府, 县(市、区) of 有关县(市、区); "" of 各区属国企 and 各市直部门."""
    rest = words
    while head := next((head for head in _GATHERING if rest.startswith(head)), ""):
        rest = rest[len(head) :]
    if rest == words and not words.startswith(_PLURAL):
        return ""
    run = "".join(takewhile(_MARKS_OF_RANKS.__contains__, rest))
    return "" if run.endswith("直") or rest[len(run) : len(run) + 1] == "属" else run


def _ranks(words: str, own: str | None) -> list[str]:
    """The ranks of 各县（市、区）, 县, and of a province's 各市、州、县, the highest first."""
    words = _WITHIN.sub("", words) if "(" in words else words
    levels = words.replace("自治区", "省").replace("地区", "市").replace("街道", "街")
    found = sorted({RANK_OF_LEVEL[_FULL.get(level, level)] for level in levels if level in _RANKS}, key=_ORDER.index)
    return [rank for rank in found if own is None or _ORDER.index(rank) > _ORDER.index(own)] or found


def _seat_above(rank: str, standpoint: Standpoint) -> Seat:
    """各区 are a city's, 各街道 a district's: the nearest place of a higher rank than theirs."""
    for seat in standpoint.seats:
        if seat.rank is None or _ORDER.index(seat.rank) < _ORDER.index(rank):
            return seat
    return standpoint.open_seat("")
