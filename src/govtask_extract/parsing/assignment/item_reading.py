"""What one item of a list holds: bodies, 等, a predicate, a deadline, in printed order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from govtask_extract.language.bodies import begins_name
from govtask_extract.language.deadlines import is_deadline, leading_deadline
from govtask_extract.language.folding import Folded
from govtask_extract.language.words.around_bodies import LINKS
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import WORDINGS, Role
from govtask_extract.parsing.assignment.ending_rules import MOMENT_RULES, OTHERS_RULES, VERB_RULES
from govtask_extract.parsing.assignment.gap_rules import GAP_RULES
from govtask_extract.parsing.assignment.item_events import (
    OPENER_FIRST,
    EventKind,
    ItemEvent,
    ItemText,
    Parting,
    PartingRule,
    between,
    core_end,
    find_events,
    item_text,
    opens,
    skip_openers,
)
from govtask_extract.parsing.assignment.link_rules import LINK_RULES
from govtask_extract.parsing.assignment.list_items import ListItem
from govtask_extract.parsing.assignment.predicates import find_predicates
from govtask_extract.parsing.decisions import decide
from govtask_extract.patterns import holds_any, lazy_regex

TABLES: dict[EventKind, tuple[PartingRule, ...]] = {
    "link": LINK_RULES,
    "gap": GAP_RULES,
    "verb": VERB_RULES,
    "others": OTHERS_RULES,
    "moment": MOMENT_RULES,
}
# Without any of these, and of links that share their first character with names, an item is one name.
_LONG_LINKS = tuple(link for link in LINKS if len(link) > 1)
_SHORT_LINKS = frozenset(link for link in LINKS if len(link) == 1)
_SIGNS = _SHORT_LINKS | frozenset("等由年月季五") | frozenset("0123456789（.·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# 完成时间2023年6月: the colon is missing.
_TIME_LABELS = tuple(label for wording in WORDINGS if wording.role is Role.DEADLINE for label in wording.labels)
_TIME_LABEL = lazy_regex(r"\L<labels>为?", labels=_TIME_LABELS)


class TokenKind:
    BODY = "body"
    VERB = "verb"
    OPEN = "open"
    DEADLINE = "deadline"


class Token(Struct, frozen=True):
    """`mark` is the separator printed before it; `role` is a verb's, `loose` one that has an object: 负责资金保障."""

    kind: str
    start: int
    end: int
    mark: str = ""
    role: Role | None = None
    loose: bool = False


class ItemStep(Struct, frozen=True):
    """An event, the rule that decided what it is, where the name before it begins, and where the next one would."""

    event: ItemEvent
    rule: PartingRule
    name: int
    following: int


def read_item(folded: Folded, item: ListItem, profile: Profile, loose_gaps: bool) -> Iterator[Token]:
    """The tokens of one item. `loose_gaps`: the list has no other separators, so blanks are taken for some."""
    due, rest = split_deadline(folded, item)
    if due is not None:
        yield Token(TokenKind.DEADLINE, due.start, due.end, due.mark)
    if rest is None:
        return
    text = scanned(folded, rest, profile, loose_gaps)
    if text is None:
        yield Token(TokenKind.BODY, rest.start, rest.end, rest.mark)
    else:
        yield from _tokens(text)


def split_deadline(folded: Folded, item: ListItem) -> tuple[ListItem | None, ListItem | None]:
    """The deadline that the item is or opens with, and what it holds besides: 2023年6月底前由市教育局负责."""
    if is_deadline(folded.text, item.start, item.end):
        return item, None
    said = _behind_time_label(folded, item)
    if is_deadline(folded.text, said, item.end):
        return ListItem(said, item.end, item.mark), None
    edge = leading_deadline(folded.flat, item.start, item.end)
    if edge is None or not (opens(folded.flat, edge, item.end) or begins_name(folded, edge, item.end)):
        return None, item
    return ListItem(item.start, edge, item.mark), ListItem(edge, item.end, "")


def _behind_time_label(folded: Folded, item: ListItem) -> int:
    """Where the words behind a label of deadlines begin; the item's end if it opens with none."""
    if not folded.text.startswith(_TIME_LABELS, item.start, item.end):
        return item.end
    label = _TIME_LABEL.match(folded.text, item.start, item.end)
    return label.end() if label else item.end


def scanned(folded: Folded, item: ListItem, profile: Profile, loose_gaps: bool) -> ItemText | None:
    """The item as `item_steps` takes it; None if it is one name, as most are."""
    predicates = tuple(find_predicates(folded.flat, item.start, item.end, profile))
    if not predicates and _is_plain(folded, item):
        return None
    return item_text(folded, item, predicates, loose_gaps)


def _is_plain(folded: Folded, item: ListItem) -> bool:
    """Whether nothing in the item opens, parts or ends a name."""
    if folded.flat[item.start] in OPENER_FIRST or folded.gaps_between(item.start + 1, item.end):
        return False
    flat = folded.flat[item.start : item.end]
    return _SIGNS.isdisjoint(flat) and not holds_any(flat, _LONG_LINKS)


def item_steps(item: ItemText) -> Iterator[ItemStep]:
    """What was decided of each event in the item, in printed order; one that stands in an opener is passed over."""
    name = skip_openers(item, item.start)
    core = core_end(item, name)
    for event in find_events(item):
        if event.start >= name:
            rule = decide(TABLES[event.kind], between(item, event, name, core))
            following = _following(item, event, rule.verdict, name)
            yield ItemStep(event, rule, name, following)
            name = following


def _following(item: ItemText, event: ItemEvent, parting: str, name: int) -> int:
    if parting == Parting.NONE:
        return name
    return skip_openers(item, event.end) if parting == Parting.NEXT else item.end


def _tokens(item: ItemText) -> Iterator[Token]:
    """What `item_steps` found: the name before each event that parts, and what the event itself says."""
    name, mark = skip_openers(item, item.start), item.mark
    for step in item_steps(item):
        if step.rule.verdict == Parting.NONE:
            continue
        if step.name < step.event.start:
            yield Token(TokenKind.BODY, step.name, step.event.start, mark)
            mark = "、"
        yield from _said(step, mark, item.end)
        mark = _mark_behind(step.event, item.folded, mark)
        name = step.following
    if name < item.end:
        yield Token(TokenKind.BODY, name, item.end, mark)


def _said(step: ItemStep, mark: str, end: int) -> Iterator[Token]:
    event = step.event
    if event.kind == "others":
        yield Token(TokenKind.OPEN, event.start, event.end, mark)
    elif event.kind == "moment":
        # A body and a date alone, 市教育局2023年6月底前完成, make the body responsible.
        yield Token(TokenKind.VERB, event.start, event.start, mark, Role.RESPONSIBLE)
        yield Token(TokenKind.DEADLINE, event.start, end, mark)
    elif event.kind == "verb":
        loose = step.rule.verdict == Parting.OBJECT
        yield Token(
            TokenKind.VERB, event.start, event.end, mark, event.role or (Role.RESPONSIBLE if loose else None), loose
        )


def _mark_behind(event: ItemEvent, folded: Folded, mark: str) -> str:
    """A line's end counts as a separator of its own."""
    if event.kind != "gap":
        return mark
    return "\n" if "\n" in folded.gaps.get(event.start, "") else "、"
