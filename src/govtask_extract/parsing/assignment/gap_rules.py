"""GAP_RULES: whether a blank, a line's end or a lone dot stands between two names or inside one."""

from __future__ import annotations

from govtask_extract.language.bodies import Body, opens_with_place
from govtask_extract.language.words.endings import PLACE_RANKS
from govtask_extract.parsing.assignment.item_events import (
    LONGEST_RANK,
    SURE,
    WHOLE,
    Between,
    Parting,
    PartingRule,
    number_at,
)
from govtask_extract.parsing.decisions import DecisionRule, always
from govtask_extract.patterns import lazy_re

# Behind a blank these are a name's rest.
_TORN = lazy_re("（|区?(?:管委会|管理委员会)|(?:人民)?政府(?![办研督金法外])")
# 县委 宣传部
_OF_COUNCILS = lazy_re(
    "(?:(?<=[省市区县州旗盟]委)|(?<=党工委))"
    "(?:党校|宣传部|组织部|统战部|社会工作部|政法委|老干部局|网信办|编办|巡[察视]办|机关工委|台办|外办)"
)
_RANK_PAIRS = ("街道", "社区", "乡镇", "镇街", "街镇", "县区", "市县", "区县", "市区")
# 市直 有关部门, 市政府 各部门; not 镇政府 各村, 镇政府 县直各单位
_OF_THOSE = lazy_re("(?:(?<=[直级属])|(?<=政府))(?:各|有关|相关|所属)+.{0,4}(?:部门|单位|机构|委办局)")
# 各街道办 / 事处 in a narrow cell: no name is shorter that begins a line there.
_SHORTEST = 3
_LEVELS = frozenset("省市县区州旗盟镇乡")
_OWN_PLACE = lazy_re(".{1,6}?(?:乡|镇|县|街道|区)")


def _number_behind(asked: Between) -> bool:
    return number_at(asked.text, asked.end, asked.stop) is not None


def _places_on_lines(asked: Between) -> bool:
    """县疾控⏎县公安局: a place or a level opens both lines, whatever they end in.

    Where the width may have broken the line it is the same level, or a place of its own: not 县直各⏎有关单位.
    """
    if asked.left is not Body.UNKNOWN or not asked.item.folded.ends_line(asked.start):
        return False
    before, line = asked.flat[asked.name : asked.start], _line_behind(asked)
    if not opens_with_place(before):
        return False
    if _cell_broke(asked):
        return opens_with_place(line) and (line[0] in before or asked.text[asked.end] not in _LEVELS)
    own = asked.right in SURE and _OWN_PLACE.match(line) is not None
    return asked.opens or own or opens_with_place(line)


def _line_behind(asked: Between) -> str:
    """What stands on the line behind it, a predicate set aside."""
    folded = asked.item.folded
    ends = (at for at in folded.gaps_between(asked.end + 1, asked.core) if folded.ends_line(at))
    return asked.flat[asked.end : next(ends, asked.core)]


def _no_name_before(asked: Between) -> bool:
    return asked.left in (Body.GENERIC, Body.UNKNOWN)


def _generic_behind(asked: Between) -> bool:
    return asked.right is Body.GENERIC


def _torn(asked: Between) -> bool:
    return _TORN.match(asked.text, asked.end, asked.stop) is not None


def _council_torn(asked: Between) -> bool:
    return _OF_COUNCILS.match(asked.text, asked.end) is not None


def _rank_torn(asked: Between) -> bool:
    pair = asked.text[asked.start - 1 : asked.start + 1]
    return pair in _RANK_PAIRS and asked.item.folded.is_broken(asked.start)


def _of_those_before(asked: Between) -> bool:
    return _OF_THOSE.fullmatch(asked.text, asked.end, asked.core) is not None


def _township_before_body(asked: Between) -> bool:
    return len(_place(asked)) > LONGEST_RANK and asked.opens


def _place(asked: Between) -> str:
    """The place before it, or nothing."""
    return asked.text[asked.name : asked.start] if asked.left is Body.PLACE else ""


