"""A table cut by pages: its header printed again, rows that go on overleaf, merged cells that reach across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.document import Cell
from govtask_extract.model.roles import UNIT_ROLES
from govtask_extract.parsing.decisions import DecisionRule, always, decide
from govtask_extract.parsing.tables.grid import Grid, Row, distinct
from govtask_extract.parsing.tables.header import Header
from govtask_extract.parsing.tables.headings import ColumnKind
from govtask_extract.patterns import lazy_re

_SEPARATORS = lazy_re("[、，,；;。]")
# A cell may write the last sentence's stop in half width.
_SENTENCE_END = (*CLAUSE_ENDS, ".")


GOES_ON, BEGINS = "goes on", "begins"
CutRule = DecisionRule["Cut", str]


class TableBody(Struct, frozen=True):
    """The rows below the header in which something is printed, made whole, and the cells of repeated headers.

    `cuts` are the rows that begin a page, as printed there, and the rule that decided whether they go on.
    """

    rows: tuple[Row, ...]
    repeated: tuple[Cell, ...]
    cuts: tuple[tuple[Row, CutRule], ...]


class Cut(Struct, frozen=True, dict=True):
    """The last row of a page and the first of the next."""

    grid: Grid
    header: Header
    above: Row
    below: Row

    @cached_property
    def numbers(self) -> Row:
        """The cells above and below in the column of numbers."""
        number = self.header.number
        return () if number is None else (self.above[number], self.below[number])

    @cached_property
    def numbered(self) -> tuple[bool, ...]:
        """Whether a number is printed above, and below; nothing where no column counts, or one number several rows."""
        return () if any(map(_is_merged, self.numbers)) else tuple(map(_is_printed, self.numbers))

    @cached_property
    def words(self) -> str:
        """What the first describing cell below prints; a heading's merged cell is blank overleaf."""
        columns = (index for index in self.header.of_kind(ColumnKind.TEXT) if index not in self.header.grouping)
        return next((self.grid.text(self.below[index]) for index in columns), "")

    @cached_property
    def is_unfinished(self) -> bool:
        """Whether the words above end amid a sentence, or there are none."""
        columns = self.header.of_kind(ColumnKind.TEXT)
        return not "".join(self.grid.text(self.above[index]) for index in columns).endswith(_SENTENCE_END)

    @cached_property
    def lacks_a_cell(self) -> bool:
        """Whether some cell is filled above and empty below."""
        pairs = [pair for pair in zip(self.above, self.below, strict=True) if not any(map(_is_merged, pair))]
        return any(_is_printed(upper) > _is_printed(lower) for upper, lower in pairs)


def find_body(grid: Grid, header: Header) -> TableBody:
    """The rows of tasks and sections, as they were before pages cut them."""
    rows, opening, repeated = _below(grid, header)
    mender = _Mender(grid, header, rows)
    return TableBody(tuple(mender.mended(opening)), tuple(repeated), tuple(mender.cuts))


def _below(grid: Grid, header: Header) -> tuple[list[Row], list[int], dict[Cell, None]]:
    """The rows below the header in which something is printed; which of them open a page; cells of headers there."""
    headings = {tuple(grid.text(cell) for cell in row) for row in grid.rows[header.first : header.last + 1]}
    rows: list[Row] = []
    repeated: dict[Cell, None] = {}
    opening: list[int] = []
    opens = False
    for index in range(header.last + 1, len(grid.rows)):
        row = grid.rows[index]
        opens |= index in grid.part_starts
        if tuple(grid.text(cell) for cell in row) in headings:
            repeated |= dict.fromkeys(distinct(row))
            opens = True
        elif distinct(row):
            opening += [len(rows)] * (opens and bool(rows))
            opens = False
            rows.append(row)
    return rows, opening, repeated


