"""The assignment grammar: reads one group, in brackets, on label lines or in a table's cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from govtask_extract.language.bodies import Body, is_prose, judge
from govtask_extract.language.brackets import OPENING, match_brackets
from govtask_extract.language.folding import Folded, fold
from govtask_extract.language.labels import Label, find_labels, sorting_words, unmarked_labels
from govtask_extract.model.group import Group, Name, Phrase, Position, PositionalRule, Standing
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.leaders import ends_open, read_leaders
from govtask_extract.parsing.assignment.lists import Lists, join_deadlines, phrase, read_list, says_nothing
from govtask_extract.parsing.assignment.notes import place_rule, rules_in
from govtask_extract.parsing.assignment.standing import Note, find_standing
from govtask_extract.parsing.assignment.verbs import find_predicates
from govtask_extract.patterns import lazy_re

Place = tuple[int, int]
_BODIES = (Role.LEAD, Role.RESPONSIBLE, Role.CO_HANDLING, Role.GUIDING)
_LONGEST_PREFACE = 30
# A predicate is shorter.
_REACH = 30
# （市统计局，2022年） is a source, （市统计局，2022年底前） a task.
_TO_DO = lazy_re("前|底|完成|推进")
# Tables say the same in row after row, and a bracket is asked for by whoever looks for tasks. A longer group hardly
# comes again, and so what is remembered stays small.
_GROUPS_REMEMBERED, _LONGEST_REMEMBERED = 1024, 500


class Part(Struct, frozen=True):
    """What follows one label, or stands under none; `stretches` are what is left of it without notes."""

    role: Role | None
    label: Label | None
    stretches: tuple[Place, ...]


def read_group(
    text: str,
    position: Position,
    profile: Profile = DEFAULT,
    column_role: Role | None = None,
    bare: bool = False,
) -> Group | None:
    """What one group says; None if it is no assignment. All places count in `text`.

    With `bare` a list of bodies without label or verb is read too, as responsible units.
    """
    read = _remembered if len(text) <= _LONGEST_REMEMBERED else _read
    return read(text, position, profile, column_role, bare)


def _read(text: str, position: Position, profile: Profile, column_role: Role | None, bare: bool) -> Group | None:
    folded = fold(text)
    if position is Position.BRACKET:
        folded = _inside(folded)
    if not folded.text:
        return None
    group = _Reader(folded, profile, column_role).read()
    return group if group is not None else (_read_bare(folded, profile) if bare else None)


_remembered = lru_cache(_GROUPS_REMEMBERED)(_read)


def _inside(folded: Folded) -> Folded:
    """A bracket's content; one that is never closed ends with the text."""
    text = folded.text.rstrip("。")
    if not text or text[0] not in OPENING:
        return folded
    return folded.cut(1, match_brackets(text)[0])