def _places_of_one_rank(asked: Between) -> bool:
    place = _place(asked)
    return any(asked.text.endswith(rank, asked.end, asked.core) for rank in PLACE_RANKS if place.endswith(rank))


def _place_before(asked: Between) -> bool:
    return asked.left is Body.PLACE


def _head_behind(asked: Between) -> bool:
    return asked.opens


def _no_name_behind(asked: Between) -> bool:
    return asked.right not in WHOLE


def _place_behind_body(asked: Between) -> bool:
    return asked.left in SURE and asked.right is Body.PLACE and asked.core - asked.end > LONGEST_RANK


def _short_rest(asked: Between) -> bool:
    return _cell_broke(asked) and len(_line_behind(asked)) < _SHORTEST


def _own_line(asked: Between) -> bool:
    ends = asked.item.folded.ends_line(asked.start)
    return ends and _OWN_PLACE.match(_line_behind(asked)) is not None


def _other_separators(asked: Between) -> bool:
    return not asked.item.loose_gaps


def _certain_before(asked: Between) -> bool:
    return asked.left in SURE


def _cell_broke(asked: Between) -> bool:
    return asked.item.folded.is_broken(asked.start)


GAP_RULES: tuple[PartingRule, ...] = (
    DecisionRule("number-behind-gap", "A number opens the next name: ②县财政局.", _number_behind, Parting.NEXT),
    DecisionRule(
        "places-on-lines", "A place opens the line and the next: 县疾控/县公安局.", _places_on_lines, Parting.NEXT
    ),
    DecisionRule("no-name-before-gap", "What stands before it is no name.", _no_name_before, Parting.NONE),
    DecisionRule("generic-behind-gap", "What follows alone names nobody: 新区 管委会.", _generic_behind, Parting.NONE),
    DecisionRule("torn-before-rest", "The rest of a name follows: 各县 （市、区）, 青石镇 政府.", _torn, Parting.NONE),
    DecisionRule(
        "council-torn", "A department of the council before it follows: 县委 宣传部.", _council_torn, Parting.NONE
    ),
    DecisionRule("rank-torn", "A cell's width broke 乡镇 or 街道.", _rank_torn, Parting.NONE),
    DecisionRule("those-of-body", "All of the body before it follow: 市直 有关部门.", _of_those_before, Parting.NONE),
    DecisionRule(
        "gap-after-township", "A body follows a township: 青石镇 县财政局.", _township_before_body, Parting.NEXT
    ),
    DecisionRule("places-of-one-rank", "Two places of one rank: 青石镇 白沙乡.", _places_of_one_rank, Parting.NEXT),
    DecisionRule("place-before-gap", "A place opens the name of one body: 云溪县 青石镇.", _place_before, Parting.NONE),
    DecisionRule("head-behind-gap", "Behind it a name begins: 县林业局 市水利局.", _head_behind, Parting.NEXT),
    DecisionRule("place-behind-body", "A township follows a body: 县财政局 青石镇.", _place_behind_body, Parting.NEXT),
    DecisionRule("no-name-behind-gap", "What follows is no whole name.", _no_name_behind, Parting.NONE),
    DecisionRule("cell-broke-end", "A narrow cell broke off a name's end: 各街道办/事处.", _short_rest, Parting.NONE),
    DecisionRule("place-on-own-line", "A line begins with a place: 青枫经济开发区管委会.", _own_line, Parting.NEXT),
    DecisionRule(
        "gap-in-name", "The list has other separators: 县委办 保密局、县财政局.", _other_separators, Parting.NONE
    ),
    DecisionRule("certain-before-gap", "What only ends names stands before it, …局.", _certain_before, Parting.NEXT),
    DecisionRule("cell-broke-name", "A narrow cell broke the line: 县社会组织/管理局.", _cell_broke, Parting.NONE),
    DecisionRule("blanks-part-names", "The list has blanks for its separators.", always, Parting.NEXT),
)