class _Mender:
    """Joins what a page parted, one cut after another."""

    def __init__(self, grid: Grid, header: Header, rows: list[Row]) -> None:
        self.grid, self.header, self.rows = grid, header, rows
        self.cuts: list[tuple[Row, CutRule]] = []
        self.standing: dict[Cell, list[int]] = {}
        for index, row in enumerate(rows):
            for cell in set(row):
                self.standing.setdefault(cell, []).append(index)

    def mended(self, opening: Sequence[int]) -> list[Row]:
        """`opening` are the rows that begin a page."""
        gone = set()
        for index in opening:
            above, below = self.rows[index - 1], self.rows[index]
            rule = decide(CUT_RULES, Cut(self.grid, self.header, above, below))
            self.cuts.append((below, rule))
            if rule.verdict == GOES_ON:
                self._replace(dict(self._joined(above, below)))
                gone.add(index)
            else:
                self._replace(dict(self._carried(above, below)))
        return [row for index, row in enumerate(self.rows) if index not in gone]

    def _replace(self, cells: dict[Cell, Cell]) -> None:
        """In the rows in which they stand, and no others: a long table has thousands of them, and of cuts."""
        touched = {index for cell in cells for index in self.standing.get(cell, ())}
        for index in touched:
            self.rows[index] = tuple(cells.get(cell, cell) for cell in self.rows[index])
        for old, new in cells.items():
            rows = self.standing.pop(old, [])
            self.standing[new] = sorted({*self.standing.get(new, ()), *rows})

    def _joined(self, above: Row, below: Row) -> Iterable[tuple[Cell, Cell]]:
        """Both halves of each cell of a row that was cut become the whole cell."""
        for upper, lower in zip(above, below, strict=True):
            if upper != lower:
                whole = replace(upper, spans=(*upper.spans, *lower.spans))
                yield upper, whole
                yield lower, whole

    def _carried(self, above: Row, below: Row) -> Iterable[tuple[Cell, Cell]]:
        """A cell merged over rows on both pages prints its words on one of them."""
        for upper, lower in zip(above, below, strict=True):
            merged = max(upper.row_span, lower.row_span) > 1
            if merged and bool(upper.spans) != bool(lower.spans):
                yield (lower, upper) if upper.spans else (upper, lower)


def _is_below_a_title(cut: Cut) -> bool:
    """一、桥梁 in a cell as wide as the table."""
    return _is_wide(cut.above)


def _is_a_title(cut: Cut) -> bool:
    return _is_wide(cut.below)


def _has_numbered_words(cut: Cut) -> bool:
    return opening_marker(cut.words) is not None


def _has_no_words(cut: Cut) -> bool:
    return not cut.words


def _has_no_number(cut: Cut) -> bool:
    """3 | 修好…, and overleaf only …桥梁 | 县水利局."""
    return cut.numbered == (True, False)


def _has_the_number(cut: Cut) -> bool:
    """A number in the middle of its row's height is printed where most of the row is."""
    return cut.numbered == (False, True) and cut.is_unfinished


def _has_another_number(cut: Cut) -> bool:
    return any(map(_is_printed, cut.numbers[1:]))


def _is_counted(cut: Cut) -> bool:
    """A row without a number below one without."""
    return cut.numbered != ()


def _tears_a_name(cut: Cut) -> bool:
    """区直有 | 关单位: half a name ends the page, and is one with what begins the next."""
    columns = (index for index, column in enumerate(cut.header.columns) if column.role in UNIT_ROLES)
    return any(_is_torn(cut.grid.text(cut.above[index]), cut.grid.text(cut.below[index])) for index in columns)


def _is_torn(above: str, below: str) -> bool:
    if not above or not below:
        return False
    half, rest = _SEPARATORS.split(above)[-1], _SEPARATORS.split(below)[0]
    return bool(half) and not _is_body(half) and _is_body(half + rest)


def _is_body(words: str) -> bool:
    folded = fold(words)
    return judge(folded, 0, len(folded.text)) not in (Body.UNKNOWN, Body.GENERIC)


def _goes_on_with_a_sentence(cut: Cut) -> bool:
    """Where no number tells: none counts, or one is merged over several rows."""
    return cut.is_unfinished and cut.lacks_a_cell


CUT_RULES: tuple[CutRule, ...] = (
    CutRule("below-a-title", "A title as wide as the table ends the page.", _is_below_a_title, BEGINS),
    CutRule("title-overleaf", "A title as wide as the table begins the page.", _is_a_title, BEGINS),
    CutRule("no-number", "The row above has a number, and the one overleaf has none.", _has_no_number, GOES_ON),
    CutRule("number-overleaf", "Amid a sentence, and only the row overleaf has a number.", _has_the_number, GOES_ON),
    CutRule("next-number", "The row overleaf has a number of its own.", _has_another_number, BEGINS),
    CutRule("counted", "The table counts its rows, and here no number goes on.", _is_counted, BEGINS),
    CutRule("numbered-words", "The words overleaf have a number.", _has_numbered_words, BEGINS),
    CutRule("no-words", "No task is described overleaf.", _has_no_words, GOES_ON),
    CutRule("sentence-goes-on", "Amid a sentence, and a cell is empty overleaf.", _goes_on_with_a_sentence, GOES_ON),
    CutRule("name-torn", "A name ends overleaf.", _tears_a_name, GOES_ON),
    CutRule("next-row", "Nothing shows that the page cut a row.", always, BEGINS),
)
"""Whether the first row of a page is the rest of the last row before it; the first rule that holds decides."""


def _is_printed(cell: Cell) -> bool:
    return bool(cell.spans)


def _is_merged(cell: Cell) -> bool:
    return cell.row_span > 1


def _is_wide(row: Row) -> bool:
    """Whether one printed cell takes up most of the row."""
    cells = distinct(row)
    return len(cells) == 1 and cells[0].column_span >= len(row) - 1
