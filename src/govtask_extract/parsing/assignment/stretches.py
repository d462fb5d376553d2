"""The stretches of an item: some text, and the assignment group or groups that close it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.language.divisions import places_of
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.drafts import Assigned
from govtask_extract.model.group import Group, Position
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import Traced, join, with_printed_blanks
from govtask_extract.parsing.assignment.finding import find_bare_bracket, find_groups
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.patterns import lazy_re

_MARKS = lazy_re(r"[\s。．.；;，,、]*")


class Stretch(Struct):
    """`assigned` is empty for text that no group closes."""

    text: list[Traced] = field(default_factory=list)
    assigned: list[Assigned] = field(default_factory=list)

    @property
    def on_lines(self) -> bool:
        """Whether label lines alone close it."""
        return bool(self.assigned) and all(part.position is Position.LINE for part in self.assigned)


class Groups:
    """Finds the assignment groups of one document's blocks."""

    def __init__(self, profile: Profile, *, bare: bool = False, raw: str = "") -> None:
        """`bare`: in this document a bracket at a paragraph's end that only names bodies is a group, too.

        `raw` is the document's text: blanks that part names stand in it, also those that part no words.
        """
        self.profile, self.bare, self.raw = profile, bare, raw
        self.places = places_of(raw)

    def with_bare(self) -> Groups:
        """The same, with brackets that only name bodies."""
        return Groups(self.profile, bare=True, raw=self.raw)

    def found(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks, each with the groups that stand in it and the text between them; label lines are read in runs."""
        return tuple(
            block if _is_label_line(block) else replace(block, pieces=tuple(self._with_brackets(block.words)))
            for block in blocks
        )

    def stretches(self, blocks: Iterable[Block]) -> list[Stretch]:
        """The stretches of these blocks in order; the last one may have no group."""
        stretches = [Stretch()]
        for part in self._parts(blocks):
            current = stretches[-1]
            if isinstance(part, Assigned):
                current.assigned.append(part)
            elif not current.assigned:
                current.text.append(part)
            elif _MARKS.fullmatch(part.text):
                current.assigned[-1] = replace(current.assigned[-1], marks=(*current.assigned[-1].marks, part))
            else:
                stretches.append(Stretch([part]))
        return stretches

    def stand_in(self, blocks: Iterable[Block]) -> bool:
        """Whether any group stands in these blocks."""
        return any(isinstance(part, Assigned) for part in self._parts(blocks))

    def _parts(self, blocks: Iterable[Block]) -> Iterator[Traced | Assigned]:
        """Text and groups in printed order; label lines that follow one another are one group."""
        for on_lines, run in groupby(blocks, key=_is_label_line):
            if on_lines:
                yield from self._label_lines(list(run))
            else:
                for block in run:
                    yield from block.pieces

    def _label_lines(self, lines: list[Block]) -> Iterator[Traced | Assigned]:
        content = join([with_printed_blanks(line.words, self.raw) for line in lines], "\n")
        group = read_group(content.text, Position.LINE, self.profile, places=self.places)
        if group is None:
            yield from (line.content for line in lines)
        else:
            numbers = tuple(line.label for line in lines if line.label)
            yield Assigned(content, group, Position.LINE, numbers)

    def _with_brackets(self, content: Traced) -> Iterator[Traced | Assigned]:
        """The bracketed groups of a paragraph and the text between them; marks right behind a group go with it."""
        at = 0
        for start, end, group in self._brackets(content.text):
            before = content.cut(at, start).strip()
            if before:
                yield before
            match = _MARKS.match(content.text, end)
            at = match.end() if match else end
            marks = content.cut(end, at).strip()
            yield Assigned(*self._spaced(content.cut(start, end), group), Position.BRACKET, (marks,) if marks else ())
        rest = content.cut(at).strip()
        if rest:
            yield rest

    def _spaced(self, bracket: Traced, group: Group) -> tuple[Traced, Group]:
        """The bracket with its blanks, if it is a group with them, too."""
        spaced = with_printed_blanks(bracket, self.raw)
        if spaced is bracket:
            return bracket, group
        read = read_group(spaced.text, Position.BRACKET, self.profile, bare=self.bare, places=self.places)
        return (spaced, read) if read is not None else (bracket, group)

    def _brackets(self, text: str) -> Iterator[tuple[int, int, Group]]:
        found = find_groups(text, self.profile, self.places)
        yield from found
        bare = find_bare_bracket(text, self.profile, self.places) if self.bare else None
        if bare is not None and all(end <= bare[0] for _, end, _ in found):
            yield bare


def _is_label_line(block: Block) -> bool:
    return block.kind is BlockKind.LABELLED


def makes_up(block: Block) -> bool:
    """Whether the block is nothing but groups."""
    return _is_label_line(block) or any(isinstance(piece, Assigned) for piece in block.pieces[:1])
