"""Text boxes, labels and WordArt that a sheet keeps as VML. ECMA-376 part 4, 19.4 and 19.1.2.23"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element

from govtask_extract.errors import UnreadableFile
from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.reading.sheets.sheet import TextBox

# Comments are a part of their own; the others are there to be pressed.
_NO_TEXT = ("Note", "Button", "Drop", "List", "Scroll", "Spin", "Pict")
_BLOCKS = ("div", "p", "br")


def old_boxes(package: Package, part: str) -> Iterator[TextBox]:
    """What Excel writes there need not be XML: then there is nothing to be had."""
    root = None
    with suppress(UnreadableFile):
        root = package.xml(part)
    for shape in root.iter() if root is not None else ():
        client = shape.find("ClientData")
        kind = None if client is None else client.get("ObjectType")
        text = "" if kind in _NO_TEXT else _text(shape)
        if text:
            yield TextBox(_row(client), text)


def _text(shape: Element) -> str:
    art = shape.find("textpath")
    if art is not None:
        return without_marks(art.get("string") or "").strip()
    box = shape.find("textbox")
    lines = "".join(_pieces(box)).split("\n") if box is not None else ()
    return "\n".join(filter(None, map(str.strip, lines)))


def _pieces(element: Element) -> Iterator[str]:
    yield without_marks(" ".join((element.text or "").split()))
    for child in element:
        yield "\n" if child.tag in _BLOCKS else ""
        yield from _pieces(child)
        yield without_marks(" ".join((child.tail or "").split()))


def _row(client: Element | None) -> int:
    """The third figure of the anchor: column, offset, row, offset."""
    anchor = "" if client is None else client.findtext("Anchor") or ""
    figures = [figure.strip() for figure in anchor.split(",")]
    return int(figures[2]) if len(figures) > 2 and figures[2].isascii() and figures[2].isdigit() else 0
