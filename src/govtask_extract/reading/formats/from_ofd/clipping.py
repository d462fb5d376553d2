"""What objects are clipped to."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from govtask_extract.model.boxes import bounds
from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.matrices import Matrix
from govtask_extract.reading.formats.from_ofd.part_values import inside, is_true, matrix_of
from govtask_extract.reading.formats.from_ofd.paths import read_path


def clipped_to(element: Element, outer: Matrix, own: Matrix, around: Box | None) -> Box | None:
    """The box around what is left of the object; None if nothing is cut off.

    `outer` leads from what holds the object to the page, `own` from the object. Clips are in the object's measure,
    unless they say that its matrix does not move them (GB/T 33190-2016, 8.4).
    """
    clip = around
    for clips in inside(element, "Clips"):
        moved = is_true(clips.get("TransFlag"), default=True)
        matrix = own if moved else outer.after(matrix_of(_only_placed(element)))
        for one in inside(clips, "Clip"):
            box = _box_of_areas(inside(one, "Area"), matrix)
            clip = box if clip is None or box is None else _common(clip, box)
    return clip


def _only_placed(element: Element) -> Element:
    return Element(element.tag, {"Boundary": element.get("Boundary") or ""})


def _box_of_areas(areas: Iterable[Element], matrix: Matrix) -> Box | None:
    """Around all areas of a clip; None where one says nothing of its shape, or is a text."""
    boxes = array("f")
    for area in areas:
        paths = list(inside(area, "Path"))
        if not paths:
            return None
        for path in paths:
            drawn = read_path(path, matrix.after(matrix_of(area)).after(matrix_of(path)))
            if drawn.box is None:
                return None
            boxes.extend(drawn.box)
    return bounds(boxes)


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
