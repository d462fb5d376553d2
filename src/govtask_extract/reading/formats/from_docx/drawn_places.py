"""Where on a page a drawing stands, how large it is, and whether that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.reading.formats.from_docx.properties import EMU, TWIPS, is_on, points

# What VML says without a unit.
_PIXELS = 4 / 3
# A seal, a square code or a badge takes less of a page, a photograph of a document or of a table more.
_LARGE = 1 / 8
_WIDE = 1 / 3
_COLOURED = ("blip", "solidFill", "gradFill", "pattFill", "blipFill")


class PageSize(Struct, frozen=True):
    """A page's sides in points; A4 where nothing says otherwise."""

    width: float = 595.3
    height: float = 841.9


def page_size(body: Element) -> PageSize:
    """Of the first section that has one."""
    for size in body.iter("pgSz"):
        width, height = points(size.get("w"), TWIPS), points(size.get("h"), TWIPS)
        if width and height:
            return PageSize(width, height)
    return PageSize()


def parts_of(drawing: Element) -> Iterator[Element]:
    """It and what it is made of; what stands in its text boxes is not."""
    yield drawing
    for part in drawing:
        if part.tag != "txbxContent":
            yield from parts_of(part)


def is_beyond(left: str | None, top: str | None, page: PageSize) -> bool:
    """Whether a frame's place, as it is stored, is outside the page."""
    places = ((points(left, TWIPS), page.width), (points(top, TWIPS), page.height))
    return any(abs(place or 0) >= side for place, side in places)


def is_invisible(shape: Element) -> bool:
    """Whether VML says that a shape is not to be drawn."""
    return _styled(shape).get("visibility") == "hidden"


def shows_nowhere(drawing: Element, parts: Sequence[Element], page: PageSize) -> bool:
    """Whether it is hidden, or stands outside the page, wherever on the page its place is counted from."""
    styles = [_styled(shape) for shape in drawing if "style" in shape.attrib]
    width, height = size_of(parts)
    across = [*_offsets(parts, "positionH"), *_distances(styles, ("margin-left", "left"))]
    down = [*_offsets(parts, "positionV"), *_distances(styles, ("margin-top", "top"))]
    hidden = any(part.tag == "docPr" and is_on(part.get("hidden")) for part in parts)
    return hidden or _beyond(across, width, page.width) or _beyond(down, height, page.height)


def _offsets(parts: Sequence[Element], place: str) -> Iterator[float]:
    return (_emu(offset.text) for part in parts if part.tag == place for offset in part.findall("posOffset"))


def _distances(styles: Iterable[Mapping[str, str]], names: Iterable[str]) -> Iterator[float]:
    return (_points(style[name]) for style in styles for name in names if name in style)


def _beyond(places: Iterable[float], length: float, side: float) -> bool:
    return any(place >= side or place + length <= -side for place in places)


def is_large_picture(parts: Sequence[Element], page: PageSize) -> bool:
    """Whether what is drawn is a picture that takes a good part of a page."""
    width, height = size_of(parts)
    pictured = any(part.tag in ("blip", "imagedata") for part in parts)
    return pictured and width * height >= _LARGE * page.width * page.height


def is_behind_text(parts: Sequence[Element], page: PageSize) -> bool:
    """Whether a picture or a filled shape is as wide as what text may be set on; a seal is not."""
    return size_of(parts)[0] >= _WIDE * page.width and any(part.tag in _COLOURED for part in parts)


def size_of(parts: Sequence[Element]) -> tuple[float, float]:
    """Width and height in points of what these parts draw; of VML, those of its first shape."""
    for extent in (part for part in parts if part.tag == "extent"):
        return _emu(extent.get("cx")), _emu(extent.get("cy"))
    styles = (_styled(shape) for shape in parts if "style" in shape.attrib)
    sized = next((style for style in styles if "width" in style and "height" in style), {})
    return _points(sized.get("width", "0")), _points(sized.get("height", "0"))


def _styled(shape: Element) -> dict[str, str]:
    """The properties in a VML shape's `style`."""
    pairs = (entry.partition(":") for entry in (shape.get("style") or "").split(";"))
    return {name.strip().lower(): said.strip().lower() for name, _, said in pairs}


def _points(length: str) -> float:
    return points(length, _PIXELS) or 0.0


def _emu(text: str | None) -> float:
    return points(text, EMU) or 0.0
