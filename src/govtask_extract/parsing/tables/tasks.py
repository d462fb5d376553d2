"""A row of a task table → a task: its number, its words, who does what, and the columns that have no field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.language.brackets import match_brackets
from govtask_extract.language.labels import opens_label
from govtask_extract.language.markers import counts_on, opening_marker
from govtask_extract.language.numerals import number_of_label
from govtask_extract.language.script import HAN, without_blanks
from govtask_extract.model.blocks import Block, BlockKind
from govtask_extract.model.document import Cell
from govtask_extract.model.drafts import Assigned, TaskDraft
from govtask_extract.model.group import Group, Name, Position
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.assignment.grammar import read_group
from govtask_extract.parsing.assignment.stretches import Groups
from govtask_extract.parsing.tables.cell_content import is_person, part_names
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind, ColumnMeaning
from govtask_extract.parsing.tables.label_lines import with_colons
from govtask_extract.parsing.tables.sections import TableSections
from govtask_extract.patterns import lazy_re, lazy_regex

_DITTO = frozenset({"同上", "〃", "″", '"', "”", "同上。", "同前", "同左上"})
# 区住建局（周景明） · 区住建局：周景明 · 区住建局 周景明
_PERSON = lazy_regex(
    rf"""(?x)
    [（(] (?P<person>[{HAN}·]{{2,4}}) [）)]
    | (?: [：:] | (?<![^\s、，,；;/（(]) ) (?P<person>[{HAN}·]{{2,4}}) (?![^\s、，,；;/）)])"""
)
# 1.2 and 1-2-3, which are parts of 1 and of 1-2
_DIVIDED = lazy_re(r"(?P<whole>\d+(?:[.．\-]\d+)*)[.．\-]\d+", re.ASCII)
_BEHIND_A_NUMBER = ".．、"


class _Parts(Struct):
    """What the cells of one row hold."""

    label: Traced | None = None
    text: list[Traced] = field(default_factory=list)
    assigned: list[Assigned] = field(default_factory=list)
    other: dict[str, tuple[Traced, ...]] = field(default_factory=dict)


class RowReader:
    """Reads rows one after another: 同上 looks at the row above, 1.1 for its 1."""

    def __init__(self, grid: Grid, header: Header, groups: Groups) -> None:
        self.grid, self.header, self.groups = grid, header, groups
        self._above: dict[int, Assigned] = {}
        self._labelled: dict[int, str] = {}
        self._numbered: dict[str, TaskDraft] = {}

    def task(self, row: Row, sections: TableSections, again: Iterable[Cell]) -> TaskDraft:
        """The row's task; `again` are cells that only repeat a heading."""
        parts = _Parts(assigned=[*sections.assigned, *(self._plain(cell) for cell in again)])
        own = [index for index in range(len(row)) if index not in self.header.grouping]
        first = {row[index]: index for index in reversed(own)}
        for cell in distinct(tuple(row[index] for index in own)):
            if not sections.is_label(row, first[cell]):
                self._read(cell, first[cell], parts)
        label, number, text = _numbered(parts.label, parts.text)
        task = TaskDraft(
            label,
            number,
            tuple(text),
            tuple(parts.assigned),
            sections.current,
            self._parent(label),
            self._is_first(label),
            parts.other,
        )
        if label is not None:
            self._numbered[_bare(label)] = task
        return task

    def _read(self, cell: Cell, index: int, parts: _Parts) -> None:
        content, column = self.grid.content(cell), self.header.columns[index]
        if index == self.header.number:
            parts.label = content
        elif column.kind == ColumnKind.TEXT:
            for stretch in self.groups.stretches(self.groups.found(blocks_of(content, self.groups.profile))):
                parts.text += stretch.text
                parts.assigned += stretch.assigned
        elif column.role is not None:
            parts.assigned += self._role(cell, index, column, column.role)
        else:
            parts.other[_heading(column, index, parts.other)] = (content,)
            parts.assigned.append(self._plain(cell))

    def _role(self, cell: Cell, index: int, column: ColumnMeaning, role: Role) -> list[Assigned]:
        """Whom the cell names; 同上 names whom the cell above names."""
        content = self.grid.content(cell) if role is Role.DEADLINE else self._names(cell, role, column)
        if without_blanks(content.text) in _DITTO and index in self._above:
            return [self._above[index], Assigned(content, Group(), Position.COLUMN)]
        group = (read_with_people if column.with_people else read_cell)(content.text, role, self.groups)
        self._above[index] = Assigned(content, group, Position.COLUMN)
        return [self._above[index]]

    def _names(self, cell: Cell, role: Role, column: ColumnMeaning) -> Traced:
        people = column.with_people or role is Role.LEADER
        whole = role is Role.LEADER and cell.column in self._marked
        return part_names(self.grid.content(cell) if whole else self.grid.by_line(cell), self.grid.raw, people)

    @cached_property
    def _marked(self) -> frozenset[int]:
        """The columns in which marks part names, so that the width may have broken 欧阳 / 芷若."""
        cells = {cell for row in self.grid.rows[self.header.last + 1 :] for cell in row}
        return frozenset(cell.column for cell in cells if "、" in self.grid.text(cell))

    def _plain(self, cell: Cell) -> Assigned:
        """A cell that belongs to the row and names nobody."""
        return Assigned(self.grid.content(cell), Group(), Position.COLUMN)

    def _is_first(self, label: Traced | None) -> bool:
        """Rows that share a merged number's cell share its label; the first owns it."""
        if label is None:
            return True
        known = self._labelled.get(label.first)
        self._labelled[label.first] = label.text
        return known != label.text

    def _parent(self, label: Traced | None) -> TaskDraft | None:
        """The task numbered 1, for 1.1."""
        divided = _DIVIDED.fullmatch(_bare(label)) if label is not None else None
        return self._numbered.get(divided["whole"]) if divided else None


