"""Places that bodies belong to, with their codes in the table of divisions."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from govtask_extract.language.words.division_codes import DIVISION_CODES

RANK_OF_LEVEL = {
    "国家": "国家",
    **dict.fromkeys(("省", "自治区"), "省"),
    **dict.fromkeys(("市", "州", "自治州", "地区", "地", "盟"), "市"),
    **dict.fromkeys(("县", "区", "旗", "自治县", "自治旗"), "县"),
    **dict.fromkeys(("镇", "乡", "街道", "苏木"), "乡"),
}
"""A county-level city prints its level as a prefecture does, 市: where its code is known, that tells."""
# Zones have a 区 in their names, and no rank of their own.
ZONES = (
    "示范区",
    "实验区",
    "试验区",
    "开发区",
    "经开区",
    "新区",
    "高新区",
    "园区",
    "度假区",
    "合作区",
    "自贸区",
    "保税区",
)
# … and these nouns are no places at all.
_NO_PLACES = ("社区", "校区", "景区", "片区", "林区", "库区", "街区", "小区", "老区", "灾区", "城区", "郊区")
_RANKED = ("省", "市", "地区", "自治州", "自治区", "盟", "县", "区", "旗", "镇", "乡", "街道", "苏木", "州")
_DIVISIONS_REMEMBERED = 512


class Seat(Struct, frozen=True):
    """`key` is its part of an identity: the code, else the name; `level` what is printed for it alone, 市."""

    name: str | None
    code: str | None
    rank: str | None
    key: str
    level: str = ""

    def fits(self, level: str) -> bool:
        """Whether the level means this place: 区 東西湖区, 市 武汉市; 区 is no 自治区."""
        if self.name is None:
            return self.level == level
        return self.name.endswith(level) and (level != "区" or not self.name.endswith(("自治区", "地区")))


CHINA = Seat("中国", None, "国家", "中国")


def seat_of_code(code: str) -> Seat:
    """A division of the table."""
    return Seat(name_of(code), code, _rank_of_code(code), code)


def named_seat(name: str, scope: str) -> Seat:
    """A place that the table does not have; `scope` keeps those of one name apart, `""` for none."""
    return Seat(name, None, rank_of_name(name), f"{scope}:{name}" if scope else name)


def rank_of_name(name: str) -> str | None:
    if name.endswith((*ZONES, *_NO_PLACES)):
        return None
    return next((RANK_OF_LEVEL[ending] for ending in _RANKED if name.endswith(ending)), None)


def _rank_of_code(code: str) -> str:
    return "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"


@lru_cache(_DIVISIONS_REMEMBERED)
def codes_of(name: str) -> tuple[str, ...]:
    """The codes of all divisions of this name: four of 鼓楼区, none of 青枫县."""
    found: list[str] = []
    at = DIVISION_CODES.find(name)
    while at >= 0:
        end = at + len(name)
        if DIVISION_CODES[end] in " \n" and DIVISION_CODES[at - 1].isdigit():
            found.append(_code_before(at))
        at = DIVISION_CODES.find(name, end)
    return tuple(found)


@lru_cache(_DIVISIONS_REMEMBERED)
def codes_of_stem(stem: str) -> tuple[str, ...]:
    """The province or prefecture that is called so without its rank: 广东, 阿勒泰. Of two, 吉林, the province."""
    found: list[str] = []
    at = DIVISION_CODES.find(f"00{stem}")
    while at >= 0:
        end = DIVISION_CODES.index("\n", at)
        name = DIVISION_CODES[at + 2 : end].partition(" ")[0]
        if name[len(stem) :].endswith(_RANKED[:6]) and len(name) > len(stem):
            found.append(DIVISION_CODES[at - 4 : at + 2])
        at = DIVISION_CODES.find(f"00{stem}", end)
    return tuple(sorted(found, key=lambda code: not code.endswith("0000"))[:1])


@lru_cache(_DIVISIONS_REMEMBERED)
def name_of(code: str) -> str | None:
    """Its name; None for 429000, the head of counties that a province rules itself."""
    head = DIVISION_CODES.rfind(f"\n{code[:4]}00")
    if head < 0:
        return None
    if code.endswith("00"):
        return DIVISION_CODES[head + 7 :].split("\n", 1)[0].partition(" ")[0] or None
    at = DIVISION_CODES.find(f" {code[4:]}", head) + 3
    return DIVISION_CODES[at : at + 20].replace("\n", " ").partition(" ")[0]


def seats_above(code: str) -> list[Seat]:
    """The prefecture and the province of a division, the nearer first; 北京市 alone above 东城区."""
    upper = (f"{code[:4]}00", f"{code[:2]}0000")
    return [seat_of_code(one) for one in dict.fromkeys(upper) if one != code and name_of(one)]


def _code_before(at: int) -> str:
    """The code of the name that begins here."""
    if DIVISION_CODES[at - 3] != " ":
        return DIVISION_CODES[at - 6 : at]
    line = DIVISION_CODES.rfind("\n", 0, at)
    while DIVISION_CODES[line + 1] == " ":
        line = DIVISION_CODES.rfind("\n", 0, line)
    return f"{DIVISION_CODES[line + 1 : line + 5]}{DIVISION_CODES[at - 2 : at]}"
