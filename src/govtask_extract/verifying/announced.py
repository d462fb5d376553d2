"""Which list a name may stand in, by the words around it: a label before it, verbs behind it, a heading above."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property

from msgspec import Struct

from govtask_extract.language.folding import fold_widths
from govtask_extract.language.label_shapes import role_of_act
from govtask_extract.language.script import without_blanks
from govtask_extract.model.document import Cell, RawDocument, Table
from govtask_extract.model.profile import Profile
from govtask_extract.patterns import holds_any
from govtask_extract.verifying.groups import PrintedGroup, PrintedName

_BARS = "|\t"
# What may follow a verb that ends what is said: nothing, or a mark.
_ENDS = ("", *"，；。、：（）")


class Announcement(Struct, frozen=True):
    """What is printed around a name: the list of the label that governs it, the lists of the verbs behind it.

    `labelled` is true below any label. `at_once`: the verb stands right behind the name, or its list joined by 、.
    `ends_there`: nothing more is said behind the verb, as in 协同做好.
    """

    name: PrintedName
    label: str | None
    labelled: bool
    verbs: Collection[str]
    at_once: bool
    ends_there: bool


def announcements(group: PrintedGroup, profile: Profile) -> Iterator[Announcement]:
    """What is printed around each of its names."""
    labels = group.labels
    starts = [label.start for label in labels]
    for index, name in enumerate(group.names):
        governing = bisect_right(starts, name.start) - 1
        label = labels[governing] if governing >= 0 else None
        until = starts[governing + 1] if governing + 1 < len(starts) else len(group.text)
        verbs, *where = _verbs_behind(group, index, until, profile)
        yield Announcement(name, label.field if label else None, label is not None, verbs, *where)


def _verbs_behind(group: PrintedGroup, index: int, until: int, profile: Profile) -> tuple[set[str], bool, bool]:
    """The first gap behind a name that holds a verb; names between are of its list."""
    at_once = True
    names = group.names
    for place in range(index, len(names)):
        if names[place].start >= until:
            break
        behind = names[place + 1].start if place + 1 < len(names) else len(group.text)
        gap = "".join(group.text[start:end] for start, end in group.gaps(names[place].end, min(behind, until)))
        words = fold_widths(without_blanks(gap))
        found = {verb: role.value for verb, role in profile.verbs if verb in words}
        if found:
            end = max(words.rfind(verb) + len(verb) for verb in found)
            return set(found.values()), at_once, words[end : end + 1] in _ENDS
        at_once = at_once and not holds_any(words, "，；。")
    return set(), at_once, True


ColumnKey = tuple[str, int, int]
"""What parts the columns, how many there are, and which one it is."""


class Columns:
    """The columns of tables: which one a character stands in, and which list its heading announces."""

    def __init__(self, document: RawDocument, profile: Profile) -> None:
        self._document = document
        self._roles = {fold_widths(label): role.value for label, role in profile.labels}

    @cached_property
    def _cells(self) -> list[tuple[int, int, int, Cell]]:
        """Stretches of cells in the order of the text, each with its table's index."""
        tables = enumerate(self._document.tables)
        return sorted(
            ((start, end, index, cell) for index, table in tables for cell in table.cells for start, end in cell.spans),
            key=lambda one: one[:2],
        )

    def key(self, offset: int) -> ColumnKey | None:
        """Tables of as many columns are one that pages part; None where nothing drawn or typed tells columns."""
        found = self._cell(offset)
        if found is not None:
            table, cell = found
            return "cells", table.columns, cell.column
        text = self._document.text
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        line = text[start : end if end >= 0 else len(text)]
        bar = next((bar for bar in _BARS if bar in line), None)
        return None if bar is None else (bar, line.count(bar), line.count(bar, 0, offset - start))

    def heading(self, offset: int) -> str | None:
        """The list that the nearest label above in the column announces; None where no known label stands there."""
        found = self._cell(offset)
        if found is None:
            headings = self._line_headings.get(self.key(offset) or ("", 0, 0), [])
            above_it = bisect_right(headings, offset, key=lambda one: one[0]) - 1
            return headings[above_it][1] if above_it >= 0 else None
        table, cell = found
        above = sorted((one for one in table.cells if _is_above(one, cell)), key=lambda one: -one.row)
        found_roles = (self._role(fold_widths(without_blanks(self._printed(one)))) for one in above)
        return next(filter(None, found_roles), None)

    @cached_property
    def _line_headings(self) -> dict[ColumnKey, list[tuple[int, str]]]:
        """Of tables that a text prints with bars or tabs: by column, where a label stands, and its list."""
        found: dict[ColumnKey, list[tuple[int, str]]] = {}
        at = 0
        for line in self._document.text.split("\n"):
            bar = next((bar for bar in _BARS if bar in line), None)
            for column, cell in enumerate(line.split(bar) if bar else ()):
                role = self._role(fold_widths(without_blanks(cell)))
                if bar and role:
                    found.setdefault((bar, line.count(bar), column), []).append((at, role))
            at += len(line) + 1
        return found

    def _role(self, heading: str) -> str | None:
        """Below 责任单位 a stem alone, 督导, may say what those in its column do."""
        stem = role_of_act(heading)
        return self._roles.get(heading) or (stem.value if stem else None)

    def _cell(self, offset: int) -> tuple[Table, Cell] | None:
        index = bisect_right(self._cells, offset, key=lambda one: one[0]) - 1
        if index < 0 or self._cells[index][1] <= offset:
            return None
        _, _, table, cell = self._cells[index]
        return self._document.tables[table], cell

    def _printed(self, cell: Cell) -> str:
        return "".join(self._document.text[start:end] for start, end in cell.spans)


def _is_above(one: Cell, cell: Cell) -> bool:
    return one.row < cell.row and one.column <= cell.column < one.column + one.column_span
