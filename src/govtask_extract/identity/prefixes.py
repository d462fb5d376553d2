"""Parts a body's name into the place before it and what it is there: 市 and 民政局, 阿勒泰 and 银保监分局."""

from __future__ import annotations

from msgspec import Struct

from govtask_extract.identity.functions import known_function
from govtask_extract.identity.seats import Seat, codes_of, codes_of_stem, rank_of_name, seat_of_code
from govtask_extract.identity.standpoint import Standpoint, division_at_head, is_stem_of
from govtask_extract.language.script import HAN
from govtask_extract.patterns import lazy_re, lazy_regex

# 省, 市 … open a name as a level, but not in these words: 市场监管局, 市民中心, 市政工程处, 县域, 区块链, 乡村振兴局.
_LEVELS = ("自治区", "自治州", "地区", "街道", "省", "市", "县", "区", "州", "旗", "盟", "镇", "乡")
_SHORT_LEVELS = frozenset("省市县区州旗盟镇乡")
_OPENINGS = (*_LEVELS, "地委")
_NO_LEVELS = (
    *("市场", "市容", "市域", "市区", "市镇", "市民", "市政", "县域", "区域", "区块", "区间", "区位", "镇域", "乡村"),
    *("街道办", "市监局"),
)
# … and in these after all: 市民政局, 市政府, 市政协.
_LEVELS_AFTER_ALL = (
    *("市民政", "市民族", "市民宗", "市民航", "市民营", "市民革", "市民建", "市民盟", "市民进"),
    *("市政府", "市政协", "市政法", "市政务", "市政数", "市政策", "市政研"),
)
# 区管委会, 示范区民政局: zones that an issuer calls itself.
_OWN_ZONES = ("示范区", "实验区", "试验区", "开发区", "高新区", "经开区", "新区", "度假区", "景区")
_LEAGUES = ("共青团", "团")
_CONSULTATIVE = "中国人民政治协商会议"
# Superiors of the whole country before the place, as their local bodies print them in full.
_SUPERIORS = tuple(
    (lazy_re(pattern), local)
    for pattern, local in (
        (r"国家税务总局(?P<place>.+)税务局", r"\g<place>税务局"),
        (r"国家统计局(?P<place>.+)调查(?P<head>总?)队", r"\g<place>调查\g<head>队"),
        (r"国家金融监督管理总局(?P<place>.+)监管(?P<head>[分支]?)局", r"\g<place>金融监管\g<head>局"),
        (r"中国银(?:行)?保(?:险)?监(?:督管理委员)?会(?P<place>.+)监管(?P<head>分?)局", r"\g<place>银保监\g<head>局"),
        (r"中国证(?:券)?监(?:督管理委员)?会(?P<place>.+)监管局", r"\g<place>证监局"),
        (
            r"(?:中国)?(?:人民银行|人行)(?P<place>.{2,7}?)(?P<kind>分行|中心支行|中支|支行|营业管理部|营管部)",
            r"\g<place>人民银行\g<kind>",
        ),
        (r"(?:国网|国家电网)(?P<place>.+)供电公司", r"\g<place>供电公司"),
    )
)
_HEADS_OF_SUPERIORS = ("国", "中国", "人民银行", "人行")
# 市公安局东西湖区分局 is 东西湖区公安分局.
_BRANCH = lazy_regex(
    rf"(?P<upper>[{HAN}]*?[省市])?(?P<field>公安|生态环境|自然资源|自然资源和规划)局(?P<place>[{HAN}]{{2,8}}?)分局"
)
# 西安海关: what a place without its rank stands before.
_NAMED_BY_STEM = ("vertical", "enterprise")
_ZONES = ("高新", "经开", "经济", "开发区", "新区", "自贸", "保税", "航空港")
# Behind 长乐街道 and 流水镇.
_OF_TOWNS = ("", "办", "办事处", "街道办事处", "人民政府", "政府", "党委", "党工委", "纪委", "人大")
_LONGEST_PLACE = 8
_LONGEST_STEM = 8


class Parted(Struct, frozen=True):
    """`place` is what is printed of the place, `seat` which one is meant, None where none is printed.

    `by_level`: 区 or 市 alone tells it.
    """

    seat: Seat | None
    rest: str
    place: str = ""
    by_level: bool = False


