"""How wide the columns of a sheet are, those that are shown fill a page of A4, and how tall its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from govtask_extract.writing.table_columns import TableColumn

# What fits between the margins of A4 lying, of the usual font, a column's own margins counted in.
PAGE = 142
# Of a column that is folded away.
_WIDTHS = range(8, 51)
# In points: a line in the tallest of the fonts that may stand in for the usual one, what is around the lines of a row,
# and as tall as a row can be.
_LINE, _AROUND, _TALLEST = 16, 2, 409
# Beside a heading is a button.
BUTTON = 3
_BESIDE = 2


class _CharacterWidths(dict[str, int]):
    """Each is looked up once: of texts of some length, little more is done than to count them."""

    def __missing__(self, character: str) -> int:
        width = self[character] = 2 if east_asian_width(character) in "WF" else 1
        return width


_WIDTH_OF = _CharacterWidths()


def display_width(text: str) -> int:
    """In half-width characters."""
    return len(text) if text.isascii() else sum(map(_WIDTH_OF.__getitem__, text))


def lines_taken(lines: Iterable[int], width: int) -> int:
    """How many lines of a column of this width those of a value take, which are so wide."""
    return sum(max(1, -(-line // (width - 1))) for line in lines)


def shown_widths(columns: Sequence[TableColumn], headings: Sequence[str], widest: Sequence[int]) -> list[int]:
    """`widest` are the widest lines of the columns' values. One column takes what the others leave: the texts."""
    wanted = [
        max(line + _BESIDE, display_width(heading) + BUTTON) for line, heading in zip(widest, headings, strict=True)
    ]
    widths = [min(one, column.widest) for one, column in zip(wanted, columns, strict=True)]
    rest = PAGE - sum(widths)
    return [width or rest for width in widths]


def folded_width(widest: int) -> int:
    """In half-width characters, for a column whose widest line is so wide, within what can be read."""
    return max(_WIDTHS.start, min(widest + BUTTON, _WIDTHS.stop - 1))


def row_height(lines: int) -> int:
    """In points, for a row of so many lines."""
    return min(_LINE * lines + _AROUND, _TALLEST)
