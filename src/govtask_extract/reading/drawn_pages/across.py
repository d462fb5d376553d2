"""What does not stand level from left to right: text that is turned, aslant, or set from the top down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.grids import RuledGrid
from govtask_extract.reading.drawn_pages.grids_at_heights import GridsAtHeights
from govtask_extract.reading.drawn_pages.lines import joined
from govtask_extract.reading.drawn_pages.ruled_tables import Share

Slanted = tuple[int | None, GlyphLine]
"""A run and the quarters by which it is turned, None if it stands aslant."""

# In heights of a character: how far below another it begins, in a column; how far apart they are sideways at most.
_NEXT, _BESIDE = (0.6, 1.35), 0.3
# So many characters below each other are a column, and no lines of a single one.
_COLUMN = 4
# In sizes of a character: the gap in which a turned line ends.
_WIDEST_GAP = 3.0


def find_below(slants: Sequence[Slanted]) -> frozenset[int]:
    """The numbers of the characters that stand upright, each below the one before: columns, right to left.

    If most of a page is set so, all characters that stand alone at their height are of columns.
    """
    columns = [column for column in _columns(slants) if len(column) >= _COLUMN and _says_something(column)]
    if not columns:
        return frozenset()
    upright = [run for slant, run in slants if slant == 0]
    if 2 * sum(map(len, columns)) > sum(len("".join(run.text.split())) for run in upright):
        return frozenset(run.number for run in upright if len(run.text.strip()) <= 1)
    return frozenset(run.number for column in columns for run in column)


def _columns(slants: Iterable[Slanted]) -> Iterator[list[GlyphLine]]:
    column: list[GlyphLine] = []
    for slant, run in slants:
        single = slant == 0 and len(run.text) == 1
        if column and not (single and _is_next(column[-1], run)):
            yield column
            column = []
        if single:
            column.append(run)
    if column:
        yield column


def _is_next(last: GlyphLine, run: GlyphLine) -> bool:
    x0, top, _, bottom = last.boxes
    height = bottom - top
    least, most = _NEXT
    return least * height <= run.boxes[1] - top <= most * height and abs(run.boxes[0] - x0) <= _BESIDE * height


def _says_something(column: Iterable[GlyphLine]) -> bool:
    """Figures one below the other are a column of a table."""
    return any(run.text.isalpha() for run in column)


def turned_lines(slants: Iterable[Slanted]) -> list[Slanted]:
    """Lines that do not stand level: each of their characters is a run of its own."""
    lines: list[tuple[int | None, list[GlyphLine]]] = []
    for slant, run in slants:
        if slant == 0:
            lines.append((slant, []))
        elif lines and lines[-1][0] == slant and lines[-1][1] and _goes_on(slant, lines[-1][1][-1], run):
            lines[-1][1].append(run)
        else:
            lines.append((slant, [run]))
    whole = [(slant, joined(runs)) for slant, runs in lines if runs]
    return [(slant, line) for slant, line in whole if not line.text.isspace()]


def _goes_on(slant: int | None, last: GlyphLine, run: GlyphLine) -> bool:
    """What stands aslant goes on wherever it does; else across the line's own height, and not far off."""
    if slant is None:
        return True
    own, along = (0, 1) if slant % 2 else (1, 0)
    size = last.boxes[-4 + own + 2] - last.boxes[-4 + own]
    common = min(last.boxes[-4 + own + 2], run.boxes[own + 2]) - max(last.boxes[-4 + own], run.boxes[own])
    gap = max(run.boxes[along] - last.boxes[-4 + along + 2], last.boxes[-4 + along] - run.boxes[along + 2])
    return common > 0 and gap <= _WIDEST_GAP * size


def share_turned(lines: Iterable[Slanted], tables: Sequence[tuple[RuledGrid, Share]]) -> list[Slanted]:
    """Those that stand in no cell; the others become the cells' own."""
    at_heights = GridsAtHeights([grid for grid, _ in tables])
    return [
        (slant, part)
        for slant, line in lines
        for part in (_outside(line, tables, at_heights) if slant is not None and tables else (line,))
    ]


def _outside(
    line: GlyphLine, tables: Sequence[tuple[RuledGrid, Share]], at_heights: GridsAtHeights
) -> Iterator[GlyphLine]:
    start = 0
    cells = [at_heights.cell_of(line.part(at, at + 1)) for at in range(len(line.text))]
    for at, cell in enumerate(cells, 1):
        if at < len(cells) and cells[at] == cell:
            continue
        part, start = line.part(start, at), at
        if cell is None:
            yield part
        elif not part.text.isspace():
            table, place = cell
            tables[table][1].setdefault(place, []).append(part)
