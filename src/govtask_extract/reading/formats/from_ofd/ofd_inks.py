"""How objects are drawn: their colours, how opaque they are, and how wide their lines."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.formats.from_ofd.ofd_resources import OfdResources
from govtask_extract.reading.formats.from_ofd.part_values import inside, is_true, number, text_in

_BLACK = Colour(0, 0, 0, 255)
_OPAQUE = 255
# Parameters of drawing may refer to others; made to break readers, in a ring.
_DEEPEST = 8
# Lighter than this, what fills a letter says less of it than the line around it.
_LIGHT = 0.75


class OfdInk(Struct, frozen=True):
    """What a text is written with: `colour` is None of a pattern, `painted` false where nothing is."""

    colour: Colour | None
    painted: bool

    @property
    def contrast(self) -> float:
        """How far it stands out from white paper, from 0 to 1."""
        return 1 - self.colour.light if self.colour else 1.0


class DrawingStyle(Struct, frozen=True):
    """The elements that say how an object is drawn, the nearest first: its own, then the parameters it refers to.

    `opaque` is what holds it says of all in it, from 0 to 1.
    """

    sources: tuple[Element, ...]
    resources: OfdResources
    opaque: float = 1.0

    @classmethod
    def of(cls, element: Element, outer: str | None, resources: OfdResources, opaque: float = 1.0) -> DrawingStyle:
        """`outer` is the parameter that holds for what holds the object."""
        chain = _parameters(element.get("DrawParam") or outer, resources)
        own = number(element.get("Alpha"), _OPAQUE) / _OPAQUE
        return cls((element, *chain), resources, opaque * max(0.0, min(1.0, own)))

    def text_ink(self) -> OfdInk:
        """Letters are filled, unless the object says otherwise; where they are outlined, too, the darker counts."""
        element = self.sources[0]
        fill = self._colour("FillColor") if is_true(element.get("Fill"), default=True) else None
        stroke = self._colour("StrokeColor") if is_true(element.get("Stroke"), default=False) else None
        colours = [colour for found in (fill, stroke) for colour in (found or ()) if colour is None or colour.opaque]
        if not colours:
            return OfdInk(_BLACK, False)
        if None in colours:
            return OfdInk(None, True)
        return OfdInk(min((colour for colour in colours if colour), key=lambda colour: colour.light), True)

    def filling(self) -> tuple[Colour | None] | None:
        """A path's colour, None for a pattern; nothing if it is not filled."""
        return self._colour("FillColor") if is_true(self.sources[0].get("Fill"), default=False) else None

    def is_drawn(self) -> bool:
        """Whether anything of a path shows on any ground."""
        stroke = self._colour("StrokeColor") if is_true(self.sources[0].get("Stroke"), default=True) else None
        return any(found[0] is None or found[0].opaque for found in (stroke, self.filling()) if found)

    def _colour(self, name: str) -> tuple[Colour | None]:
        for source in self.sources:
            for element in inside(source, name):
                return (self._read(element),)
        return (_BLACK._replace(opaque=round(_OPAQUE * self.opaque)),)

    def _read(self, element: Element) -> Colour | None:
        if any(len(inner) or inner.attrib for inner in element):
            return None
        opaque = number(element.get("Alpha"), _OPAQUE) / _OPAQUE
        space = self.resources.find("ColorSpace", element.get("ColorSpace"))
        red, green, blue = _channels(element, space)
        return Colour(red, green, blue, round(_OPAQUE * self.opaque * max(0.0, min(1.0, opaque))))


def _parameters(identity: str | None, resources: OfdResources) -> Iterator[Element]:
    for _ in range(_DEEPEST):
        found = resources.find("DrawParam", identity) if identity else None
        if found is None:
            return
        yield found
        identity = found.get("Relative")


def _channels(element: Element, space: Element | None) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255. How many values there are tells their space where nothing else does."""
    value = element.get("Value") or text_in(element, "Value")
    if not value and element.get("Index") and space is not None:
        palette = list(inside(space, "Palette", "CV"))
        at = int(number(element.get("Index"), 0))
        value = palette[at].text if 0 <= at < len(palette) else None
    bits = number(space.get("BitsPerComponent") if space is not None else None, 8)
    most = 2 ** max(1.0, min(16.0, bits)) - 1
    parts = [_channel(piece, most) for piece in (value or "").replace(",", " ").split()]
    match parts:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return _printed(cyan, black), _printed(magenta, black), _printed(yellow, black)
        case _:
            return 0, 0, 0


def _channel(piece: str, most: float) -> int:
    if piece.startswith("#"):
        try:
            return max(0, min(255, int(piece[1:], 16)))
        except ValueError:
            return 0
    return round(255 * max(0.0, min(1.0, number(piece, 0) / most)))


def _printed(ink: int, black: int) -> int:
    """How much of its light an ink of CMYK leaves."""
    return round((255 - ink) * (255 - black) / 255)
