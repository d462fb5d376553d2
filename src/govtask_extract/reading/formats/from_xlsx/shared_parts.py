"""What the cells of a workbook share: strings, kept once, without the readings of kana, and number formats."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from govtask_extract.model.options import Limits
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.safe_xml import stream_xml
from govtask_extract.reading.sheets.number_formats import BUILT_IN, GENERAL

# _x000D_ is how a string holds what XML cannot. A surrogate is no character.
_ESCAPE = lazy_re("_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)


def shared_strings(content: bytes | None, limits: Limits) -> list[str]:
    """In the order that cells count in."""
    return [] if content is None else [string_of(item) for item in stream_xml(content, ("si",), limits)]


def string_of(item: Element) -> str:
    """The text of a plain string, or of all runs of a rich one."""
    pieces = []
    for child in item:
        if child.tag == "t":
            pieces.append(child.text or "")
        elif child.tag == "r":
            pieces += [text.text or "" for text in child.iter("t")]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def cell_formats(styles: Element | None) -> list[str]:
    """A format's code by the number that cells give as `s`."""
    if styles is None:
        return []
    codes = dict(BUILT_IN)
    for custom in styles.iter("numFmt"):
        codes[_number(custom.get("numFmtId"))] = custom.get("formatCode") or GENERAL
    return [codes.get(_number(style.get("numFmtId")), GENERAL) for style in styles.findall("cellXfs/xf")]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