def part_name(name: str, standpoint: Standpoint) -> Parted:
    """The name of one body, width folded and without what stands in brackets behind it."""
    words = _local(name)
    found = _by_division(words, standpoint) or _by_level(words, standpoint)
    return found or _by_stem(words, standpoint) or _by_own_place(words, standpoint) or Parted(None, words)


def _local(name: str) -> str:
    """团市委 as 市团委, 国家税务总局云岭省税务局 as 云岭省税务局, 中共云岭省委 as 云岭省委."""
    name = name.removeprefix("中共")
    for league in _LEAGUES:
        place = name.removeprefix(league).removesuffix("员会").removesuffix("委")
        if name.startswith(league) and place and name.endswith(("委", "委员会")):
            return f"{place}团委"
    if name.startswith(_CONSULTATIVE):
        place, _, rest = name.removeprefix(_CONSULTATIVE).partition("委员会")
        return f"{place}政协{rest}"
    if name.startswith(_HEADS_OF_SUPERIORS):
        for pattern, local in _SUPERIORS:
            found = pattern.fullmatch(name)
            if found:
                return found.expand(local)
    return _without_branch(name)


def _without_branch(name: str) -> str:
    branch = _BRANCH.fullmatch(name) if name.endswith("分局") and "局" in name[:-2] else None
    if branch is None:
        return name
    place = branch["place"]
    full = next((f"{place}{rank}" for rank in ("", "区", "县", "市") if codes_of(f"{place}{rank}")), place)
    return f"{full}{branch['field']}分局"


def _by_division(words: str, standpoint: Standpoint) -> Parted | None:
    """武汉市东西湖区民政局: divisions of the table, of several the last."""
    seat, rest, place = None, words, ""
    while (name := division_at_head(rest)) is not None and standpoint.is_meant(name):
        seat, rest, place = standpoint.place_named(name), rest[len(name) :], name
    return Parted(seat, rest, place) if seat is not None else None


def _by_level(words: str, standpoint: Standpoint) -> Parted | None:
    if words.startswith(_OWN_ZONES):
        zone = next(zone for zone in _OWN_ZONES if words.startswith(zone))
        own = next((seat for seat in standpoint.seats if seat.fits(zone)), None)
        return Parted(own, words.removeprefix(zone), zone, by_level=True) if own else None
    level = level_at_head(words)
    if level is None:
        return None
    rest = words.removeprefix(level)
    return Parted(standpoint.seat_of_level(level), rest[rest.startswith("级") :], level, by_level=True)


def level_at_head(words: str) -> str | None:
    """区 of 区民政局, 地 of 地委组织部; None where the words only begin so, and where nothing stands behind."""
    if not words.startswith(_OPENINGS) or (words.startswith(_NO_LEVELS) and not words.startswith(_LEVELS_AFTER_ALL)):
        return None
    if words.startswith("地委"):
        return "地"
    if words[0] in _SHORT_LEVELS and len(words) > 1:
        return words[0]
    return next((level for level in _LEVELS if words.startswith(level) and len(words) > len(level)), None)


def _by_stem(words: str, standpoint: Standpoint) -> Parted | None:
    """西安海关, 陕西证监局, 郑州高新区管委会, 广州: a place without its rank, alone or before what is named so."""
    for at in range(min(_LONGEST_STEM, len(words)), 1, -1):
        stem, rest = words[:at], words[at:]
        function = known_function(rest)
        own = next((seat for seat in standpoint.seats if is_stem_of(stem, seat)), None)
        if own is not None and (function or not rest):
            return Parted(own, rest, stem)
        if not rest or (function and function.kind in _NAMED_BY_STEM) or _is_zone(rest):
            codes = codes_of_stem(stem)
            if own or codes:
                return Parted(own or seat_of_code(codes[0]), rest, stem)
    return None


def _is_zone(rest: str) -> bool:
    return rest.endswith(("管委会", "管理委员会")) and rest.startswith(_ZONES)


def _by_own_place(words: str, standpoint: Standpoint) -> Parted | None:
    """青枫县民政局, 长乐街道办事处: a place that the table does not have, before what a table knows."""
    for end in range(2, min(len(words), _LONGEST_PLACE) + 1):
        place, rest = words[:end], words[end:]
        if rank_of_name(place) and (rest in _OF_TOWNS or known_function(rest)) and (rest != "办" or place[-1] == "道"):
            return Parted(standpoint.place_named(place), rest, place)
    return None
