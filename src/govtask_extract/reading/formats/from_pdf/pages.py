"""One page: its characters in lines, its tables in cells, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from govtask_extract.model.document import Page
from govtask_extract.reading.formats.from_pdf.drawn import Drawn
from govtask_extract.reading.formats.from_pdf.edges import Edges
from govtask_extract.reading.formats.from_pdf.glyphs import GlyphLine
from govtask_extract.reading.formats.from_pdf.grids import RuledGrid, find_grids, joined_edges
from govtask_extract.reading.formats.from_pdf.lines import find_runs, join_lines, joined
from govtask_extract.reading.formats.from_pdf.lines_apart import add_apart, column_of, lines_apart
from govtask_extract.reading.formats.from_pdf.open_tables.heading_words import may_hold_table
from govtask_extract.reading.formats.from_pdf.page_columns import split_columns
from govtask_extract.reading.formats.from_pdf.ruled_tables import Share, filled_cells, share_out
from govtask_extract.reading.formats.from_pdf.trace import Trace

if TYPE_CHECKING:
    from govtask_extract.reading.formats.from_pdf.open_tables.outlines import TableOutline

_Slanted = tuple[int | None, GlyphLine]
"""A run and the quarters by which it is turned, None if it stands aslant."""


def read_page(page: Drawn, number: int, trace: Trace) -> Page:
    """Append the page's lines and tables to `trace`."""
    start = trace.next
    _read_text(page, number, trace)
    trace.contradict(start, page.contradicted())
    return Page(number, round(page.width, 2), round(page.height, 2), start, max(start, trace.length))


def _read_text(page: Drawn, number: int, trace: Trace) -> None:
    """A page whose text lies on its side is read as if it stood; then the characters' boxes are turned back."""
    slants = _slants(page)
    quarters = _main_slant(slants)
    if not quarters:
        _read_upright(page, slants, number, trace)
        return
    standing, start = page.standing(quarters), trace.length
    _read_upright(standing, _slants(standing), number, trace)
    trace.turn(start, quarters, standing.width, standing.height)


def _slants(page: Drawn) -> list[_Slanted]:
    runs = find_runs(page.stretches(), page.width, page.height)
    return [(page.slant(run.number), run) for run in runs]


def _main_slant(slants: Iterable[_Slanted]) -> int:
    """How most of the characters stand; what stands aslant has no say."""
    counts = Counter({0: 0})
    for slant, run in slants:
        if slant is not None:
            counts[slant] += len(run.text)
    return max(counts, key=counts.__getitem__)


def _read_upright(page: Drawn, slants: Sequence[_Slanted], number: int, trace: Trace) -> None:
    """Lines and tables from the top down, then what stands across the page."""
    trace.struck = page.struck()
    tables, columns = _laid_out(page, [run for slant, run in slants if slant == 0], trace)
    items = [
        (column, line.boxes[1] + line.boxes[3], partial(_add_line, trace, page, line, number))
        for column, lines in enumerate(columns)
        for line in lines
    ]
    for grid, share in tables:
        items.append((0, 2 * grid.ys[0], partial(trace.table, filled_cells(grid, share), number)))
    for kind, line in lines_apart(page):
        items.append(
            (
                column_of(line, columns),
                line.boxes[1] + line.boxes[3],
                partial(add_apart, trace, page, kind, line, number),
            )
        )
    for _, _, add in sorted(items, key=itemgetter(0, 1)):
        add()
    for slant, line in _turned_lines(slants):
        trace.line(line, number, page.size(line.number), "watermark" if slant is None else None)


def _laid_out(
    page: Drawn, runs: list[GlyphLine], trace: Trace
) -> tuple[list[tuple[RuledGrid, Share]], list[list[GlyphLine]]]:
    """The tables, first those that ruling lines close, with their shares of the runs; and the lines of each column."""
    edges = page.edges() if runs else Edges()
    grids, shares, runs = share_out(find_grids(edges, trace.columns), runs)
    trace.columns = grids[-1].xs if grids else ()
    columns = [join_lines(members) for members in split_columns(runs)]
    found, trace.outline = _open_tables(page, columns, edges, grids, trace.outline)
    tables = list(zip(grids, shares, strict=True))
    if found:
        grids, shares, runs = share_out(found, runs)
        columns = [join_lines(runs)]
        tables += zip(grids, shares, strict=True)
    return tables, columns


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
    from govtask_extract.reading.formats.from_pdf.open_tables.closing import close_tables

    level = [edge for edge in joined_edges(edges.level) if not any(grid.spans(edge.at) for grid in grids)]
    return close_tables(page, columns[0], level, above)


def _turned_lines(slants: Iterable[_Slanted]) -> Iterator[_Slanted]:
    """Lines that do not stand upright: each of their characters is a run of its own."""
    for slant, group in groupby(slants, key=itemgetter(0)):
        if slant != 0:
            line = joined([run for _, run in group])
            if not line.text.isspace():
                yield slant, line


def _add_line(trace: Trace, page: Drawn, line: GlyphLine, number: int) -> None:
    trace.line(line, number, page.size(line.number))
