"""The cells of one sheet, which of them are merged, what of them does not show, and what else the sheet names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.model.options import Limits
from govtask_extract.reading.formats.from_xlsx.cell_styles import CellStyle
from govtask_extract.reading.formats.from_xlsx.shared_parts import TextRuns, string_of, unescaped
from govtask_extract.reading.looks import Area, TextRun, printed
from govtask_extract.reading.meeting import UprightStretch, which_meet
from govtask_extract.reading.safe_xml import stream_xml
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.cell_names import Position, area_of, position_of
from govtask_extract.reading.sheets.formatted import formatted, formatted_day, formatted_number
from govtask_extract.reading.sheets.unseen import Unseen, has_no_height, has_no_width
from govtask_extract.saying.said import said

_YES = ("1", "true")
_READ = ("sheetView", "col", "row", "mergeCell", "conditionalFormatting", "headerFooter", "picture", "oleObject")
# What WPS keeps in place of a picture that fills a cell.
_PICTURE = "=DISPIMG("


class Shown(Struct, frozen=True):
    """What a sheet's cells refer to."""

    strings: Sequence[TextRuns]
    styles: Sequence[CellStyle]
    from_1904: bool


class Cells(Struct):
    """`unknown` are the cells with a formula and no result: their program never calculated them.

    `uncoloured` holds for each cell of which the colours hide something what it says in others, `painted` the areas
    whose fill comes from elsewhere: a conditional format. `running` is the sheet's `headerFooter`; `unread` says what
    it shows that holds no text.
    """

    cells: dict[Position, str] = field(default_factory=dict)
    merged: dict[Position, tuple[int, int]] = field(default_factory=dict)
    unknown: list[Position] = field(default_factory=list)
    unseen: Unseen = field(default_factory=Unseen)
    uncoloured: dict[Position, str] = field(default_factory=dict)
    painted: list[Area] = field(default_factory=list)
    running: Element | None = None
    zeros: bool = True
    unread: list[str] = field(default_factory=list)


def read_cells(content: bytes, shown: Shown, limits: Limits, count: Callable[[int], None]) -> Cells:
    """`count` is told how many cells there are so far, and may raise."""
    found = Cells()
    row = -1
    for element in stream_xml(content, _READ, limits):
        match element.tag:
            case "row":
                row = _row_number(element, row + 1)
                _read_row(element, row, shown, found)
            case "mergeCell":
                _read_merged(element.get("ref") or "", found)
            case _:
                _read_other(element, found)
        count(len(found.cells) + len(found.merged))
    return found


def with_colours_of(found: Cells, painted: Sequence[Area]) -> dict[Position, str]:
    """The cells; where something else than their styles paints them, nothing is hidden by its colour."""
    asked = list(found.uncoloured)
    boxes = [(left, top, right, bottom) for (top, left), (bottom, right) in (*found.painted, *painted)]
    there = which_meet([UprightStretch(column, row, row) for row, column in asked], boxes if asked else ())
    return {**found.cells, **{asked[at]: found.uncoloured[asked[at]] for at in there}}


def _read_other(element: Element, found: Cells) -> None:
    match element.tag:
        case "sheetView":
            found.zeros = element.get("showZeros") not in ("0", "false")
        case "col":
            if element.get("hidden") in _YES or has_no_width(element.get("width")):
                found.unseen.hide_columns(_count(element.get("min")) - 1, _count(element.get("max")) - 1)
        case "conditionalFormatting":
            found.painted += filter(None, map(area_of, (element.get("sqref") or "").split()))
        case "picture":
            # It lies behind all cells. 18.3.1.67
            found.painted.append(((0, 0), (1 << 20, 1 << 14)))
        case "headerFooter":
            found.running = element
        case "oleObject":
            # Stored twice, for old and for new programs.
            program = without_marks(element.get("progId") or "of another program")
            found.unread = list(dict.fromkeys([*found.unread, said("an object ({program})", program=program)]))


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _row_number(element: Element, following: int) -> int:
    number = element.get("r") or ""
    return int(number) - 1 if number.isascii() and number.isdigit() else following


def _read_row(element: Element, row: int, shown: Shown, found: Cells) -> None:
    if element.get("hidden") in _YES or has_no_height(element.get("ht")):
        found.unseen.rows.add(row)
    for position, cell in _placed(element, row):
        runs = _runs(cell, shown, found.zeros)
        if runs is None and cell.find("f") is not None:
            found.unknown.append(position)
        style = _style(cell, shown)
        text = printed(runs or (), style.look, style.fill)
        if text.startswith(_PICTURE):
            found.unread.append(said("a picture in a cell"))
        elif text:
            found.cells[position] = text
            if style.fill is not None and text != (uncoloured := printed(runs or (), style.look, None)):
                found.uncoloured[position] = uncoloured


def _placed(element: Element, row: int) -> Iterator[tuple[Position, Element]]:
    """A cell without a name stands right of the one before."""
    column = -1
    for cell in element.iterfind("c"):
        position = position_of(cell.get("r") or "")
        column = position[1] if position else column + 1
        yield position or (row, column), cell


def _runs(cell: Element, shown: Shown, zeros: bool) -> TextRuns | None:
    """What the cell shows; None if nothing is stored for it."""
    kind, code = cell.get("t") or "n", _style(cell, shown).code
    if kind == "inlineStr":
        inline = cell.find("is")
        return None if inline is None else formatted(string_of(inline), code)
    value = cell.findtext("v")
    if value is None or (kind in ("n", "s", "d") and not value.strip()):
        return None
    match kind:
        case "s":
            return _shared(value, shown, code)
        case "d":
            return (TextRun(formatted_day(value, code, shown.from_1904)),)
        case "b":
            return (TextRun("TRUE" if value.strip() == "1" else "FALSE"),)
        case "n":
            return (TextRun(_number(value, code, shown, zeros)),)
    return formatted((TextRun(unescaped(value)),), code)


def _shared(value: str, shown: Shown, code: str) -> TextRuns | None:
    """A string that is not among the shared ones was lost with them."""
    index = int(value)
    return formatted(shown.strings[index], code) if 0 <= index < len(shown.strings) else None


def _number(value: str, code: str, shown: Shown, zeros: bool) -> str:
    """A number in no form that we know is shown as it is stored."""
    try:
        return formatted_number(float(value), code, shown.from_1904, zeros)
    except ValueError:
        return without_marks(value)


def _style(cell: Element, shown: Shown) -> CellStyle:
    index = int(cell.get("s") or "0")
    return shown.styles[index] if index < len(shown.styles) else CellStyle()


def _read_merged(reference: str, found: Cells) -> None:
    first, _, last = reference.partition(":")
    start, end = position_of(first), position_of(last)
    if start and end and end >= start and end[1] >= start[1]:
        found.merged[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)
