"""What drawings, pictures and objects hold: text boxes and WordArt to be read, and what shows without any text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.reading.formats.from_docx.drawn_places import (
    PageSize,
    is_invisible,
    is_large_picture,
    parts_of,
    shows_nowhere,
    size_of,
)
from govtask_extract.reading.formats.from_docx.properties import value
from govtask_extract.reading.formats.from_docx.word_looks import PAPER, UNKNOWN
from govtask_extract.saying.said import said

_SHAPES = frozenset(("shape", "rect", "roundrect", "oval", "polyline", "wsp", "sp"))
_DRAWN = ("pic", "wsp", "wgp", "wpc", "sp", "grpSp", "cxnSp")
_KINDS = frozenset((*_DRAWN, "chart", "relIds", "contentPart", "txbxContent"))
_OBJECTS = ("OLEObject", "objectEmbed", "objectLink")
_WATERMARK = "watermark"


class WordTextBox(Struct, frozen=True):
    """Text that stands in a shape: its paragraphs, what they stand on, and whether the shape shows."""

    content: Element
    ground: str = PAPER
    hidden: bool = False


class DrawnText(Struct, frozen=True):
    """Text that is drawn, and holds no paragraphs of Word's."""

    lines: tuple[str, ...]
    watermark: bool = False
    hidden: bool = False


class Diagram(Struct, frozen=True):
    """SmartArt; its text is in the part that `identity` refers to."""

    identity: str | None


class Chart(Struct, frozen=True):
    """A chart, in the part that `identity` refers to."""

    identity: str | None


class UnreadDrawing(Struct, frozen=True):
    """Something that shows and holds no text to be read: what it is."""

    what: str


Drawn = WordTextBox | DrawnText | Diagram | Chart | UnreadDrawing


def drawn_in(drawing: Element, page: PageSize) -> Iterator[Drawn]:
    """What shows in a `w:drawing`, `w:pict` or `w:object`, each once."""
    parts = [*parts_of(drawing)]
    hidden = shows_nowhere(drawing, parts, page)
    known = drawing.tag != "drawing" or not len(drawing) or any(part.tag in _KINDS for part in parts)
    if known:
        yield from _parts(drawing, page, PAPER, hidden)
    else:
        yield UnreadDrawing(said("a drawing of a kind that is not known here"))
    if not hidden and not any(part.tag in _OBJECTS for part in parts) and is_large_picture(parts, page):
        width, height = (points / 72 * 2.54 for points in size_of(parts))
        yield UnreadDrawing(said("a picture of {width:.0f} by {height:.0f} cm", width=width, height=height))


def _parts(element: Element, page: PageSize, ground: str, hidden: bool) -> Iterator[Drawn]:
    ground = _fill(element) or ground if element.tag in _SHAPES else ground
    for part in element:
        match part.tag:
            case "txbxContent":
                yield WordTextBox(part, ground, hidden)
            case "txBody":
                yield DrawnText(tuple(_drawn_lines(part)), hidden=hidden)
            case "textpath":
                is_watermark = _WATERMARK in (element.get("id") or "").lower()
                yield DrawnText(tuple((part.get("string") or "").splitlines()), is_watermark, hidden)
            case "relIds":
                yield Diagram(part.get("dm"))
            case "chart":
                yield Chart(part.get("id"))
            case "OLEObject" | "objectEmbed" | "objectLink":
                named = part.get("ProgID") or part.get("progId")
                yield UnreadDrawing(said("an embedded object ({kind})", kind=named or said("of no named kind")))
            case "control":
                yield UnreadDrawing(said("a control"))
            case "contentPart":
                yield UnreadDrawing(said("handwriting"))
            case _:
                yield from _parts(part, page, ground, hidden or is_invisible(part))


def drawn_text(element: Element) -> str:
    """The text of a paragraph of drawings (`a:p`)."""
    return "".join(part.text or "" if part.tag == "t" else "\n" for part in element.iter() if part.tag in ("t", "br"))


def _drawn_lines(body: Element) -> Iterator[str]:
    for paragraph in body.findall("p"):
        yield from drawn_text(paragraph).split("\n")


def _fill(shape: Element) -> str | None:
    """The colour of a shape, as DrawingML or VML says it; None where it has none of its own."""
    if shape.tag in ("wsp", "sp"):
        return _drawn_fill(shape)
    if shape.get("filled") in ("f", "false"):
        return None
    if any(fill.get("type", "solid") != "solid" for fill in shape.findall("fill")):
        return UNKNOWN
    # `#ffc000 [3207]`: the number is the theme's.
    color = (shape.get("fillcolor") or "white").partition(" ")[0]
    if color == "white":
        return PAPER
    return color.removeprefix("#") if color.startswith("#") and len(color) == 7 else UNKNOWN


def _drawn_fill(shape: Element) -> str | None:
    solid = shape.find("spPr/solidFill")
    if solid is not None:
        return value(solid.find("srgbClr")) or UNKNOWN
    if any(shape.find(f"spPr/{kind}") is not None for kind in ("gradFill", "blipFill", "pattFill", "grpFill")):
        return UNKNOWN
    of_theme = shape.find("style/fillRef")
    unfilled = shape.find("spPr/noFill") is not None or of_theme is None or of_theme.get("idx") == "0"
    return None if unfilled else UNKNOWN
