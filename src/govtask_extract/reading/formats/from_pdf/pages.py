"""One page: its characters in lines, its ruled tables in cells, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import byref, c_float
from functools import partial
from itertools import groupby
from operator import itemgetter

from govtask_extract.model.document import Page
from govtask_extract.reading.formats.from_pdf.edges import read_edges
from govtask_extract.reading.formats.from_pdf.glyphs import Glyph, View, read_glyphs, read_size, read_slant, read_view
from govtask_extract.reading.formats.from_pdf.grids import find_grids
from govtask_extract.reading.formats.from_pdf.lines import Run, find_runs, join_lines
from govtask_extract.reading.formats.from_pdf.opening import Handle
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium
from govtask_extract.reading.formats.from_pdf.tables import filled_cells, share_out
from govtask_extract.reading.formats.from_pdf.trace import Trace

# A picture that fills so much of the page's width and height is a scan of it.
_SCAN = 0.5


def read_page(page: Handle, number: int, trace: Trace) -> Page:
    """Append the page's lines and tables to `trace`."""
    view = read_view(page)
    text = pdfium.FPDFText_LoadPage(page)
    start = trace.next
    if text:
        try:
            _read_text(page, text, view, number, trace)
        finally:
            pdfium.FPDFText_ClosePage(text)
    return Page(number, round(view.width, 2), round(view.height, 2), start, max(start, trace.length))


def _read_text(page: Handle, text: Handle, view: View, number: int, trace: Trace) -> None:
    """Lines and tables from the top down, then what stands across the page."""
    upright, turned = _by_slant(text, view, find_runs(read_glyphs(text, view)))
    grids = find_grids(read_edges(page, view)) if upright else []
    shares, runs = share_out(grids, upright)
    items = [(_middle(line), partial(_add_line, trace, text, line, number)) for line in join_lines(runs)]
    for grid, share in zip(grids, shares, strict=True):
        if share:
            items.append((grid.ys[0], partial(trace.table, filled_cells(grid, share), number)))
    for _, add in sorted(items, key=itemgetter(0)):
        add()
    for slant, line in turned:
        trace.line(line, number, read_size(text, line[0]), None if slant else "watermark")


def _by_slant(text: Handle, view: View, runs: Iterable[Run]) -> tuple[list[Run], list[tuple[int | None, list[Glyph]]]]:
    """Upright runs, and lines of those that are turned or aslant: each character of these is a run of its own."""
    upright: list[Run] = []
    turned: list[tuple[int | None, list[Glyph]]] = []
    for slant, group in groupby(runs, key=lambda run: read_slant(text, run[0], view)):
        if slant == 0:
            upright += group
        else:
            turned.append((slant, [glyph for run in group for glyph in run]))
    return upright, [(slant, line) for slant, line in turned if any(not glyph.text.isspace() for glyph in line)]


def _middle(line: Sequence[Glyph]) -> float:
    return (line[0].top + line[0].bottom) / 2


def _add_line(trace: Trace, text: Handle, line: Sequence[Glyph], number: int) -> None:
    inked = next(glyph for glyph in line if not glyph.text.isspace())
    trace.line(line, number, read_size(text, inked))


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