class _Reader:
    """Reads one group's parts in turn."""

    def __init__(self, folded: Folded, profile: Profile, column_role: Role | None) -> None:
        self.folded, self.profile, self.column_role = folded, profile, column_role
        self.names: list[Name] = []
        self.deadlines: list[Phrase] = []
        self.roles: set[Role] = set()
        self.empty: list[Place] = []
        self.open_ended = self.has_comma = self.labelled = self.noted = False

    def read(self) -> Group | None:
        whole = (0, len(self.folded.text))
        rules = rules_in(self.folded.text)
        notes = tuple(find_standing(self.folded, *whole))
        cuts = [(r.start, r.end) for r in rules] + [(n.start, n.end) for n in notes]
        self.noted = bool(cuts)
        parts = self._parts(cuts + sorting_words(self.folded))
        if not all(self._read_part(part) for part in parts):
            return None
        standing = tuple(_standing(self.folded, note, self.profile) for note in notes)
        if not (self.roles or standing):
            return None
        return self._group(tuple(place_rule(self.folded, rule) for rule in rules), standing)

    def _group(self, rules: tuple[PositionalRule, ...], standing: tuple[Standing, ...]) -> Group:
        return Group(
            names=tuple(sorted(self.names, key=lambda name: name.start)),
            deadlines=tuple(self.deadlines),
            rules=rules,
            standing=standing,
            labels=frozenset(self.roles),
            open_ended=self.open_ended,
            empty_labels=tuple(self.empty),
            has_comma=self.has_comma,
        )

    def _parts(self, cuts: Sequence[Place]) -> tuple[Part, ...]:
        labels = self._labels()
        self.labelled = any(label.role for label in labels)
        outer = sorted(cut for cut in cuts if self.folded.flat[cut[0]] != "□")
        first = labels[0].start if labels else len(self.folded.text)
        parts = [Part(self.column_role, None, tuple(_without(0, first, outer)))] if first else []
        ends = [label.start for label in labels[1:]] + [len(self.folded.text)]
        for label, end in zip(labels, ends, strict=False):
            parts.append(Part(label.role, label, tuple(_without(label.end, end, outer))))
        return tuple(parts)

    def _labels(self) -> tuple[Label, ...]:
        labels = find_labels(self.folded, self.profile)
        if labels or self.column_role is not None:
            return labels
        labels = unmarked_labels(self.folded, self.profile)
        ends = [label.start for label in labels[1:]] + [len(self.folded.text)]
        places = [(label.end, end) for label, end in zip(labels, ends, strict=False) if label.role in _BODIES]
        return labels if places and all(_lists_bodies(self.folded, *place, self.profile) for place in places) else ()

    def _read_part(self, part: Part) -> bool:
        if part.label is not None:
            if part.label.role is None:
                return True
            self.roles.add(part.label.role)
            if not any(self.folded.text[start:end].strip("，。；、") for start, end in part.stretches):
                self.empty.append(self.folded.place(part.label.start, part.label.end))
                return True
        if all(says_nothing(self.folded, *stretch) for stretch in part.stretches):
            self.roles |= {part.role} if part.role and part.stretches else set()
            return True
        if part.role is Role.DEADLINE:
            return self._read_deadline(part)
        return self._read_leaders(part) if part.role is Role.LEADER else self._read_list(part)

    def _read_deadline(self, part: Part) -> bool:
        self.roles.add(Role.DEADLINE)
        for start, end in part.stretches:
            end = start + len(self.folded.text[start:end].rstrip("。；，、"))
            if start < end:
                self.deadlines.append(phrase(self.folded, start, end))
        return True

    def _read_leaders(self, part: Part) -> bool:
        self.roles.add(Role.LEADER)
        for stretch in part.stretches:
            self.open_ended |= ends_open(self.folded, *stretch)
            for start, end in read_leaders(self.folded, *stretch):
                self.names.append(Name(Role.LEADER, self.folded.quote(start, end), *self.folded.place(start, end)))
        return True

    def _read_list(self, part: Part) -> bool:
        lists = read_list(self.folded, part.stretches, part.role, self.profile)
        if self.noted and _are_certain(self.folded, lists):
            lists.flush(Role.RESPONSIBLE)
        if part.role is None and not _is_complete(lists):
            return self._is_preface(part)
        if part.label is not None and _is_talk(self.folded, lists, lambda: self._opens_with_verb(part)):
            return False
        self.names += lists.names
        self.deadlines += join_deadlines(self.folded, lists.deadlines)
        self.roles |= lists.roles | ({part.role} if part.role else set())
        self.open_ended |= lists.open_ended
        self.has_comma |= lists.has_comma
        for place in lists.groups:
            self._read_aside(place)
        return True

    def _opens_with_verb(self, part: Part) -> bool:
        """牵头单位：负责统筹协调 says what it does, and not who it is."""
        start, end = part.stretches[0]
        return any(
            run.start == start
            for run in find_predicates(self.folded.flat, start, min(end, start + _REACH), self.profile)
        )

    def _is_preface(self, part: Part) -> bool:
        """A few words before the first label that assign nothing: （重点任务，责任单位：市教育局）."""
        return self.labelled and sum(end - start for start, end in part.stretches) <= _LONGEST_PREFACE

    def _read_aside(self, place: Place) -> None:
        """A group in a bracket behind a name: 市财政局（市税务局配合）."""
        group = _Reader(self.folded.cut(*place), self.profile, None).read()
        if group is not None:
            self.names += group.names
            self.deadlines += group.deadlines
            self.roles |= group.labels
            self.open_ended |= group.open_ended


