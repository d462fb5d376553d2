"""Styles of SpreadsheetML: number formats, fonts, interiors. Office 2003 XML Reference Schemas, SpreadsheetML."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.reading.looks import BLACK, WHITE, Look
from govtask_extract.reading.sheets.format_codes import BUILT_IN, GENERAL

# Formats that have a name in place of a code.
_NAMED = {
    "Short Date": BUILT_IN[14],
    "Medium Date": BUILT_IN[14],
    "Long Date": BUILT_IN[31],
    "General Date": BUILT_IN[22],
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss",
    "General Number": GENERAL,
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Currency": "#,##0.00",
}
_LONGEST_CHAIN = 50


class XmlStyle(Struct, frozen=True):
    """`fill` is the colour behind the text, None if it is a pattern."""

    code: str = GENERAL
    look: Look = Look()
    fill: str | None = WHITE


def xml_styles(root: Element) -> dict[str, XmlStyle]:
    """By the names that cells, rows and columns give."""
    styles = {style.get("ID") or "": style for style in root.iterfind("Styles/Style")}
    return {name: _style(list(_chain(style, styles))) for name, style in styles.items()}


def _chain(style: Element, styles: dict[str, Element]) -> list[Element]:
    """The style and those that it is based on; the one called Default comes last."""
    chain: list[Element] = []
    following: Element | None = style
    while following is not None and len(chain) < _LONGEST_CHAIN:
        chain.append(following)
        parent = following.get("Parent") or ("" if following.get("ID") == "Default" else "Default")
        following = styles.get(parent)
    return chain


def _style(chain: list[Element]) -> XmlStyle:
    number, font, interior = (_nearest(chain, name) for name in ("NumberFormat", "Font", "Interior"))
    code = (number.get("Format") if number is not None else None) or GENERAL
    return XmlStyle(_NAMED.get(code, code), Look() if font is None else look_of_font(font, Look()), _fill(interior))


def _nearest(chain: list[Element], name: str) -> Element | None:
    """An element without attributes changes nothing."""
    found = (style.find(name) for style in chain)
    return next((element for element in found if element is not None and element.attrib), None)


def look_of_font(font: Element, above: Look) -> Look:
    """Of a style's font, or of a run in a cell, which takes what it does not say from `above`."""
    size = font.get("Size")
    position = font.get("VerticalAlign")
    return Look(
        _colour(font.get("Color"), above.colour),
        float(size) if size and size.replace(".", "", 1).isdigit() else above.size,
        above.struck or font.get("StrikeThrough") == "1",
        above.raised if position is None else position == "Superscript",
    )


def _fill(interior: Element | None) -> str | None:
    if interior is None or interior.get("Pattern") in (None, "None"):
        return WHITE
    return _colour(interior.get("Color"), None) if interior.get("Pattern") == "Solid" else None


def _colour(written: str | None, otherwise: str | None) -> str | None:
    if not written:
        return otherwise
    return BLACK if written == "Automatic" else written.removeprefix("#").lower()
