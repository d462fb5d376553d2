"""The number format of each style that a cell may name."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from govtask_extract.reading.sheets.number_formats import BUILT_IN, GENERAL


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
