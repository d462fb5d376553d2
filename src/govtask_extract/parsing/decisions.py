"""Decision tables: rules in their order, and the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Asked = TypeVar("Asked")
Verdict = TypeVar("Verdict")


class DecisionRule(Struct, Generic[Asked, Verdict], frozen=True):
    """A row of a table: its name, what it says in a sentence, when it holds, and what it then decides.

    `tests/cases/decisions/` has, under the name of each rule, a text in which it decides and one in which it does not.
    """

    name: str
    sentence: str
    holds: Callable[[Asked], bool]
    verdict: Verdict


class Decision(Struct, frozen=True):
    """What `explain --stage` tells of one line, item or row: its words, what was decided of it, and by which rule."""

    text: str
    verdict: str
    rule: str
    sentence: str


Placed = tuple[int, Decision]
"""A decision, and the offset in the document's text where its words begin."""


def decide(table: Sequence[DecisionRule[Asked, Verdict]], asked: Asked) -> DecisionRule[Asked, Verdict]:
    """The first rule that holds; the last rule of every table holds always."""
    for rule in table:
        if rule.holds(asked):
            return rule
    raise AssertionError("the last rule of a decision table holds always")


def always(_asked: object) -> bool:
    """For the last rule of a table."""
    return True
