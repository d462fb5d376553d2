"""A part's list: its tokens in order, the role that label and verbs give each body, where each name begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import IDLE_ITEMS, NOTHING
from govtask_extract.model.group import Name, Phrase
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.asides import Aside, read_aside
from govtask_extract.parsing.assignment.item_events import SURE
from govtask_extract.parsing.assignment.item_reading import Token, TokenKind, read_item
from govtask_extract.parsing.assignment.list_items import split_items
from govtask_extract.parsing.assignment.list_rules import (
    BODIES_RULES,
    CONTENT_RULES,
    REST_RULES,
    BodiesRule,
    ContentRule,
    JudgedBodies,
    LabelContent,
    ListedBody,
    RestRule,
    UnlabelledRest,
    judge_bodies,
)
from govtask_extract.parsing.assignment.predicates import find_predicates
from govtask_extract.parsing.decisions import decide

_EDGE = "。；，、：:.·-—*★●◆▲■◇△☆※☑◉✓✔|/ "
_CLOSING = "）〉"
_BRACKETS = "（〈）〉"


class TrimmedName(Struct, frozen=True):
    """A name's place, and what the brackets behind it said; the place is empty if nobody is named."""

    start: int
    end: int
    asides: tuple[Aside, ...] = ()


def trim(folded: Folded, start: int, end: int, profile: Profile) -> TrimmedName:
    """The name in a stretch."""
    start, end = _without_edges(folded, start, end)
    asides: list[Aside] = []
    while (opening := folded.openings.get(end - 1, -1)) >= start:
        aside = read_aside(folded, opening + 1, end - 1, profile)
        if aside is None:
            break
        asides.append(aside)
        start, end = _without_edges(folded, start, opening)
    words = folded.text[start:end]
    nobody = words in NOTHING or words.isdigit()
    return TrimmedName(start, start if nobody else end, tuple(asides))


def _without_edges(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """A bracket's mark without its partner goes, too; an opening one stays in front, where its partner may be lost."""
    start = next((at for at in range(start, end) if not _is_edge(folded, at, _CLOSING)), end)
    return start, next((at for at in range(end, start, -1) if not _is_edge(folded, at - 1, _BRACKETS)), start)


def _is_edge(folded: Folded, at: int, brackets: str) -> bool:
    mark = folded.text[at]
    return mark in _EDGE or (mark in brackets and at not in folded.openings)


_COMMAS = ("，", "；", "。", "\n")
_SHORTEST_STRANGE = 4
_STRONG = ("；", "。", "\n")


class Lists(Struct):
    """What a part holds; filled while its tokens go by."""

    folded: Folded
    label: Role | None
    names: list[Name] = field(default_factory=list)
    deadlines: list[tuple[int, int]] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)
    open_ended: bool = False
    groups: list[tuple[int, int]] = field(default_factory=list)
    """Brackets behind names that hold a group of their own."""
    closes: bool = False
    """Whether the part closes a paragraph with a verb that gives a task."""
    verbs: int = 0
    loose: int = 0
    """How many of them have an object: 负责资金保障."""
    flushed: list[JudgedBodies] = field(default_factory=list)
    """For each verb and each end of a list the bodies before it."""
    pending: list[ListedBody] = field(default_factory=list)

    def flush(self, role: Role) -> None:
        """Give the bodies read since the last verb their role."""
        comma = next(self._commas(), 0)
        for index, body in enumerate(self.pending):
            self._add(body, body.own or role, index < comma)
        self.flushed.append(judge_bodies(self.folded, self.pending))
        self.pending.clear()

    def _commas(self) -> Iterator[int]:
        """The bodies that a comma stands before; before the first none parts anything."""
        return (index for index, body in enumerate(self.pending[1:], start=1) if body.mark in _COMMAS)

    @property
    def doubtful(self) -> bool:
        """Whether something stands here that an unlabelled group may not hold."""
        return not all(rule.verdict for rule in self.bodies_rules)

    @property
    def _are_long(self) -> bool:
        """Whether no name that is unlike a body is as short as a word: not 专人负责."""
        return all(
            body.end - body.start >= _SHORTEST_STRANGE
            for judged in self.flushed
            for kind, body in zip(judged.kinds, judged.bodies, strict=True)
            if kind is Body.UNKNOWN
        )

    @property
    def bodies_rules(self) -> list[BodiesRule]:
        """For each verb and each end of a list, whether the bodies before it are some."""
        trusted = any(judged.vouches for judged in self.flushed) or (self.closes and self._are_long)
        return [decide(BODIES_RULES, replace(judged, trusted=trusted)) for judged in self.flushed]

    def _add(self, body: ListedBody, role: Role, before_comma: bool) -> None:
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
        self._flush_before_comma(self.label)
        self.flush(role)

    def _flush_before_comma(self, label: Role) -> None:
        """市教育局、市财政局，各区配合 under a label: what stands before the last comma keeps the label's role."""
        last = max(self._commas(), default=0)
        rest = self.pending[last:]
        del self.pending[last:]
        if self.pending:
            self.flush(label)
        self.pending += rest


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
    read = [
        list(read_item(folded, item, profile, loose_gaps=len(items) == 1))
        for item in items
        if folded.text[item.start : item.end] not in IDLE_ITEMS
    ]
    return chain.from_iterable(_without_objects(folded, _verbs_together(folded, read, profile)))


