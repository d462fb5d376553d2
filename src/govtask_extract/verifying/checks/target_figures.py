"""A target's number, measure and bound are those of the words that it quotes; its other words stand in the task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from govtask_extract.language.bounds import bound_of
from govtask_extract.language.quantities import Quantity, find_quantities, fold_width
from govtask_extract.language.script import without_blanks
from govtask_extract.model.report import Target, Task
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import listed, said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted
from govtask_extract.verifying.quoting import joined, stand_within

_CLAUSE_ENDS = "，。；：！？\n,;"
_SENTENCE_ENDS = "。；！？\n;"
_STRIVES = lazy_re("力争|力求|争取")
_STRIVEN_FOR = lazy_re("力争|力求")
_GROWS = lazy_re("增|升|提|扩|翻|降|减|缩|延长|压")
_CHANGES = lazy_re("增长|下降|降低|减少|增加")
_RANKS = lazy_re("第|前|名|位")
# 前10名: the tenth or better.
_AMONG = "前"
_MORE = {"=": ">", ">": ">", ">=": ">"}


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    for index, task in enumerate(beside.report.tasks):
        words = _TaskWords(task)
        for number, target in enumerate(task.targets):
            yield from _of_target(("tasks", index, "targets", number), target, task, words)
        starts = [target.evidence[0].start if target.evidence else -1 for target in task.targets]
        if any(after < before for before, after in pairwise(starts)):
            yield Discrepancy(("tasks", index, "targets"), said("they do not stand in their printed order"))


class _TaskWords:
    """A task's text in half width and without blanks, with the numbers in it."""

    def __init__(self, task: Task) -> None:
        self.offsets = [
            place.start + index
            for place in task.evidence.text
            for index, character in enumerate(place.quote)
            if not character.isspace()
        ]
        self.text = fold_width(joined(task.evidence.text)) if task.targets else ""
        self.quantities = find_quantities(self.text) if task.targets else []

    def within(self, target: Target) -> list[Quantity]:
        """The numbers that stand in what a target quotes."""
        first, end = target.evidence[0].start, target.evidence[-1].end
        return [one for one in self.quantities if first <= self.offsets[one.start] and self.offsets[one.end - 1] < end]


def _of_target(loc: Loc, target: Target, task: Task, words: _TaskWords) -> Iterator[Discrepancy]:
    if not stand_within(target.evidence, task.evidence.text):
        yield Discrepancy(
            (*loc, "evidence"), said("{value} does not stand in the task's text", value=quoted(target.text))
        )
        return
    for name in ("indicator", "scope", "action"):
        given = fold_width(without_blanks(getattr(target, name) or ""))
        if given not in words.text or (name == "indicator" and not given):
            yield Discrepancy((*loc, name), said("{value} does not stand in the task's text", value=quoted(given)))
    numbers = words.within(target)
    if not numbers:
        yield Discrepancy((*loc, "value"), said("{text} holds no number with a measure", text=quoted(target.text)))
        return
    meant = [one for one in numbers if _values(one) == _said(target)]
    if not meant:
        printed = _values(numbers[0])
        for name, figure, there in zip(_FIGURES, _said(target), printed, strict=True):
            if figure != there:
                yield Discrepancy(
                    (*loc, name),
                    said(
                        "it says {value}, {text} gives {expected}",
                        value=quoted(given),
                        text=quoted(target.text),
                        expected=quoted(there),
                    ),
                )
        return
    yield from _of_bound(loc, target, meant, words)


_FIGURES = ("value", "value_max", "unit")


def _values(one: Quantity) -> tuple[Decimal, Decimal | None, str]:
    return one.value, one.value_max, one.unit


def _said(target: Target) -> tuple[Decimal, Decimal | None, str]:
    value_max = None if target.value_max is None else _number(target.value_max)
    return _number(target.value), value_max, fold_width(target.unit)


def _number(value: float | str) -> Decimal:
    """Of digits; of other words none that equals any."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return Decimal("NaN")


def _of_bound(loc: Loc, target: Target, meant: Sequence[Quantity], words: _TaskWords) -> Iterator[Discrepancy]:
    comparators = {found for one in meant for found in _comparators(one, words)}
    if target.kind == "rank" and any(words.text[one.start - 1 : one.start] == _AMONG for one in meant):
        comparators = {"<="}
    if target.comparator not in comparators:
        expected = " or ".join(sorted(comparators))
        yield Discrepancy(
            (*loc, "comparator"),
            said("it says {value}, the words around it {expected}", value=target.comparator, expected=expected),
        )
    kinds = {kind for one in meant for kind in _kinds(one, target)}
    if target.kind not in kinds:
        yield Discrepancy(
            (*loc, "kind"),
            said(
                "it says {value}, {text} is {kinds}",
                value=target.kind,
                text=quoted(target.text),
                kinds=listed(sorted(kinds), " or "),
            ),
        )
    one = meant[0]
    sentence = words.text[_begins(words.text, one.start, _SENTENCE_ENDS) : one.start]
    clause = words.text[_begins(words.text, one.start, _CLAUSE_ENDS) : one.start]
    if target.aspiration and not _STRIVES.search(sentence):
        yield Discrepancy(
            (*loc, "aspiration"), said("nothing before {text} says that it is striven for", text=quoted(target.text))
        )
    if not target.aspiration and _STRIVEN_FOR.search(clause):
        yield Discrepancy((*loc, "aspiration"), said("{clause} says that it is striven for", clause=quoted(clause)))


def _begins(text: str, at: int, ends: str) -> int:
    """Where the clause or sentence around a character begins."""
    return max(text.rfind(mark, 0, at) for mark in ends) + 1


def _comparators(one: Quantity, words: _TaskWords) -> Iterator[str]:
    """What is said of it; of numbers in a row what stands before the first and behind the last is said of all."""
    first = _begins(words.text, one.start, _CLAUSE_ENDS)
    own = bound_of(words.text, one.start, one.end, first).comparator
    row = [other for other in words.quantities if _begins(words.text, other.start, _CLAUSE_ENDS) == first]
    found = {own}
    if own == "=" and len(row) > 1:
        ends = (bound_of(words.text, other.start, other.end, first) for other in (row[0], row[-1]))
        found |= {bound.comparator for bound in ends}
    for comparator in filter(None, found):
        yield _MORE.get(comparator, comparator) if one.over else comparator


def _kinds(one: Quantity, target: Target) -> Iterator[str]:
    if _RANKS.search(target.text):
        yield "rank"
    if one.measures != "rate":
        yield one.measures
        if one.measures == "time" and without_blanks(target.indicator).endswith("天数"):
            yield "count"
        return
    changes = target.action is not None and _CHANGES.fullmatch(target.action)
    if not changes:
        yield "rate"
    if changes or _GROWS.search(f"{target.text}{target.action or ''}"):
        yield "growth"


CHECK = NoticeCheck(said("Every target's number, measure and bound are those of its words."), _find)
