"""Pairs of tasks that say the same: with the same words, one within the other, or nearly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.language.likeness import match_key, slip
from govtask_extract.language.script import HAN
from govtask_extract.linting.notice_text import LEADER_FIELD, UNIT_FIELDS, named
from govtask_extract.model.field_words import FIELD_WORDS
from govtask_extract.model.place_words import position
from govtask_extract.patterns import lazy_re, lazy_regex
from govtask_extract.saying.said import Said, listed, said

if TYPE_CHECKING:
    from govtask_extract.model.report import Task

_NOT_WORDS = lazy_re(r"[\W_]+")
_NUMBER = lazy_regex(rf"(?P<number>\d+(?:\.\d+)?)(?P<unit>[%万亿]?[{HAN}]{{0,2}})")
# Shorter texts, such as 深入开展全民健身, are alike by chance.
_SHORTEST = 8
_SHORTEST_ALIKE = 12
# Of the shorter text's neighbouring characters, so many must stand in the longer one too. Found on the sample: the
# least alike pair that is one has 0.72, the most alike that is none 0.52.
_ALIKE = 0.68
_DAY = lazy_re(r"\d{1,2}月(?:\d{1,2}日)?")
_FIGURE = lazy_re(r"\d+(?:点\d+)?")
# 普通养老 and 护理
_LONGEST_SUBJECT = 12
# A pair of characters that stands in more tasks than this tells nothing.
_COMMON = 60


class PairKind(Enum):
    SAME = "same"
    WITHIN = "within"
    ALIKE = "alike"


_AGREEING = {
    PairKind.SAME: said("task {task} says the same as {other} ({place})"),
    PairKind.WITHIN: said("task {task} is contained in {other} ({place})"),
    PairKind.ALIKE: said("task {task} says nearly the same as {other} ({place})"),
}
_DIFFERING = {
    PairKind.SAME: said("task {task} says the same as {other} ({place}), but they differ in {differing}"),
    PairKind.WITHIN: said("task {task} is contained in {other} ({place}), but they differ in {differing}"),
    PairKind.ALIKE: said("task {task} says nearly the same as {other} ({place}), but they differ in {differing}"),
}


class Pair(Struct, frozen=True):
    """`task` is the later one, or the contained one; `differing` what the two do not agree on, in words."""

    relation: PairKind
    task: Task
    other: Task
    differing: tuple[Said, ...]

    @property
    def message(self) -> Said:
        pattern = (_DIFFERING if self.differing else _AGREEING)[self.relation]
        place, differing = position(self.other.evidence.text), listed(self.differing, "; ")
        return said(pattern, task=named(self.task), other=named(self.other), place=place, differing=differing)


class _Words(Struct, frozen=True):
    """`plain` is the text with every number alike."""

    task: Task
    text: str
    plain: str
    grams: frozenset[str]


def find_pairs(tasks: Sequence[Task]) -> Iterator[Pair]:
    """In the order of the later task. An item and its own sub-item, and tasks of two plans, are no pairs."""
    words = [_words(task) for task in tasks]
    for (first, second), shared in sorted(_shared(words).items(), key=lambda item: item[0][::-1]):
        one, other = words[first], words[second]
        if one.task.plan != other.task.plan or _related(one.task, other.task):
            continue
        pair = _pair(one, other, shared)
        if pair:
            yield pair


def _words(task: Task) -> _Words:
    text = _NOT_WORDS.sub("", match_key(_NUMBER.sub(lambda match: match[0].replace(".", "点"), match_key(task.text))))
    plain = re.sub(r"\d+(?:点\d+)?", "0", text)
    return _Words(task, text, plain, frozenset(plain[at : at + 2] for at in range(len(plain) - 1)))


def _shared(words: Sequence[_Words]) -> Counter[tuple[int, int]]:
    """How many pairs of neighbouring characters two tasks share, for those that may share enough.

    Whoever shares so many shares at least one of the shorter text's rarest: only those are looked up.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    long_enough = [index for index, one in enumerate(words) if len(one.text) >= _SHORTEST]
    for index in long_enough:
        for gram in words[index].grams:
            holders[gram].append(index)
    met: set[tuple[int, int]] = set()
    rarity = {gram: (len(held), gram) for gram, held in holders.items()}
    for index in long_enough:
        grams = sorted(words[index].grams, key=rarity.__getitem__)
        for gram in grams[: int(len(grams) * (1 - _ALIKE)) + 1]:
            if len(holders[gram]) <= _COMMON:
                met.update((min(index, other), max(index, other)) for other in holders[gram] if other != index)
    return Counter({(a, b): len(words[a].grams & words[b].grams) for a, b in met})