def _bare(label: Traced) -> str:
    return without_blanks(label.text).rstrip(_BEHIND_A_NUMBER)


def blocks_of(content: Traced, profile: Profile) -> list[Block]:
    """The lines of a describing cell: some assign, 责任单位：…, all others are text, numbers and all."""
    blocks: list[Block] = []
    text: list[Traced] = []
    at = 0
    content = replace(content, text=with_colons(content.text, profile))
    for line in content.text.split("\n"):
        piece = content.cut(at, at + len(line))
        at += len(line) + 1
        label = opens_label(line, profile)
        if label is not None:
            blocks += _plain_block(text)
            blocks.append(Block(BlockKind.LABELLED, piece, role=label[0]))
            text = []
        else:
            text.append(piece)
    return blocks + _plain_block(text)


def _plain_block(lines: Sequence[Traced]) -> list[Block]:
    """The lines as one block, as they stand in their cell."""
    if not any(lines):
        return []
    return [Block(BlockKind.PLAIN, join(lines, "\n"))]


def _numbered(label: Traced | None, text: list[Traced]) -> tuple[Traced | None, int | None, list[Traced]]:
    """The row's number: its own cell, else the number that opens its words, unless further ones follow there."""
    if label is not None:
        return label, number_of_label(without_blanks(label.text)), text
    marker = opening_marker(text[0].text) if text else None
    if marker is None or marker.end >= len(text[0]) or counts_on(text[0].text, marker):
        return None, None, text
    return text[0].cut(0, marker.end).strip(), marker.number, [text[0].cut(marker.end).strip(), *text[1:]]


def _heading(column: ColumnMeaning, index: int, taken: dict[str, tuple[Traced, ...]]) -> str:
    """A name of its own for each column: one without a heading, or with another's, is named by its place."""
    place = f"第{index + 1}列"
    heading = column.heading or place
    return heading if heading not in taken else f"{heading}（{place}）"


def read_cell(text: str, role: Role, groups: Groups) -> Group:
    """What a cell below a heading for this role says; nothing, if it names nobody."""
    text = with_colons(text, groups.profile)
    return read_group(text, Position.COLUMN, groups.profile, role, places=groups.places) or Group()


def read_with_people(text: str, role: Role, groups: Groups) -> Group:
    """A cell that lists units and people: 区住建局 周景明."""
    found = [match for match in _PERSON.finditer(text) if is_person(match["person"])]
    people = [match.span("person") for match in found]
    units = list(text)
    brackets = {opening: closing for opening, closing in match_brackets(text).items() if closing < len(text)}
    for match in found:
        # 区城管局（联系人：何立） names the unit, and the bracket is all of the person.
        around = [edges for edges in brackets.items() if edges[0] <= match.start() and match.end() <= edges[1] + 1]
        start, end = max(((opening, closing + 1) for opening, closing in around), default=match.span())
        units[start:end] = "、" * (end - start)
    group = read_cell("".join(units), role, groups)
    names = [*group.names, *(Name(Role.LEADER, text[start:end], start, end) for start, end in people)]
    return replace(group, names=tuple(sorted(names, key=lambda name: name.start)))
