"""LINK_RULES: whether 和, 及, 会同 join two names or stand inside one."""

from __future__ import annotations

from govtask_extract.language.bodies import Body
from govtask_extract.parsing.assignment.item_events import NO_LINK, Between, Parting, PartingRule
from govtask_extract.parsing.decisions import DecisionRule, always
from govtask_extract.patterns import lazy_re

# Of a word that holds a link, so many characters stand at most before it, 联合执法, and behind it, 和顺县.
_BEFORE, _BEHIND = 3, 4
_NEVER_IN_NAMES = ("及", "以及")
# Not the 乡镇 of no name.
_TOWNSHIP = lazy_re(".*(?:(?<![乡城])镇|乡|街道|村|社区)")
_PLACES = ("政府", "管委会", "街道", "街道办事处", "区", "县", "市", "镇", "乡")


def _in_word(asked: Between) -> bool:
    if any(start <= asked.start and asked.end <= end for start, end in asked.item.places):
        return True
    first, last = max(asked.item.start, asked.start - _BEFORE), min(asked.stop, asked.end + _BEHIND)
    for word in NO_LINK.finditer(asked.flat, first, last):
        if word.start() <= asked.start < asked.end <= word.end():
            return word.end() - word.start() > asked.end - asked.start
    return False


def _nothing_behind(asked: Between) -> bool:
    return asked.end >= asked.stop


def _generic_behind(asked: Between) -> bool:
    return asked.right is Body.GENERIC


def _certain_before(asked: Between) -> bool:
    return asked.left is Body.STRONG


def _likely_before(asked: Between) -> bool:
    return asked.left in (Body.WEAK, Body.COLLECTIVE) and asked.right is not Body.UNKNOWN


def _head_behind(asked: Between) -> bool:
    return asked.left in (Body.NOUN, Body.PLACE) and asked.opens


def _no_place_before(asked: Between) -> bool:
    return asked.left is not Body.PLACE


def _place_behind(asked: Between) -> bool:
    return asked.text.endswith(_PLACES, asked.end, asked.core)


def _firm(asked: Between) -> bool:
    return asked.text.startswith(_NEVER_IN_NAMES, asked.start)


def _township_before_body(asked: Between) -> bool:
    return asked.right is Body.STRONG and _TOWNSHIP.fullmatch(asked.text, asked.name, asked.start) is not None


LINK_RULES: tuple[PartingRule, ...] = (
    DecisionRule("link-in-word", "The link is part of a word, 和谐, or of a place, 商丘.", _in_word, Parting.NONE),
    DecisionRule("nothing-behind-link", "Nothing follows that it could join.", _nothing_behind, Parting.NONE),
    DecisionRule(
        "generic-behind-link",
        "What follows alone names nobody, so it is the rest of a name: 规划和委员会.",
        _generic_behind,
        Parting.NONE,
    ),
    DecisionRule("certain-before-link", "Before it stands what only ends names, …局.", _certain_before, Parting.NEXT),
    DecisionRule(
        "likely-before-link",
        "Before it stands what ends like a name or names many, and behind it another, 市委办和团市委.",
        _likely_before,
        Parting.NEXT,
    ),
    DecisionRule(
        "head-behind-link",
        "A noun or a place ends a name where the next begins as names do: 烟草企业和市邮政, 青石镇和县财政局.",
        _head_behind,
        Parting.NEXT,
    ),
    DecisionRule(
        "no-place-before-link",
        "What stands before it is unlike a name: 科学技术和经济信息化局 is one body.",
        _no_place_before,
        Parting.NONE,
    ),
    DecisionRule(
        "place-joined-to-place",
        "A place is joined to a place or its government: 云溪县和白沙县政府.",
        _place_behind,
        Parting.NEXT,
    ),
    DecisionRule("firm-link", "A link that stands in no name joins a place, too: 云溪县及财政局.", _firm, Parting.NEXT),
    DecisionRule(
        "township-before-body",
        "A township and a body, 青石镇和财政局; not the 乡镇 of no name.",
        _township_before_body,
        Parting.NEXT,
    ),
    DecisionRule("place-in-name", "A place opens the name of one body: 城东片区和物流办.", always, Parting.NONE),
)