def _related(one: Task, other: Task) -> bool:
    return (
        one.id == other.parent
        or other.id == one.parent
        or (one.label is not None and one.evidence.label == other.evidence.label)
    )


def _pair(one: _Words, other: _Words, shared: int) -> Pair | None:
    if shared < _ALIKE * min(len(one.grams), len(other.grams)):
        return None
    if one.text == other.text:
        return Pair(PairKind.SAME, other.task, one.task, _differing(one, other))
    shorter, longer = sorted((one, other), key=lambda words: len(words.text))
    if shorter.text in longer.text:
        return Pair(PairKind.WITHIN, shorter.task, longer.task, _differing(one, other))
    if one.plain != other.plain and (len(shorter.text) < _SHORTEST_ALIKE or _promise_differently(one, other)):
        return None
    return Pair(PairKind.ALIKE, other.task, one.task, _differing(one, other))


def _promise_differently(one: _Words, other: _Words) -> bool:
    """Sentences of one frame about two things, with figures of their own: 普通床位…按2% and 护理床位…按3%."""
    if _heads_differ(one.task.text, other.task.text) or _other_bodies(one.task, other.task):
        return True
    at, mine, its = slip(one.plain, other.plain)
    if len(one.plain) - at - len(mine) < _SHORTEST:
        return False
    figures = [_FIGURE.findall(words.text) for words in (one, other)]
    return 1 < len(mine) <= _LONGEST_SUBJECT and 1 < len(its) <= _LONGEST_SUBJECT and figures[0] != figures[1]


def _heads_differ(one: str, other: str) -> bool:
    """1.排水管网⏎重点围绕… and 2.雨水管网⏎重点围绕…: titles of their own over sentences of one frame."""
    heads = [match_key(text.partition("\n")[0]) for text in (one, other) if "\n" in text]
    return len(heads) > 1 and heads[0] != heads[1]


def _other_bodies(one: Task, other: Task) -> bool:
    """Whether other bodies do it by another day: 实施…工作 in October is not 制订…方案 in June."""
    days = [
        {deadline.text for deadline in task.deadlines if deadline.source == "group"} | set(_DAY.findall(task.text))
        for task in (one, other)
    ]
    bodies = [{name for field in UNIT_FIELDS for name in getattr(task, field)} for task in (one, other)]
    return all(days) and days[0].isdisjoint(days[1]) and bodies[0] != bodies[1]


def _differing(one: _Words, other: _Words) -> tuple[Said, ...]:
    return (*_numbers(one, other), *_names(one.task, other.task))


def _numbers(one: _Words, other: _Words) -> Iterator[Said]:
    """Numbers in the same place of the same words, or that count the same thing in both, and differ."""
    if one.plain == other.plain:
        printed = zip(_counted(one.task.text), _counted(other.task.text), strict=False)
        found = [("".join(here), "".join(there)) for here, there in printed if here[0] != there[0]]
    else:
        mine, its = _counts(one.task.text), _counts(other.task.text)
        differing = [what for what in mine if its.get(what, mine[what]) != mine[what]]
        found = [(f"{mine[what]}{what}", f"{its[what]}{what}") for what in differing]
    if found:
        against = (said("{number} against {other}", number=here, other=there) for here, there in found)
        yield said("numbers ({numbers})", numbers=listed(against))


def _counts(text: str) -> dict[str, str]:
    """What a text counts, by its measure word; a word used twice tells nothing."""
    found = _counted(text)
    times = Counter(unit for _, unit in found)
    return {unit: number for number, unit in found if times[unit] == 1}


def _counted(text: str) -> list[tuple[str, str]]:
    """Each number with its measure word."""
    return [(match["number"], match["unit"]) for match in _NUMBER.finditer(match_key(text))]


def _names(one: Task, other: Task) -> Iterator[Said]:
    for field in (*UNIT_FIELDS, LEADER_FIELD):
        if {*map(match_key, getattr(one, field))} != {*map(match_key, getattr(other, field))}:
            yield FIELD_WORDS[field]
