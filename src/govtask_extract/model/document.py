"""What a reader found in a file: one text, its printed lines, its tables, and where each character stands."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from msgspec import Struct, field

Span = tuple[int, int]
"""A stretch of `RawDocument.text`: start and end in characters, end not included."""

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left of the page as shown."""


class Line(Struct, frozen=True):
    """One printed line: `text[start:end]` holds no line feed; line feeds stand between lines.

    `paragraph` counts from 1 in formats that know their paragraphs (Word, HTML): lines of one number are one
    paragraph. `box` bounds the line's ink, `size` is its font size in points; both None where there is no page. The
    lines of a page whose text lies on its side have boxes as if it stood.
    `centred` is what the format says, or the page's geometry. `cell` names the cell of a sheet that the line is.
    """

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    box: Box | None = None
    size: float | None = None
    centred: bool = False
    cell: str | None = None


class Cell(Struct, frozen=True):
    """A cell of a table; `row` and `column` count from 0, a merged cell stands once, at its first row and column.

    `spans` are the stretches of `RawDocument.text` printed in it, one for each line; () for an empty cell.
    `name` is a sheet's own name for it (`A12`).
    """

    row: int
    column: int
    spans: tuple[Span, ...]
    row_span: int = 1
    column_span: int = 1
    name: str | None = None


class Table(Struct, frozen=True):
    """A table and the stretch of `RawDocument.text` that it takes up, whole lines of it.

    `pages` are the first and the last page it stands on.
    """

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    pages: tuple[int, int] | None = None
    sheet: str | None = None


class Page(Struct, frozen=True):
    """A page as shown: its number from 1, its size in points, its stretch of the text."""

    number: int
    width: float
    height: float
    start: int
    end: int


class Remark(Struct, frozen=True):
    """A diagnostic before its places are looked up: `spans` point into `RawDocument.text`.

    `severity` is error, warning or info.
    """

    code: str
    name: str
    severity: str
    message: str
    spans: tuple[Span, ...] = ()
    task: str | None = None


class RawDocument(Struct, frozen=True):
    """Everything inked in a file, in reading order.

    `text` is what `--stage text` prints: no byte order mark, line ends are line feeds, the cells of a table row are
    separated by tabs, nothing is joined or left out. `boxes` holds four numbers for each character of `text`
    (x0, top, x1, bottom), NaN where a character has no place; None in formats without pages.
    `furniture` is what the reader itself knows to be no part of the text (headers of a Word file, a site's menu):
    span and kind, in order. `replaced` holds, by offset, the original of each character that was replaced when the
    bytes were read. `wrapped` says that a line may end where the page does (PDF), not where a paragraph does.
    `confidences` holds, for each character of `text`, how sure recognition is of it, from 0 to 1, NaN where the file
    says it itself; None where nothing was recognised in a picture.
    `metadata` is a web page's box: name → the span of its value; `metadata_spans` the printed stretches of the box.
    `tables_in_text` says that the file marks no table, as plain text never does: the lines themselves may print some.
    """

    text: str
    lines: tuple[Line, ...]
    media_type: str
    reader: str
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    page_count: int | None = None
    boxes: array[float] | None = None
    confidences: array[float] | None = None
    furniture: tuple[tuple[Span, str], ...] = ()
    replaced: Mapping[int, str] = field(default_factory=dict)
    wrapped: bool = False
    metadata: Mapping[str, Span] = field(default_factory=dict)
    metadata_spans: tuple[Span, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tables_in_text: bool = False
