"""What a sheet prints at the top and bottom of its pages: `&L…&C第 &P 页&R…`. ECMA-376 part 1, 18.3.1.39"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.setting_apart import without_marks

_PARTS = lazy_re("&[LCR]")
# Fonts, colours, sizes, styles, and what stands for numbers of pages, days, names of files and sheets.
_CODES = lazy_re(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|[PN](?:[+-][0-9]+)?|[A-OQ-Za-z])')


def page_heads(running: Element) -> list[str]:
    """Each of the heads' parts, from the sheet's `headerFooter`."""
    return list(_parts(running, "Header"))


def page_feet(running: Element) -> list[str]:
    return list(_parts(running, "Footer"))


def _parts(running: Element, edge: str) -> Iterator[str]:
    kinds = ["odd"]
    kinds += ["even"] if running.get("differentOddEven") in ("1", "true") else []
    kinds += ["first"] if running.get("differentFirst") in ("1", "true") else []
    for kind in kinds:
        text = without_marks(running.findtext(f"{kind}{edge}") or "")
        for part in _PARTS.split(text.replace("&&", "\0")):
            printed = _CODES.sub("", part).replace("\0", "&").strip()
            if printed:
                yield printed
