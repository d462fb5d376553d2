"""What style sheets take out of sight with all that is in it: no box, no room, no opacity, or beyond the window."""

from __future__ import annotations

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_html.cascade import Values
from govtask_extract.reading.formats.from_html.elements import BLOCKS
from govtask_extract.reading.formats.from_html.lengths import pixels
from govtask_extract.reading.formats.from_html.page_words import Attributes

# Further left or higher than any window reaches, in pixels; a page that is wider or longer is scrolled.
_FAR = 900
_FARTHER = 3000
_CLEAR = 0.05
# A box of one pixel, as pages have it for those who listen to them.
_SMALLEST_BOX = 1
# Their boxes grow with what is in them (CSS 2, 17.5).
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
_NUMBER = r"\s*[+-]?(?:\d+\.?\d*|\.\d+)"
_SCALED_AWAY = lazy_re(
    r"scale(?:x|y|3d)?\(\s*0(?:\.0*)?(?:%|\s*[,)])|scale\([^,)]*,\s*0(?:\.0*)?\s*\)|rotate[xy]\(\s*-?90deg\s*\)"
    r"|matrix\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0\s*,"
)
_MOVED = lazy_re(
    r"translate(?:x|3d)?\(\s*(-?[\d.]+[a-z%]*)(?:\s*,\s*(-?[\d.]+[a-z%]*))?|translatey\(\s*(-?[\d.]+[a-z%]*)"
)
_CLIPPED = lazy_re(
    r"inset\(\s*(?:[5-9]\d|\d{3,})(?:\.\d+)?%|circle\(\s*0|ellipse\(\s*0|polygon\(\s*(?:0(?:px|%)?\s+0(?:px|%)?\s*,?\s*)+\)"
)
_CLIP_RECTANGLE = lazy_re(
    rf"rect\(({_NUMBER})[a-z]*[\s,]+({_NUMBER})[a-z]*[\s,]+({_NUMBER})[a-z]*[\s,]+({_NUMBER})[a-z]*\s*\)"
)
_NO_OPACITY = lazy_re(r"opacity\(\s*0(?:\.0*)?%?\s*\)")


def shows_no_box(tag: str, attributes: Attributes, values: Values) -> bool:
    """Whether the element is no part of the page: `display: none`, or what browsers do so if no sheet says otherwise
    (HTML, 15.3.1)."""
    display = values.get("display")
    if display is not None and display not in ("revert", "revert-layer"):
        return display.split(" ")[0] == "none"
    return "hidden" in attributes or "popover" in attributes or (tag == "dialog" and "open" not in attributes)


def shows_nothing_of_it(tag: str, values: Values, font_size: float) -> bool:
    """Whether the box that the element has shows nothing."""
    if not values:
        return False
    return (
        _is_clear(values)
        or _has_no_room(tag, values, font_size)
        or _stands_outside(values, font_size)
        or _is_clipped(values)
        or _SCALED_AWAY.search(values.get("transform", "")) is not None
        or _is_none(values.get("scale", ""))
        or values.get("content-visibility") == "hidden"
    )


def _is_clear(values: Values) -> bool:
    opacity = values.get("opacity", "1")
    share = pixels(opacity, 0, 1)
    return (share is not None and share <= _CLEAR) or _NO_OPACITY.search(values.get("filter", "")) is not None


def _has_no_room(tag: str, values: Values, font_size: float) -> bool:
    """Whether it is cut off at a box without height or width; a box within a line has neither."""
    if tag in _TABLE_PARTS or (tag not in BLOCKS and not _is_made_a_box(values)):
        return False
    return any(
        values.get(f"overflow-{axis}", "visible") not in ("visible", "initial")
        and any(_is_smallest(values.get(side, ""), font_size) for side in sides)
        for axis, sides in (("y", ("height", "max-height")), ("x", ("width", "max-width")))
    )


def _is_made_a_box(values: Values) -> bool:
    display = values.get("display", "inline")
    floats = values.get("float", "none") not in ("none", "initial")
    return display not in ("inline", "contents", "initial") or floats or _is_placed(values)


def _is_placed(values: Values) -> bool:
    return values.get("position", "static") in ("absolute", "fixed")


def _is_smallest(value: str, font_size: float) -> bool:
    # A share of 1 % of a box is more than a pixel.
    size = pixels(value, font_size, 500)
    return size is not None and size <= _SMALLEST_BOX


def _stands_outside(values: Values, font_size: float) -> bool:
    moved = [found for match in _MOVED.finditer(values.get("transform", "")) for found in match.groups() if found]
    moved += values.get("translate", "").split(" ")[:2]
    moved.append(values.get("margin-left", ""))
    # A share there is one of the element's own size, or of what stands beside it.
    moved = [length for length in moved if not length.endswith("%")]
    if values.get("position", "static") not in ("static", "initial"):
        moved += [values.get(side, "") for side in ("left", "top", "right", "bottom")]
    return any(_is_far(length, font_size) for length in moved)


def _is_far(value: str, font_size: float) -> bool:
    far = pixels(value, font_size, _FAR)
    return far is not None and (far <= -_FAR or far >= _FARTHER)


def _is_clipped(values: Values) -> bool:
    if _CLIPPED.search(values.get("clip-path", "")):
        return True
    found = _CLIP_RECTANGLE.match(values.get("clip", "")) if _is_placed(values) else None
    if found is None:
        return False
    top, right, bottom, left = map(float, found.groups())
    return bottom - top <= _SMALLEST_BOX or right - left <= _SMALLEST_BOX


def _is_none(scale: str) -> bool:
    return any(part in ("0", "0%", "0.0") for part in scale.split(" "))
