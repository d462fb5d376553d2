"""The cells of one sheet, and which of them are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.model.options import Limits
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_xlsx.shared_parts import string_of, unescaped
from govtask_extract.reading.safe_xml import stream_xml
from govtask_extract.reading.sheets.number_formats import BUILT_IN, GENERAL, shown_number
from govtask_extract.reading.sheets.sheet import Position
from govtask_extract.reading.sheets.shown_days import days_of

_NAME = lazy_re("([A-Za-z]{1,3})([0-9]{1,7})")


class Shown(Struct, frozen=True):
    """What a sheet's cells refer to."""

    strings: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


class Cells(Struct, frozen=True):
    """`unknown` are the cells with a formula and no result: their program never calculated them."""

    cells: dict[Position, str] = field(default_factory=dict)
    merged: dict[Position, tuple[int, int]] = field(default_factory=dict)
    unknown: list[Position] = field(default_factory=list)


def read_cells(content: bytes, shown: Shown, limits: Limits, count: Callable[[int], None]) -> Cells:
    """`count` is told how many cells there are so far, and may raise."""
    found = Cells()
    row = -1
    for element in stream_xml(content, ("row", "mergeCell"), limits):
        if element.tag == "row":
            row = _row_number(element, row + 1)
            _read_row(element, row, shown, found)
        else:
            _read_merged(element.get("ref") or "", found)
        count(len(found.cells) + len(found.merged))
    return found


def _row_number(element: Element, following: int) -> int:
    number = element.get("r") or ""
    return int(number) - 1 if number.isascii() and number.isdigit() else following


def _read_row(element: Element, row: int, shown: Shown, found: Cells) -> None:
    for position, cell in _placed(element, row):
        text = _text(cell, shown)
        if text:
            found.cells[position] = text
        elif cell.find("f") is not None and text is None:
            found.unknown.append(position)


def _placed(element: Element, row: int) -> Iterator[tuple[Position, Element]]:
    """A cell without a name stands right of the one before."""
    column = -1
    for cell in element.iterfind("c"):
        position = position_of(cell.get("r") or "")
        column = position[1] if position else column + 1
        yield position or (row, column), cell


def position_of(name: str) -> Position | None:
    """B3 is row 2, column 1."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _text(cell: Element, shown: Shown) -> str | None:
    """What the cell shows; None if nothing is stored for it."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        inline = cell.find("is")
        return None if inline is None else string_of(inline)
    value = cell.findtext("v")
    if value is None or (kind in ("n", "s", "d") and not value.strip()):
        return None
    match kind:
        case "s":
            return shown.strings[int(value)]
        case "d":
            return _day(value, cell.get("s") or "0", shown)
        case "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        case "n":
            return _number(value, cell.get("s") or "0", shown)
    return unescaped(value)


def _number(value: str, style: str, shown: Shown) -> str:
    """A number in no form that we know is shown as it is stored."""
    try:
        return shown_number(float(value), _format(style, shown), shown.from_1904)
    except ValueError:
        return value


def _day(value: str, style: str, shown: Shown) -> str:
    """A day as ISO 8601 writes it, in place of a number of days."""
    try:
        at = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return value
    code = _format(style, shown)
    if code == GENERAL:
        code = BUILT_IN[14 if at.time() == time() else 22]
    return shown_number(days_of(at, shown.from_1904), code, shown.from_1904)


def _format(style: str, shown: Shown) -> str:
    index = int(style)
    return shown.formats[index] if index < len(shown.formats) else GENERAL


def _read_merged(reference: str, found: Cells) -> None:
    first, _, last = reference.partition(":")
    start, end = position_of(first), position_of(last)
    if start and end and end >= start and end[1] >= start[1]:
        found.merged[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)
