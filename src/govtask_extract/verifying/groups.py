"""The groups that a task quotes as its assignment, 牵头单位：…, with the names that the report has of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from msgspec import Struct

from govtask_extract.language.folding import Folded, fold
from govtask_extract.language.labels import find_labels, opens_label, unmarked_labels
from govtask_extract.model.document import Span
from govtask_extract.model.profile import Profile
from govtask_extract.model.report import Place, Places, Report, Task, TaskEvidence
from govtask_extract.validation import Loc

_BREAK = -1
_OUTER = "（"


class PrintedName(Struct, frozen=True):
    """A name: in which list it stands, where in the report, and its first and last character in its group."""

    field: str
    loc: Loc
    start: int
    end: int


class FoundLabel(Struct, frozen=True):
    """A label and the list that it announces; None where nobody says which. `listed`: its words are known."""

    start: int
    end: int
    field: str | None
    listed: bool


class PrintedGroup(Struct, frozen=True):
    """A bracket's inside, on a line of its own or behind other words, or lines.

    `text` is as printed, line feeds between its places, `offsets` are those of its characters. `names` stand in it in
    printed order, and so do `labels`; one that opens it needs no colon. `taken` are the stretches of deadlines,
    columns, rules and further parts of names.
    """

    text: str
    offsets: Sequence[int]
    in_brackets: bool
    opens_line: bool
    names: Sequence[PrintedName]
    taken: Sequence[Span]
    labels: Sequence[FoundLabel]

    def gaps(self, start: int = 0, end: int | None = None) -> list[Span]:
        """The stretches from `start` to `end` that are no name and nothing else that was read."""
        end = len(self.text) if end is None else end
        read = sorted([(one.start, one.end) for one in self.names] + list(self.taken))
        edges = [(start, start), *((a, b) for a, b in read if start <= a and b <= end), (end, end)]
        return [(before, after) for (_, before), (after, _) in pairwise(edges) if after > before]


NAME_FIELDS = tuple(name for name, told in TaskEvidence.model_fields.items() if told.annotation == tuple[Places, ...])
"""A task's lists of names."""


def all_groups(report: Report, profile: Profile) -> Iterator[tuple[int, Task, PrintedGroup]]:
    """Every group with its task and the task's index."""
    standing = (places for note in report.standing_assignments for places in note.evidence)
    notes = [*(rule.evidence for rule in report.rules), *standing]
    for index, task in enumerate(report.tasks):
        for group in _groups_of(task, index, notes, profile):
            yield index, task, group


def _groups_of(task: Task, index: int, notes: Sequence[Places], profile: Profile) -> Iterator[PrintedGroup]:
    text, offsets = _stream(task.evidence.assignment)
    at = {offset: position for position, offset in enumerate(offsets) if offset != _BREAK}
    names = sorted(_names(task, index, text, at), key=lambda one: one.start)
    taken = sorted([*_rests(task, text, at), *_spans_of((*_read_besides(task), *notes), at)])
    named = {position for one in names for position in range(one.start, one.end)}
    for start, end, bracketed in _parts(text, named):
        yield PrintedGroup(
            text[start:end],
            offsets[start:end],
            bracketed,
            start < 2 or text[start - 2] == "\n",
            [_moved(one, start) for one in names if start <= one.start < end],
            [(first - start, last - start) for first, last in taken if start <= first < end],
            _labels(text[start:end], profile),
        )


def _labels(text: str, profile: Profile) -> list[FoundLabel]:
    folded = fold(text)
    found = find_labels(folded, profile) or unmarked_labels(folded, profile)
    labels = (
        FoundLabel(*folded.place(one.start, one.end), one.role.value if one.role else None, one.listed) for one in found
    )
    return sorted(labels, key=lambda one: one.start)


def _stream(places: Sequence[Place]) -> tuple[str, list[int]]:
    text: list[str] = []
    offsets: list[int] = []
    for place in places:
        text += ["\n"] * bool(text) + [place.quote]
        offsets += [_BREAK] * bool(offsets) + list(range(place.start, place.start + len(place.quote)))
    return "".join(text), offsets


def _names(task: Task, index: int, text: str, at: dict[int, int]) -> Iterator[PrintedName]:
    for field in NAME_FIELDS:
        for number, places in enumerate(getattr(task.evidence, field)):
            for start, end in _joined(_spans(places, at), text)[:1]:
                yield PrintedName(field, ("tasks", index, field, number), start, end)


def _rests(task: Task, text: str, at: dict[int, int]) -> Iterator[Span]:
    """The further parts of names that a page cuts while other cells stand between."""
    for field in NAME_FIELDS:
        for places in getattr(task.evidence, field):
            yield from _joined(_spans(places, at), text)[1:]


def _joined(spans: Iterable[Span], text: str) -> list[Span]:
    """The stretches, those between which nothing is printed as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and found[-1][1] <= start and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _spans_of(several: Iterable[Places], at: dict[int, int]) -> Iterator[Span]:
    return (span for places in several for span in _spans(places, at))


def _read_besides(task: Task) -> Iterator[Places]:
    for deadline in task.deadlines:
        yield deadline.evidence
    yield from task.evidence.other_columns.values()


def _spans(places: Sequence[Place], at: dict[int, int]) -> Iterator[Span]:
    for place in places:
        if place.start in at and place.end - 1 in at:
            yield at[place.start], at[place.end - 1] + 1


def _moved(one: PrintedName, start: int) -> PrintedName:
    return PrintedName(one.field, one.loc, one.start - start, one.end - start)


def _parts(text: str, named: Set[int]) -> Iterator[tuple[int, int, bool]]:
    """Brackets that open a group, each inside by itself, and the lines between them; none begins inside a name."""
    folded = fold(text)
    at = 0
    while at < len(folded.text):
        if _is_bracket(folded, at, named):
            yield folded.origin[at] + 1, folded.origin[folded.pairs[at]], True
            at = folded.pairs[at] + 1
            continue
        further = (one for one in sorted(folded.pairs) if one > at and _is_bracket(folded, one, named))
        apart = (one for one in further if folded.ends_line(one) or _is_labelled(folded, one))
        end = next(apart, len(folded.text))
        yield folded.origin[at], folded.origin[end], False
        at = end


def _is_labelled(folded: Folded, at: int) -> bool:
    """县教育局（责任单位：县住建局）: a bracket that opens with a label is a group, wherever it stands."""
    inside = folded.source[folded.origin[at] + 1 : folded.origin[folded.pairs[at]]]
    return opens_label(inside) is not None


def _is_bracket(folded: Folded, at: int, named: Set[int]) -> bool:
    return folded.text[at] == _OUTER and at in folded.pairs and folded.origin[at] not in named
