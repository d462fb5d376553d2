"""The styles of a workbook's cells: number formats, fonts and fills. ECMA-376 part 1, 18.8."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.reading.looks import BLACK, WHITE, Look
from govtask_extract.reading.sheets.format_codes import BUILT_IN, GENERAL

_NO = ("0", "false", "none")
# Indexes 64 and 65 are the system's colours for text and windows. 18.8.27
_BLACK, _WHITE = ("0", "8", "64"), ("1", "9", "65")


class CellStyle(Struct, frozen=True):
    """`fill` is the colour behind the text, None if it is a pattern or not known."""

    code: str = GENERAL
    look: Look = Look()
    fill: str | None = WHITE


def cell_styles(styles: Element | None) -> list[CellStyle]:
    """By the number that cells give as `s`."""
    if styles is None:
        return []
    codes = dict(BUILT_IN)
    for custom in styles.iter("numFmt"):
        codes[_number(custom.get("numFmtId"))] = custom.get("formatCode") or GENERAL
    looks = [look_of(font) for font in styles.iterfind("fonts/font")]
    fills = [_fill(fill) for fill in styles.iterfind("fills/fill")]
    return [_style(xf, codes, looks, fills) for xf in styles.findall("cellXfs/xf")]


def _style(xf: Element, codes: dict[int, str], looks: list[Look], fills: list[str | None]) -> CellStyle:
    font, fill = _number(xf.get("fontId")), _number(xf.get("fillId"))
    return CellStyle(
        codes.get(_number(xf.get("numFmtId")), GENERAL),
        looks[font] if 0 <= font < len(looks) else Look(),
        fills[fill] if 0 <= fill < len(fills) else WHITE,
    )


def look_of(font: Element) -> Look:
    """Of a cell's `font`, or the `rPr` of a run in a string."""
    size, raised = font.find("sz"), font.find("vertAlign")
    return Look(
        _colour(font.find("color"), BLACK),
        None if size is None else _points(size.get("val")),
        _is_on(font.find("strike")),
        raised is not None and raised.get("val") == "superscript",
    )


def _fill(fill: Element) -> str | None:
    pattern = fill.find("patternFill")
    if pattern is None:
        return None
    match pattern.get("patternType") or "none":
        case "none":
            return WHITE
        case "solid":
            return _colour(pattern.find("fgColor"), None)
    return None


def _colour(colour: Element | None, otherwise: str | None) -> str | None:
    """Six digits, or what names the colour: of an index or a theme only black and white are known."""
    if colour is None or colour.get("auto") in ("1", "true"):
        return otherwise
    if rgb := colour.get("rgb"):
        return rgb[-6:].lower()
    name = colour.get("indexed")
    if name is not None:
        return BLACK if name in _BLACK else WHITE if name in _WHITE else f"index {name}"
    theme, tint = colour.get("theme"), colour.get("tint") or "0"
    if theme is None:
        return otherwise
    # Theme colours 0 and 1 are windows and their text. 18.8.3
    plain = {"0": WHITE, "1": BLACK}.get(theme) if _points(tint) == 0 else None
    return plain or f"theme {theme} {tint}"


def _is_on(element: Element | None) -> bool:
    return element is not None and (element.get("val") or "1") not in _NO


def _points(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
