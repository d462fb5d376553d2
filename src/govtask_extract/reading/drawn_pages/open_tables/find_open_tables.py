"""Finds the tables that have no upright lines: headings, what is printed below them, and how that falls into rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.language.markers import NUMBERS_HEADINGS
from govtask_extract.reading.drawn_pages.edges import Edge
from govtask_extract.reading.drawn_pages.open_tables.bands import Bands, Extent
from govtask_extract.reading.drawn_pages.open_tables.find_headings import HeadingCells, find_headings
from govtask_extract.reading.drawn_pages.open_tables.heading_words import names_somebody
from govtask_extract.reading.drawn_pages.open_tables.lines_below import LinesBelow, are_near, count, find_body
from govtask_extract.reading.drawn_pages.open_tables.outlines import RowOutline, TableOutline, draw
from govtask_extract.reading.drawn_pages.open_tables.row_starts import Piece, are_high, split_by_blanks, split_rows
from govtask_extract.reading.drawn_pages.open_tables.words import Word, Words, overlap

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


def find_open_tables(lines: Sequence[Words], level: Sequence[Edge], above: TableOutline | None) -> list[TableOutline]:
    """The tables among a page's lines, from the top down. `above`: the one that the page before ended with."""
    heads = list(find_headings(lines, level, above))
    ends = [head.lines.start for head in heads] + [len(lines)]
    tables = [_carried(lines[: ends[0]], level, above) if above else None]
    for head, end in zip(heads, ends[1:], strict=True):
        tables.append(_headed(head, lines[head.lines.stop : end], level, above))
    return [table for table in tables if table is not None]


def _headed(
    head: HeadingCells, below: Sequence[Words], level: Sequence[Edge], above: TableOutline | None
) -> TableOutline | None:
    bands = above.bands.copy() if above and head.again else _bands(head)
    for line in [line for line in below if bands.numbered(line)][:_FEWEST_ROWS]:
        bands.unite(line)
    if len(bands.extents) < _FEWEST_COLUMNS or not below:
        return None
    return _outline(head, find_body(below, bands, level, head.top, head.bottom), bands, level, above)


def _bands(head: HeadingCells) -> Bands:
    """The columns as far as their headings tell; that of the numbers is headed so, or counts, below a heading or none.

    Such a column may stand before the first heading.
    """
    columns = head.columns
    numbers = next((at for at, word in enumerate(columns) if word.text in NUMBERS_HEADINGS), None)
    if numbers is None and head.counted:
        numbers = 0
        if overlap(head.counted[0], columns[0]) <= 0:
            columns = (head.counted[0]._replace(text=""), *columns)
    return Bands(((word.x0, word.x1) for word in columns), (word.text for word in columns), numbers)


def _carried(lines: Sequence[Words], level: Sequence[Edge], above: TableOutline) -> TableOutline | None:
    """The rest of the table that the page before ended with."""
    bands = above.bands.copy()
    first = _numbered_start(lines, bands, above.last) if above.last else None
    # Below groups of rows numbers begin again.
    first = _ruled_start(lines, level, bands.sides) if first is None else first
    if first is None:
        return None
    top = lines[first][0].top
    return _outline(None, find_body(lines[first:], bands, level, top, top), bands, level, above)


def _numbered_start(lines: Sequence[Words], bands: Bands, last: int) -> int | None:
    """The first line of the row that counts on from the last number, or of what is left of the row before."""
    first = next((at for at, line in enumerate(lines) if bands.numbered(line)), None)
    if first is None or count(bands.numbered(lines[first])) != last + 1:
        return None
    while first and _hang_together(lines[first - 1], lines[first], bands):
        first -= 1
    return first


def _ruled_start(lines: Sequence[Words], level: Sequence[Edge], sides: Extent | None) -> int | None:
    """The first line below a rule as wide as the table's, where no numbers count on."""
    rules = [edge.at for edge in level if sides and are_near((edge.start, edge.end), sides)]
    return next((at for at, line in enumerate(lines) if rules and line[0].y > rules[0]), None)


def _hang_together(line: Words, below: Words, bands: Bands) -> bool:
    return below[0].top - line[0].bottom <= line[0].size and (bands.holds(line) or bands.titles(line))


def _outline(
    head: HeadingCells | None, body: LinesBelow, bands: Bands, level: Sequence[Edge], above: TableOutline | None
) -> TableOutline | None:
    numbers = [number for line in body.lines if (number := bands.numbered(line))]
    # The page may begin with the rest of a row.
    begins = above is None or above.last is None or not numbers or count(numbers[0]) != above.last + 1
    parts = list(_parts(head, body, bands, begins))
    high = are_high(part for part in parts if isinstance(part, Piece)) and (above is None or above.high)
    rows = list(_rows(parts, bool(numbers), high))
    if not numbers and not (body.framed and all(_names_somebody(row, bands) for row in rows)):
        return None
    if head is not None and len(rows) < _FEWEST_ROWS:
        return None
    lines = draw(rows, head.over if head else (), bands, level, body.rules)
    last = count(numbers[-1]) if numbers else None
    words = frozenset(word.text for word in rows[0].words) if head or above is None else above.head
    return TableOutline(tuple(rows), lines, bands, last, high, words)


def _parts(head: HeadingCells | None, body: LinesBelow, bands: Bands, begins: bool) -> Iterator[Piece | RowOutline]:
    """What stands between two rules or titles, and the titles. `begins`: the page begins with a whole row."""
    words: list[Word] = []
    numbers: list[Word] = []
    headed = head is not None and begins
    if head is not None:
        words, numbers = list(head.words), [max(head.words, key=lambda word: word.y)]
    if words and not headed:
        yield Piece(tuple(words), tuple(numbers))
        words, numbers = [], []
    reached = max((word.y for word in head.words), default=0.0) if head else 0.0
    for line in body.lines:
        title = bands.titles(line)
        if words and (title or any(reached < rule.at < line[0].y for rule in body.rules)):
            yield Piece(tuple(words), tuple(numbers), begins, headed)
            words, numbers, begins, headed = [], [], True, False
        if title:
            yield RowOutline(tuple(line), whole=True)
            begins = True
        else:
            words += line
            numbers += filter(None, [bands.numbered(line)])
        reached = max(word.y for word in line)
    if words:
        yield Piece(tuple(words), tuple(numbers), begins, headed)


def _rows(parts: Sequence[Piece | RowOutline], numbered: bool, high: bool) -> Iterator[RowOutline]:
    for part in parts:
        if isinstance(part, RowOutline):
            yield part
        elif part.numbers:
            yield from (RowOutline(tuple(words)) for words in split_rows(part, high))
        elif numbered or len(parts) > 2:
            yield RowOutline(part.words)
        else:
            yield from (RowOutline(tuple(words)) for words in split_by_blanks(part))


def _names_somebody(row: RowOutline, bands: Bands) -> bool:
    """Whether something stands where those who act do."""
    columns = {column for word in row.words if (column := bands.column(word)) is not None}
    return row.whole or any(names_somebody(bands.headings[column]) for column in columns)
