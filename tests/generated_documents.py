"""A document made up at random, before it is printed in any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generated import Task


class Paper(NamedTuple):
    """How wide and high a page is, and how wide a table on it, all in points."""

    width: int
    height: int
    table: int


# A4 upright and on its side, and A3.
_PAPERS = (Paper(595, 842, 500), Paper(842, 595, 740), Paper(1191, 842, 1090))
# The narrowest column holds two characters or three.
_NARROWEST = 42


class MadeCell(NamedTuple):
    """A table's cell: its lines parted by line feeds, and how many rows and columns it spans."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class MadeDocument:
    """A title, paragraphs, a table and paragraphs below it; a plain text has all of it `above` and no `rows`.

    `header` counts the rows above the first task's.
    """

    title: str
    tasks: list[Task]
    above: list[str] = field(default_factory=list)
    rows: list[list[MadeCell]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    header: int = 1

    @property
    def width(self) -> int:
        """The columns of the table."""
        return sum(cell.columns for cell in self.rows[0])

    @property
    def paper(self) -> Paper:
        """What an office would take for the table."""
        wanted = _NARROWEST * sum(self.shares) if self.rows else 0
        return next((paper for paper in _PAPERS if paper.table >= wanted), _PAPERS[-1])

    @property
    def shares(self) -> list[int]:
        """How wide the columns are beside one another, told by what they have to hold."""
        columns = zip(*placed(self.rows), strict=True)
        return [_share(max(map(_longest, dict.fromkeys(column)))) for column in columns]


class Placed(NamedTuple):
    """A cell and where its upper left corner is."""

    row: int
    column: int
    cell: MadeCell


def placed(rows: Sequence[Sequence[MadeCell]]) -> list[list[Placed]]:
    """For each place of the table the cell that covers it."""
    width = sum(cell.columns for cell in rows[0])
    grid: list[dict[int, Placed]] = [{} for _ in rows]
    for row, cells in enumerate(rows):
        for cell in cells:
            column = next(at for at in range(width) if at not in grid[row])
            for covered in grid[row : row + cell.rows]:
                covered |= dict.fromkeys(range(column, column + cell.columns), Placed(row, column, cell))
    return [[covered[column] for column in range(width)] for covered in grid]


# In characters.
_ROOM = 6


def _longest(place: Placed) -> int:
    """Characters in the longest line of a cell that makes its column wide; what is set in lines is given more room."""
    lines = place.cell.text.split("\n")
    return len(lines[1:2]) * _ROOM + max(map(len, lines)) if place.cell.columns == 1 else 0


def _share(longest: int) -> int:
    """A column for short words, for names, for sentences."""
    return next((share for share, most in ((1, 8), (2, 16)) if longest <= most), 3)
