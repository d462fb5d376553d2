"""The cells of an OpenDocument sheet: what each shows, spans, repeated cells and rows, and what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.reading.looks import WHITE, Area, is_within
from govtask_extract.reading.opendocument.odf_shapes import contents_of, unread_in
from govtask_extract.reading.opendocument.odf_styles import OdfStyles, fill_of, points
from govtask_extract.reading.opendocument.odf_words import SHAPES, OdfWords, annotated, count_of
from govtask_extract.reading.setting_apart import HIDDEN, set_apart, without_marks
from govtask_extract.reading.sheets.cell_names import area_of
from govtask_extract.reading.sheets.sheet import Sheet, TextBox

# As wide as LibreOffice itself makes a sheet.
_MOST_COLUMNS = 16_384
_UNSEEN = ("collapse", "filter")
_ROW_GROUPS = ("table-row-group", "table-header-rows", "table-rows")
_COLUMN_GROUPS = ("table-column-group", "table-header-columns", "table-columns")


def painted_in(table: Element) -> list[Area]:
    """The areas whose colours depend on conditions."""
    found = []
    for condition in table.iter("conditional-format"):
        for reference in (condition.get("target-range-address") or "").split():
            names = [part.rpartition(".")[2].replace("$", "") for part in reference.split(":")]
            area = area_of(":".join(names))
            found += [area] if area else []
    return found


class SheetFiller(Struct):
    """Fills `sheet`. `count` is told how many cells there are so far, and may raise."""

    sheet: Sheet
    styles: OdfStyles
    painted: Sequence[Area]
    count: Callable[[int], None]
    _columns: list[tuple[int, int, str | None]] = field(default_factory=list)

    def fill(self, table: Element) -> None:
        column = 0
        for element, folded in _grouped(table, "table-column", _COLUMN_GROUPS):
            column = self._column(element, column, folded)
        row = 0
        for element, folded in _grouped(table, "table-row", _ROW_GROUPS):
            row = self._row(element, row, folded)
        for shapes in table.iterfind("shapes"):
            self._shapes(shapes, 0)

    def _column(self, element: Element, column: int, folded: bool) -> int:
        last = column + count_of(element, "number-columns-repeated") - 1
        properties = self.styles.properties("table-column", element.get("style-name"), "table-column")
        if folded or element.get("visibility") in _UNSEEN or points(properties.get("column-width")) == 0:
            self.sheet.unseen.hide_columns(column, last)
        self._columns.append((column, last, element.get("default-cell-style-name")))
        return last + 1

    def _row(self, element: Element, row: int, folded: bool) -> int:
        """The number of the row after this one and its repetitions."""
        below = row + count_of(element, "number-rows-repeated")
        properties = self.styles.properties("table-row", element.get("style-name"), "table-row")
        unseen = folded or element.get("visibility") in _UNSEEN or points(properties.get("row-height")) == 0
        if any(True for _ in element.iter("p")):
            for at in range(row, below):
                self._cells(element, at)
                if unseen:
                    self.sheet.unseen.rows.add(at)
                self.count(len(self.sheet.cells))
        return below

    def _cells(self, element: Element, row: int) -> None:
        column = 0
        for cell in element:
            if cell.tag in ("table-cell", "covered-table-cell"):
                repeated = count_of(cell, "number-columns-repeated")
                if len(cell):
                    self._cell(cell, row, column, min(repeated, _MOST_COLUMNS))
                column += repeated

    def _cell(self, cell: Element, row: int, column: int, repeated: int) -> None:
        self._shapes(cell, row)
        if cell.tag != "table-cell":
            return
        span = count_of(cell, "number-rows-spanned"), count_of(cell, "number-columns-spanned")
        for at in range(column, column + repeated):
            text = self._text(cell, (row, at))
            if text.strip():
                self.sheet.cells[row, at] = text
                if span != (1, 1):
                    self.sheet.merged[row, at] = span
            for annotation in cell.iterfind("annotation"):
                self.sheet.comment((row, at), annotated(annotation))

    def _text(self, cell: Element, position: tuple[int, int]) -> str:
        style = cell.get("style-name") or self._style_of_column(position[1])
        fill = fill_of(self.styles.properties("table-cell", style, "table-cell"), WHITE)
        words = OdfWords(self.styles, None if is_within(position, self.painted) else fill)
        look = self.styles.properties("table-cell", style, "text")
        for number, paragraph in enumerate(cell.iterfind("p")):
            words.pieces += ["\n"] if number else []
            words.read(paragraph, look)
        stored = cell.get("string-value") or cell.get("value") or ""
        # A format may leave the cell blank. Tabs part cells.
        text = words.text if words.text.strip() else set_apart(without_marks(stored), HIDDEN)
        return text.replace("\t", " ")

    def _style_of_column(self, column: int) -> str | None:
        return next((style for first, last, style in self._columns if first <= column <= last), None)

    def _shapes(self, container: Element, row: int) -> None:
        shapes = [shape for shape in container if shape.tag in SHAPES]
        self.sheet.unread.extend(unread_in(shapes))
        for content in contents_of(shapes):
            words = OdfWords(self.styles, None)
            for paragraph in content.iter("p"):
                words.pieces.append("\n")
                words.read(paragraph, {})
            lines = "\n".join(line for line in words.text.split("\n") if line.strip())
            if lines:
                self.sheet.boxes.append(TextBox(row, lines))


def _grouped(container: Iterable[Element], tag: str, groups: Sequence[str]) -> Iterator[tuple[Element, bool]]:
    """The elements of this name, also those in groups, and whether one of the groups is folded up."""
    for element in container:
        if element.tag == tag:
            yield element, False
        elif element.tag in groups:
            folded = element.get("display") == "false"
            yield from ((inner, folded or hidden) for inner, hidden in _grouped(element, tag, groups))
