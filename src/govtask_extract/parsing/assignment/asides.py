"""Asides: what a bracket behind a name says, when it is no part of the name, as ASIDE_RULES tell."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from govtask_extract.language.bodies import judge
from govtask_extract.language.deadlines import is_deadline
from govtask_extract.language.folding import Folded, fold_widths
from govtask_extract.language.script import HAN
from govtask_extract.language.words.around_bodies import SCOPE_OPENINGS, SCOPE_WORDS
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.item_events import SURE
from govtask_extract.parsing.assignment.positional_rules import rules_in
from govtask_extract.parsing.assignment.predicates import Predicate, find_predicates
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.patterns import holds_any, lazy_regex

# A bracket behind a name is short, unless it is a list of its own.
_LONGEST = 200
# （配合单位：市财政局）
_LABELLED = lazy_regex(rf"[{HAN}]{{2,12}}：", needs=("：",))


class AsideKind:
    """What a bracket behind a name is."""

    NAME = "part of the name"
    DEADLINE = "a deadline"
    LABEL = "a label said of the body"
    ROLE = "what the body does"
    NOTHING = "what the name covers"
    GROUP = "a group of its own"


class Aside(Struct, frozen=True):
    """`role` is what 市教育局（牵头） does; `deadline` and `group` bound an inside to be read as such."""

    role: Role | None = None
    deadline: tuple[int, int] | None = None
    group: tuple[int, int] | None = None


class Inside(Struct, frozen=True):
    """A bracket's inside; `label` is the role whose label it is.

    `run` is the predicate that it ends in, one without length or role if there is none.
    """

    folded: Folded
    start: int
    end: int
    words: str
    label: Role | None
    run: Predicate


def read_aside(folded: Folded, start: int, end: int, profile: Profile) -> Aside | None:
    """What a bracket's inside says of the name before it; None if it is part of the name."""
    inside = look_inside(folded, start, end, profile)
    return {
        AsideKind.NAME: None,
        AsideKind.LABEL: Aside(role=inside.label),
        AsideKind.ROLE: Aside(role=inside.run.role),
        AsideKind.NOTHING: Aside(),
        AsideKind.DEADLINE: Aside(deadline=(start, end)),
        AsideKind.GROUP: Aside(group=(start, end)),
    }[decide(ASIDE_RULES, inside).verdict]


def look_inside(folded: Folded, start: int, end: int, profile: Profile) -> Inside:
    words = folded.text[start:end]
    none = Predicate(None, len(words), len(words))
    runs = find_predicates(words, 0, len(words), profile) if len(words) <= _LONGEST else ()
    run = next((run for run in runs if run.end == len(words)), none)
    return Inside(folded, start, end, words, _labels(profile).get(words), run)


@cache
def _labels(profile: Profile) -> dict[str, Role]:
    return {fold_widths(label): role for label, role in profile.labels if role is not Role.DEADLINE}


def _too_long(inside: Inside) -> bool:
    return len(inside.words) > _LONGEST


def _deadline(inside: Inside) -> bool:
    return is_deadline(inside.folded.text, inside.start, inside.end)


def _label(inside: Inside) -> bool:
    return inside.label is not None


def _scope(inside: Inside) -> bool:
    return inside.words.startswith(SCOPE_OPENINGS)


def _short_name(inside: Inside) -> bool:
    return holds_any(inside.words, SCOPE_WORDS)


def _rule(inside: Inside) -> bool:
    return bool(rules_in(inside.words))


def _bracket(inside: Inside) -> bool:
    return "（" in inside.words


def _labelled(inside: Inside) -> bool:
    return _LABELLED.match(inside.words) is not None


def _responsible(inside: Inside) -> bool:
    return inside.run == Predicate(Role.RESPONSIBLE, 0, len(inside.words))


def _verb(inside: Inside) -> bool:
    return inside.run.start == 0


def _no_verb(inside: Inside) -> bool:
    return inside.run.role is None


def _bodies(inside: Inside) -> bool:
    return judge(inside.folded, inside.start, inside.start + inside.run.start) in SURE


AsideRule = DecisionRule[Inside, str]
ASIDE_RULES: tuple[AsideRule, ...] = (
    DecisionRule("aside-too-long", "No aside has more than 200 characters.", _too_long, AsideKind.NAME),
    DecisionRule("deadline-aside", "When its part is due: 市教育局（2023年6月底前）.", _deadline, AsideKind.DEADLINE),
    DecisionRule("label-aside", "A label alone says what the body does: （牵头单位）.", _label, AsideKind.LABEL),
    DecisionRule("scope-aside", "It says what the name covers: （含开发区）.", _scope, AsideKind.NOTHING),
    DecisionRule(
        "short-name-aside", "It says what is meant from here on: （市直单位，下同）.", _short_name, AsideKind.NOTHING
    ),
    DecisionRule("rule-aside", "A positional rule: （列第一位的为牵头单位）.", _rule, AsideKind.NOTHING),
    DecisionRule("bracket-in-aside", "It holds a bracket of its own.", _bracket, AsideKind.NAME),
    DecisionRule("labelled-aside", "It opens with a label: （配合单位：市财政局）.", _labelled, AsideKind.GROUP),
    DecisionRule("duty-aside", "It says no more than the group: （按职责分工负责）.", _responsible, AsideKind.NOTHING),
    DecisionRule("verb-aside", "A verb alone says what the body does: （配合）.", _verb, AsideKind.ROLE),
    DecisionRule("aside-without-verb", "It ends in no verb: 市住建局（市人防办）.", _no_verb, AsideKind.NAME),
    DecisionRule("bodies-aside", "Other bodies and what they do: （市税务局配合）.", _bodies, AsideKind.GROUP),
    DecisionRule("verb-in-aside", "What ends like a verb is a name's end: （县协办）.", always, AsideKind.NAME),
)
