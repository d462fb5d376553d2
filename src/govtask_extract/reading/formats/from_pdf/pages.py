"""One page: its characters in lines, its ruled tables in cells, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float
from functools import partial
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from govtask_extract.model.document import Page
from govtask_extract.reading.formats.from_pdf.columns import split_columns
from govtask_extract.reading.formats.from_pdf.edges import read_edges
from govtask_extract.reading.formats.from_pdf.glyphs import (
    Stretch,
    View,
    read_size,
    read_slant,
    read_stretches,
    read_view,
)
from govtask_extract.reading.formats.from_pdf.grids import find_grids
from govtask_extract.reading.formats.from_pdf.lines import find_runs, join_lines, joined
from govtask_extract.reading.formats.from_pdf.opening import Handle
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium
from govtask_extract.reading.formats.from_pdf.tables import filled_cells, share_out
from govtask_extract.reading.formats.from_pdf.trace import Trace

# A picture that fills so much of the page's width and height is a scan of it.
_SCAN = 0.5

_Slanted = tuple[int | None, Stretch]
"""A run and the quarters by which it is turned, None if it stands aslant."""


def read_page(page: Handle, number: int, trace: Trace) -> Page:
    """Append the page's lines and tables to `trace`."""
    view, start = read_view(page), trace.next
    text = pdfium.FPDFText_LoadPage(page)
    if text:
        try:
            _read_text(page, text, view, number, trace)
        finally:
            pdfium.FPDFText_ClosePage(text)
    return Page(number, round(view.width, 2), round(view.height, 2), start, max(start, trace.length))


def _read_text(page: Handle, text: Handle, view: View, number: int, trace: Trace) -> None:
    """A page whose text lies on its side is read as if it stood; then the characters' boxes are turned back."""
    slants = _slants(text, view)
    quarters = _main_slant(slants)
    if not quarters:
        _read_upright(page, text, view, slants, number, trace)
        return
    standing, start = replace(view, turn=(view.turn - quarters) % 4), trace.length
    _read_upright(page, text, standing, _slants(text, standing), number, trace)
    trace.turn(start, quarters, standing.width, standing.height)


def _slants(text: Handle, view: View) -> list[_Slanted]:
    runs = find_runs(read_stretches(text, view), view.width, view.height)
    return [(read_slant(text, run.number, view), run) for run in runs]


def _main_slant(slants: Iterable[_Slanted]) -> int:
    """How most of the characters stand; what stands aslant has no say."""
    counts = Counter({0: 0})
    for slant, run in slants:
        if slant is not None:
            counts[slant] += len(run.text)
    return max(counts, key=counts.__getitem__)


def _read_upright(
    page: Handle, text: Handle, view: View, slants: Sequence[_Slanted], number: int, trace: Trace
) -> None:
    """Lines and tables from the top down, then what stands across the page."""
    upright = [run for slant, run in slants if slant == 0]
    grids, shares, runs = share_out(find_grids(read_edges(page, view), trace.columns) if upright else [], upright)
    trace.columns = grids[-1].xs if grids else ()
    items = [
        (column, line.boxes[1] + line.boxes[3], partial(_add_line, trace, text, line, number))
        for column, members in enumerate(split_columns(runs))
        for line in join_lines(members)
    ]
    for grid, share in zip(grids, shares, strict=True):
        items.append((0, 2 * grid.ys[0], partial(trace.table, filled_cells(grid, share), number)))
    for _, _, add in sorted(items, key=itemgetter(0, 1)):
        add()
    for slant, line in _turned_lines(slants):
        trace.line(line, number, read_size(text, line.number), "watermark" if slant is None else None)


def _turned_lines(slants: Iterable[_Slanted]) -> Iterator[_Slanted]:
    """Lines that do not stand upright: each of their characters is a run of its own."""
    for slant, group in groupby(slants, key=itemgetter(0)):
        if slant != 0:
            line = joined([run for _, run in group])
            if not line.text.isspace():
                yield slant, line


def _add_line(trace: Trace, text: Handle, line: Stretch, number: int) -> None:
    trace.line(line, number, read_size(text, line.number))


def shows_picture(page: Handle) -> bool:
    """Whether a picture fills most of the page: a scan."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top))
        sides = sorted((right.value - left.value, top.value - bottom.value))
        if sides[0] >= _SCAN * min(width, height) and sides[1] >= _SCAN * max(width, height):
            return True
    return False
