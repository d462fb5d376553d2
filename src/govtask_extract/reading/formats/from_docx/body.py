"""Reads the blocks of a body, cell, text box or note: paragraphs and tables, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.reading.breaks import divide
from govtask_extract.reading.builder import Filled, without_unused_columns
from govtask_extract.reading.formats.from_docx.automatic_numbers import Numbering
from govtask_extract.reading.formats.from_docx.runs import Runs
from govtask_extract.reading.formats.from_docx.styles import Styles, integer, value

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice"))
# Word itself allows 63.
_MOST_COLUMNS = 1000


class WordParagraph(Struct, frozen=True):
    """The printed lines of one paragraph."""

    lines: tuple[str, ...]
    centred: bool = False
    names_page: bool = False


class WordTable(Struct, frozen=True):
    """A table of data."""

    cells: tuple[Filled, ...]


Block = WordParagraph | WordTable


class BodyReader(Struct):
    """Goes through blocks in order, since numbers count along. `notes` collects what the text refers to."""

    styles: Styles
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)
    _unfinished: list[str] = field(default_factory=list)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of `container`; a text box follows the paragraph that it is anchored in."""
        for element in container:
            if element.tag == "p":
                yield from self._paragraphs(element)
            elif element.tag == "tbl":
                yield from self._table(element)
            elif element.tag == "AlternateContent":
                options = (option for option in element if option.tag in ("Choice", "Fallback"))
                yield from next(filter(None, ([*self.blocks(option)] for option in options)), [])
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)

    def _paragraphs(self, element: Element) -> Iterator[Block]:
        properties = element.find("pPr")
        style = None if properties is None else value(properties.find("pStyle"))
        runs = Runs(self.styles, fields=self._fields)
        runs.read(element)
        self.notes += runs.notes
        if _mark_is_deleted(properties):
            self._unfinished.append(runs.text)
        else:
            text = "".join([*self._unfinished, runs.text])
            self._unfinished.clear()
            yield from self._printed(text, properties, style, runs.names_page)
        for box in runs.boxes:
            yield from self.blocks(box)

    def _printed(self, text: str, properties: Element | None, style: str | None, names_page: bool) -> Iterator[Block]:
        """A numbered paragraph that is empty counts, too, and prints its number."""
        label = self.numbering.label(properties, style)
        centred = self._is_centred(properties, style)
        for lines in divide((label + text).split("\n"), centred):
            yield WordParagraph(tuple(lines), centred, names_page)

    def _is_centred(self, properties: Element | None, style: str | None) -> bool:
        own = None if properties is None else value(properties.find("jc"))
        return (own or self.styles.alignment(style)) == "center"

    def _table(self, table: Element) -> Iterator[Block]:
        """A table in which no row has two filled cells only frames its paragraphs."""
        cells: list[Filled] = []
        inner: list[Block] = []
        merging: dict[int, int] = {}
        for row, element in enumerate(_rows(table)):
            for column, width, cell in _placed(element):
                above = merging.get(column)
                if (
                    above is not None
                    and _goes_on(cell.find("tcPr/vMerge"))
                    and cells[above].row + cells[above].row_span == row
                ):
                    cells[above] = replace(cells[above], row_span=cells[above].row_span + 1)
                    continue
                blocks = [*self.blocks(cell)]
                inner += blocks
                merging[column] = len(cells)
                cells.append(Filled(row, column, tuple(_lines(blocks)), 1, width))
        if _only_frames(cells):
            yield from inner
        else:
            yield WordTable(tuple(without_unused_columns(cells)))


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the paragraph's end was deleted, so that the next paragraph goes on in it."""
    if properties is None:
        return False
    return properties.find("rPr/del") is not None or properties.find("rPr/moveFrom") is not None


def _rows(container: Element) -> Iterator[Element]:
    """The rows that were not deleted."""
    for element in container:
        if element.tag in _WRAPPERS:
            yield from _rows(element)
        elif element.tag == "tr" and element.find("trPr/del") is None:
            yield element


def _placed(row: Element) -> Iterator[tuple[int, int, Element]]:
    """The row's cells, each with its first column and how many it takes up."""
    column = _count(row.find("trPr/gridBefore"), least=0)
    placed: list[tuple[int, int, Element]] = []
    for cell in _cells(row):
        width = _count(cell.find("tcPr/gridSpan"), least=1)
        if placed and _goes_on(cell.find("tcPr/hMerge")):
            first, before, merged = placed.pop()
            placed.append((first, before + width, merged))
        else:
            placed.append((column, width, cell))
        column += width
    return iter(placed)


def _cells(container: Element) -> Iterator[Element]:
    for element in container:
        if element.tag in _WRAPPERS:
            yield from _cells(element)
        elif element.tag == "tc":
            yield element


def _count(element: Element | None, least: int) -> int:
    return min(max(integer(element) or 0, least), _MOST_COLUMNS)


def _goes_on(merge: Element | None) -> bool:
    """Whether a cell is a later part of a merged one; what may still be stored in it does not show."""
    return merge is not None and merge.get("val", "continue") == "continue"


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """A cell's lines; a table inside it is only more of them."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield from block.lines
        else:
            yield from (line for cell in block.cells for line in cell.lines)


def _only_frames(cells: Iterable[Filled]) -> bool:
    filled = Counter(cell.row for cell in cells if any(line.strip() for line in cell.lines))
    return max(filled.values(), default=0) < 2
