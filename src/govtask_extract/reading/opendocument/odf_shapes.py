"""Shapes over a page or sheet: the paragraphs in them; pictures and charts are named. OpenDocument 1.3, part 3, 10."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from govtask_extract.reading.opendocument.odf_styles import points
from govtask_extract.reading.opendocument.odf_words import SHAPES
from govtask_extract.saying.said import said

# A square of 8 cm: larger pictures may be of a page or a table, smaller ones are seals and signs.
_LARGE = 8 * 28.35


def contents_of(shapes: Iterable[Element]) -> Iterator[Element]:
    """The elements that hold paragraphs, in the shapes and the groups of them."""
    for shape in shapes:
        if shape.tag == "g":
            yield from contents_of(child for child in shape if child.tag in SHAPES)
        elif shape.tag == "frame":
            yield from shape.iterfind("text-box")
        else:
            yield shape


def unread_in(shapes: Iterable[Element]) -> Iterator[str]:
    """What the shapes show that holds no text."""
    for shape in shapes:
        if shape.tag == "g":
            yield from unread_in(child for child in shape if child.tag in SHAPES)
        elif shape.tag == "frame" and shape.find("text-box") is None:
            if shape.find("object") is not None or shape.find("object-ole") is not None:
                yield said("a chart or another object")
            elif shape.find("image") is not None and _is_large(shape):
                yield said("a picture")


def _is_large(frame: Element) -> bool:
    """Pictures of an unknown size may be."""
    width, height = points(frame.get("width")), points(frame.get("height"))
    return width is None or height is None or width * height >= _LARGE * _LARGE
