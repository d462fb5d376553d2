"""Comments of a sheet as XML, and the shapes that they are shown in: VML, as Excel wants it (ECMA-376, part 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govtask_extract.writing.cell_texts import text_xml
from govtask_extract.writing.workbook_cells import CellNote, letters

# In pixels, as Excel counts them: a comment, as wide as it takes to read by, and where it stands from its cell.
_WIDTH, _HEIGHT = 320, 74
_RIGHT, _DOWN = 15, 10
# Rows and columns of the usual size, in pixels.
_ROW, _COLUMN = 20, 64
# Shapes have numbers, a thousand for each block; a sheet has blocks of its own.
_BLOCK = 1_024


def note_xml(note: CellNote) -> str:
    """In the font of comments, a little larger than usual."""
    font = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
    name = f"{letters(note.column)}{note.row + 1}"
    return f'<comment ref="{name}" authorId="0"><text><r>{font}{text_xml(note.text)}</r></text></comment>'


class NoteShapes:
    """The shapes of a sheet's comments, which are asked for in their order.

    `block` is the first that is free, `heights` those of the rows in points, the headings' first; of columns that are
    folded away, `widths` has 0.
    """

    def __init__(self, block: int, notes: int, widths: Sequence[int], heights: Sequence[int]) -> None:
        self.blocks = 1 + notes // _BLOCK
        self._first = block * _BLOCK
        self._given = 0
        # A character of the usual font has seven pixels, a cell five beside them; what is folded away has none.
        self._columns = [7 * width + 5 if width else 0 for width in widths]
        self._heights = heights
        self._top = self._row = 0

    @property
    def blocks_xml(self) -> str:
        first = self._first // _BLOCK
        return ",".join(map(str, range(first, first + self.blocks)))

    def shape(self, note: CellNote) -> str:
        """Hidden until somebody points at the cell: a column to the right, and a row up."""
        self._given += 1
        height = int(_HEIGHT * note.height + 0.5)
        left, top = self._left(note.column + 1) + _RIGHT, self._top_of(note.row - 1) + _DOWN
        right, beyond = _end(note.column + 1, _RIGHT + _WIDTH, self._column_width)
        below, under = _end(note.row - 1, _DOWN + height, self._row_height)
        anchor = f"{note.column + 1}, {_RIGHT}, {note.row - 1}, {_DOWN}, {right}, {beyond}, {below}, {under}"
        style = (
            f"position:absolute;margin-left:{_points(left)}pt;margin-top:{_points(top)}pt;width:{_points(_WIDTH)}pt;"
            f"height:{_points(height)}pt;z-index:{self._given};visibility:hidden"
        )
        return _SHAPE.format(self._first + self._given, style, anchor, note.row, note.column)

    def _left(self, column: int) -> int:
        return sum(map(self._column_width, range(column)))

    def _top_of(self, row: int) -> int:
        """Rows come in their order, so that none is counted twice."""
        while self._row < row:
            self._top += self._row_height(self._row)
            self._row += 1
        return self._top

    def _column_width(self, column: int) -> int:
        return self._columns[column] if column < len(self._columns) else _COLUMN

    def _row_height(self, row: int) -> int:
        """Four pixels are three points."""
        return 4 * self._heights[row] // 3 if row < len(self._heights) else _ROW


def _end(first: int, length: int, size: Callable[[int], int]) -> tuple[int, int]:
    """In which row or column a length from the beginning of the first one ends, and how far in that."""
    while length >= size(first):
        length -= size(first)
        first += 1
    return first, length


def _points(pixels: int) -> str:
    return f"{0.75 * pixels:.15g}"


# As xlsxwriter writes it.
_SHAPE = (
    '<v:shape id="_x0000_s{}" type="#_x0000_t202" style="{}" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>"
)
