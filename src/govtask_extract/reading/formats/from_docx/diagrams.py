"""The text of SmartArt, whose data stand in a part of their own (ECMA-376 21.4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from govtask_extract.reading.formats.from_docx.properties import number
from govtask_extract.reading.formats.from_docx.word_drawings import drawn_text

# What only lays the others out, or draws a line between two.
_SILENT = ("pres", "parTrans", "sibTrans")


def diagram_lines(root: Element) -> Iterator[str]:
    """The lines of its points, each before those below it, in their order."""
    points = {point.get("modelId") or str(index): point for index, point in enumerate(root.iter("pt"))}
    below = _below(root)
    roots = [name for name, point in points.items() if point.get("type") == "doc"]
    waiting, seen = [*reversed([*roots, *(name for name in points if name not in roots)])], set[str]()
    while waiting:
        name = waiting.pop()
        if name in points and name not in seen:
            seen.add(name)
            waiting += reversed(below.get(name, []))
            yield from _lines(points[name])


def _below(root: Element) -> dict[str, list[str]]:
    """For each point those below it; other connections say how it is laid out."""
    places: dict[str, list[tuple[int, str]]] = {}
    for connection in root.iter("cxn"):
        if connection.get("type", "parOf") == "parOf":
            order = number(connection.get("srcOrd")) or 0
            places.setdefault(connection.get("srcId") or "", []).append((order, connection.get("destId") or ""))
    return {name: [point for _, point in sorted(placed)] for name, placed in places.items()}


def _lines(point: Element) -> Iterator[str]:
    if point.get("type") not in _SILENT:
        for paragraph in point.findall("t/p"):
            yield from filter(str.strip, drawn_text(paragraph).split("\n"))
