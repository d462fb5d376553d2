"""What a sheet shows outside its cells: comments, text boxes, pictures, what its pages print at top and bottom."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.formats.from_xlsx.drawings import add_drawing
from govtask_extract.reading.formats.from_xlsx.old_drawings import old_boxes
from govtask_extract.reading.formats.from_xlsx.shared_parts import string_of
from govtask_extract.reading.looks import Area
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.cell_names import area_of, position_of
from govtask_extract.reading.sheets.page_edges import edge_lines
from govtask_extract.reading.sheets.sheet import Sheet


def painted_by_tables(package: Package, part: str) -> list[Area]:
    """The areas that a style of tables may fill with a colour. ECMA-376 part 1, 18.5.1.2"""
    roots = [root for _, root in _related(package, part, "table")]
    return [area for root in roots if (area := area_of(root.get("ref") or ""))]


def add_extras(package: Package, part: str, running: Element | None, sheet: Sheet) -> None:
    """`running` is the sheet's `headerFooter`."""
    for name, text in _comments(package, part):
        position = position_of(name)
        if position:
            sheet.comment(position, text)
    for drawing, root in _related(package, part, "drawing"):
        add_drawing(package, drawing, root, sheet)
    for relation in package.relations(part):
        if relation.kind == "vmlDrawing":
            sheet.boxes.extend(old_boxes(package, relation.target))
    if running is not None:
        sheet.heads.extend(_edges(running, "Header"))
        sheet.feet.extend(_edges(running, "Footer"))


def _edges(running: Element, edge: str) -> Iterator[str]:
    """Of even and first pages only where they have their own. 18.3.1.46"""
    kinds = ["odd"]
    kinds += ["even"] if running.get("differentOddEven") in ("1", "true") else []
    kinds += ["first"] if running.get("differentFirst") in ("1", "true") else []
    for kind in kinds:
        yield from edge_lines(without_marks(running.findtext(f"{kind}{edge}") or ""))


def _comments(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """The cell's name and the comment. A thread stands in a part of its own, beside a comment for old programs."""
    threaded = set()
    for _, root in _related(package, part, "threadedComment"):
        for comment in root.iter("threadedComment"):
            name = comment.get("ref") or ""
            threaded.add(name)
            yield name, comment.findtext("text") or ""
    for _, root in _related(package, part, "comments"):
        for comment in root.iter("comment"):
            text = comment.find("text")
            name = comment.get("ref") or ""
            if text is not None and name not in threaded:
                yield name, "".join(run.text for run in string_of(text))


def _related(package: Package, part: str, kind: str) -> Iterator[tuple[str, Element]]:
    for relation in package.relations(part):
        root = package.xml(relation.target) if relation.kind == kind else None
        if root is not None:
            yield relation.target, root
