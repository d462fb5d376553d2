"""Tables as Word stores them: rows and cells that may be merged, hidden, deleted, or hold another table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.reading.builder import Filled, without_unused_columns
from govtask_extract.reading.formats.from_docx.properties import TWIPS, integer, points, toggled
from govtask_extract.reading.formats.from_docx.runs import RunSetting
from govtask_extract.reading.formats.from_docx.word_blocks import Block, NotRead, WordParagraph, WordTable
from govtask_extract.reading.formats.from_docx.word_looks import shade
from govtask_extract.reading.inner_tables import has_rows_of_its_own, inner_lines
from govtask_extract.reading.setting_apart import HIDDEN, STRUCK

WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""What stands around blocks, rows and cells and changes nothing of them."""
# Word itself allows 63.
_MOST_COLUMNS = 1000
# In points: no letter shows in a row of so exact a height.
_LOWEST_ROW = 3

Place = tuple[int, int, int]
"""A cell's row, first column and width in columns."""


class GrowingTable(Struct):
    """Fills in a table cell by cell, in order."""

    cells: list[Filled] = field(default_factory=list)
    inner: list[Block] = field(default_factory=list)
    _holding: set[int] = field(default_factory=set)
    _merging: dict[int, int] = field(default_factory=dict)

    def add(self, place: Place, cell: Element, read: Iterator[Block]) -> None:
        """`read` reads the cell when asked: what a later part of a merged cell may still hold does not show."""
        row, column, width = place
        above = self._merging.get(column)
        if (
            above is not None
            and _goes_on(cell.find("tcPr/vMerge"))
            and self.cells[above].row + self.cells[above].row_span == row
        ):
            self.cells[above] = replace(self.cells[above], row_span=self.cells[above].row_span + 1)
            return
        blocks = [*read]
        self.inner += blocks
        if any(isinstance(block, WordTable) for block in blocks):
            self._holding.add(row)
        self._merging[column] = len(self.cells)
        self.cells.append(Filled(row, column, tuple(_lines(blocks)), 1, width))

    def finished(self) -> Iterator[Block]:
        """A table that only frames its paragraphs is none.

        What was not read in a cell follows its table, and so do tables in cells that have rows of their own.
        """
        if self._only_frames():
            yield from self.inner
        else:
            yield WordTable(tuple(without_unused_columns(self.cells)))
            yield from (block for block in self.inner if isinstance(block, NotRead) or _is_of_rows(block))

    def _only_frames(self) -> bool:
        """Whether no row has two filled cells, but for one of which a table takes one, and has more to say than all."""
        filled = Counter(cell.row for cell in self.cells if any(line.strip() for line in cell.lines))
        most = max(filled.values(), default=0)
        if most < 2:
            return True
        within = max((len(block.cells) for block in self.inner if isinstance(block, WordTable)), default=0)
        beside = all(row in self._holding for row, count in filled.items() if count == most)
        return most == 2 and beside and within > sum(filled.values())


def rows(table: Element, setting: RunSetting) -> Iterator[Iterator[tuple[Place, Element, RunSetting]]]:
    """The cells of each row, each with its place and what it hands down to its paragraphs."""
    for index, (row, apart) in enumerate(_rows(table, setting.apart)):
        yield _placed(row, index, replace(setting, apart=apart))


def _rows(container: Element, apart: str | None) -> Iterator[tuple[Element, str | None]]:
    for element in container:
        if element.tag in WRAPPERS:
            yield from _rows(element, apart)
        elif element.tag in ("del", "moveFrom"):
            yield from _rows(element, apart or STRUCK)
        elif element.tag == "tr":
            yield element, apart or _apart(element)


def _apart(row: Element) -> str | None:
    properties = row.find("trPr")
    if properties is None:
        return None
    if properties.find("del") is not None:
        return STRUCK
    height = properties.find("trHeight")
    exact = None if height is None or height.get("hRule") != "exact" else points(height.get("val"), TWIPS)
    return HIDDEN if toggled(properties.find("hidden")) or (exact is not None and exact <= _LOWEST_ROW) else None


def _placed(row: Element, index: int, setting: RunSetting) -> Iterator[tuple[Place, Element, RunSetting]]:
    """The row's cells, each with its first column and how many it takes up."""
    column = _count(row.find("trPr/gridBefore"), least=0)
    placed: list[tuple[Place, Element, RunSetting]] = []
    for cell in _cells(row):
        width = _count(cell.find("tcPr/gridSpan"), least=1)
        if placed and _goes_on(cell.find("tcPr/hMerge")):
            (_, first, before), merged, within = placed.pop()
            placed.append(((index, first, before + width), merged, within))
        else:
            placed.append(((index, column, width), cell, _of_cell(cell, setting)))
        column += width
    return iter(placed)


def _of_cell(cell: Element, setting: RunSetting) -> RunSetting:
    deleted = STRUCK if cell.find("tcPr/cellDel") is not None else None
    return replace(setting, apart=setting.apart or deleted, ground=shade(cell.find("tcPr/shd")) or setting.ground)


def _cells(container: Element) -> Iterator[Element]:
    for element in container:
        if element.tag in WRAPPERS:
            yield from _cells(element)
        elif element.tag == "tc":
            yield element


def _count(element: Element | None, least: int) -> int:
    return min(max(integer(element) or 0, least), _MOST_COLUMNS)


def _goes_on(merge: Element | None) -> bool:
    """Whether a cell is a later part of a merged one."""
    return merge is not None and merge.get("val", "continue") == "continue"


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """A cell's lines; a table inside it is only more of them, unless it has rows of its own."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield from block.lines
        elif isinstance(block, WordTable) and not _is_of_rows(block):
            yield from inner_lines(block.cells)


def _is_of_rows(block: Block) -> bool:
    return isinstance(block, WordTable) and has_rows_of_its_own(block.cells)
