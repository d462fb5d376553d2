"""Predicates: what a group says its bodies do, 牵头, 按职责分工负责, 分别配合做好相关工作."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.folded import fold_widths
from govtask_extract.parsing.assignment.wording import ADVERBS, OUTSIDE_NAMES, TAILS
from govtask_extract.patterns import holds_any

# 按照各自职责分工, 根据部门职能
_MANNER = (
    "(?:(?:按照?|依照?|依据|根据|结合|对照|遵照)[^，。；、：（）按依由院局]{0,12}?(?:职责|职能|职权|分工|权限|责任|任务|要求|规定)"
    "|在(?:各自|本|其|法定)?(?:职责|职能|职权)范围内)"
    "(?:分工|职责|职能|职权|范围|要求|任务|权限|责任|内|的)*+"
)
# 按职责分工 alone says that bodies are responsible.
_DUTY = ("职责", "职能", "职权", "分工", "权限", "各司其职", "各负其责")
# 协同 is a role only where no other verb says what is done: 协同推进.
_TOGETHER = "协同(?=推进|落实|负责|实施|组织|抓好|做好|配合|牵头)"
# What _MANNER, _TOGETHER and labels that are said of bodies, begin with.
_FIRST = frozenset("按依根结对遵在协同共均作为")
# 责任 and 配合 are labels, but 为责任 is none.
_SHORT = 2
# A run that holds several verbs is what the weightiest of them says: 配合实施 is 配合.
_WEIGHT = (Role.LEAD, Role.CO_HANDLING, Role.GUIDING, Role.RESPONSIBLE)


class Predicate(Struct, frozen=True):
    """`role` is None for a run of adverbs alone: 共同."""

    role: Role | None
    start: int
    end: int


@cache
def _run(profile: Profile, are: bool) -> re.Pattern[str]:
    """Possessive throughout: a run is as long as it can be, and no text makes it try twice.

    `are`: 为 stands in the text, so that labels may be said of bodies. All the labels take long to compile.
    """
    verbs = [fold_widths(verb) for verb, _ in profile.verbs]
    first = _alternatives([*verbs, *ADVERBS])
    later = _alternatives([*verbs, *ADVERBS, *TAILS])
    always = f"{_are(profile)}|{_MANNER}|{_TOGETHER}" if are else f"{_MANNER}|{_TOGETHER}"
    opening = re.escape("".join(sorted({word[0] for word in (*verbs, *ADVERBS)} | _FIRST)))
    return re.compile(f"(?=[{opening}]){OUTSIDE_NAMES}(?>{always}|{first})(?>{always}|{later})*+")


def _are(profile: Profile) -> str:
    """市教育局为牵头单位: a label said of the bodies before it."""
    labels = [fold_widths(label) for label, role in profile.labels if role in _WEIGHT and len(label) > _SHORT]
    return f"(?<!列)(?:同|共同|均|作)?为(?:{_alternatives(labels)})"


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def _verb(profile: Profile, are: bool) -> re.Pattern[str]:
    verbs = _alternatives([fold_widths(verb) for verb, _ in profile.verbs])
    labels = _alternatives([fold_widths(label) for label, _ in profile.labels])
    said = f"为(?P<label>{labels})|" if are else ""
    return re.compile(f"{said}{_MANNER}|{_TOGETHER}|(?P<verb>{verbs})")


@cache
def _roles(profile: Profile) -> dict[str, Role]:
    return {fold_widths(words): role for words, role in (*profile.labels, *profile.verbs)}


def find_predicates(text: str, start: int, end: int, profile: Profile) -> Iterator[Predicate]:
    """Every run of verbs and adverbs in the stretch, longest from the left."""
    are = text.find("为", start, end) >= 0
    for match in _run(profile, are).finditer(text, start, end):
        yield Predicate(_role_of(text, match.start(), match.end(), profile), match.start(), match.end())


def _role_of(text: str, start: int, end: int, profile: Profile) -> Role | None:
    roles = _roles(profile)
    are = text.find("为", start, end) >= 0
    matches = _verb(profile, are).finditer(text, start, end)
    said = {roles[match[match.lastgroup]] for match in matches if match.lastgroup}
    if not said and holds_any(text, _DUTY, start, end):
        return Role.RESPONSIBLE
    return next((role for role in _WEIGHT if role in said), None)
