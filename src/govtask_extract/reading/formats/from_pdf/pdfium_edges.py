"""The ruling lines that PDFium finds: what is drawn exactly level or upright, stroked or as a thin rectangle."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import islice

from govtask_extract.reading.drawn_pages.edges import MOST_STROKES, Edges, edges_of
from govtask_extract.reading.drawn_pages.matrices import UNCHANGED, Matrix, Point
from govtask_extract.reading.formats.from_pdf.glyphs import View
from govtask_extract.reading.formats.from_pdf.pdfium import Handle, pdfium

# Forms hold forms; made to break readers, without end.
_DEEPEST = 8


def read_edges(page: Handle, view: View) -> Edges:
    """The page's ruling lines; none at all of a page so full of lines that it must be a drawing."""
    numbers = array("f")
    for start, end in islice(_page_segments(page), MOST_STROKES + 1):
        numbers.extend((min(start[0], end[0]), max(start[1], end[1]), max(start[0], end[0]), min(start[1], end[1])))
    return edges_of(zip(*[iter(view.placed(numbers))] * 4, strict=True))


def _page_segments(page: Handle) -> Iterator[tuple[Point, Point]]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _segments(pdfium.FPDFPage_GetObject(page, index), UNCHANGED, 0)


def _segments(thing: Handle, outer: Matrix, depth: int) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path, or of the paths in a form."""
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH and _is_drawn(thing):
        yield from _strokes(thing, outer.after(_matrix_of(thing)))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        matrix = outer.after(_matrix_of(thing))
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _segments(pdfium.FPDFFormObj_GetObject(thing, index), matrix, depth + 1)


def _is_drawn(path: Handle) -> bool:
    """Paths that only clip are neither filled nor stroked."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    return bool(fill.value or stroke.value)


def _matrix_of(thing: Handle) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(matrix))
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _strokes(path: Handle, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    x, y = c_float(), c_float()
    first = last = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point, kind = matrix.placed(x.value, y.value), pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first
