"""How a run looks, as far as that decides whether a reader sees it: hidden, struck, raised, its colours and size."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.reading.formats.from_docx.properties import HALF_POINTS, number, points, toggled, value

PAPER = "FFFFFF"
"""What text stands on where nothing says otherwise."""
UNKNOWN = "?"
"""A ground of a colour that cannot be told: a pattern, a picture, a style for some rows of a table."""

# Colours that are this near in red, green and blue cannot be told apart on paper.
_NEAR = 16
# In points: a line of it is 0.7 mm high.
_SMALLEST = 2
# Percent of a letter's width; Word sets 1 to 600.
_NARROWEST = 5
# In points: what Word raises by, if not told how far.
_RAISED = 3
_HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "blue": "0000FF", "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_WHITE_OF_THEME = ("background1", "light1", "bg1", "lt1")
# Those of other scripts have no symbols.
_FONTS = ("ascii", "hAnsi")


class WordLook(Struct, frozen=True):
    """What properties say themselves, each None where they say nothing.

    `color` is six hexadecimal digits, or `auto`; `ground` what the text stands on, or `UNKNOWN`; `size` in points.
    """

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    color: str | None = None
    ground: str | None = None
    size: float | None = None
    fonts: tuple[str, ...] = ()
    style: str | None = None

    @property
    def is_too_small(self) -> bool:
        return self.size is not None and self.size <= _SMALLEST

    def over(self, below: WordLook) -> WordLook:
        """This one where it says something, else `below`."""
        if self == _PLAIN:
            return below
        return WordLook(
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.raised if self.raised is None else self.raised,
            self.color or below.color,
            self.ground or below.ground,
            below.size if self.size is None else self.size,
            self.fonts or below.fonts,
            self.style or below.style,
        )

    def toggled_with(self, paragraph: WordLook) -> WordLook:
        """A character style over a paragraph's: what both switch on is off (ECMA-376 17.7.3)."""
        hidden, struck = _either(self.hidden, paragraph.hidden), _either(self.struck, paragraph.struck)
        return WordLook(hidden, struck).over(self.over(paragraph))


_Found = Mapping[str, Element]
_PLAIN = WordLook()


def read_look(properties: Element | None) -> WordLook:
    """Of a `w:rPr`."""
    if properties is None or not len(properties):
        return _PLAIN
    # Every run has some, few of these: one walk over them is half the time of looking for each.
    found = {element.tag: element for element in properties}
    return WordLook(
        _hidden(found),
        _first(toggled(found.get("strike")), toggled(found.get("dstrike"))),
        _raised(found),
        _color(found),
        _highlight(found.get("highlight")) or shade(found.get("shd")),
        points(value(found.get("sz")), HALF_POINTS),
        _fonts(found.get("rFonts")),
        value(found.get("rStyle")),
    )


def shade(element: Element | None) -> str | None:
    """The colour of a `w:shd`: that behind a pattern that is clear, that of a solid one (ECMA-376 17.18.78)."""
    if element is None:
        return None
    pattern = element.get("val", "clear")
    if pattern in ("nil", "clear"):
        theme = element.get("themeFill")
        of_theme = None if theme is None else PAPER if theme in _WHITE_OF_THEME else UNKNOWN
        return _plain(element.get("fill")) or of_theme
    return _plain(element.get("color")) or "000000" if pattern == "solid" else UNKNOWN


def is_lost_on(color: str | None, ground: str) -> bool:
    """Whether text of this colour cannot be seen on this ground; Word turns `auto` against any ground."""
    found, behind = _numbers(color), _numbers(ground)
    if found is None or behind is None:
        return False
    return all(abs(one - other) < _NEAR for one, other in zip(found, behind, strict=True))


def _hidden(found: _Found) -> bool | None:
    """By Word's own switch, or by letters that are filled with nothing and have no outline, or have no width."""
    filling, outline = found.get("textFill"), found.get("textOutline")
    unfilled = filling is not None and filling.find("noFill") is not None
    if unfilled and (outline is None or outline.find("solidFill") is None):
        return True
    narrowed = number((value(found.get("w")) or "").rstrip("%"))
    if narrowed is not None and 0 < narrowed <= _NARROWEST:
        return True
    return _first(toggled(found.get("vanish")), toggled(found.get("specVanish")))


def _color(found: _Found) -> str | None:
    filling, element = found.get("textFill"), found.get("color")
    if filling is not None:
        return _filling(filling)
    if element is None:
        return None
    return element.get("val") or (PAPER if element.get("themeColor") in _WHITE_OF_THEME else "auto")


def _filling(filling: Element) -> str:
    """The colour that letters are filled with; `auto` for one that is no single one, or that the theme changes."""
    of_theme = filling.find("solidFill/schemeClr")
    if of_theme is not None:
        return PAPER if value(of_theme) in _WHITE_OF_THEME and not len(of_theme) else "auto"
    return value(filling.find("solidFill/srgbClr")) or "auto"


def _raised(found: _Found) -> bool | None:
    """By name, or so far above the line that it is no mere alignment."""
    aligned, position = found.get("vertAlign"), points(value(found.get("position")), HALF_POINTS)
    if aligned is None:
        return None if position is None else position >= _RAISED
    return value(aligned) == "superscript"


def _highlight(element: Element | None) -> str | None:
    named = value(element)
    return None if named in (None, "none") else _HIGHLIGHTS.get(named or "", UNKNOWN)


def _fonts(element: Element | None) -> tuple[str, ...]:
    return () if element is None else tuple(name for kind in _FONTS if (name := element.get(kind)))


def _plain(color: str | None) -> str | None:
    return None if color in (None, "", "auto") else color


# A document has a few colours and names them in every run.
@lru_cache(maxsize=256)
def _numbers(color: str | None) -> bytes | None:
    try:
        found = bytes.fromhex(color or "")
    except ValueError:
        return None
    return found if len(found) == 3 else None


def _first(*said: bool | None) -> bool | None:
    """On if one is; off if one says so."""
    words = [word for word in said if word is not None]
    return any(words) if words else None


def _either(one: bool | None, other: bool | None) -> bool | None:
    return _first(one, other) if None in (one, other) else one != other