def _is_talk(folded: Folded, lists: Lists, opens_with_verb: Callable[[], bool]) -> bool:
    """Whether a label is followed by sentences: 责任单位：要切实履行职责，加强领导。"""
    places = [(folded.position(name.start), folded.position(name.end)) for name in lists.names]
    kinds = [judge(folded, *place) for place in places]
    if any(kind in (Body.STRONG, Body.COLLECTIVE) for kind in kinds):
        return False
    if opens_with_verb():
        return all(kind in (Body.UNKNOWN, Body.NOUN) for kind in kinds)
    return any(
        is_prose(folded, *place, certain=kind is not Body.UNKNOWN) for place, kind in zip(places, kinds, strict=True)
    )


def _is_complete(lists: Lists) -> bool:
    """An unlabelled part is bodies and verbs to its end; bodies behind the last verb are responsible."""
    if lists.pending and (lists.verbs or _is_said_otherwise(lists)):
        lists.flush(Role.RESPONSIBLE)
    if lists.pending or lists.doubtful or 0 < lists.verbs == lists.loose:
        return False
    return bool(lists.roles) or not lists.names


def _is_said_otherwise(lists: Lists) -> bool:
    """Whether a bracket, 市教育局（牵头）、市财政局, or a deadline tells the bodies of a task from a mere list."""
    text = lists.folded.text
    if any(body.own for body in lists.pending):
        return True
    return _are_certain(lists.folded, lists) and any(_TO_DO.search(text, *place) for place in lists.deadlines)


def _without(start: int, end: int, cuts: Sequence[Place]) -> Iterator[Place]:
    """What is left of a stretch when the sorted `cuts` are taken out."""
    first = bisect_left(cuts, (start, start))
    for index in range(max(0, first - 1), len(cuts)):
        cut_start, cut_end = cuts[index]
        if cut_start >= end:
            break
        if cut_start > start:
            yield start, cut_start
        start = max(start, cut_end)
    if start < end:
        yield start, end


def _standing(folded: Folded, note: Note, profile: Profile) -> Standing:
    lists = read_list(folded, [(note.clause_start, note.clause_end)], None, profile)
    said = [run.role for run in find_predicates(note.predicate, 0, len(note.predicate), profile) if run.role]
    role = said[0] if said else Role.RESPONSIBLE
    if lists.pending:
        lists.flush(role)
    return Standing(
        lists.names[0].role if lists.names else role, tuple(lists.names), *folded.place(note.start, note.end)
    )


def _lists_bodies(folded: Folded, start: int, end: int, profile: Profile) -> bool:
    lists = read_list(folded, [(start, end)], Role.RESPONSIBLE, profile)
    return bool(lists.names) and not lists.doubtful


def _read_bare(folded: Folded, profile: Profile) -> Group | None:
    lists = read_list(folded, [(0, len(folded.text))], None, profile)
    if lists.verbs or not _are_certain(folded, lists):
        return None
    lists.flush(Role.RESPONSIBLE)
    return Group(
        names=tuple(lists.names),
        deadlines=tuple(join_deadlines(folded, lists.deadlines)),
        open_ended=lists.open_ended,
        has_comma=lists.has_comma,
    )


def _are_certain(folded: Folded, lists: Lists) -> bool:
    """Whether bodies are left without a verb, each of them one beyond doubt."""
    kinds = [judge(folded, body.start, body.end) for body in lists.pending]
    return bool(kinds) and all(kind in (Body.STRONG, Body.WEAK, Body.NOUN, Body.COLLECTIVE) for kind in kinds)
