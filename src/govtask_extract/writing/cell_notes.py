"""The shapes that the comments of a sheet are shown in: VML, as Excel wants it (ECMA-376, part 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govtask_extract.writing.workbook_cells import NoteMark

# In pixels, as Excel counts them: a comment, as wide as it takes to read by, and where it stands from its cell.
_WIDTH, _HEIGHT = 320, 74
_RIGHT, _DOWN = 15, 10
# Rows and columns of the usual size, in pixels.
_ROW, _COLUMN = 20, 64
# Shapes have numbers, a thousand for each block; a sheet has blocks of its own.
_BLOCK = 1_024


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
        # Four pixels are three points.
        self._rows = [4 * height // 3 for height in heights]
        self._top = self._row = 0
        self._forms: dict[int, str] = {}

    @property
    def blocks_xml(self) -> str:
        first = self._first // _BLOCK
        return ",".join(map(str, range(first, first + self.blocks)))

    def of_row(self, row: int, marks: Sequence[NoteMark]) -> str:
        """Those of a row, counted from 0. Hidden until somebody points at the cell: a column to the right, a row up."""
        shapes, ends = list[str](), dict[int, tuple[str, int, int]]()
        top = _points(self._top_of(row - 1) + _DOWN)
        for column, quarters in marks:
            self._given += 1
            height, below, under = ends.get(quarters) or ends.setdefault(quarters, self._downwards(row - 1, quarters))
            form = self._forms.get(column) or self._forms.setdefault(column, self._form(column))
            number = self._first + self._given
            shapes.append(form % (number, top, height, self._given, row - 1, below, under, row))
        return "".join(shapes)

    def _form(self, column: int) -> str:
        """All shapes of a column, but for what hangs on the row."""
        left, (right, beyond) = self._left(column + 1), _end(column + 1, _RIGHT + _WIDTH, self._column_width)
        anchor = f"{column + 1}, {_RIGHT}, %d, {_DOWN}, {right}, {beyond}, %d, %d"
        style = (
            f"position:absolute;margin-left:{_points(left + _RIGHT)}pt;margin-top:%spt;width:{_points(_WIDTH)}pt;"
            "height:%spt;z-index:%d;visibility:hidden"
        )
        return _SHAPE.format("%d", style, anchor, "%d", column)

    def _downwards(self, row: int, quarters: int) -> tuple[str, int, int]:
        """The height of a shape that begins in `row`, in points; in which row it ends, and how far in that."""
        height = int(_HEIGHT * quarters / 4 + 0.5)
        return _points(height), *_end(row, _DOWN + height, self._row_height)

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
        return self._rows[row] if row < len(self._rows) else _ROW


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
