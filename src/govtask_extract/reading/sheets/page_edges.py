"""What a sheet prints at the top and bottom of its pages: `&L…&C第 &P 页&R…`. ECMA-376 part 1, 18.3.1.39"""

from __future__ import annotations

from govtask_extract.patterns import lazy_re

_PARTS = lazy_re("&[LCR]")
# Fonts, colours, sizes, styles, and what stands for numbers of pages, days, names of files and sheets.
_CODES = lazy_re(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|[PN](?:[+-][0-9]+)?|[A-OQ-Za-z])')


def edge_lines(text: str) -> list[str]:
    """What the left, middle and right part of a head or foot print, without their codes; parts that are blank go."""
    parts = (_CODES.sub("", part).replace("\0", "&").strip() for part in _PARTS.split(text.replace("&&", "\0")))
    return [part for part in parts if part]
