"""A part's list: its tokens in order, and which role each body gets from label and verbs."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from govtask_extract.language.bodies import Body, is_prose, judge
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import IDLE_ITEMS, NOTHING
from govtask_extract.model.group import Name, Phrase
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.clauses import Kind, Token, read_item
from govtask_extract.parsing.assignment.names import trim
from govtask_extract.parsing.assignment.rows import split_items

_COMMAS = ("，", "；", "。", "\n")
_STRONG = ("；", "。", "\n")
_LOOSE_LENGTH = 8
# 市县 and 中央 alone are the words of a slogan: 中央统筹、省负总责、市县抓落实.
_LONGEST_RANK = 2


class Listed(Struct, frozen=True):
    """A body in a list; `mark` is the separator before it, `own` the role that a bracket behind it gives."""

    start: int
    end: int
    mark: str
    own: Role | None = None


class Lists(Struct):
    """What a part holds; filled while its tokens go by."""

    folded: Folded
    label: Role | None
    names: list[Name] = field(default_factory=list)
    deadlines: list[tuple[int, int]] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)
    open_ended: bool = False
    has_comma: bool = False
    groups: list[tuple[int, int]] = field(default_factory=list)
    """Brackets behind names that hold a group of their own."""
    verbs: int = 0
    loose: int = 0
    """How many of them have an object: 负责资金保障."""
    doubtful: bool = False
    """Something stands here that an unlabelled group may not hold."""
    pending: list[Listed] = field(default_factory=list)

    def flush(self, role: Role) -> None:
        """Give the bodies read since the last verb their role."""
        commas = [i for i, body in enumerate(self.pending) if i and body.mark in _COMMAS]
        for index, body in enumerate(self.pending):
            self._add(body, body.own or role, bool(commas) and index < commas[0])
        self.has_comma |= bool(commas)
        self.doubtful |= not _names_bodies(self.folded, self.pending)
        self.pending.clear()

    def _add(self, body: Listed, role: Role, before_comma: bool) -> None:
        start, end = self.folded.place(body.start, body.end)
        self.names.append(Name(role, self.folded.quote(body.start, body.end), start, end, before_comma))
        self.roles.add(role)

    def verb(self, role: Role | None, loose: bool = False) -> None:
        """A predicate gives the role; under a label only a narrower one does, to what follows the last comma."""
        if role is None or not self.pending:
            return
        self.verbs += 1
        self.loose += loose
        if self.label is None or role is Role.RESPONSIBLE:
            self.flush(self.label or role)
            return
        self.flush_before_comma()
        self.flush(role)

    def flush_before_comma(self) -> None:
        """市教育局、市财政局，各区配合 under a label: what stands before the last comma keeps the label's role."""
        last = max((i for i, body in enumerate(self.pending) if i and body.mark in _COMMAS), default=0)
        rest = self.pending[last:]
        del self.pending[last:]
        if self.pending and self.label:
            self.flush(self.label)
        self.pending += rest


def _names_bodies(folded: Folded, bodies: list[Listed]) -> bool:
    """Whether these can only be bodies: the last is one for certain, the others at least look like short names."""
    kinds = [judge(folded, body.start, body.end) for body in bodies]
    certain = any(kind in (Body.STRONG, Body.COLLECTIVE) for kind in kinds)
    if all(
        kind in (Body.PLACE, Body.GENERIC, Body.UNKNOWN) and body.end - body.start <= _LONGEST_RANK
        for kind, body in zip(kinds, bodies, strict=True)
    ):
        return False
    if not kinds or kinds[-1] is Body.UNKNOWN or (kinds[-1] is Body.GENERIC and not certain):
        return False
    joined = [body.mark == "、" for body in bodies[1:]] + [True]
    return all(_may_be_body(folded, *facts) for facts in zip(bodies, kinds, joined, strict=True))


def _may_be_body(folded: Folded, body: Listed, kind: Body, joined: bool) -> bool:
    """广州 in 广州、深圳市政府 is unlike a body, but short and joined to one by 、"""
    if is_prose(folded, body.start, body.end, certain=kind in (Body.STRONG, Body.COLLECTIVE)):
        return False
    return kind is not Body.UNKNOWN or (joined and body.end - body.start <= _LOOSE_LENGTH)


def read_list(folded: Folded, stretches: Iterable[tuple[int, int]], label: Role | None, profile: Profile) -> Lists:
    """Read a part, given as the stretches that are left of it when notes are cut out."""
    lists = Lists(folded, label)
    for start, end in stretches:
        for token in _tokens(folded, start, end, profile):
            _take(lists, token, profile)
        if label is not None:
            lists.flush(label)
    return lists


def _tokens(folded: Folded, start: int, end: int, profile: Profile) -> Iterable[Token]:
    items = split_items(folded, start, end)
    for item in items:
        if folded.text[item.start : item.end] not in IDLE_ITEMS:
            yield from read_item(folded, item, profile, loose_gaps=len(items) == 1)


def _take(lists: Lists, token: Token, profile: Profile) -> None:
    if token.mark in _STRONG and lists.label is not None:
        lists.flush(lists.label)
    if token.kind is Kind.BODY:
        _take_body(lists, token, profile)
    elif token.kind is Kind.VERB:
        lists.verb(token.role, token.loose)
    elif token.kind is Kind.OPEN:
        lists.open_ended = True
    else:
        lists.deadlines.append((token.start, token.end))


def _take_body(lists: Lists, token: Token, profile: Profile) -> None:
    name = trim(lists.folded, token.start, token.end, profile)
    if name is None:
        return
    role = next((aside.role for aside in name.asides if aside.role), None)
    if name.start < name.end:
        lists.pending.append(Listed(name.start, name.end, token.mark, role))
    lists.deadlines += [aside.deadline for aside in name.asides if aside.deadline]
    lists.groups += [aside.group for aside in name.asides if aside.group]


def join_deadlines(folded: Folded, places: Iterable[tuple[int, int]]) -> list[Phrase]:
    """Phrases of deadlines; two that only a comma parts are one, 2019年7月底前，以后每年持续实施."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and folded.text[joined[-1][1] : start] == "，":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [phrase(folded, start, end) for start, end in joined]


def phrase(folded: Folded, start: int, end: int) -> Phrase:
    return Phrase(folded.quote(start, end), *folded.place(start, end))


def says_nothing(folded: Folded, start: int, end: int) -> bool:
    """无, / or a dash: the label is there, and nobody is named."""
    return folded.text[start:end] in NOTHING
