"""Fields of lines: what a table in the text is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from unicodedata import east_asian_width

from govtask_extract.model.document import Cell, Line, Span, Table
from govtask_extract.patterns import holds_any, lazy_re

_BREAK = lazy_re(r"<br\s*/?>", re.IGNORECASE)
# A heading of a column is a few words and no sentence, label or number.
_LONGEST_HEADING = 30
_UNFINISHED = tuple("、.．,，")


def headed_stretches(end_of: Callable[[int], int], length: int) -> Iterator[range]:
    """Headers with rows below them: `end_of` tells where the rows end below a header, if it is one; at once if not."""
    at = 0
    while at < length:
        end = end_of(at)
        if end > at + 1:
            yield range(at, end)
        at = end


def is_heading(cell: str) -> bool:
    """Short, with a letter in it, and no sentence or number."""
    if len(cell) > _LONGEST_HEADING or holds_any(cell, "：:。；;"):
        return False
    return any(map(str.isalpha, cell)) and not cell.endswith(_UNFINISHED)


def printed(text: str, line: Line) -> str:
    return text[line.start : line.end]


def table_of(text: str, rows: Sequence[Sequence[Span]], start: int, end: int) -> Table:
    columns = max(map(len, rows))
    cells = [
        Cell(number, column, lines_of(text, field), column_span=columns if len(row) == 1 else 1)
        for number, row in enumerate(rows)
        for column, field in enumerate(row)
    ]
    return Table(start, end, len(rows), columns, tuple(cells))


def lines_of(text: str, field: Span) -> tuple[Span, ...]:
    """The printed lines of a field without the blanks around them; `<br>` ends a line."""
    breaks = [found.span() for found in _BREAK.finditer(text, *field)]
    starts = [field[0], *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), field[1]]
    stripped = (_without_blanks(text, span) for span in zip(starts, ends, strict=True))
    return tuple(span for span in stripped if span[0] < span[1])


def _without_blanks(text: str, span: Span) -> Span:
    start, end = span
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), max(start, end - len(content) + len(content.rstrip()))


def screen_columns(line: str) -> Iterator[int]:
    """The column of the screen on which each character begins: Han characters are two wide."""
    at = 0
    for character in line:
        yield at
        at += 2 if east_asian_width(character) in "WF" else 1
