"""Titles: lines that leave as much room at the left as at the right of the text's column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.model.document import Line, Page

# In font sizes. How unlike the two margins may be, and how large they are at least:
_UNEVEN = 0.5
_INSIDE = 1.0
# Three lines that begin at one place and end at different ones are indented, not centred.
_INDENTED = 3
# One line in so many may stand outside the column: a page number, a stamp.
_STRAYING = 50


class _TextMargins(Struct, frozen=True):
    """Where the text of all pages of one width begins and ends, and where paragraphs are indented to."""

    left: float
    right: float
    indents: frozenset[int]

    def centres(self, line: Line) -> bool:
        if line.box is None or not line.size or round(line.box[0]) in self.indents:
            return False
        left, right = line.box[0] - self.left, self.right - line.box[2]
        return abs(left - right) <= _UNEVEN * line.size and min(left, right) >= _INSIDE * line.size


def with_centred(lines: Sequence[Line], pages: Iterable[Page]) -> tuple[Line, ...]:
    """The lines, those marked that stand in the middle; lines of tables, which have no size, stay as they are."""
    widths = {page.number: round(page.width) for page in pages}
    columns = _columns(lines, widths)
    return tuple(
        replace(line, centred=True) if line.page and line.size and columns[widths[line.page]].centres(line) else line
        for line in lines
    )


def _columns(lines: Iterable[Line], widths: Mapping[int, int]) -> dict[int, _TextMargins]:
    sides: dict[int, list[tuple[float, float]]] = {}
    for line in lines:
        if line.page and line.size and line.box:
            sides.setdefault(widths[line.page], []).append((line.box[0], line.box[2]))
    return {width: _column(found) for width, found in sides.items()}


def _column(sides: Sequence[tuple[float, float]]) -> _TextMargins:
    straying = len(sides) // _STRAYING
    left, right = sorted(x0 for x0, _ in sides)[straying], sorted(x1 for _, x1 in sides)[-1 - straying]
    ends: dict[int, list[int]] = {}
    for x0, x1 in sides:
        ends.setdefault(round(x0), []).append(round(x1))
    indents = (x0 for x0, x1s in ends.items() if len(x1s) >= _INDENTED and len(set(x1s)) > 1)
    return _TextMargins(left, right, frozenset(indents))
