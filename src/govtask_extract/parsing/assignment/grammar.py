"""The assignment grammar: reads one group, in brackets, on label lines or in a table's cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from govtask_extract.language.brackets import OPENING, match_brackets
from govtask_extract.language.folding import Folded, fold
from govtask_extract.language.labels import Label
from govtask_extract.model.document import Span
from govtask_extract.model.group import Group, Kept, Name, Phrase, Position, PositionalRule, Standing
from govtask_extract.model.profile import DEFAULT, Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.group_parts import (
    PART_RULES,
    GroupPart,
    PartContent,
    PartReading,
    find_parts,
)
from govtask_extract.parsing.assignment.leaders import ends_open, read_leaders
from govtask_extract.parsing.assignment.list_rules import are_whole, judge_bodies, may_be_bare
from govtask_extract.parsing.assignment.lists import Lists, content_rule, join_deadlines, phrase, read_list, rest_rule
from govtask_extract.parsing.assignment.positional_rules import place_rule, rules_in
from govtask_extract.parsing.assignment.predicates import find_predicates
from govtask_extract.parsing.assignment.standing_notes import StandingNote, find_standing
from govtask_extract.parsing.decisions import decide

_LONGEST_PREFACE = 30
# A verb that gives a task to whoever stands before it.
_GIVES = ("负责", "牵头", "负责落实", "牵头落实")
# Tables say the same in row after row, and a bracket is asked for by whoever looks for tasks. A longer group hardly
# comes again, and so what is remembered stays small.
_GROUPS_REMEMBERED, _LONGEST_REMEMBERED = 1024, 500


def read_group(
    text: str,
    position: Position,
    profile: Profile = DEFAULT,
    column_role: Role | None = None,
    bare: bool = False,
    places: frozenset[str] = frozenset(),
    closes: bool = False,
) -> Group | None:
    """What one group says; None if it is no assignment. All places count in `text`.

    With `bare` a list of bodies without label or verb is read too, as responsible units. `places` are names of places
    that hold a word which joins names, 和岭县, and that the document knows. `closes`: the group is a bracket at the end
    of its paragraph, where a verb that gives a task tells names that are like no body's.
    """
    read = _remembered if len(text) <= _LONGEST_REMEMBERED else _read
    return read(text, position, profile, column_role, bare, places, closes)


def _read(
    text: str,
    position: Position,
    profile: Profile,
    column_role: Role | None,
    bare: bool,
    places: frozenset[str] = frozenset(),
    closes: bool = False,
) -> Group | None:
    folded = fold_group(text, position, places)
    if not folded.text:
        return None
    group = _GroupReader(folded, profile, column_role, closes).read()
    return _read_bare(folded, profile) if group is None and bare else group


_remembered = lru_cache(_GROUPS_REMEMBERED)(_read)


def fold_group(text: str, position: Position, places: frozenset[str] = frozenset()) -> Folded:
    """A group as it is read; of one in brackets their content. One that is never closed ends with the text."""
    folded = fold(text, places)
    inside = folded.text.rstrip("。") if position is Position.BRACKET else ""
    return folded.cut(1, match_brackets(inside)[0]) if inside[:1] in OPENING else folded


class GroupNotes(Struct, frozen=True):
    """The positional rules and blanket notes of a group, which name nobody that the group assigns."""

    rules: tuple[PositionalRule, ...]
    standing: tuple[StandingNote, ...]

    @property
    def places(self) -> list[Span]:
        rules = [(rule.start, rule.end) for rule in self.rules]
        return rules + [(note.start, note.end) for note in self.standing]


def find_notes(folded: Folded) -> GroupNotes:
    return GroupNotes(rules_in(folded.text), tuple(find_standing(folded, 0, len(folded.text))))


class _GroupReader:
    """Reads one group's parts in turn."""

    def __init__(self, folded: Folded, profile: Profile, column_role: Role | None, closes: bool = False) -> None:
        self.folded, self.profile, self.column_role = folded, profile, column_role
        self.closes = closes and folded.text.endswith(_GIVES)
        self.names: list[Name] = []
        self.deadlines: list[Phrase] = []
        self.roles: set[Role] = set()
        self.empty: list[Span] = []
        self.guessed: list[Span] = []
        self.kept: list[Kept] = []
        self.open_ended = self.labelled = self.noted = False

    def read(self) -> Group | None:
        notes = find_notes(self.folded)
        parts = find_parts(self.folded, self.profile, self.column_role, notes.places)
        self.noted = bool(notes.places)
        self.labelled = any(part.role for part in parts)
        if not all(self._read_part(part) for part in parts):
            return None
        standing = tuple(_standing(self.folded, note, self.profile) for note in notes.standing)
        if not (self.roles or standing):
            return None
        return self._group(tuple(place_rule(self.folded, rule) for rule in notes.rules), standing)

    def _group(self, rules: tuple[PositionalRule, ...], standing: tuple[Standing, ...]) -> Group:
        return Group(
            names=tuple(sorted(self.names, key=lambda name: name.start)),
            deadlines=tuple(self.deadlines),
            rules=rules,
            standing=standing,
            labels=frozenset(self.roles),
            open_ended=self.open_ended,
            empty_labels=tuple(self.empty),
            guessed_labels=tuple(self.guessed),
            kept=tuple(self.kept),
        )

    def _read_part(self, part: GroupPart) -> bool:
        """False if the group is no assignment."""
        kind = decide(PART_RULES, PartContent(self.folded, part)).verdict
        if part.role and part.label and not part.label.listed:
            self.guessed.append(self.folded.place(part.label.start, part.label.end))
        if kind == PartReading.BODIES:
            return self._read_list(part)
        if part.role:
            self.roles.add(part.role)
        if kind == PartReading.EMPTY and part.label:
            self.empty.append(self.folded.place(part.label.start, part.label.end))
        elif kind == PartReading.DEADLINE:
            self._read_deadline(part)
        elif kind == PartReading.OTHER and part.label:
            self._keep(part.label, part.stretches)
        elif kind == PartReading.LEADERS:
            self._read_leaders(part)
        return True

    def _keep(self, label: Label, stretches: Sequence[Span]) -> None:
        """The words of a label that gives no role, its colon or frame left out, and what stands behind it."""
        said = tuple(self.folded.place(*stretch) for stretch in self._without_end_marks(stretches))
        if said:
            words = self.folded.text[label.start : label.end]
            start, end = label.start + words.startswith("（"), label.start + len(words.rstrip("）："))
            self.kept.append(Kept(self.folded.place(start, end), said))

    def _without_end_marks(self, stretches: Sequence[Span]) -> Iterator[Span]:
        for start, end in stretches:
            end = start + len(self.folded.text[start:end].rstrip("。；，、"))
            if start < end:
                yield start, end

    def _read_deadline(self, part: GroupPart) -> None:
        self.deadlines += (phrase(self.folded, *stretch) for stretch in self._without_end_marks(part.stretches))

    def _read_leaders(self, part: GroupPart) -> None:
        for stretch in part.stretches:
            self.open_ended |= ends_open(self.folded, *stretch)
            for start, end in read_leaders(self.folded, *stretch):
                self.names.append(Name(Role.LEADER, self.folded.quote(start, end), *self.folded.place(start, end)))

    def _read_list(self, part: GroupPart) -> bool:
        lists = read_list(self.folded, part.stretches, part.role, self.profile)
        lists.closes = self.closes
        # A note tells that the group assigns, and so are the bodies beside it: （市教育局，列第一位者为牵头单位）.
        if self.noted and are_whole(judge_bodies(self.folded, lists.pending)):
            lists.flush(Role.RESPONSIBLE)
        if part.role is None and not _is_complete(lists):
            return self._is_preface(part)
        if part.label is not None and not content_rule(lists, part.stretches[0], self.profile).verdict:
            return False
        self.roles |= lists.roles | ({part.role} if part.role else set())
        self._take(lists)
        return True

    def _take(self, lists: Lists) -> None:
        self.names += lists.names
        self.deadlines += join_deadlines(self.folded, lists.deadlines)
        self.open_ended |= lists.open_ended
        for place in lists.groups:
            self._read_aside(place)

    def _is_preface(self, part: GroupPart) -> bool:
        """A few words before the first label that assign nothing: （重点任务，责任单位：市教育局）."""
        return self.labelled and sum(end - start for start, end in part.stretches) <= _LONGEST_PREFACE

    def _read_aside(self, place: Span) -> None:
        """A group in a bracket behind a name: 市财政局（市税务局配合）."""
        group = _GroupReader(self.folded.cut(*place), self.profile, None).read()
        if group is not None:
            self.names += group.names
            self.deadlines += group.deadlines
            self.roles |= group.labels
            self.open_ended |= group.open_ended


