"""The cells that lines make, found by pdfplumber. It is loaded for tables that have no upright lines, and then only."""

from __future__ import annotations

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.open_tables.outlines import Lines

# In points: lines this near to each other are one, and ends this near to a line touch it.
_NEAR = 3.0


def find_cells(lines: Lines) -> list[Box]:
    """The smallest rectangles that have lines on all sides."""
    from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

    edges = [_edge("h", edge.start, edge.at, edge.end, edge.at) for edge in lines.level]
    edges += [_edge("v", edge.at, edge.start, edge.at, edge.end) for edge in lines.upright]
    merged = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    return intersections_to_cells(edges_to_intersections(merged, _NEAR, _NEAR))


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, str | float]:
    sides: dict[str, str | float] = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {"orientation": orientation, **sides, "width": x1 - x0, "height": bottom - top}
