"""One page: its characters in lines, its tables in cells, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.model.document import Page
from govtask_extract.reading.drawn_pages.across import Slanted, find_below, share_turned, turned_lines
from govtask_extract.reading.drawn_pages.drawn import WATERMARK, Drawn
from govtask_extract.reading.drawn_pages.edges import Edges
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.grids import RuledGrid, find_grids, joined_edges
from govtask_extract.reading.drawn_pages.line_numbers import part_line_numbers
from govtask_extract.reading.drawn_pages.lines import find_runs, join_lines
from govtask_extract.reading.drawn_pages.lines_apart import (
    SeenInk,
    add_apart,
    column_of,
    lines_apart,
    sides_of_columns,
)
from govtask_extract.reading.drawn_pages.open_tables.heading_words import may_hold_table
from govtask_extract.reading.drawn_pages.page_columns import split_columns
from govtask_extract.reading.drawn_pages.ruled_tables import Share, filled_cells, share_out
from govtask_extract.reading.drawn_pages.strokes_through import struck_out, struck_through
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.setting_apart import LINE_NUMBER

if TYPE_CHECKING:
    from govtask_extract.reading.drawn_pages.open_tables.outlines import TableOutline


def read_page(page: Drawn, number: int, trace: Trace) -> Page:
    """Append the page's lines and tables to `trace`."""
    start = trace.next
    _read_text(page, number, trace)
    trace.contradictions += trace.find(start, page.contradicted())
    trace.annotated += trace.find(start, page.annotated())
    trace.note_sureness(start, page.confidences())
    return Page(number, round(page.width, 2), round(page.height, 2), start, max(start, trace.length))


def _read_text(page: Drawn, number: int, trace: Trace) -> None:
    """A page whose text lies on its side is read as if it stood; then the characters' boxes are turned back.

    So is one set in columns from right to left, whose characters stand, each below the other.
    """
    slants = _slants(page, frozenset())
    below = find_below(slants)
    slants = _slants(page, below) if below else slants
    quarters = _main_slant(slants)
    if not quarters:
        _read_upright(page, slants, number, trace)
        return
    standing, start = page.standing(quarters), trace.length
    _read_upright(standing, _slants(standing, below), number, trace)
    trace.turn(start, quarters, standing.width, standing.height)


def _slants(page: Drawn, below: frozenset[int]) -> list[Slanted]:
    """The runs; characters of columns, given by their numbers, are as text that is turned by a quarter."""
    runs = find_runs(page.stretches(), page.width, page.height)
    column = (1 - page.quarters) % 4
    return [(column if run.number in below else page.slant(run.number), run) for run in runs]


def _main_slant(slants: Iterable[Slanted]) -> int:
    """How most of the characters stand; what stands aslant has no say."""
    counts = Counter({0: 0})
    for slant, run in slants:
        if slant is not None:
            counts[slant] += len(run.text)
    return max(counts, key=counts.__getitem__)


class _LaidOut(Struct, frozen=True):
    """A page's tables with their shares of the runs, the lines of its columns, and what stands across and apart."""

    tables: Sequence[tuple[RuledGrid, Share]]
    columns: Sequence[Sequence[GlyphLine]]
    across: Sequence[Slanted]
    apart: Sequence[tuple[str, GlyphLine]]


def _read_upright(page: Drawn, slants: Sequence[Slanted], number: int, trace: Trace) -> None:
    """Lines and tables from the top down, then what stands across the page."""
    layout = _laid_out(page, slants, trace)
    items = [
        (column, line.boxes[1] + line.boxes[3], partial(_add_line, trace, page, line, number))
        for column, lines in enumerate(layout.columns)
        for line in lines
    ]
    for grid, share in layout.tables:
        items.append((0, 2 * grid.ys[0], partial(trace.table, filled_cells(grid, share), number)))
    seen, sides = SeenInk(page), sides_of_columns(layout.columns)
    for kind, line in layout.apart:
        add = partial(add_apart, trace, seen, kind, line, number)
        items.append((column_of(line, sides), line.boxes[1] + line.boxes[3], add))
    for _, _, add_item in sorted(items, key=itemgetter(0, 1)):
        add_item()
    for slant, line in layout.across:
        trace.line(line, number, page.size(line.number), WATERMARK if slant is None else None)


def _laid_out(page: Drawn, slants: Sequence[Slanted], trace: Trace) -> _LaidOut:
    """The tables, first those that ruling lines close; then the lines of each column, and their numbers."""
    runs = [run for slant, run in slants if slant == 0]
    edges = page.edges() if slants else Edges()
    struck = struck_out(page.struck(), [run for _, run in slants])
    trace.struck = frozenset((*struck, *struck_through(edges.level, runs)))
    grids, shares, runs = share_out(find_grids(edges, trace.columns), runs)
    trace.columns = grids[-1].xs if grids else ()
    parted = [part_line_numbers(join_lines(members), members) for members in split_columns(runs)]
    columns = [lines for _, lines in parted]
    apart = [(LINE_NUMBER, number) for numbers, _ in parted for number in numbers]
    found, trace.outline = _open_tables(page, columns, edges, grids, trace.outline)
    tables = list(zip(grids, shares, strict=True))
    if found:
        grids, shares, rest = share_out(found, [line for lines in columns for line in lines])
        columns = [join_lines(rest)]
        tables += zip(grids, shares, strict=True)
    return _LaidOut(tables, columns, share_turned(turned_lines(slants), tables), [*apart, *lines_apart(page)])


def _open_tables(
    page: Drawn,
    columns: Sequence[Sequence[GlyphLine]],
    edges: Edges,
    grids: Sequence[RuledGrid],
    above: TableOutline | None,
) -> tuple[list[RuledGrid], TableOutline | None]:
    """The tables without upright lines of a page that is not set in columns, and the one that it ends with."""
    if len(columns) > 1 or not (above or may_hold_table([line.text for line in columns[0]])):
        return [], None
    # Few files need it, and all would pay for loading it.
    from govtask_extract.reading.drawn_pages.open_tables.closing import close_tables

    level = [edge for edge in joined_edges(edges.level) if not any(grid.spans(edge.at) for grid in grids)]
    return close_tables(page, columns[0], level, above)


def _add_line(trace: Trace, page: Drawn, line: GlyphLine, number: int) -> None:
    trace.line(line, number, page.size(line.number))
