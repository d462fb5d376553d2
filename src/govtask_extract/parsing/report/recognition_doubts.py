"""Names and numbers that recognition may have misread, to be compared with the print. Nothing is corrected.

What the file itself says is never doubted here: its places have no confidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from govtask_extract.language.departments import ends_like_department, is_department
from govtask_extract.language.likeness import match_key, near_pairs, slip
from govtask_extract.language.words.confusable import look_alike
from govtask_extract.language.words.fields_of_work import LEVELS
from govtask_extract.model.confidence import is_doubtful
from govtask_extract.model.document import Remark
from govtask_extract.model.place_words import position, unsure_of
from govtask_extract.model.plain import Plain
from govtask_extract.model.remarks import DOUBTFUL_RECOGNITION, LOOK_ALIKE_NAME
from govtask_extract.model.report import Place
from govtask_extract.model.roles import Role
from govtask_extract.parsing.report.task_roles import NAME_FIELDS, UNIT_NAMES
from govtask_extract.saying.said import said

# What of the notice as a whole is a name or a number.
_OF_NOTICE = ("issuing_authority", "document_number", "issue_date", "signature")
# A name that stands so often is no slip itself.
_OFTEN = 3


class _Doubted(Struct, frozen=True):
    """A name or number where it is printed, and the task that it belongs to."""

    words: str
    places: tuple[Plain, ...]
    task: str | None

    @property
    def confidence(self) -> float:
        """That of the least sure of its places; what the file says itself is sure."""
        return min((_confidence(place) for place in self.places), default=1.0)


def recognition_doubts(notice: Plain, tasks: Sequence[Plain]) -> Iterator[Remark]:
    """Names a character off one that stands often, then what else recognition is unsure of, line by line."""
    told: set[object] = set()
    for rare, usual in _misread_names(tasks):
        told.update(place["start"] for place in rare.places)
        yield _look_alike(rare, usual)
    unsure: dict[object, list[tuple[Plain, str | None]]] = defaultdict(list)
    for printed in (*_numbers_and_names(notice), *(one for task in tasks for one in _values(task))):
        for place in printed.places:
            if place["start"] not in told and is_doubtful(_confidence(place)):
                unsure[place["line"]].append((place, printed.task))
    yield from map(_unsure, unsure.values())


def _confidence(place: Plain) -> float:
    found = place.get("confidence")
    return found if isinstance(found, float) else 1.0


def _numbers_and_names(notice: Plain) -> Iterator[_Doubted]:
    evidence = notice["evidence"]
    assert isinstance(evidence, dict)
    for field in _OF_NOTICE:
        if notice[field]:
            yield _Doubted(str(notice[field]), evidence[field], None)


def _values(task: Plain) -> Iterator[_Doubted]:
    """The task's number, its names, deadlines and targets."""
    evidence, id = task["evidence"], str(task["id"])
    assert isinstance(evidence, dict)
    yield _Doubted(str(task["label"]), evidence["label"], id)
    for field in NAME_FIELDS:
        yield from _names(task, field)
    for field in ("deadlines", "targets"):
        for one in _each(task, field):
            yield _Doubted(str(one["text"]), one["evidence"], id)


def _each(task: Plain, field: str) -> Sequence[Mapping[str, tuple[Plain, ...]]]:
    found = task[field]
    assert isinstance(found, tuple)
    return found


def _names(task: Plain, field: str) -> Iterator[_Doubted]:
    names, evidence = task[field], task["evidence"]
    assert isinstance(names, tuple) and isinstance(evidence, dict)
    for name, places in zip(names, evidence[field], strict=True):
        yield _Doubted(name, places, str(task["id"]))


def _unsure(found: Sequence[tuple[Plain, str | None]]) -> Remark:
    """Of one printed line: a merged cell's names belong to several tasks, and stand there once."""
    by_start = {place["start"]: place for place, _ in found}
    tasks = {task for _, task in found}
    places = tuple(map(_as_place, by_start.values()))
    spans = tuple((place.start, place.end) for place in places)
    return DOUBTFUL_RECOGNITION.remark(unsure_of(places), spans, tasks.pop() if len(tasks) == 1 else None)


def _misread_names(tasks: Sequence[Plain]) -> Iterator[tuple[_Doubted, Sequence[_Doubted]]]:
    """Each name that stands once, and those of the usual one that it is taken for."""
    for fields in (UNIT_NAMES, (Role.LEADER.value,)):
        named = _by_name(tasks, fields)
        # The rare ones last.
        keys = sorted(named, key=lambda key: -len(named[key]))
        for rare, usual in sorted(near_pairs(keys)):
            if _is_misread(named[keys[rare]], named[keys[usual]], keys[rare], keys[usual]):
                yield named[keys[rare]][0], named[keys[usual]]


def _by_name(tasks: Sequence[Plain], fields: Sequence[str]) -> Mapping[str, Sequence[_Doubted]]:
    """Where each name is printed; a merged cell's stands once, however many tasks it serves."""
    named: dict[str, dict[object, _Doubted]] = defaultdict(dict)
    for task in tasks:
        for field in fields:
            for one in _names(task, field):
                if one.places:
                    named[match_key(one.words)].setdefault(one.places[0]["start"], one)
    return {name: tuple(printed.values()) for name, printed in named.items()}


def _is_misread(rare: Sequence[_Doubted], usual: Sequence[_Doubted], name: str, other: str) -> bool:
    """Whether it stands once among many, one character off, less surely than each of these or in a like character.

    区财政局 and 区民政局 are two bodies, and 市民政局 is a third; 区民政属 is none, however sure recognition is.
    """
    _, mine, its = slip(name, other)
    if len(rare) > 1 or len(usual) < _OFTEN or len(mine) != 1 or len(its) != 1 or rare[0].confidence == 1.0:
        return False
    if {mine, its} <= LEVELS or (is_department(name) and is_department(other)):
        return False
    if its not in LEVELS and (is_department(other) or ends_like_department(other) > ends_like_department(name)):
        return True
    return look_alike(mine, its) or rare[0].confidence < min(one.confidence for one in usual)


def _look_alike(rare: _Doubted, usual: Sequence[_Doubted]) -> Remark:
    places = tuple(map(_as_place, rare.places))
    message = said(
        "{name} is a character off {usual} ({times:d} ×), and may be misread; {place}: compare with the print",
        name=rare.words,
        usual=usual[0].words,
        times=len(usual),
        place=position(places),
    )
    return LOOK_ALIKE_NAME.remark(message, tuple((place.start, place.end) for place in places), rare.task)


def _as_place(place: Plain) -> Place:
    return Place.model_validate(place, strict=True)
