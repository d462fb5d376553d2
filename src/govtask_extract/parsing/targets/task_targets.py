"""The targets of a text: each number that it commits to, with what is measured, in printed order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from msgspec import Struct

from govtask_extract.language.quantities import fold_width
from govtask_extract.model.traced import Traced
from govtask_extract.parsing.decisions import DecisionRule, decide
from govtask_extract.parsing.targets.candidates import find_candidates
from govtask_extract.parsing.targets.described_numbers import TargetReading
from govtask_extract.parsing.targets.kinds_of_target import kind_of
from govtask_extract.parsing.targets.target_readings import read_candidate
from govtask_extract.parsing.targets.target_rules import TARGET_RULES
from govtask_extract.patterns import lazy_re

_STRIVES = lazy_re("力争|力求|争取(?=新|建成|实现|达到|完成|引进|培育|创建|打造|全年|到)")
_GOES_ON = ("为", "向", "对", "和", "及", "、", "，", ",", "等")
# Most texts hold 一, and of those few a number: 一批, 统一.
_FIGURE = lazy_re("[0-9０-９两三四五六七八九]|[一二十](?![体二批系种些步起定致级把站流般切律])")


class FoundTarget(Struct, frozen=True):
    """A target, its words as pieces of the content; `value` is exact."""

    text: Traced
    indicator: Traced
    action: str | None
    scope: Traced | None
    value: Decimal
    value_max: Decimal | None
    unit: str
    comparator: str
    aspiration: bool
    kind: str


def find_targets(content: Traced) -> Iterator[FoundTarget]:
    """The targets of a task's paragraph."""
    text = content.text
    if _FIGURE.search(text):
        places = inked(text)
        printed = "".join([text[at] for at in places])
        for reading, rule in judge_numbers(fold_width(printed)):
            if rule.verdict:
                yield _found(reading, content, printed, places)


def inked(text: str) -> list[int]:
    """Where the characters stand that are no white space, and line feeds that part clauses."""
    return [at for at, character in enumerate(text) if not character.isspace() or _parts_clauses(text, at)]


def _parts_clauses(text: str, at: int) -> bool:
    """A line's end does, save where the sentence has to go on: 为, 、."""
    return text[at] == "\n" and not text[:at].rstrip().endswith(_GOES_ON)


def judge_numbers(text: str) -> Iterator[tuple[TargetReading, DecisionRule[TargetReading, bool]]]:
    """Every quantity of a text, folded and without blanks, with the rule that decided whether it is a target."""
    accepted: list[TargetReading] = []
    candidates = list(find_candidates(text))
    for one, following in zip_longest(candidates, candidates[1:]):
        reading = read_candidate(one, accepted, following)
        rule = decide(TARGET_RULES, reading)
        if rule.verdict:
            accepted.append(reading)
        yield reading, rule


def _found(reading: TargetReading, content: Traced, printed: str, places: list[int]) -> FoundTarget:
    one = reading.candidate
    quantity = one.quantity
    assert reading.indicator is not None and one.bound.comparator is not None

    def cut(start: int, end: int) -> Traced:
        return content.cut(places[start], places[end - 1] + 1)

    unit = printed[quantity.end - len(quantity.unit) : quantity.end]
    return FoundTarget(
        text=cut(*reading.stretch),
        indicator=cut(*reading.indicator),
        action=reading.action.verb if reading.action else None,
        scope=cut(*reading.scope) if reading.scope else None,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=unit if fold_width(unit) == quantity.unit != "%" else quantity.unit,
        comparator="<=" if reading.is_rank else one.bound.comparator,
        aspiration=_STRIVES.search(one.text, one.near[0], quantity.start) is not None,
        kind=kind_of(reading),
    )