def _is_complete(lists: Lists) -> bool:
    """An unlabelled part is bodies and verbs to its end, and one verb says more than what is done."""
    if rest_rule(lists).verdict:
        lists.flush(Role.RESPONSIBLE)
    return not (lists.pending or lists.doubtful or 0 < lists.verbs == lists.loose)


def _standing(folded: Folded, note: StandingNote, profile: Profile) -> Standing:
    lists = read_list(folded, [(note.clause_start, note.clause_end)], None, profile)
    runs = find_predicates(note.predicate, 0, len(note.predicate), profile)
    role = next((run.role for run in runs if run.role), Role.RESPONSIBLE)
    lists.flush(role)
    said = lists.names[0].role if lists.names else role
    return Standing(said, tuple(lists.names), *folded.place(note.start, note.end))


def _read_bare(folded: Folded, profile: Profile) -> Group | None:
    if "：" in folded.flat:
        return None
    lists = read_list(folded, [(0, len(folded.text))], None, profile)
    if lists.verbs or not may_be_bare(judge_bodies(folded, lists.pending)):
        return None
    lists.flush(Role.RESPONSIBLE)
    return Group(
        names=tuple(lists.names),
        deadlines=tuple(join_deadlines(folded, lists.deadlines)),
        open_ended=lists.open_ended,
    )
