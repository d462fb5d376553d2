"""What was decided of a group's parts, lists, items, brackets and names, and by which rule: for those who doubt it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.language.folding import Folded
from govtask_extract.model.group import Position
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.asides import ASIDE_RULES, look_inside
from govtask_extract.parsing.assignment.grammar import find_notes, fold_group
from govtask_extract.parsing.assignment.group_parts import PART_RULES, GroupPart, PartContent, PartReading, find_parts
from govtask_extract.parsing.assignment.item_reading import item_steps, scanned, split_deadline
from govtask_extract.parsing.assignment.list_items import item_joins, split_items
from govtask_extract.parsing.assignment.lists import content_rule, read_list, rest_rule
from govtask_extract.parsing.decisions import Asked, Decision, DecisionRule, Verdict, decide


def explain_group(text: str, position: Position, profile: Profile, column_role: Role | None = None) -> list[Decision]:
    """In the order of the text, a part before what it holds; a name that nothing parts needs no decision."""
    folded = fold_group(text, position)
    parts = find_parts(folded, profile, column_role, find_notes(folded).places)
    return [decision for part in parts for decision in _of_part(folded, part, profile)]


def _of_part(folded: Folded, part: GroupPart, profile: Profile) -> Iterator[Decision]:
    rule = decide(PART_RULES, PartContent(folded, part))
    start, end = part.label.start if part.label else 0, part.stretches[-1][1] if part.stretches else 0
    yield _decision(folded.text[start:end], rule.verdict, rule)
    if rule.verdict == PartReading.BODIES:
        yield from _of_list(folded, part, profile)


def _of_list(folded: Folded, part: GroupPart, profile: Profile) -> Iterator[Decision]:
    for start, end in part.stretches:
        yield from _of_items(folded, start, end, profile)
    lists = read_list(folded, part.stretches, part.role, profile)
    words = "".join(folded.text[start:end] for start, end in part.stretches)
    for rule in lists.bodies_rules:
        yield _decision(words, "bodies" if rule.verdict else "doubtful", rule)
    if part.role is None:
        rest = rest_rule(lists)
        yield _decision(words, "responsible" if rest.verdict else "not assigned", rest)
    elif part.label is not None:
        content = content_rule(lists, part.stretches[0], profile)
        yield _decision(words, "names" if content.verdict else "talk", content)


def _of_items(folded: Folded, start: int, end: int, profile: Profile) -> Iterator[Decision]:
    for join in item_joins(folded, start, end):
        if join.rule is not None:
            words = folded.text[join.item.start : join.item.end]
            yield _decision(words, "one name" if join.rule.verdict else "a further item", join.rule)
    items = split_items(folded, start, end)
    for item in items:
        rest = split_deadline(folded, item)[1]
        text = scanned(folded, rest, profile, loose_gaps=len(items) == 1) if rest else None
        for step in item_steps(text) if text else ():
            words = folded.text[step.name : item.end]
            yield _decision(words, step.rule.verdict, step.rule)
        yield from _of_brackets(folded, item.start, item.end, profile)


def _of_brackets(folded: Folded, start: int, end: int, profile: Profile) -> Iterator[Decision]:
    """Of each bracket that no other holds."""
    for opening, closing in folded.pairs.items():
        if start <= opening < closing < end and folded.flat[opening] != "□":
            rule = decide(ASIDE_RULES, look_inside(folded, opening + 1, closing, profile))
            yield _decision(folded.text[opening : closing + 1], rule.verdict, rule)


def _decision(words: str, verdict: str, rule: DecisionRule[Asked, Verdict]) -> Decision:
    return Decision(words, verdict, rule.name, rule.sentence)
