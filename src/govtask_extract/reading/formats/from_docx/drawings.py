"""What drawings, pictures and objects hold: text boxes and WordArt to be read, and what shows without any text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_docx.looks import PAPER, UNKNOWN
from govtask_extract.reading.formats.from_docx.properties import is_on, number, value

_EMU, _TWIPS = 12_700, 20
"""So many go to a point."""
_LENGTH = lazy_re(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*(pt|in|cm|mm|px|)\s*")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "": 0.75}
# A seal, a square code or a badge takes less of a page, a photograph of a document or of a table more.
_LARGE = 1 / 8
_SHAPES = frozenset(("shape", "rect", "roundrect", "oval", "polyline", "wsp", "sp"))
_DRAWN = ("pic", "wsp", "wgp", "wpc", "sp", "grpSp", "cxnSp")
_KINDS = frozenset((*_DRAWN, "chart", "relIds", "contentPart", "txbxContent"))
_WATERMARK = "watermark"


class PageSize(Struct, frozen=True):
    """A page's sides in points; A4 where nothing says otherwise."""

    width: float = 595.3
    height: float = 841.9


class TextBox(Struct, frozen=True):
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


class Unseen(Struct, frozen=True):
    """Something that shows and holds no text to be read: what it is."""

    what: str


Drawn = TextBox | DrawnText | Diagram | Chart | Unseen


def page_size(body: Element) -> PageSize:
    """Of the first section that has one."""
    for size in body.iter("pgSz"):
        width, height = number(size.get("w")), number(size.get("h"))
        if width and height:
            return PageSize(width / _TWIPS, height / _TWIPS)
    return PageSize()


def drawn_in(drawing: Element, page: PageSize) -> Iterator[Drawn]:
    """What shows in a `w:drawing`, `w:pict` or `w:object`, each once."""
    hidden = _is_hidden(drawing) or _is_off(drawing, page)
    known = drawing.tag != "drawing" or not len(drawing) or any(part.tag in _KINDS for part in drawing.iter())
    if known:
        yield from _parts(drawing, page, PAPER, hidden)
    else:
        yield Unseen("a drawing of a kind that is not known here")
    if not hidden and not any(part.tag == "OLEObject" for part in drawing.iter()) and is_large_picture(drawing, page):
        width, height = _size(drawing)
        yield Unseen(f"a picture of {width / 72 * 2.54:.0f} by {height / 72 * 2.54:.0f} cm")


def _parts(element: Element, page: PageSize, ground: str, hidden: bool) -> Iterator[Drawn]:
    ground = _fill(element) or ground if element.tag in _SHAPES else ground
    for part in element:
        match part.tag:
            case "txbxContent":
                yield TextBox(part, ground, hidden)
            case "txBody":
                yield DrawnText(tuple(_drawn_lines(part)), hidden=hidden)
            case "textpath":
                is_watermark = _WATERMARK in (element.get("id") or "").lower()
                yield DrawnText(tuple((part.get("string") or "").splitlines()), is_watermark, hidden)
            case "relIds":
                yield Diagram(part.get("dm"))
            case "chart":
                yield Chart(part.get("id"))
            case "OLEObject":
                yield Unseen(f"an embedded object ({part.get('ProgID') or 'of no named kind'})")
            case "control":
                yield Unseen("a control")
            case "contentPart":
                yield Unseen("handwriting")
            case _:
                yield from _parts(part, page, ground, hidden or _is_invisible(part))


def is_beyond(left: str | None, top: str | None, page: PageSize) -> bool:
    """Whether a frame's place, in twentieths of a point, is outside the page."""
    return any(abs(number(place) or 0) >= _TWIPS * side for place, side in ((left, page.width), (top, page.height)))


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


def _is_hidden(drawing: Element) -> bool:
    return any(is_on(part.get("hidden")) for part in drawing.iter("docPr"))


def _is_invisible(shape: Element) -> bool:
    return _styled(shape).get("visibility") == "hidden"


def _is_off(drawing: Element, page: PageSize) -> bool:
    """Whether it stands outside the page, wherever on the page its place is counted from."""
    width, height = _size(drawing)
    return _beyond(drawing, "positionH", ("margin-left", "left"), width, page.width) or _beyond(
        drawing, "positionV", ("margin-top", "top"), height, page.height
    )


def _beyond(drawing: Element, place: str, names: tuple[str, ...], length: float, side: float) -> bool:
    offsets = [_emu(part.text) for found in drawing.iter(place) for part in found.findall("posOffset")]
    styles = [_styled(shape) for shape in drawing if "style" in shape.attrib]
    offsets += [_points(style[name]) for style in styles for name in names if name in style]
    return any(offset >= side or offset + length <= -side for offset in offsets)


def is_large_picture(drawing: Element, page: PageSize) -> bool:
    """Whether what is drawn is a picture that takes a good part of a page."""
    width, height = _size(drawing)
    pictured = any(part.tag in ("blip", "imagedata") for part in drawing.iter())
    return pictured and width * height >= _LARGE * page.width * page.height


def _size(drawing: Element) -> tuple[float, float]:
    """Width and height in points; that of its first shape, where it is VML."""
    for extent in drawing.iter("extent"):
        return _emu(extent.get("cx")), _emu(extent.get("cy"))
    styles = (_styled(shape) for shape in drawing.iter() if "style" in shape.attrib)
    sized = next((style for style in styles if "width" in style and "height" in style), {})
    return _points(sized.get("width", "0")), _points(sized.get("height", "0"))


def _styled(shape: Element) -> dict[str, str]:
    """The properties in a VML shape's `style`."""
    pairs = (entry.partition(":") for entry in (shape.get("style") or "").split(";"))
    return {name.strip().lower(): said.strip().lower() for name, _, said in pairs}


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _POINTS[found[2]] if found else 0.0


def _emu(text: str | None) -> float:
    return (number((text or "").strip()) or 0) / _EMU
