"""The body of a text document: paragraphs with their numbers, tables, sections, text boxes, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.reading.breaks import divide
from govtask_extract.reading.builder import Filled, without_unused_columns
from govtask_extract.reading.inner_tables import has_rows_of_its_own, inner_lines
from govtask_extract.reading.looks import WHITE
from govtask_extract.reading.opendocument.odf_lists import OdfCount, levels_of, start_of
from govtask_extract.reading.opendocument.odf_shapes import contents_of, unread_in
from govtask_extract.reading.opendocument.odf_styles import OdfStyles, Properties, fill_of
from govtask_extract.reading.opendocument.odf_words import SHAPES, OdfWords, count_of
from govtask_extract.reading.setting_apart import HIDDEN, set_apart, shown_in

_MOST_COLUMNS = 1_000
_UNREAD = ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "dde-connection-decls")


class OdtParagraph(Struct, frozen=True):
    """Its printed lines; `names_page`: whether a field in it counts pages."""

    lines: tuple[str, ...]
    centred: bool
    names_page: bool = False


class OdtTable(Struct, frozen=True):
    cells: tuple[Filled, ...]


OdtBlock = OdtParagraph | OdtTable


class _Around(Struct, frozen=True):
    """What an element hands down: the list that it is in and its level, whether it shows, the colour behind it."""

    count: OdfCount | None = None
    style: str | None = None
    depth: int = 0
    hidden: bool = False
    fill: str | None = WHITE
    look: Properties = {}


class OdtBody(Struct):
    """Gives blocks; collects the notes that the body refers to and what it shows without words."""

    styles: OdfStyles
    deleted: Mapping[str, str] = field(default_factory=dict)
    _deleting: set[str] = field(default_factory=set)
    notes: list[Element] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _counts: dict[str, OdfCount] = field(default_factory=dict)
    _outline: OdfCount | None = None
    _label: str = ""

    def blocks(self, container: Element, setting: _Around | None = None) -> Iterator[OdtBlock]:
        """Everything that stands in the element."""
        setting = setting or _Around()
        for element in container:
            match element.tag:
                case "p" | "h":
                    yield from self._paragraph(element, setting)
                case "list":
                    yield from self._list(element, setting)
                case "table":
                    yield from self._table(element, setting)
                case "section":
                    yield from self.blocks(element, _hiding(setting, element))
                case tag if tag in SHAPES:
                    yield from self._shapes([element], setting)
                case tag if tag not in _UNREAD:
                    yield from self.blocks(element, setting)

    def _paragraph(self, element: Element, setting: _Around) -> Iterator[OdtBlock]:
        words = OdfWords(self.styles, setting.fill, self.deleted, self._deleting)
        words.read(element, setting.look)
        label = self._own_label(element) + self._label
        self._label = ""
        text = _labelled(label, words.text)
        text = set_apart(text, HIDDEN) if setting.hidden else text
        centred = self._is_centred(element)
        for lines in divide(text.split("\n"), centred):
            yield OdtParagraph(tuple(lines), centred, words.names_page)
        self.notes += words.notes
        yield from self._shapes(words.shapes, setting)

    def _own_label(self, element: Element) -> str:
        """The number of a heading that the outline counts, unless a list does."""
        name, depth = element.get("style-name"), element.get("outline-level") or ""
        if element.tag != "h" or self._label or not depth.isdigit() or element.get("is-list-header") == "true":
            return ""
        if self.styles.attribute("paragraph", name, "list-style-name") == "":
            return ""
        if self._outline is None:
            self._outline = OdfCount(levels_of(self.styles.outline))
        return self._outline.label(int(depth))

    def _is_centred(self, element: Element) -> bool:
        return self.styles.properties("paragraph", element.get("style-name"), "paragraph").get("text-align") == "center"

    def _shapes(self, shapes: Iterable[Element], setting: _Around) -> Iterator[OdtBlock]:
        shapes = list(shapes)
        self.unread += unread_in(shapes)
        for content in contents_of(shapes):
            # What is behind a shape's words, its style says in a way of its own.
            yield from self.blocks(content, _Around(hidden=setting.hidden, fill=None))

    def _list(self, element: Element, setting: _Around) -> Iterator[OdtBlock]:
        style = element.get("style-name") or setting.style
        count = setting.count or self._count(element, style)
        inner = _Around(count, style, setting.depth + 1, setting.hidden, setting.fill, setting.look)
        for item in element:
            if item.tag in ("list-item", "list-header"):
                yield from self._item(item, inner, count)

    def _item(self, item: Element, setting: _Around, count: OdfCount) -> Iterator[OdtBlock]:
        """An item without words of its own only holds a deeper list."""
        first = next((child.tag for child in item if child.tag != "number"), "")
        if item.tag == "list-item" and first in ("p", "h"):
            self._label = count.label(setting.depth, start_of(item))
        elif item.tag == "list-item" and first == "list":
            count.pass_over(setting.depth)
        yield from self.blocks(item, setting)
        self._label = ""

    def _count(self, element: Element, style: str | None) -> OdfCount:
        """A list that goes on where another ended names it, or says so of the last one of its style."""
        goes_on = element.get("continue-list") or (
            f"style {style}" if element.get("continue-numbering") == "true" else ""
        )
        count = self._counts.get(goes_on) or OdfCount(levels_of(self.styles.lists.get(style or "")))
        self._counts[f"style {style}"] = count
        if identity := element.get("id"):
            self._counts[identity] = count
        return count

    def _table(self, table: Element, setting: _Around) -> Iterator[OdtBlock]:
        """A table in which no row has two filled cells only frames its paragraphs; those with rows in it follow it."""
        cells: list[Filled] = []
        inner: list[OdtBlock] = []
        for row, element in enumerate(descendants(table, "table-row", "table")):
            for column, cell in _placed(element):
                blocks = [*self.blocks(cell, self._in_cell(cell, setting))]
                inner += blocks
                rows, columns = count_of(cell, "number-rows-spanned"), count_of(cell, "number-columns-spanned")
                cells.append(
                    Filled(row, column, tuple(lines_of(filter(_is_of_cell, blocks))), rows, min(columns, _MOST_COLUMNS))
                )
        filled = [cell.row for cell in cells if any(line.strip() for line in cell.lines)]
        if len(filled) == len(set(filled)):
            yield from inner
        else:
            yield OdtTable(tuple(without_unused_columns(_within(cells))))
            yield from (block for block in inner if not _is_of_cell(block))

    def _in_cell(self, cell: Element, setting: _Around) -> _Around:
        properties = self.styles.properties("table-cell", cell.get("style-name"), "table-cell")
        return _Around(hidden=setting.hidden, fill=fill_of(properties, setting.fill), look=setting.look)


def _labelled(label: str, text: str) -> str:
    """The number of what nobody sees numbers nothing, and an empty paragraph prints none."""
    if not text.strip():
        return ""
    return (label if shown_in(text).strip() else set_apart(label, HIDDEN)) + text


def _hiding(setting: _Around, section: Element) -> _Around:
    """5.4: a section shows, does not, or does under a condition of which the file says whether it holds."""
    shows = section.get("display")
    hidden = shows == "none" or (shows == "condition" and section.get("is-hidden") == "true")
    return _Around(hidden=setting.hidden or hidden, fill=setting.fill, look=setting.look)


def lines_of(blocks: Iterable[OdtBlock]) -> Iterator[str]:
    """The printed lines, a table's cell by cell."""
    for block in blocks:
        if isinstance(block, OdtParagraph):
            yield from block.lines
        else:
            yield from inner_lines(block.cells)


def _is_of_cell(block: OdtBlock) -> bool:
    """Whether it is only more lines of the cell that it stands in."""
    return isinstance(block, OdtParagraph) or not has_rows_of_its_own(block.cells)


def descendants(element: Element, tag: str, barrier: str) -> Iterator[Element]:
    """The elements of this name, whatever groups them, but not those inside a `barrier` or one another."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != barrier:
            yield from descendants(child, tag, barrier)


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row that are not covered, with their columns."""
    column = 0
    for cell in row:
        if cell.tag not in ("table-cell", "covered-table-cell"):
            continue
        repeated = min(count_of(cell, "number-columns-repeated"), _MOST_COLUMNS)
        if cell.tag == "table-cell":
            yield from ((at, cell) for at in range(column, column + repeated))
        column += repeated


def _within(cells: list[Filled]) -> list[Filled]:
    """The cells, none reaching below the last row."""
    rows = max((cell.row for cell in cells), default=0) + 1
    return [
        Filled(cell.row, cell.column, cell.lines, min(cell.row_span, rows - cell.row), cell.column_span)
        for cell in cells
    ]
