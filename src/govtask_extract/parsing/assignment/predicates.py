"""Predicates: what a group says its bodies do, 牵头, 按职责分工负责, 分别配合做好相关工作."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from govtask_extract.language.folding import fold_widths
from govtask_extract.language.label_shapes import role_of_shape
from govtask_extract.language.labels import any_label
from govtask_extract.language.script import HAN
from govtask_extract.language.words.around_bodies import ADVERBS, OUTSIDE_NAMES, TAILS
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.patterns import RegexPattern, holds_any, lazy_regex

# 按照各自职责分工, 根据部门职能, 在各自职责范围内
_BY = "(?:按照?|依照?|根据|结合|对照|遵照)"
_DUTIES = "(?:职责|职能|职权|分工|权限|责任|任务|要求|规定)"
_WITHIN = "在(?:各自|本|其|法定)?(?:职责|职能|职权)范围内"
_MANNER = (
    rf"(?:{_BY}[^，。；、：（）按依由院局]{{0,12}}?{_DUTIES}|{_WITHIN})"
    "(?:分工|职责|职能|职权|范围|要求|权限|责任|内|的)*+"
)
# 按职责分工 alone says that bodies are responsible.
_DUTY = ("职责", "职能", "职权", "分工", "权限", "各司其职", "各负其责")
# 协同 is a role only where no other verb says what is done: 协同推进.
_TOGETHER = "协同(?=推进|落实|负责|实施|组织|抓好|做好)"
# 市教育局为牵头单位: a label said of the bodies before it.
_ARE = "(?<!列)[同均]?为(?P<label>{labels})"
# 责任 and 配合 are labels, but 为责任 is none.
_SHORT = 2
# 县城投公司作为业主单位: what nobody has listed says by its stem what it is, or that the body answers for the task.
_AS = f"作为(?P<noun>[{HAN}]{{1,6}}?(?:单位|部门|主体|机关))"
# A run that holds several verbs is what the weightiest of them says: 配合实施 is 配合.
_WEIGHT = (Role.LEAD, Role.CO_HANDLING, Role.GUIDING, Role.RESPONSIBLE)


class Predicate(Struct, frozen=True):
    """`role` is None for a run of adverbs alone: 共同."""

    role: Role | None
    start: int
    end: int


@cache
def _run(profile: Profile, are: bool) -> RegexPattern:
    """Possessive throughout: a run is as long as it can be, and no text makes it try twice.

    `are`: 为 stands in the text, so that labels may be said of bodies. All the labels take long to compile.
    """
    verbs = [fold_widths(verb) for verb, _ in profile.verbs]
    said = f"{_MANNER}|{_TOGETHER}"
    if are:
        said = f"{_ARE.format(labels=any_label(_labels(profile)))}|{_AS}|{said}"
    return lazy_regex(
        rf"{OUTSIDE_NAMES}(?>{said}|(?P<word>\L<first>))(?>{said}|(?P<word>\L<later>))*+",
        first=(*verbs, *ADVERBS),
        later=(*verbs, *ADVERBS, *TAILS),
    )


def _labels(profile: Profile) -> list[str]:
    return [fold_widths(label) for label, role in profile.labels if role in _WEIGHT and len(label) > _SHORT]


def find_predicates(text: str, start: int, end: int, profile: Profile) -> Iterator[Predicate]:
    """Every run of verbs and adverbs in the stretch, longest from the left."""
    are = text.find("为", start, end) >= 0
    for match in _run(profile, are).finditer(text, start, end):
        yield Predicate(_role_of(match[0], match.capturesdict(), profile), match.start(), match.end())


def _role_of(run: str, captured: Mapping[str, Sequence[str]], profile: Profile) -> Role | None:
    said = {_said_by(word, profile) for word in captured["word"]}
    said |= {_of_label(label, profile) for label in captured.get("label", ())}
    said |= {role_of_shape(noun) or Role.RESPONSIBLE for noun in captured.get("noun", ())}
    if said <= {None} and holds_any(run, _DUTY):
        return Role.RESPONSIBLE
    return next((role for role in _WEIGHT if role in said), None)


@cache
def _said_by(word: str, profile: Profile) -> Role | None:
    """What a verb says, or the longest one that an adverb holds: 抓好, where a profile has 抓."""
    verbs = {fold_widths(verb): role for verb, role in profile.verbs}
    return verbs.get(max((verb for verb in verbs if verb in word), key=len, default=""))


@cache
def _of_label(label: str, profile: Profile) -> Role:
    return {fold_widths(printed): role for printed, role in profile.labels}[label]
