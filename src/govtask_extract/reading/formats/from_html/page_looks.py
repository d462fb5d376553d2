"""How an element's own text looks, given what stands around it: whether anybody sees it, and whether it is struck."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.reading.formats.from_html.cascade import Values
from govtask_extract.reading.formats.from_html.lengths import (
    BLACK,
    USUAL_SIZE,
    WHITE,
    Colour,
    colour,
    pixels,
    size_of_font,
)
from govtask_extract.reading.formats.from_html.out_of_sight import shows_no_box, shows_nothing_of_it
from govtask_extract.reading.formats.from_html.page_words import Attributes, is_container

# A letter of one pixel is a dot.
_SMALLEST_FONT = 1.5
# Of 0 to 1; nobody tells #fdfdfd from white.
_SAME_COLOUR = 0.03
_CLEAR = 0.05
# Text that is indented so far stands outside of every window.
_FAR = 900
_INHERITED = ("inherit", "unset", "revert-layer")
_LINK_COLOUR: Colour = (0.0, 0.0, 238 / 255, 1.0)
_HEADS = frozenset(("th", "thead", "h1", "h2", "h3", "h4", "h5", "h6"))
# They look otherwise without any style or attribute.
_OF_THEMSELVES = frozenset(("dialog", "s", "del", "strike", *_HEADS))
_PAINTED = frozenset(("body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"))


class PageLook(Struct, frozen=True):
    """What an element hands down. `gone`: nothing in it shows, whatever is said there. Colours are None if unknown."""

    gone: bool = False
    visible: bool = True
    size: float = USUAL_SIZE
    ink: Colour | None = BLACK
    paper: Colour | None = WHITE
    indented: bool = False
    struck: bool = False

    @property
    def hidden(self) -> bool:
        """Whether text that stands in the element itself is not to be seen."""
        return self.gone or not self.visible or self.size <= _SMALLEST_FONT or self.indented or self._blends_in

    @property
    def _blends_in(self) -> bool:
        if self.ink is None:
            return False
        if self.ink[3] <= _CLEAR:
            return True
        return self.paper is not None and all(
            abs(ink - paper) <= _SAME_COLOUR for ink, paper in zip(self.ink, self.paper, strict=True)
        )


def look_of(tag: str, attributes: Attributes, values: Values, above: PageLook, painted_elsewhere: bool) -> PageLook:
    """`painted_elsewhere` says that sheets which are not in the file may set colours for what has a name."""
    if not values and not attributes and tag not in _OF_THEMSELVES:
        return above
    size = size_of_font(values["font-size"], above.size) if _said(values, "font-size") else above.size
    return PageLook(
        gone=above.gone or shows_no_box(tag, attributes, values) or shows_nothing_of_it(tag, values, size),
        visible=_visible(values, above.visible),
        size=size,
        ink=_ink(tag, attributes, values, above),
        paper=_paper(tag, attributes, values, above, painted_elsewhere),
        indented=_indented(values, size, above.indented),
        struck=above.struck or _is_struck(tag, values),
    )


def shown_again(look: PageLook, above: PageLook) -> PageLook:
    """The look of an element that a script will show."""
    return replace(
        look, gone=above.gone, visible=above.visible, size=max(look.size, USUAL_SIZE), indented=above.indented
    )


def _said(values: Values, name: str) -> bool:
    return name in values and values[name] not in _INHERITED


def _visible(values: Values, inherited: bool) -> bool:
    if not _said(values, "visibility"):
        return inherited
    return values["visibility"] not in ("hidden", "collapse")


def _ink(tag: str, attributes: Attributes, values: Values, above: PageLook) -> Colour | None:
    shadow = values.get("text-shadow", "none")
    if (shadow not in ("none", "initial") and shadow not in _INHERITED) or values.get("background-clip") == "text":
        return None
    for name in ("-webkit-text-fill-color", "color"):
        if _said(values, name) and values[name] != "currentcolor":
            return BLACK if values[name] in ("initial", "revert") else colour(values[name])
    named = attributes.get("color" if tag == "font" else "text") if tag in ("font", "body") else None
    if named:
        return _old_colour(named)
    return _LINK_COLOUR if tag == "a" and "href" in attributes else above.ink


def _paper(tag: str, attributes: Attributes, values: Values, above: PageLook, elsewhere: bool) -> Colour | None:
    """The colour behind; a picture behind has any."""
    if values.get("background-image", "none") not in ("none", "initial") or attributes.get("background"):
        return None
    said = values.get("background-color") or (attributes.get("bgcolor") if tag in _PAINTED else None)
    if said:
        painted = _old_colour(said)
        if painted is None or painted[3] > _CLEAR:
            return painted if painted and painted[3] >= 1 - _CLEAR else None
    named = tag in _HEADS or (bool(attributes.get("class") or attributes.get("id")) and not is_container(attributes))
    return None if elsewhere and named else above.paper


def _old_colour(value: str) -> Colour | None:
    """A colour that attributes may also give without its hash (HTML, 2.3.6)."""
    return colour(value.strip()) or colour(f"#{value.strip()}")


def _indented(values: Values, size: float, inherited: bool) -> bool:
    if not _said(values, "text-indent"):
        return inherited
    indent = pixels(values["text-indent"].split(" ")[0], size, _FAR)
    return indent is not None and abs(indent) >= _FAR


def _is_struck(tag: str, values: Values) -> bool:
    said = values.get("text-decoration-line") or values.get("text-decoration")
    if said is None or said in _INHERITED:
        return tag in ("s", "del", "strike")
    return "line-through" in said
