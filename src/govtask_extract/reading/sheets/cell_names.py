"""The names of a sheet's cells: A1, B2:D5."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.looks import Area

_NAME = lazy_re("([A-Za-z]{1,3})([0-9]{1,7})")

Position = tuple[int, int]
"""Row and column, counted from 0."""


def cell_name(position: Position) -> str:
    """A1 for the first row and column, AA12 for the 12th and 27th."""
    row, column = position
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def position_of(name: str) -> Position | None:
    """B3 is row 2, column 1."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def area_of(reference: str) -> Area | None:
    """B2:D5, or a single cell."""
    first, _, last = reference.partition(":")
    start, end = position_of(first), position_of(last or first)
    return (start, end) if start and end else None