def _verbs_together(folded: Folded, items: Sequence[list[Token]], profile: Profile) -> Iterator[list[Token]]:
    """市直各部门各司其职，协同配合: a predicate alone goes on with the one before the comma."""
    before: list[Token] = []
    for tokens in items:
        said = [before[-1], *tokens] if before else tokens
        if len(tokens) == 1 < len(said) and all(token.kind == TokenKind.VERB for token in said):
            words = "".join(folded.text[token.start : token.end] for token in said)
            role = next((run.role for run in find_predicates(words, 0, len(words), profile)), None)
            before[-1] = replace(before[-1], role=role or before[-1].role)
            continue
        if before:
            yield before
        before = tokens
    if before:
        yield before


def _without_objects(folded: Folded, items: Iterable[list[Token]]) -> Iterator[list[Token]]:
    """县自来水公司负责实施老街、桥头、中南村供水项目: what a verb has for its objects are no bodies, to the comma."""
    objects = False
    for tokens in items:
        objects = objects and tokens[0].mark == "、" and not any(_acts(folded, token) for token in tokens)
        if not objects:
            yield tokens
            objects = tokens[-1].loose


def _acts(folded: Folded, token: Token) -> bool:
    """Whether the token is a verb, or a body beyond doubt."""
    return token.kind != TokenKind.BODY or judge(folded, token.start, token.end) in SURE


def _take(lists: Lists, token: Token, profile: Profile) -> None:
    if token.mark in _STRONG and lists.label is not None:
        lists.flush(lists.label)
    if token.kind == TokenKind.BODY:
        _take_body(lists, token, profile)
    elif token.kind == TokenKind.VERB:
        lists.verb(token.role, token.loose)
    elif token.kind == TokenKind.OPEN:
        lists.open_ended = True
    else:
        lists.deadlines.append((token.start, token.end))


def _take_body(lists: Lists, token: Token, profile: Profile) -> None:
    name = trim(lists.folded, token.start, token.end, profile)
    role = next((aside.role for aside in name.asides if aside.role), None)
    if name.start < name.end:
        lists.pending.append(ListedBody(name.start, name.end, token.mark, role))
    lists.deadlines += [aside.deadline for aside in name.asides if aside.deadline]
    lists.groups += [aside.group for aside in name.asides if aside.group]


def rest_rule(lists: Lists) -> RestRule:
    """Whether the bodies that no verb follows are responsible."""
    judged = judge_bodies(lists.folded, lists.pending)
    return decide(REST_RULES, UnlabelledRest(judged, lists.verbs, lists.deadlines))


def content_rule(lists: Lists, stretch: tuple[int, int], profile: Profile) -> ContentRule:
    """Whether what stands behind a label are bodies; `stretch` is what follows it."""
    position = lists.folded.position
    bodies = [ListedBody(position(name.start), position(name.end), "") for name in lists.names]
    return decide(CONTENT_RULES, LabelContent(judge_bodies(lists.folded, bodies), *stretch, profile))


def join_deadlines(folded: Folded, places: Iterable[tuple[int, int]]) -> list[Phrase]:
    """Phrases of deadlines; two that only a comma parts are one, 2019年7月底前，以后每年持续实施."""
    joined: list[tuple[int, int]] = []
    last = len(folded.text)
    for start, end in places:
        if folded.text[last:start] == "，":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        last = end
    return [phrase(folded, start, end) for start, end in joined]


def phrase(folded: Folded, start: int, end: int) -> Phrase:
    return Phrase(folded.quote(start, end), *folded.place(start, end))


def says_nothing(folded: Folded, start: int, end: int) -> bool:
    """无, / or a dash: the label is there, and nobody is named."""
    return folded.text[start:end] in NOTHING
